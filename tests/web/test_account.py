"""One's own account, the language switch, and the way in by invitation."""

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from commission.actions import people
from commission.actions.people import NewPosition
from commission.domain.roles import Role
from commission.models import Person
from commission.notices import invitation_link
from tests.cast import Cast, actor
from tests.stage import kept

LANGUAGE = settings.LANGUAGE_COOKIE_NAME
CHOSEN = {"password": "алты аққу көлде", "again": "алты аққу көлде"}


@kept
def invited(cast: Cast) -> Person:
    position = NewPosition(role=Role.head, title_kk="Алға ауданының әкімі", title_ru="аким", body=cast.alga)
    return people.invite(email="akim@alga.test", position=position, by=actor(cast.secretary), language="ru")


def path_of(person: Person) -> str:
    return invitation_link(person).removeprefix(settings.SITE_URL)


class TestLanguage:
    @pytest.mark.django_db
    def test_a_guest_gets_a_cookie_and_the_same_page(self, client: Client) -> None:
        response = client.post(reverse("set_language"), {"language": "ru", "next": "/accounts/login/?next=/"})
        assert (response.status_code, response["Location"]) == (303, "/accounts/login/?next=/")
        assert response.cookies[LANGUAGE].value == "ru"
        assert client.get("/accounts/login/")["Content-Language"] == "ru"

    def test_a_person_takes_it_along(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.akim)
        client.post(reverse("set_language"), {"language": "en", "next": "/"})
        cast.akim.refresh_from_db()
        assert cast.akim.language == "en"

    @pytest.mark.django_db
    @pytest.mark.parametrize("wanted", ["https://elsewhere.test/", "//elsewhere.test/", "meetings", ""])
    def test_it_leads_nowhere_else(self, client: Client, wanted: str) -> None:
        response = client.post(reverse("set_language"), {"language": "ru", "next": wanted})
        assert response["Location"] == "/"

    @pytest.mark.django_db
    def test_a_language_we_do_not_speak_changes_nothing(self, client: Client) -> None:
        response = client.post(reverse("set_language"), {"language": "tt", "next": "/"})
        assert LANGUAGE not in response.cookies

    def test_only_by_post(self, client: Client) -> None:
        assert client.get(reverse("set_language")).status_code == 405


class TestAccount:
    def test_shows_the_positions_held(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.reviewer_of_own)
        page = client.get(reverse("account")).content.decode()
        assert "controller kk" in page
        assert "Алға ауданы" in page
        assert reverse("account_change_password") in page

    def test_who_has_no_position_is_told_whom_to_ask(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.stranger)
        assert 'class="empty"' in client.get(reverse("account")).content.decode()

    def test_name_language_and_appearance_are_the_persons_own(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.akim)
        response = client.post(reverse("account"), {"name": "А. Сәрсенов", "language": "ru", "theme": "dark"})
        assert response.status_code == 303
        assert response.cookies[LANGUAGE].value == "ru"
        cast.akim.refresh_from_db()
        assert (cast.akim.name, cast.akim.language, cast.akim.theme) == ("А. Сәрсенов", "ru", "dark")

    def test_a_wrong_language_keeps_what_was_typed(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.akim)
        response = client.post(reverse("account"), {"name": "А. Сәрсенов", "language": "tt", "theme": ""})
        assert response.status_code == 422
        assert "А. Сәрсенов" in response.content.decode()


class TestInvitation:
    def test_the_letter_is_in_the_persons_language_and_holds_the_address(
        self, invited: Person, django_capture_on_commit_callbacks, cast: Cast
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            position = NewPosition(role=Role.auditor, title_kk="аудитор & К", title_ru="аудитор & К")
            people.invite(email="new@test.invalid", position=position, by=actor(cast.administrator))
        letter = mail.outbox[0]
        assert letter.to == ["new@test.invalid"]
        assert "\n" not in letter.subject
        assert "аудитор & К" in letter.body
        assert f"{settings.SITE_URL}/invitation/" in letter.body

    def test_the_page_speaks_the_invited_persons_language(self, client: Client, invited: Person) -> None:
        response = client.get(path_of(invited))
        assert response["Content-Language"] == "ru"
        assert "akim@alga.test" in response.content.decode()

    def test_the_switch_is_stronger(self, client: Client, invited: Person) -> None:
        client.cookies[LANGUAGE] = "en"
        assert client.get(path_of(invited))["Content-Language"] == "en"

    def test_a_password_opens_the_house(self, client: Client, invited: Person) -> None:
        response = client.post(path_of(invited), CHOSEN)
        assert (response.status_code, response["Location"]) == (303, reverse("home"))
        assert client.session["_auth_user_id"] == str(invited.pk)
        assert client.login(email=invited.email, password=CHOSEN["password"])

    def test_a_weak_password_is_refused_in_words(self, client: Client, invited: Person) -> None:
        response = client.post(path_of(invited), {"password": "12345", "again": "12345"})
        assert response.status_code == 422
        assert response.context["form"].errors["password"]
        invited.refresh_from_db()
        assert not invited.has_usable_password()

    def test_two_different_passwords_are_a_slip(self, client: Client, invited: Person) -> None:
        response = client.post(path_of(invited), CHOSEN | {"again": "алты аққу"})
        assert response.context["form"].errors["again"]

    def test_the_address_works_once(self, client: Client, invited: Person) -> None:
        path = path_of(invited)
        client.post(path, CHOSEN)
        assert Client().get(path).status_code == 404

    def test_whose_letter_is_too_old_asks_for_another(self, client: Client, invited: Person) -> None:
        client.post(reverse("account_reset_password"), {"email": invited.email})
        assert mail.outbox[-1].to == [invited.email]
        assert "/invitation/" in mail.outbox[-1].body
        assert reverse("account_reset_password") in client.get("/invitation/x/y/").content.decode()

    @pytest.mark.parametrize("path", ["/invitation/x/y/", "/invitation/MQ/abc-def/", "/invitation/0LDQ/y/"])
    def test_a_made_up_address_is_over(self, client: Client, db: None, path: str) -> None:
        response = client.get(path)
        assert response.status_code == 404
        assert reverse("account_login") in response.content.decode()
