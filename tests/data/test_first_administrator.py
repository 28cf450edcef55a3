"""`manage.py first_administrator`: the account a system begins with."""

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import CommandError

from commission.actions.people import take_up
from commission.models import Person
from tests.data.command import run

pytestmark = pytest.mark.django_db


class TestFirstAdministrator:
    EMAIL = "Admin@test.invalid"

    def test_is_invited_and_the_link_is_printed_while_no_letter_left(self) -> None:
        said = run("first_administrator", self.EMAIL)
        person = Person.objects.get()
        assert [position.role for position in person.positions.all()] == ["administrator"]
        assert f"The invitation did not leave. Open this address: {settings.SITE_URL}/invitation/" in said

    @pytest.mark.django_db(transaction=True)
    def test_the_link_stays_secret_when_the_letter_left(self) -> None:
        assert run("first_administrator", self.EMAIL).endswith("The invitation was mailed.\n")
        assert [letter.to for letter in mail.outbox] == [["admin@test.invalid"]]

    def test_is_the_first_and_only(self) -> None:
        run("first_administrator", self.EMAIL)
        with pytest.raises(CommandError, match="There is an administrator already"):
            run("first_administrator", "second@test.invalid")
        assert Person.objects.count() == 1

    def test_gets_another_link_until_one_is_used(self) -> None:
        run("first_administrator", self.EMAIL)
        assert "/invitation/" in run("first_administrator", self.EMAIL)
        take_up(Person.objects.get(), password="алты аққу көлде")
        with pytest.raises(CommandError, match="already been used"):
            run("first_administrator", self.EMAIL)

    def test_a_slip_in_the_address_is_one_line(self) -> None:
        with pytest.raises(CommandError, match="admin is not an e-mail address"):
            run("first_administrator", "admin")
