"""Bytes at rest: put there before the transaction that refers to them, taken away when nothing does."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Exists, ForeignObjectRel, OuterRef

from commission import clock
from commission.domain import file_names
from commission.models import StoredFile

Keep = Callable[[str, str, bytes], StoredFile]


def keep(name: str, media_type: str, data: bytes) -> StoredFile:
    """Store the bytes under a random name; `name` is what people see, `media_type` what was found inside."""
    stored = StoredFile(
        name=file_names.proper(name, media_type),
        media_type=media_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        stored_at=clock.now(),
    )
    stored.file.save(name, ContentFile(data), save=False)
    stored.save()
    return stored


@contextmanager
def or_nothing() -> Iterator[Keep]:
    """`with or_nothing() as keep:` what is kept in the block is taken away again if the block is refused.

    The block is no transaction: it holds one that refers to the files.
    """
    stored: list[StoredFile] = []

    def keep_here(name: str, media_type: str, data: bytes) -> StoredFile:
        stored.append(keep(name, media_type, data))
        return stored[-1]

    try:
        yield keep_here
    except BaseException:
        discard(stored)
        raise


def discard(stored: Iterable[StoredFile]) -> None:
    """Take away files that nothing refers to any more; the bytes go once the rows are surely gone."""
    for one in stored:
        name = str(one.file.name)
        one.delete()
        transaction.on_commit(partial(default_storage.delete, name))


def sweep(before: datetime) -> int:
    """Take away what was stored before that moment and nothing refers to, rows first; returns how many files.

    For what no refusal sees: a process that died between the bytes and their row or between the row and what
    refers to it, and evidence taken out of a draft, which may stand in a report that was withdrawn.
    """
    lost = StoredFile.objects.filter(stored_at__lt=before)
    for relation in _referring():
        refers = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
        lost = lost.exclude(Exists(refers))
    lost.delete()
    return _sweep_bytes(before)


def _referring() -> list[ForeignObjectRel]:
    """Every table that has a file, in this app or above it."""
    fields = StoredFile._meta.get_fields(include_hidden=True)
    return [field for field in fields if isinstance(field, ForeignObjectRel)]


def _sweep_bytes(before: datetime) -> int:
    """Bytes without a row (any more). Names begin with their folder, so a folder at a time is compared."""
    storage, swept = default_storage, 0
    folders = storage.listdir("")[0] if storage.exists("") else []
    for folder in folders:
        known = set(StoredFile.objects.filter(file__startswith=f"{folder}/").values_list("file", flat=True))
        for name in storage.listdir(folder)[1]:
            path = f"{folder}/{name}"
            if path not in known and storage.get_modified_time(path) < before:
                storage.delete(path)
                swept += 1
    return swept
