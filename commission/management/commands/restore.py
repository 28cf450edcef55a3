"""`manage.py restore BACKUP`: a backup into an empty database, and the proof that it is whole."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from commission import backups
from commission.dumps import DumpFailed
from commission.management.base import OwnCommand
from commission.models import Entry


class Command(OwnCommand):
    """Without `migrate` before it, for the backup brings its tables; with it after, if the code is newer."""

    help = "Put a backup into an empty database, then compare rows, journal and files with its manifest."
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A directory that `backup` made."""
        parser.add_argument("backup", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was compared, or fail and name what differs."""
        try:
            manifest = backups.put_back(options["backup"])
        except (backups.BadBackup, DumpFailed, FileNotFoundError) as error:
            raise CommandError(str(error)) from error
        tables, rows = len(manifest.rows), sum(manifest.rows.values())
        self.stdout.write(f"Tables: {tables}, rows: {rows}, files: {manifest.files}; all as they were.")
        self.stdout.write(f"The journal is whole: {Entry.objects.count()} entries.")
