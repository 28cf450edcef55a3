"""What every command of ours is."""

from django.core.management.base import BaseCommand


class OwnCommand(BaseCommand):
    """Without Django's checks: they load every address and all that draws papers, two seconds for each
    minute's mail.

    `migrate`, `manage.py check` and the start of a server see the same code and run before.
    """

    requires_system_checks: list[str] | tuple[str, ...] = ()
