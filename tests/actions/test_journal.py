"""What is done behind the application's back is found, on whichever database the tests run."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction

from commission import audit, journal, triggers
from commission.models import Entry
from tasks.actions import moves
from tasks.models import Task
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept


@kept
def task(cast: Cast) -> Task:
    """A task with two entries."""
    made = make.task(cast.ours, actor(cast.secretary), cast.alga)
    moves.accept(made, by=actor(cast.akim))
    return made


def faults() -> list[tuple[str, str]]:
    """What the verifier finds now."""
    return [(fault.where, fault.what) for fault in audit.verify()]


def test_a_whole_journal_has_no_faults(task: Task) -> None:
    """And the command says so, with the count."""
    out = StringIO()
    call_command("verify_journal", "--checkpoint", stdout=out)
    assert f"The journal is whole: {Entry.objects.count()} entries." in out.getvalue()
    assert "Checkpoint:" in out.getvalue()


FORBIDDEN = ["UPDATE commission_entry SET code = 'x'", "DELETE FROM commission_entry"]
if connection.vendor == "postgresql":  # SQLite has no TRUNCATE
    FORBIDDEN.append("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE commission_entry CASCADE")


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_the_database_refuses_to_change_the_journal(task: Task, sql: str) -> None:
    """The trigger speaks, not the application."""
    refused = pytest.raises(DatabaseError, match="append-only")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def _entries(task: Task) -> list[Entry]:
    return list(Entry.objects.filter(object_kind="task", object_id=task.pk).order_by("seq"))


def _change(task: Task) -> None:
    Entry.objects.filter(pk=_entries(task)[0].pk).update(data='{"due":"2099-01-01"}')


def _remove_first(task: Task) -> None:
    _drop(_entries(task)[:1])


def _remove_last(task: Task) -> None:
    _drop(_entries(task)[-1:])


def _remove_all(task: Task) -> None:
    _drop(_entries(task))


def _add(task: Task) -> None:
    last = _entries(task)[-1]
    last.pk, last.seq, last.previous = None, last.seq + 1, last.digest
    last.digest = journal.digest(last)
    last.save(force_insert=True)


def _drop(entries: list[Entry]) -> None:
    keys = [entry.pk for entry in entries]
    marks = ",".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM commission_mail WHERE entry_id IN ({marks})", keys)
        cursor.execute(f"DELETE FROM commission_notice WHERE entry_id IN ({marks})", keys)
        cursor.execute(f"DELETE FROM commission_entry WHERE id IN ({marks})", keys)


@pytest.mark.parametrize(
    ("tamper", "expected"),
    [
        (_change, "changed"),
        (_remove_first, "chain_broken"),
        (_remove_last, "entries_missing"),
        (_remove_all, "entries_missing"),
        (_add, "entries_added"),
    ],
)
def test_tampering_is_found(task: Task, tamper: Callable[[Task], None], expected: str) -> None:
    """Even a well-made chain betrays itself by the version of its object."""
    with triggers.lifted(connection):
        tamper(task)
    assert expected in {what for _, what in faults()}
    with pytest.raises(CommandError, match="not whole"):
        call_command("verify_journal", stderr=StringIO())


def test_a_lost_object_is_betrayed_by_the_checkpoint(task: Task) -> None:
    """When object and entries are gone together only a count kept elsewhere knows."""
    audit.checkpoint()
    with triggers.lifted(connection):
        _remove_all(task)
        task.terms.all().delete()
        Task.objects.filter(pk=task.pk).delete()
    assert faults() == [("checkpoint", "root_differs")]


def test_an_event_outside_a_transaction_is_a_programming_error(task: Task) -> None:
    """And so is one nobody declared."""
    with pytest.raises(LookupError):
        journal.record(task, "task.unheard_of", None)
