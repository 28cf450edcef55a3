"""Signing in: only the pages that are needed, and a limit for each visitor."""

from collections import Counter
from itertools import count
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher, make_password
from django.core import mail
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from django.urls import reverse
from django.utils.http import int_to_base36

from commission.actions import people
from commission.actions.people import NewPosition
from commission.domain.roles import Role
from commission.models import Person
from commission.notices import invitation_link
from tests.cast import PASSWORD, Cast, actor
from tests.contracts.test_start import run
from tests.mail_server import mail_server

PAGES = ["account_login", "account_reset_password", "account_reset_password_done", "account_inactive"]
SHUT = ["email/", "confirm-email/", "confirm-email/x/", "signup/", "login/code/confirm/", "password/set/", ""]


class TestPages:
    @pytest.mark.parametrize("page", SHUT)
    def test_nobody_changes_an_address_or_signs_up(self, client: Client, cast: Cast, page: str) -> None:
        """The sign-in name is what the invitation gave; to change it here would leave no journal line."""
        client.force_login(cast.specialist)
        address = {"email": cast.akim.email, "action_add": ""}
        assert client.get(f"/accounts/{page}").status_code == 404
        assert client.post(f"/accounts/{page}", address).status_code == 404
        assert not EmailAddress.objects.exists()

    @pytest.mark.django_db
    @pytest.mark.parametrize("name", PAGES)
    def test_what_stays_needs_nothing_of_what_went(self, client: Client, name: str) -> None:
        page = client.get(reverse(name)).content.decode()
        assert "signup" not in page
        assert "/accounts/email/" not in page

    def test_a_forgotten_password_is_replaced_by_the_letter(self, client: Client, cast: Cast) -> None:
        client.post(reverse("account_reset_password"), {"email": cast.akim.email})
        link = next(word for word in mail.outbox[0].body.split() if "/password/reset/key/" in word)
        form = client.get(link, follow=True)
        chosen = {"password1": "алты аққу көлде", "password2": "алты аққу көлде"}
        done = client.post(form.redirect_chain[-1][0], chosen)
        assert done["Location"] == reverse("account_reset_password_from_key_done")
        assert client.get(done["Location"]).status_code == 200
        assert Person.objects.get(pk=cast.akim.pk).check_password(chosen["password1"])

    def test_a_password_is_changed_by_its_owner(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.akim)
        chosen = {"password1": "алты аққу көлде", "password2": "алты аққу көлде"}
        client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, **chosen})
        assert Person.objects.get(pk=cast.akim.pk).check_password(chosen["password1"])

    def test_an_unknown_address_gets_the_same_page_and_no_letter(self, client: Client, cast: Cast) -> None:
        known = client.post(reverse("account_reset_password"), {"email": cast.akim.email})
        unknown = client.post(reverse("account_reset_password"), {"email": "nobody@test.invalid"})
        assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
        assert [letter.to for letter in mail.outbox] == [[cast.akim.email]]


class TestInvitedOnly:
    """An account that waits for its person has no password to replace."""

    @pytest.fixture
    def invited(self, cast: Cast) -> Person:
        position = NewPosition(role=Role.auditor, title_kk="аудитор", title_ru="аудитор")
        by = actor(cast.administrator)
        return people.invite(email="invited@test.invalid", position=position, by=by)

    def test_asking_for_a_password_brings_the_invitation(self, client: Client, invited: Person) -> None:
        client.post(reverse("account_reset_password"), {"email": invited.email})
        (letter,) = mail.outbox
        assert "/invitation/" in letter.body
        assert "/password/reset/key/" not in letter.body

    def test_a_closed_account_gets_nothing(self, client: Client, invited: Person) -> None:
        Person.objects.update(is_active=False)
        client.post(reverse("account_reset_password"), {"email": invited.email})
        assert not mail.outbox

    def test_the_invitation_is_no_key_of_a_reset(self, client: Client, invited: Person) -> None:
        token = invitation_link(invited).rstrip("/").rpartition("/")[2]
        address = reverse("account_reset_password_from_key", args=[int_to_base36(invited.pk), token])
        assert client.get(address, follow=True).context["token_fail"]

    def test_a_mail_server_that_is_down_betrays_nobody(
        self, client: Client, cast: Cast, invited: Person, settings
    ) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST = "127.0.0.1"
        with mail_server() as server:
            settings.EMAIL_PORT = server.port
        asked = [cast.akim.email, invited.email, "nobody@test.invalid"]
        answers = [client.post(reverse("account_reset_password"), {"email": email}) for email in asked]
        assert {(one.status_code, one["Location"]) for one in answers} == {
            (302, reverse("account_reset_password_done"))
        }


