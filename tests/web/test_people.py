"""Accounts: who sees them, who invites, who gives and ends a position."""

from datetime import date, datetime

from django.core import mail
from django.test import Client
from django.urls import reverse

from commission import clock
from commission.models import Entry, Person, Position
from tests.cast import Cast
from tests.conftest import MOMENT

HEAD = {"email": "new@alga.test", "language": "kk", "role": "head"}


def invite(client: Client, **fields: object):
    return client.post(reverse("invite"), {**HEAD, **fields})


class TestList:
    def test_a_secretary_sees_who_holds_what_today(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        accounts = client.get(reverse("people")).context["accounts"]
        held = {one.person.email: [position.title_kk for position in one.held] for one in accounts}
        assert held["reviewer_of_own@test.invalid"] == ["controller kk", "head kk"]
        assert held["left@test.invalid"] == []

    def test_others_are_refused(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.akim)
        assert client.get(reverse("people")).status_code == 403

    def test_a_guest_is_led_to_the_sign_in(self, client: Client, cast: Cast) -> None:
        assert client.get(reverse("people")).status_code == 302


class TestPerson:
    def test_shows_positions_and_history(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        page = client.get(reverse("person", args=[cast.akim.pk])).content.decode()
        assert "head kk" in page
        assert reverse("dismiss", args=[cast.akim.pk, cast.akim.positions.get().pk]) in page

    def test_a_secretary_cannot_end_what_she_cannot_give(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        position = cast.chair.positions.get()
        address = reverse("dismiss", args=[cast.chair.pk, position.pk])
        assert address not in client.get(reverse("person", args=[cast.chair.pk])).content.decode()
        assert client.post(address, {"until": "2025-08-19"}).status_code == 403

    def test_everybody_sees_their_own_and_no_buttons(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.akim)
        page = client.get(reverse("person", args=[cast.akim.pk])).content.decode()
        assert "head kk" in page
        assert reverse("appoint", args=[cast.akim.pk]) not in page

    def test_a_stranger_meets_nobody(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.stranger)
        assert client.get(reverse("person", args=[cast.akim.pk])).status_code == 404


class TestInvite:
    def test_the_head_of_a_body_needs_only_an_address(
        self, client: Client, cast: Cast, django_capture_on_commit_callbacks
    ) -> None:
        client.force_login(cast.secretary)
        with django_capture_on_commit_callbacks(execute=True):
            response = invite(client, body=cast.alga.pk)
        born = Person.objects.get(email="new@alga.test")
        assert (response.status_code, response["Location"]) == (303, reverse("person", args=[born.pk]))
        assert born.positions.get().title_kk == cast.alga.head_title_kk
        assert mail.outbox[0].to == ["new@alga.test"]
        client.post(reverse("set_language"), {"language": "ru"})
        page = client.get(response["Location"]).content.decode()
        assert page.count(cast.alga.head_title_ru) >= 2  # the position, and its line in the history
        assert cast.alga.head_title_kk not in page

    def test_a_scope_the_role_does_not_have_is_dropped(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        invite(client, body=cast.alga.pk, commission=cast.ours.pk)
        assert Person.objects.get(email="new@alga.test").positions.get().commission is None

    def test_a_missing_scope_is_asked_for(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        response = invite(client, title_kk="әкім", title_ru="аким")
        assert response.status_code == 422
        assert response.context["form"].errors["body"]
        assert "new@alga.test" in response.content.decode()

    def test_a_member_needs_a_title(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        response = invite(client, role="member", commission=cast.ours.pk, title_ru="член")
        assert list(response.context["form"].errors) == ["title_kk"]

    def test_an_address_is_taken_once(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        response = invite(client, email="AKIM@test.invalid", body=cast.alga.pk)
        assert response.context["form"].errors["email"]

    def test_a_secretary_is_offered_what_she_may_give(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        roles = dict(client.get(reverse("invite")).context["form"].fields["role"].choices)
        assert set(roles) == {"", "member", "head", "specialist"}
        assert invite(client, role="chair", commission=cast.ours.pk).status_code == 422

    def test_the_administrator_gives_every_role_in_every_commission(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.administrator)
        response = invite(
            client, role="chair", commission=cast.theirs.pk, title_kk="төраға", title_ru="пред."
        )
        assert response.status_code == 303
        assert Position.objects.get(person__email="new@alga.test").commission == cast.theirs


class TestEdit:
    def edit(self, client: Client, person: Person, **fields: object):
        sent = {"name": "", "email": person.email, "seen": person.version, **fields}
        return client.post(reverse("person_edit", args=[person.pk]), sent)

    def test_name_and_address_are_an_event_each(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        assert self.edit(client, cast.akim, name="А. Сәрсенов", email="New@alga.test").status_code == 303
        changed = Person.objects.get(pk=cast.akim.pk)
        assert (changed.name, changed.email) == ("А. Сәрсенов", "new@alga.test")
        codes = [one.code for one in Entry.objects.filter(object_kind="person").order_by("id")]
        assert codes == ["person.renamed", "person.readdressed"]

    def test_an_address_is_not_taken_from_another(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        answer = self.edit(client, cast.akim, name="А. Сәрсенов", email=cast.other_akim.email.upper())
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["email"])
        assert Person.objects.get(pk=cast.akim.pk).name == ""

    def test_a_secretary_does_not_set_the_address_of_who_is_above(self, client: Client, cast: Cast) -> None:
        """Else a reset letter would make her the administrator, or the chair."""
        client.force_login(cast.secretary)
        for above in (cast.administrator, cast.chair):
            self.edit(client, above, name="Тек аты", email="mine@test.invalid")
            after = Person.objects.get(pk=above.pk)
            assert (after.name, after.email) == ("Тек аты", above.email)

    def test_the_second_of_two_sees_both(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        self.edit(client, cast.akim, name="бірінші")
        answer = self.edit(client, cast.akim, name="екінші")
        (difference,) = answer.context["form"].conflicts
        assert (difference.stored, difference.typed) == ("бірінші", "екінші")


def test_a_position_ahead_gives_its_rights_when_it_comes(client: Client, cast: Cast) -> None:
    client.force_login(cast.secretary)
    fields = {"role": "head", "body": cast.police.pk, "since": "2025-09-01"}
    assert client.post(reverse("appoint", args=[cast.stranger.pk]), fields).status_code == 303
    body = reverse("body", args=["police"])
    page = client.get(body)
    assert [one.person for one in page.context["serving"].coming] == [cast.stranger]
    assert page.context["body"].by_letter
    with clock.freeze(datetime.combine(date(2025, 9, 1), MOMENT.timetz())):
        client.force_login(cast.secretary)
        assert not client.get(body).context["body"].by_letter


def test_the_invitation_starts_from_the_body(client: Client, cast: Cast) -> None:
    client.force_login(cast.secretary)
    form = client.get(reverse("invite"), {"body": "police"}).context["form"]
    assert (form["body"].value(), form["role"].value()) == (cast.police.pk, "head")


class TestAppoint:
    def fields(self, cast: Cast, **more: object) -> dict[str, object]:
        return {
            "role": "specialist",
            "body": cast.health.pk,
            "title_kk": "маман",
            "title_ru": "спец.",
            **more,
        }

    def test_gives_one_more_position(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        address = reverse("appoint", args=[cast.akim.pk])
        seen = client.get(address).context["form"]["seen"].value()
        assert client.post(address, self.fields(cast, seen=seen)).status_code == 303
        assert [one.role for one in cast.akim.positions.order_by("id")] == ["head", "specialist"]

    def test_a_stale_form_keeps_what_was_typed_and_then_goes_through(
        self, client: Client, cast: Cast
    ) -> None:
        client.force_login(cast.secretary)
        address = reverse("appoint", args=[cast.akim.pk])
        client.post(address, self.fields(cast, seen=cast.akim.version))
        stale = client.post(address, self.fields(cast, seen=cast.akim.version, title_kk="бас маман"))
        assert stale.status_code == 422
        assert "бас маман" in stale.content.decode()
        seen = stale.context["form"]["seen"].value()
        assert client.post(address, self.fields(cast, seen=seen, title_kk="бас маман")).status_code == 303


class TestDismiss:
    def test_ends_a_position_with_a_day(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        position = cast.akim.positions.get()
        address = reverse("dismiss", args=[cast.akim.pk, position.pk])
        assert "2025-08-19" in client.get(address).content.decode()
        assert client.post(address, {"until": "2025-08-31"}).status_code == 303
        position.refresh_from_db()
        assert position.until == date(2025, 8, 31)
        assert Entry.objects.filter(code="person.dismissed", object_id=cast.akim.pk).count() == 1

    def test_not_before_it_began(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        address = reverse("dismiss", args=[cast.akim.pk, cast.akim.positions.get().pk])
        response = client.post(address, {"until": "2024-12-31"})
        assert response.status_code == 422
        assert response.context["form"].errors["until"]

    def test_of_another_person_there_is_none(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        address = reverse("dismiss", args=[cast.chair.pk, cast.akim.positions.get().pk])
        assert client.get(address).status_code == 404
