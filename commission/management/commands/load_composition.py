"""`manage.py load_composition FILE`: enter a composition of the commission as its act approved it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from commission.actions.compositions import BadComposition, load_composition
from commission.management.base import OwnCommand


class Command(OwnCommand):
    """May be run again: what is there is left as it is, and another one from the same day refused."""

    help = "Enter the members of a commission as one act approved them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """FILE has the form of commission/data/composition.example.json."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Print whose and how many, or fail with the place that cannot be read."""
        try:
            composition = load_composition(options["file"])
        except BadComposition as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Composition: {composition}, seats: {composition.seats.count()}.")
