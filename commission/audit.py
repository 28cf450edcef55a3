"""Reading the journal against itself and against the objects it speaks of.

Found: an entry changed, inserted or removed, the last one of an object too, and
all of an object (its version says how many there were). With a checkpoint that
was kept elsewhere also: entries removed together with their object.
Not found: a forger who owns the database and rewrites whole chains, objects and
every copy of the checkpoint; that is why checkpoints are mailed out.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db import connection, transaction

from commission import clock
from commission.journal import digest
from commission.models import Checkpoint, Entry, Governed

CHUNK = 2000


@dataclass(frozen=True)
class Fault:
    """One broken place: `where` is «kind:id#seq» or «checkpoint», `what` a code."""

    where: str
    what: str


def verify() -> list[Fault]:
    """All faults of the journal, in the order of the objects; empty when it is whole.

    Read in one transaction that sees one moment: people may work meanwhile.
    """
    with transaction.atomic():
        _stand_still()
        return [*_chains(), *_silent_objects(), *_checkpoints()]


def _stand_still() -> None:
    """On PostgreSQL each statement would see its own moment; SQLite's transaction sees one anyway."""
    if connection.vendor == "postgresql" and len(connection.savepoint_ids) == 0:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def checkpoint() -> Checkpoint:
    """Fix how many entries there are now and their root; store it, and let the caller send it away."""
    with transaction.atomic():
        _wait_for_writers()
        last = _newest()
        entries, root = _root(last)
        return Checkpoint.objects.create(at=clock.now(), last_entry=last, entries=entries, root=root)


def root() -> str:
    """The root hash of all entries there are: equal roots, equal journals."""
    return _root(_newest())[1]


def _newest() -> int:
    return Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0


def _wait_for_writers() -> None:
    """An entry not committed yet may have a lower id than one that is: it would look inserted afterwards."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Entry._meta.db_table} IN SHARE MODE")


def _chains() -> Iterator[Fault]:
    versions = _versions()
    rows = Entry.objects.order_by("object_kind", "object_id", "seq").iterator(CHUNK)
    for (kind, pk), entries in groupby(rows, key=lambda e: (e.object_kind, e.object_id)):
        yield from _chain(f"{kind}:{pk}", entries, versions.pop((kind, pk), None))


def _chain(name: str, entries: Iterator[Entry], version: int | None) -> Iterator[Fault]:
    previous, count = "", 0
    for count, entry in enumerate(entries, start=1):
        where = f"{name}#{entry.seq}"
        if entry.seq != count or entry.previous != previous:
            yield Fault(where, "chain_broken")
        if digest(entry) != entry.digest:
            yield Fault(where, "changed")
        previous = entry.digest
    if version is None:
        yield Fault(name, "object_missing")
    elif version != count:
        yield Fault(name, "entries_missing" if version > count else "entries_added")


def _silent_objects() -> Iterator[Fault]:
    heard = set(Entry.objects.values_list("object_kind", "object_id").distinct())
    for (kind, pk), version in sorted(_versions().items()):
        if version and (kind, pk) not in heard:
            yield Fault(f"{kind}:{pk}", "entries_missing")


def _versions() -> dict[tuple[str, int], int]:
    found: dict[tuple[str, int], int] = {}
    for model in Governed.__subclasses__():
        for pk, version in model._base_manager.values_list("pk", "version").iterator(CHUNK):
            found[model.journal_kind, pk] = version
    return found


def _checkpoints() -> Iterator[Fault]:
    newest = Checkpoint.objects.order_by("-id").first()
    if newest and _root(newest.last_entry) != (newest.entries, newest.root):
        yield Fault("checkpoint", "root_differs")


def _root(last: int) -> tuple[int, str]:
    entries, root = 0, hashlib.sha256()
    rows = Entry.objects.filter(id__lte=last).order_by("id").values_list("digest", flat=True)
    for link in rows.iterator(CHUNK):
        entries += 1
        root.update(link.encode())
    return entries, root.hexdigest()
