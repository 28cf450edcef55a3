"""A process that signs a sitting and, at one place, says so and waits to be killed (test_killed.py).

It is a process of its own because SIGKILL can be sent to nothing less: no `finally`, no rollback of ours.
"""

import sys
from datetime import datetime
from typing import Any

from django.db import connection

from commission import clock
from commission.models import Meeting, Person
from tests import make
from tests.cast import actor

HERE = "here"
AFTER_ALL = "after all"
"""Any other place is a table: the process stops when the first rows stand in it."""


def main() -> None:
    """Words: the sitting, the secretary, the place, the moment."""
    sitting, secretary, place, moment = sys.argv[1:]
    with clock.freeze(datetime.fromisoformat(moment)), connection.execute_wrapper(_Stop(place)):
        _sign(int(sitting), int(secretary))
    _wait()


def _sign(sitting: int, secretary: int) -> None:
    by = actor(Person.objects.get(pk=secretary))
    make.sign(Meeting.objects.for_page().get(pk=sitting), by)


class _Stop:
    """Stands between Django and the database."""

    def __init__(self, table: str) -> None:
        self.statement = f'INSERT INTO "{table}"'

    def __call__(self, execute: Any, sql: str, *rest: Any) -> Any:
        done = execute(sql, *rest)
        if sql.startswith(self.statement):
            _wait()
        return done


def _wait() -> None:
    """Until killed; a test that is gone itself has closed its end of the pipe, which ends this too."""
    sys.stdout.write(f"{HERE}\n")
    sys.stdout.flush()
    sys.stdin.read()
    sys.exit("nobody killed me")
