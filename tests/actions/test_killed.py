"""The process that signs is killed (SIGKILL): the minutes are signed with all their tasks, or not at all."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from commission import audit
from commission.models import Entry, Meeting, Notice
from tasks.models import Task, Term
from tests import make
from tests.actions import big_sitting
from tests.actions.big_sitting import CO_LINES, TASKS
from tests.actions.dying_process import AFTER_ALL, HERE
from tests.actions.other_process import database_address
from tests.cast import Cast, actor, assemble
from tests.conftest import MOMENT, ROOT

PROGRAM = "import django; django.setup(); from tests.actions import dying_process; dying_process.main()"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    "table",
    [
        "commission_entry",
        pytest.param("tasks_task", marks=pytest.mark.there),
        pytest.param("tasks_term", marks=pytest.mark.there),
        "commission_notice",
    ],
)
def test_killed_in_the_middle_it_leaves_nothing(table: str, tmp_path: Path) -> None:
    """Wherever it stopped, nobody ever sees a part; the papers still lie with the chair and can be signed."""
    cast, sitting = _with_chair()
    before = _stored(sitting)
    with _signing(sitting, cast, table, tmp_path):
        assert _stored(sitting) == before
    assert _stored(sitting) == before
    assert audit.verify() == []

    make.sign(Meeting.objects.for_page().get(pk=sitting.pk), actor(cast.secretary))
    assert _stored(sitting) == _signed(before)
    assert audit.verify() == []


def test_killed_after_the_end_it_leaves_everything(tmp_path: Path) -> None:
    """Nothing waits in memory to be written after the signature."""
    cast, sitting = _with_chair()
    before = _stored(sitting)
    with _signing(sitting, cast, AFTER_ALL, tmp_path):
        pass
    assert _stored(sitting) == _signed(before)
    assert audit.verify() == []


def _with_chair() -> tuple[Cast, Meeting]:
    cast = assemble()
    secretary = actor(cast.secretary)
    sitting = big_sitting.held(cast.ours, secretary)
    make.hand_over(sitting, secretary)
    return cast, sitting


def _stored(sitting: Meeting) -> tuple[object, ...]:
    """What others see: the sitting's status, signature and version, and how many rows hang on it."""
    row = Meeting.objects.values_list("status", "signed_on", "version").get(pk=sitting.pk)
    return *row, *(model.objects.count() for model in (Task, Term, Notice, Entry))


def _signed(before: tuple[object, ...]) -> tuple[object, ...]:
    """The same after a whole signature: an entry and a notice for each task and an entry for each line of a
    co-executor, one entry for the sitting.

    That one is told to the commission: chair, deputy, member and both controllers; the secretary did it.
    """
    *_, version, _, _, notices, entries = before
    return (
        "signed",
        make.HELD_ON,
        version + 1,
        TASKS,
        TASKS,
        notices + TASKS + 5,
        entries + TASKS + CO_LINES + 1,
    )


@contextmanager
def _signing(sitting: Meeting, cast: Cast, place: str, data: Path) -> Iterator[None]:
    """A process that has come to `place`; it is killed at the end of the block.

    Below `data` lies the test's own media directory (tests/conftest.py), with the papers the process reads.
    """
    words = [str(sitting.pk), str(cast.secretary.pk), place, MOMENT.isoformat()]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    env = os.environ | {"DATABASE_URL": database_address(), "DATA_DIR": str(data)}
    command = [sys.executable, "-c", PROGRAM, *words]
    with subprocess.Popen(command, cwd=ROOT, env=env, text=True, **pipes) as process:
        try:
            assert process.stdout.readline() == f"{HERE}\n", process.communicate()[1]
            yield
        finally:
            process.kill()
    assert process.returncode == -signal.SIGKILL
