"""The demo built once for a whole module of tests; each test then works in a savepoint of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django import DjangoDbBlocker

from tasks.demo.build import build


@contextmanager
def demo_for_all(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Everything is rolled back after the last test of the module."""
    with blocker.unblock(), transaction.atomic():
        assert build()
        yield
        transaction.set_rollback(True)
