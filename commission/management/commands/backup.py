"""`manage.py backup DIRECTORY`: the database and its files, as people go on working."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from commission import backups
from commission.dumps import DumpFailed
from commission.management.base import OwnCommand


class Command(OwnCommand):
    """For a timer, nightly. What it writes opens every account's data: keep it as you keep the database."""

    help = "Write database, files and a manifest into a new directory of its own, named by the moment."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where backups are gathered."""
        parser.add_argument("directory", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Print where it is, or fail and leave what was begun under the ending .part."""
        try:
            made = backups.make(options["directory"])
        except (backups.BadBackup, DumpFailed) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Backup: {made}")
