"""Marking notices as read: the person's own bookkeeping, no event of any object, hence no journal."""

from commission import clock
from commission.domain.roles import Actor
from commission.models import Governed, Notice
from commission.prepared import Given, Prepared

_unread = Prepared(
    lambda: Notice.objects.filter(
        person=Given("person", int),
        read_at=None,
        entry__object_kind=Given("kind", str),
        entry__object_id=Given("pk", int),
    )
)


def read_all(*, by: Actor) -> int:
    """Everything this person was told; returns how many were new."""
    return Notice.objects.filter(person=by.person_id, read_at=None).update(read_at=clock.now())


def read_about(obj: Governed, *, by: Actor) -> int:
    """What was told of one object, once the person has its page before them.

    Asked before written: a page that only reads must not wait for the lock of a writer.
    """
    told = _unread(person=by.person_id, kind=obj.journal_kind, pk=obj.pk)
    return Notice.objects.filter(pk__in=[one.pk for one in told]).update(read_at=clock.now()) if told else 0
