"""The journal: what happened, written once, in the transaction of what happened.

An action changes a governed object in two steps: `swap` moves the object from
the version the person saw to the next one, or refuses because somebody was
faster; `record` writes the event under that version. So an object's version is
the number of its entries, and nothing changes without a line here.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, reduce
from operator import or_
from typing import Any

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.functional import Promise

from commission import clock
from commission.domain.roles import Actor
from commission.domain.verdict import Refused
from commission.models import Entry, Governed, Person, Position
from commission.prepared import Given, Insert, Prepared, Update

Event = tuple[Entry, Governed]
Listener = Callable[[Sequence[Event]], None]


@dataclass(frozen=True, slots=True)
class Change:
    """What `swap` or `born` did to an object, as its event will say it."""

    obj: Governed
    code: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind:
    """A kind of event: its code and its sentence (a lazy translation with named values)."""

    code: str
    sentence: str | Promise


KINDS: dict[str, Kind] = {}
_listeners: list[Listener] = []


def declare(sentences: Mapping[str, str | Promise]) -> None:
    """Make kinds of event known; each app does so for its own when it starts."""
    for code, sentence in sentences.items():
        KINDS[code] = Kind(code, sentence)


def subscribe(listener: Listener) -> None:
    """Have `listener(events)` called inside the transaction of every change.

    It writes notices, owed letters and what tasks are found by; nothing that is governed.
    """
    if listener not in _listeners:
        _listeners.append(listener)


def swap(obj: Governed, seen: int | None, **columns: Any) -> None:
    """Compare-and-swap: write `columns` if the object still has the version the person saw.

    Without `seen` the version is the one that was loaded. Refused("stale") when somebody was faster.
    """
    _require_transaction()
    expected = obj.version if seen is None else seen
    # __class__ and not type(): a request's user is a lazy stand-in for the account
    if not _swapped(obj.__class__, tuple(columns))(_pk=obj.pk, _seen=expected, **columns):
        raise Refused("stale")
    obj.version = expected + 1
    for name, value in columns.items():
        setattr(obj, name, value)


@cache
def _swapped(model: type[Governed], columns: tuple[str, ...]) -> Update:
    return Update(
        lambda: model._base_manager.filter(pk=Given("_pk", int), version=Given("_seen", int)),
        *columns,
        version=F("version") + 1,
    )


def born(obj: Governed) -> None:
    """Save a new object as its first version; the caller records the event that made it."""
    obj.version = 1
    obj.save(force_insert=True)


_write = Insert(Entry)


def record(obj: Governed, code: str, actor: Actor | None, **data: Any) -> Entry:
    """Write the event that made the object's present version; `actor` is None for the system itself."""
    return record_all([Change(obj, code, data)], actor)[0]


def record_all(changes: Sequence[Change], actor: Actor | None) -> list[Entry]:
    """One event each for all objects that one act changed, in few queries however many they are."""
    _require_transaction()
    if unheard_of := {change.code for change in changes} - KINDS.keys():
        raise LookupError(f"{', '.join(sorted(unheard_of))} is not declared")
    acting, at, before = acting_as(actor), clock.now(), _last_digests([change.obj for change in changes])
    chained = zip(changes, before, strict=True)
    entries = [_entry(change, actor, acting, at, previous) for change, previous in chained]
    _write(entries)
    events = [(entry, change.obj) for entry, change in zip(entries, changes, strict=True)]
    for entry, obj in events:
        obj.newest_event = entry
    for listener in _listeners:
        listener(events)
    return entries


def _require_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("the journal is written inside the transaction of the change")


def _entry(change: Change, actor: Actor | None, acting: str, at: datetime, previous: str) -> Entry:
    entry = Entry(
        object_kind=change.obj.journal_kind,
        object_id=change.obj.pk,
        seq=change.obj.version,
        at=at,
        person_id=actor.person_id if actor else None,
        acting_as=acting,
        code=change.code,
        data=canonical(change.data),
        previous=previous,
    )
    entry.digest = digest(entry)
    return entry


_history = Prepared(
    lambda: (
        Entry.objects.filter(object_kind=Given("kind", str), object_id=Given("pk", int))
        .select_related("person")
        .order_by("-seq")
    )
)


def history(obj: Governed) -> list[Entry]:
    """The object's events, newest first; who may see the object was asked when it was got for the page."""
    return _history(kind=obj.journal_kind, pk=obj.pk)


def changes(obj: models.Model, **new: Any) -> dict[str, list[Any]]:
    """The fields that differ, as {name: [old, new]}: what a line of history says and a conflict shows."""
    return {name: [getattr(obj, name), value] for name, value in new.items() if getattr(obj, name) != value}


def in_each_language(thing: object, field: str) -> dict[str, str]:
    """`title=in_each_language(position, "title")`: each reader of the entry is told it in their language."""
    return {language: getattr(thing, f"{field}_{language}", "") for language in ("kk", "ru", "en")}


def acting_as(actor: Actor | None) -> str:
    """The titles held at that moment, as JSON by language: accounts change, the journal does not."""
    if actor is None:
        return ""
    held = actor.titles
    if held is None:
        positions = Position.objects.current(clock.today()).filter(person=actor.person_id).order_by("id")
        held = tuple(positions.values_list("title_kk", "title_ru", "title_en"))
    titles = [{"kk": kk, "ru": ru, "en": en} for kk, ru, en in held]
    return json.dumps(titles, ensure_ascii=False, sort_keys=True)


def canonical(data: Mapping[str, Any]) -> str:
    """JSON with sorted keys and no blanks: one text for one meaning, so that a hash can be taken of it."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def digest(entry: Entry) -> str:
    """The link of the chain: SHA-256 over everything the entry says and the digest before it."""
    parts = (
        entry.previous,
        entry.object_kind,
        str(entry.object_id),
        str(entry.seq),
        _stamp(entry.at),
        str(entry.person_id or ""),
        entry.acting_as,
        entry.code,
        entry.data,
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _last_digests(objects: Sequence[Governed]) -> list[str]:
    """Of each the digest of the event before this one, empty for what has just been born."""
    older = [obj for obj in objects if obj.version > 1]
    places = {
        f"{name}{n}": value
        for n, obj in enumerate(older)
        for name, value in (("kind", obj.journal_kind), ("pk", obj.pk), ("seq", obj.version - 1))
    }
    found = _links(len(older))(**places) if older else []
    digests = {(entry.object_kind, entry.object_id): entry.digest for entry in found}
    return [digests[obj.journal_kind, obj.pk] if obj.version > 1 else "" for obj in objects]


@cache
def _links(count: int) -> Prepared[Entry]:
    """The question for so many events: of one act there are few that follow others."""
    places = [
        Q(object_kind=Given(f"kind{n}", str), object_id=Given(f"pk{n}", int), seq=Given(f"seq{n}", int))
        for n in range(count)
    ]
    return Prepared(
        lambda: Entry.objects.filter(reduce(or_, places)).only("object_kind", "object_id", "digest")
    )


def _stamp(moment: datetime) -> str:
    return str(int(moment.timestamp() * 1_000_000))


def _plain(value: Any) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, Person):
        return str(value.pk)
    raise TypeError(f"{type(value).__name__} cannot stand in the journal")
