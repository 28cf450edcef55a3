"""A command of manage.py, as somebody at the server types it."""

from io import StringIO

from django.core.management import call_command


def run(*command: str) -> str:
    """What it prints."""
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()
