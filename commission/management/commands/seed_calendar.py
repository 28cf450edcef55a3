"""`manage.py seed_calendar FIRST_YEAR LAST_YEAR`: fill in the working calendar, or extend it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from commission.actions.calendar import seed_calendar
from commission.management.base import OwnCommand
from commission.management.refusals import as_last_line

KNOWN, UNKNOWN = 2002, 2100
"""The rule that moves a day off from a weekend is of 2002; a century is a slip of the finger."""


class Command(OwnCommand):
    """Days that are there stay as the secretary corrected them; years are added at the end."""

    help = "Fill in the working calendar of Kazakhstan for these years; days already there are left alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Both years are inclusive."""
        parser.add_argument("first_year", type=int)
        parser.add_argument("last_year", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many days were added."""
        first, last = options["first_year"], options["last_year"]
        if not KNOWN <= first <= last <= UNKNOWN:
            raise CommandError(f"Give two years in order, from {KNOWN} to {UNKNOWN}.")
        with as_last_line():
            added = seed_calendar(first_year=first, last_year=last)
        self.stdout.write(f"Calendar: {added} days added.")
