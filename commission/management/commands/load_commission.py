"""`manage.py load_commission`: enter the commission of Aktobe oblast with its legal bases."""

from typing import Any

from commission.actions.commissions import load_commission
from commission.management.base import OwnCommand


class Command(OwnCommand):
    """May be run at every deployment: a commission that is there is left as it is."""

    help = "Enter the oblast's commission with the laws it works by, if it is not there yet."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print its code: positions are given in it next."""
        self.stdout.write(f"Commission: {load_commission()}.")
