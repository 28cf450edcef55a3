"""`manage.py demo`: the demo oblast, ready to be walked through."""

from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import translation

from commission import clock
from commission.management.base import OwnCommand
from commission.models import Meeting
from tasks.demo.build import NotADemo, build, fingerprint
from tasks.demo.cast import demo_sign_ins
from tasks.demo.programme import PROGRAMME, SCRIPTED
from tasks.demo.scale.fill import FIRST_NUMBER, fill


class Command(OwnCommand):
    """Refuses a deployed system and a database with anything of its own; a second run changes nothing."""

    help = "Build the demonstration in an empty database and print who can sign in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which day it stands on, and how much of it."""
        parser.add_argument(
            "--today",
            type=date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="the day up to which things happened; today if left out",
        )
        parser.add_argument(
            "--quick", action="store_true", help="one sitting instead of two years: for trying something out"
        )
        parser.add_argument(
            "--scale", type=int, metavar="N", help="history written in bulk, until there are N tasks"
        )

    def handle(self, *args: Any, today: date | None, quick: bool, scale: int | None, **options: Any) -> None:
        """Print whether it was built now, and the sign-ins."""
        if not settings.THROW_AWAY:
            raise CommandError("This system is deployed and the demo has no place in it (DEMO=1 allows it).")
        if today and today > clock.today():
            raise CommandError(f"The demo cannot stand on {today}: that day has not come.")
        try:
            built = build(today, [SCRIPTED] if quick else PROGRAMME)
        except NotADemo as error:
            raise CommandError(f"This database is not for the demo: {error}.") from error
        if today and not built:
            raise CommandError("The demo is already there; for another day empty the database first.")
        self.stdout.write(f"The demo is built ({fingerprint()})." if built else "The demo is already there.")
        if scale:
            self._fill(scale)
        self.stdout.write("\n".join(["Sign in as:", *_lines()]))

    def _fill(self, wanted: int) -> None:
        if Meeting.objects.filter(number=str(FIRST_NUMBER)).exists():
            raise CommandError("The demo is filled already; for another size empty the database first.")
        added = fill(wanted, lambda done: self.stdout.write(f"  {done:,} tasks", self.style.NOTICE))
        self.stdout.write(f"Tasks added in bulk: {added:,}.")


def _lines() -> Iterator[str]:
    with translation.override("en"):
        for entry in demo_sign_ins():
            yield f"  {entry['email']:28} {entry['password']}   {entry['who']}"
