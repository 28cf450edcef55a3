"""`manage.py take_off_second_factor EMAIL --reason TEXT`: when the only administrator's phone is lost."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from commission.actions import second_factor
from commission.management.base import OwnCommand
from commission.management.refusals import as_last_line
from commission.models import Person


class Command(OwnCommand):
    """Administrators do it on the person's page; here stands who has the server itself."""

    help = "Take the second step of the sign-in off an account; the reason goes into the journal."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose, and why."""
        parser.add_argument("email")
        parser.add_argument("--reason", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Say that it is done, or why not."""
        person = Person.objects.filter(email=options["email"].lower()).first()
        if person is None:
            raise CommandError(f"There is no account {options['email']}.")
        with as_last_line():
            second_factor.take_off(person, reason=options["reason"], by=None)
        self.stdout.write(f"The second step was taken off: {person.email}.")
