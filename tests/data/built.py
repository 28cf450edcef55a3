"""The demo built once for a whole module of tests; each test then works in a savepoint of its own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from commission import clock
from tasks.demo.build import build
from tasks.demo.programme import SCRIPTED, Sitting

ANCHOR = datetime(2025, 8, 19, 10, tzinfo=ZoneInfo("Asia/Aqtobe"))
"""The day the tests stand on, here too: this runs before any test's own clock."""


@contextmanager
def demo_for_all(
    blocker: DjangoDbBlocker, sittings: Sequence[Sitting] = (SCRIPTED,), moment: datetime = ANCHOR
) -> Iterator[None]:
    """Everything is rolled back after the last test of the module.

    No paper is laid out: tests/outputs looks at papers, and those of two years take half a minute.
    """
    with blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr("tasks.outputs.minutes.render", lambda *_, **__: b"%PDF-1.7 laid out elsewhere")
        with clock.freeze(moment):
            assert build(sittings=sittings)
        yield
        transaction.set_rollback(True)
