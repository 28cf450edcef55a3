"""`manage.py load_bodies [FILE]`: make the stored bodies those of the file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from commission.actions.bodies import BODIES, BadFile, load_bodies
from commission.management.base import OwnCommand


class Command(OwnCommand):
    """May be run at every deployment: a second run changes nothing."""

    help = "Load state bodies with their order, names and aliases; without FILE those of Aktobe oblast."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """FILE has the form of commission/data/bodies.json."""
        parser.add_argument("file", nargs="?", type=Path, default=BODIES)

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what changed, or fail with the place that cannot be read."""
        try:
            done = load_bodies(options["file"])
        except BadFile as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Bodies: {done.created} created, {done.updated} updated, {done.unchanged} unchanged."
        )
