"""manage.py sweep_files: takes away stored files that nothing refers to; for cron or a timer, nightly."""

from datetime import timedelta
from typing import Any

from commission import clock
from commission.actions import files
from commission.management.base import OwnCommand

GRACE = timedelta(days=1)
"""Whoever is just sending a report has long been answered by then."""


class Command(OwnCommand):
    """Says how many, if there were any."""

    help = "Take away files stored more than a day ago that nothing refers to."

    def handle(self, *args: Any, **options: Any) -> None:
        """One run."""
        if swept := files.sweep(clock.now() - GRACE):
            self.stdout.write(f"swept: {swept}")
