"""Putting bytes at rest, before the transaction that refers to them: a file left over is swept later."""

import hashlib
from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.db import transaction

from commission import clock
from commission.models import StoredFile


def keep(name: str, media_type: str, data: bytes) -> StoredFile:
    """Store the bytes under a random name; `name` is what people see, `media_type` what was found inside."""
    stored = StoredFile(
        name=name[-200:],
        media_type=media_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        stored_at=clock.now(),
    )
    stored.file.save(name, ContentFile(data), save=False)
    stored.save()
    return stored


def discard(stored: Iterable[StoredFile]) -> None:
    """Take away files that nothing refers to any more; the bytes go once the rows are surely gone."""
    for one in stored:
        bytes_of = one.file
        one.delete()
        transaction.on_commit(lambda kept=bytes_of: kept.storage.delete(kept.name))
