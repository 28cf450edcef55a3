"""`manage.py first_administrator EMAIL`: the account from which all others are invited."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import validate_email

from commission.actions.people import first_administrator
from commission.management.base import OwnCommand
from commission.management.refusals import as_last_line
from commission.notices import invitation_link


class Command(OwnCommand):
    """Once on a new system; with the same address again until the invitation is taken up."""

    help = "Invite the first administrator; everybody else is invited on the pages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The address becomes the sign-in name."""
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say that the letter left, or print the link it would have held."""
        try:
            validate_email(options["email"])
        except ValidationError as error:
            raise CommandError(f"{options['email']} is not an e-mail address.") from error
        with as_last_line():
            person = first_administrator(email=options["email"])
        person.refresh_from_db()
        self.stdout.write(f"Administrator: {person.email}.")
        if person.invitation_sent_at:
            self.stdout.write("The invitation was mailed.")
        else:
            self.stdout.write(f"The invitation did not leave. Open this address: {invitation_link(person)}")
