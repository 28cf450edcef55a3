"""manage.py send_mail: sends what the outbox owes; for cron or a systemd timer, every minute."""

from typing import Any

from commission import jobs
from commission.management.base import OwnCommand


class Command(OwnCommand):
    """Prints nothing when there was nothing to do, so that cron has nothing to tell."""

    help = "Send the letters that are due. Several at once, on several machines, are safe."

    def handle(self, *args: Any, **options: Any) -> None:
        """One run; what failed is tried again by a later one."""
        count = jobs.send_mail()
        if count.sent or count.failed or count.dropped:
            self.stdout.write(f"sent: {count.sent}, failed: {count.failed}, dropped: {count.dropped}")
