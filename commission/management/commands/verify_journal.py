"""`manage.py verify_journal [--checkpoint]`: is the journal whole?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from commission import audit
from commission.management.base import OwnCommand
from commission.models import Entry


class Command(OwnCommand):
    """Exits 1 and names every fault; a whole journal is said in one line."""

    help = "Check every chain of the journal, every object's version and the newest checkpoint."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--checkpoint` also fixes the present count and root hash, to be kept outside this machine."""
        parser.add_argument("--checkpoint", action="store_true", help="store and print a new checkpoint")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the faults, or the count of what was read."""
        faults = audit.verify()
        for fault in faults:
            self.stderr.write(f"{fault.where}: {fault.what}")
        if faults:
            raise CommandError(f"The journal is not whole: {len(faults)} fault(s).")
        self.stdout.write(f"The journal is whole: {Entry.objects.count()} entries.")
        if options["checkpoint"]:
            point = audit.checkpoint()
            self.stdout.write(f"Checkpoint: {point.entries} entries, root {point.root}")