class TestNobodyIsBetrayed:
    """Whether an address has an account is told neither by the answer nor by the work that it took."""

    @pytest.fixture
    def hashed(self, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
        """How often a password was hashed: what a sign-in spends its time on."""
        times: Counter[str] = Counter()
        encode = MD5PasswordHasher.encode

        def counted(hasher: MD5PasswordHasher, password: str, salt: str) -> str:
            times["hashed"] += 1
            return encode(hasher, password, salt)

        monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
        return times

    def test_a_sign_in_costs_and_says_the_same(self, cast: Cast, hashed: Counter[str]) -> None:
        Person.objects.filter(pk=cast.left.pk).update(is_active=False)
        Person.objects.filter(pk=cast.member.pk).update(password=make_password(None))
        seen = set()
        for email in [cast.akim.email, cast.left.email, cast.member.email, "nobody@test.invalid"]:
            hashed.clear()
            page = Client().post(reverse("account_login"), {"login": email, "password": "wrong"})
            told = page.context["form"].non_field_errors()
            seen.add((page.status_code, str(told), hashed["hashed"]))
        assert len(seen) == 1
        assert seen.pop()[2] == 1

    def test_a_letter_leaves_after_the_answer(self, rf, cast: Cast, settings) -> None:
        """Its time is the mail server's, and only known addresses would spend it."""
        request = rf.post(reverse("account_reset_password"), {"email": cast.akim.email})
        request._dont_enforce_csrf_checks = True
        answer = WSGIHandler().get_response(request)
        assert (answer.status_code, mail.outbox) == (302, [])
        answer.close()
        assert [letter.to for letter in mail.outbox] == [[cast.akim.email]]


class TestLimit:
    """Ten wrong passwords a minute from one visitor: allauth's own rate."""

    def guess(self, client: Client, visitor: str) -> str:
        """What a wrong password from there is told; each time for another account."""
        name = f"{next(self.names)}@test.invalid"
        sent = {"login": name, "password": "not-the-password"}
        page = client.post(reverse("account_login"), sent, headers={"x-forwarded-for": visitor})
        return page.context["form"].non_field_errors().as_data()[0].code

    @pytest.fixture(autouse=True)
    def _names(self, db: None) -> None:
        self.names = count()

    def test_behind_a_proxy_each_visitor_has_one(self, client: Client, settings) -> None:
        """What a visitor writes into the header stands before the address the proxy adds."""
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
        guesses = {self.guess(client, f"198.51.100.{n}, 203.0.113.7") for n in range(10)}
        assert guesses == {"email_password_mismatch"}
        assert self.guess(client, "203.0.113.7") == "too_many_login_attempts"
        assert self.guess(client, "203.0.113.8") == "email_password_mismatch"

    def test_without_a_proxy_the_header_is_nobodys_word(self, client: Client) -> None:
        for n in range(10):
            self.guess(client, f"203.0.113.{n}")
        assert self.guess(client, "203.0.113.77") == "too_many_login_attempts"

    def test_an_account_has_one_wherever_the_visitor_comes_from(
        self, client: Client, cast: Cast, settings
    ) -> None:
        """Five wrong passwords for one account in five minutes, from any number of addresses."""
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
        told = []
        for n in range(6):
            sent = {"login": cast.akim.email, "password": "wrong"}
            visitor = {"x-forwarded-for": f"203.0.113.{n}"}
            page = client.post(reverse("account_login"), sent, headers=visitor)
            told.append(page.context["form"].non_field_errors().as_data()[0].code)
        assert told == ["email_password_mismatch"] * 5 + ["too_many_login_attempts"]

    def test_the_proxy_is_trusted_by_one_setting(self, tmp_path: Path) -> None:
        says = "from commission import settings; print(settings.ALLAUTH_TRUSTED_PROXY_COUNT)"
        counts = [run("-c", says, data=tmp_path, DEBUG="1", TRUST_PROXY=trust).stdout for trust in ("0", "1")]
        assert counts == ["0\n", "1\n"]
