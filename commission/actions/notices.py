"""Marking notices as read: the person's own bookkeeping, no event of any object, hence no journal."""

from commission import clock
from commission.domain.roles import Actor
from commission.models import Governed, Notice


def read_all(*, by: Actor) -> int:
    """Everything this person was told; returns how many were new."""
    return Notice.objects.filter(person=by.person_id, read_at=None).update(read_at=clock.now())


def read_about(obj: Governed, *, by: Actor) -> int:
    """What was told of one object, once the person has its page before them.

    Asked before written: a page that only reads must not wait for the lock of a writer.
    """
    told = Notice.objects.filter(
        person=by.person_id, read_at=None, entry__object_kind=obj.journal_kind, entry__object_id=obj.pk
    )
    return told.update(read_at=clock.now()) if told.exists() else 0
