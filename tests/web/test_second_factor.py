"""The second step of the sign-in: set up, asked for, required, lost."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from commission import journal
from commission.actions import second_factor
from commission.models import Person
from commission.web.second_factor_secrets import SecretsAtRest
from tests.cast import PASSWORD, Cast
from tests.second_step import PERIOD, code_of

SET_UP, CODES = reverse("mfa_activate_totp"), reverse("mfa_view_recovery_codes")


def codes_of(person: Person) -> list[str]:
    return [entry.code for entry in journal.history(person)]


def set_up(client: Client) -> str:
    """Through the page, by the secret it shows; the secret."""
    page = client.get(SET_UP).content.decode()
    secret = re.search(r'<code class="secret">([A-Z2-7 ]+)<', page)[1].replace(" ", "")
    assert f"secret={secret}" in page
    assert client.post(SET_UP, {"code": code_of(secret)})["Location"] == CODES
    return secret


def sign_in(person: Person) -> tuple[Client, str]:
    """A new visitor with the right password, and where that leads."""
    client = Client()
    answer = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    return client, answer["Location"]


@pytest.fixture
def required(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


def test_who_wants_one_sets_it_up_and_is_asked_at_the_next_sign_in(cast: Cast, client: Client) -> None:
    client.force_login(cast.akim)
    wrong = client.post(SET_UP, {"code": "000000"})
    assert wrong.context["form"].errors
    secret = set_up(client)
    recovery = re.findall(r"<li><code>(\d{8})</code>", client.get(CODES).content.decode())
    assert len(recovery) == 10
    (entry,) = journal.history(cast.akim)
    assert (entry.code, entry.person_id) == ("person.second_factor_on", cast.akim.pk)
    stored = Authenticator.objects.get(user=cast.akim, type="totp").data["secret"]
    assert secret not in stored

    visitor, asked = sign_in(cast.akim)
    assert asked == reverse("mfa_authenticate")
    assert visitor.get(reverse("home")).status_code == 302
    assert visitor.post(asked, {"code": "000000"}).context["form"].errors
    assert visitor.post(asked, {"code": code_of(secret)})["Location"] == reverse("home")
    again, asked = sign_in(cast.akim)
    assert again.post(asked, {"code": code_of(secret)}).context["form"].errors, "a code works once"
    assert again.post(asked, {"code": code_of(secret, at=PERIOD)}).context["form"].errors, "a code grows old"
    assert again.post(asked, {"code": recovery[0]})["Location"] == reverse("home")
    third, asked = sign_in(cast.akim)
    assert third.post(asked, {"code": recovery[0]}).context["form"].errors, "a recovery code works once"


def test_guessing_codes_is_limited(cast: Cast, client: Client) -> None:
    client.force_login(cast.akim)
    set_up(client)
    visitor, asked = sign_in(cast.akim)
    told = [visitor.post(asked, {"code": f"{n:06}"}).context["form"].errors.as_data() for n in range(6)]
    assert [one["code"][0].code for one in told] == ["incorrect_code"] * 5 + ["too_many_login_attempts"]


@pytest.mark.usefixtures("required")
@pytest.mark.parametrize("part", ["secretary", "chair", "administrator"])
def test_whose_rights_weigh_much_sees_nothing_before(cast: Cast, client: Client, part: str) -> None:
    person = getattr(cast, part)
    client.force_login(person)
    for asked in (reverse("home"), reverse("account"), "/admin/", reverse("mfa_index")):
        assert client.get(asked)["Location"] == SET_UP
    assert client.post(reverse("set_language"), {"language": "ru"}).status_code == 303
    set_up(client)
    assert client.get(reverse("home")).status_code == 200
    client.post(reverse("mfa_deactivate_totp"))
    assert client.get(reverse("home"))["Location"] == SET_UP
    assert codes_of(person) == ["person.second_factor_off", "person.second_factor_on"]


@pytest.mark.usefixtures("required")
def test_nobody_else_is_made_to(cast: Cast, client: Client) -> None:
    client.force_login(cast.akim)
    assert client.get(reverse("home")).status_code == 200


def test_a_session_left_open_does_not_change_it(cast: Cast, client: Client) -> None:
    """Some minutes after the sign-in the password is asked once more."""
    client.force_login(cast.akim)
    session = client.session
    session["signed_in_at"] -= 301
    session.save()
    assert client.get(SET_UP)["Location"].startswith(f"{reverse('account_reauthenticate')}?next=")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": SET_UP})
    assert client.get(SET_UP).status_code == 200


class TestLost:
    @pytest.fixture(autouse=True)
    def _lost(self, cast: Cast) -> None:
        client = Client()
        client.force_login(cast.akim)
        set_up(client)

    def test_the_administrator_takes_it_off_with_a_reason(
        self, cast: Cast, client: Client, django_capture_on_commit_callbacks
    ) -> None:
        page = reverse("second_factor_off", args=[cast.akim.pk])
        client.force_login(cast.administrator)
        assert page in client.get(reverse("person", args=[cast.akim.pk])).content.decode()
        refused = client.post(page, {"reason": "  "})
        assert refused.status_code == 422
        cast.akim.refresh_from_db()
        stale = client.post(page, {"reason": "телефон жоғалды", "seen": cast.akim.version - 1})
        assert (stale.status_code, stale.context["form"]["reason"].value()) == (422, "телефон жоғалды")
        with django_capture_on_commit_callbacks(execute=True):
            client.post(page, {"reason": "телефон жоғалды", "seen": cast.akim.version})
        assert codes_of(cast.akim)[0] == "person.second_factor_removed"
        assert [letter.to for letter in mail.outbox] == [[cast.akim.email]]
        assert sign_in(cast.akim)[1] == reverse("home")
        assert client.post(page, {"reason": "тағы да"}).status_code == 422

    def test_others_do_not(self, cast: Cast, client: Client) -> None:
        page = reverse("second_factor_off", args=[cast.akim.pk])
        answers = {}
        for part in ("secretary", "akim", "stranger"):
            client.force_login(getattr(cast, part))
            answers[part] = client.post(page, {"reason": "мен"}).status_code
        assert answers == {"secretary": 403, "akim": 403, "stranger": 404}
        client.force_login(cast.administrator)
        own = client.post(reverse("second_factor_off", args=[cast.administrator.pk]), {"reason": "мен"})
        assert own.status_code == 409
        assert second_factor.has_one(cast.akim)

    def test_the_server_does_it_for_the_only_administrator(self, cast: Cast) -> None:
        call_command("take_off_second_factor", cast.akim.email, reason="жоғалды", verbosity=0)
        assert not second_factor.has_one(cast.akim)
        with pytest.raises(CommandError, match="no second step"):
            call_command("take_off_second_factor", cast.akim.email, reason="жоғалды")

    def test_another_secret_key_opens_nothing(self, cast: Cast, settings: object) -> None:
        """An unreadable secret is no empty one: with that anybody could count the codes."""
        settings.SECRET_KEY = "another " * 8
        stored = Authenticator.objects.get(user=cast.akim, type="totp").data["secret"]
        read = [SecretsAtRest().decrypt(stored) for _ in range(2)]
        assert read[0] != read[1]
        assert min(len(secret) for secret in read) == 32
