"""Rows of many objects, written in one go: first the objects as they ended, then the journal of how they did.

An object's version is the number of its events, and each event's digest holds the one before: so the journal
of a history written in bulk is as whole as one that was acted out. What the actions write elsewhere in the
transaction of an event (notices, what is searched) is written here for all of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model

from commission import clock, journal
from commission.domain.roles import Actor
from commission.journal import Event
from commission.models import (
    AgendaItem,
    Attendance,
    Clause,
    Entry,
    Governed,
    Meeting,
    Notice,
    Paper,
    StoredFile,
)
from tasks import notices
from tasks.actions import searching
from tasks.models import Addressee, Fact, Instruction, Measure, Plan, Report, Review, Task, Term

ORDER: Sequence[type[Model]] = (
    Meeting,
    StoredFile,
    Paper,
    Attendance,
    AgendaItem,
    Clause,
    Instruction,
    Measure,
    Addressee,
    Plan,
    Task,
    Term,
    Report,
    Fact,
    Review,
)
"""Whoever is referred to comes first."""
AT_ONCE = 2000

Data = Callable[[], dict[str, Any]]
"""What an event says; asked for once the objects have their ids."""


@dataclass(frozen=True, slots=True)
class Said:
    """An event to be written; `number` is its place in the life of its object."""

    obj: Governed
    number: int
    at: datetime
    code: str
    by: Actor
    data: Data


@dataclass(slots=True)
class Ledger:
    """`titles` are those the journal keeps of somebody, by person."""

    titles: dict[int, str] = field(default_factory=dict)
    rows: dict[type[Model], list[Any]] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)

    def add(self, *objects: Model) -> None:
        """To be inserted as they are when `write` is called."""
        for obj in objects:
            self.rows.setdefault(type(obj), []).append(obj)

    def say(self, obj: Governed, code: str, at: datetime, by: Actor, data: Data) -> None:
        """The object's next event."""
        obj.version += 1
        self.said.append(Said(obj, obj.version, at, code, by, data))

    def write(self, read_before: datetime) -> None:
        """Everything, in a few dozen statements, in one transaction; what was told before then is read."""
        with transaction.atomic():
            for model in ORDER:
                model._base_manager.bulk_create(self.rows.pop(model, []), batch_size=AT_ONCE)
            events = self._events()
            Entry.objects.bulk_create((entry for entry, _ in events), batch_size=AT_ONCE)
            notices.on_events(events)
            _read([entry.pk for entry, _ in events if entry.at < read_before])
            searching.write([obj.pk for entry, obj in events if entry.code == "task.issue"])
        self.said = []

    def _events(self) -> list[Event]:
        """In the order of time, so that whoever reads the newest first reads sense."""
        last: dict[tuple[str, int], str] = {}
        found: list[Event] = []
        for said in sorted(self.said, key=lambda said: said.at):
            entry = self._entry(said, last.get((said.obj.journal_kind, said.obj.pk), ""))
            last[entry.object_kind, entry.object_id] = entry.digest
            found.append((entry, said.obj))
        return found

    def _entry(self, said: Said, previous: str) -> Entry:
        entry = Entry(
            object_kind=said.obj.journal_kind,
            object_id=said.obj.pk,
            seq=said.number,
            at=said.at,
            person_id=said.by.person_id,
            acting_as=self._titles(said.by),
            code=said.code,
            data=journal.canonical(said.data()),
            previous=previous,
        )
        entry.digest = journal.digest(entry)
        return entry

    def _titles(self, actor: Actor) -> str:
        if actor.person_id not in self.titles:
            self.titles[actor.person_id] = journal.acting_as(actor)
        return self.titles[actor.person_id]


def _read(entries: Sequence[int]) -> None:
    """The notices of these: one stretch of numbers, for entries are numbered in the order of time."""
    if entries:
        told = Notice.objects.filter(entry__gte=entries[0], entry__lte=entries[-1])
        told.update(read_at=clock.now())
