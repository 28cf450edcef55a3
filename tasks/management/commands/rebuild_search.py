"""`manage.py rebuild_search`: make what tasks are found by anew, after an import or a bulk load."""

from typing import Any

from django.db import transaction

from commission.management.base import OwnCommand
from tasks.actions import searching
from tasks.models import Task


class Command(OwnCommand):
    """Writes the text of every task from its clause, body, reports and history; harmless at any time."""

    help = "Make what tasks are found by anew."

    def handle(self, *args: Any, **options: Any) -> None:
        """All or nothing: a search never meets half of it."""
        with transaction.atomic():
            count = searching.write_all(Task.objects.all())
        self.stdout.write(f"{count} tasks can be found.")
