"""The demo built once for a whole module of tests; each test then works in a savepoint of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from pytest_django import DjangoDbBlocker

from commission import clock
from tasks.demo.build import build

ANCHOR = datetime(2025, 8, 19, 10, tzinfo=ZoneInfo("Asia/Aqtobe"))
"""The day the tests stand on, here too: this runs before any test's own clock."""


@contextmanager
def demo_for_all(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Everything is rolled back after the last test of the module."""
    with blocker.unblock(), transaction.atomic():
        with clock.freeze(ANCHOR):
            assert build()
        yield
        transaction.set_rollback(True)
