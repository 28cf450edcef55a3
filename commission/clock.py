"""The one source of now.

Every date that the product stores or compares comes from here, so that the
demo can build two years of history with its own clock and a test can stand
still. Nothing else asks the operating system or the database for the time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.utils import timezone

_frozen: ContextVar[datetime | None] = ContextVar("frozen_clock", default=None)


def now() -> datetime:
    """The moment, aware, in UTC or the zone it was frozen in."""
    return _frozen.get() or timezone.now()


def today() -> date:
    """The calendar day in the oblast (settings.TIME_ZONE)."""
    return timezone.localdate(now())


def day_of(moment: datetime) -> date:
    """The calendar day of a stored moment, in the oblast."""
    return timezone.localdate(moment)


def midnight(day: date) -> datetime:
    """The first moment of a calendar day in the oblast."""
    return timezone.make_aware(datetime.combine(day, time.min))


@contextmanager
def freeze(moment: datetime) -> Iterator[None]:
    """Let the clock stand at `moment` (aware) inside the block; blocks nest."""
    if timezone.is_naive(moment):
        raise ValueError("freeze() takes an aware datetime")
    token = _frozen.set(moment)
    try:
        yield
    finally:
        _frozen.reset(token)
