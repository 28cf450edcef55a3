"""`manage.py demo`: the demo oblast, ready to be walked through."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from tasks.demo.build import NotADemo, build
from tasks.demo.cast import demo_sign_ins


class Command(BaseCommand):
    """Refuses a deployed system and a database with anything of its own; a second run changes nothing."""

    help = "Build the demonstration in an empty database and print who can sign in."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print whether it was built now, and the sign-ins."""
        if not settings.THROW_AWAY:
            raise CommandError("This system is deployed and the demo has no place in it (DEMO=1 allows it).")
        try:
            built = build()
        except NotADemo as error:
            raise CommandError(f"This database is not for the demo: {error}.") from error
        self.stdout.write("The demo is built." if built else "The demo is already there.")
        self.stdout.write("\n".join(["Sign in as:", *_lines()]))


def _lines() -> Iterator[str]:
    with translation.override("en"):
        for entry in demo_sign_ins():
            yield f"  {entry['email']:28} {entry['password']}   {entry['who']}"
