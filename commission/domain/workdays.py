"""Working days of Kazakhstan as one running count.

A day's ``number`` is how many working days have passed up to and including it, so every distance between two
days is one subtraction, here and in the database. The calendar has an end: beyond it nobody knows which
days the government will move, and a guess would be a false due date, so it refuses (``calendar_ends``).
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate
from typing import Self

from commission.domain.verdict import Refused

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DayName:
    """Why a day is special, in both languages; ``moved`` marks a day off transferred by law or decree."""

    kk: str
    ru: str
    moved: bool = False


class CalendarEnds(Refused):
    """The question reaches outside the days the calendar knows."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__("calendar_ends", first=first, last=last)


def is_weekend(day: date) -> bool:
    """Saturday or Sunday, whatever the calendar says about it."""
    return day.weekday() >= SATURDAY


class Workdays:
    """The calendar from ``first`` on, one flag a day; immutable, so one instance can be shared and cached."""

    __slots__ = ("_numbers", "_working", "first", "last", "names")

    def __init__(self, first: date, working: Sequence[bool], names: Mapping[date, DayName]) -> None:
        if not working:
            raise ValueError("a calendar needs at least one day")
        self.first = first
        self.last = first + timedelta(days=len(working) - 1)
        self.names = dict(names)
        self._working = tuple(working)
        self._numbers = tuple(accumulate(int(flag) for flag in self._working))

    def outside(self) -> Refused:
        """The refusal of a question about days this calendar does not know."""
        return CalendarEnds(self.first, self.last)

    @classmethod
    def plain(cls, first: date, last: date, off: Mapping[date, DayName], extra: Set[date]) -> Self:
        """Weekends and ``off`` are free; ``extra`` are weekend days made working by a transfer."""
        days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        working = [day in extra or not (is_weekend(day) or day in off) for day in days]
        return cls(first, working, off)

    def covers(self, day: date) -> bool:
        """Whether the calendar knows this day."""
        return self.first <= day <= self.last

    def is_working(self, day: date) -> bool:
        """Whether offices work on this day."""
        return self._working[self._index(day)]

    def number(self, day: date) -> int:
        """Working days from the first day of the calendar up to and including ``day``."""
        return self._numbers[self._index(day)]

    def add(self, day: date, n: int) -> date:
        """The n-th working day after ``day`` (before it when n is negative); 0 is the day itself.

        ``day`` is never counted: the day of receipt is day 0, the next working day is day 1 (point 177).
        """
        if n == 0:
            return day
        if n > 0:
            return self._day_of(self.number(day) + n)
        last_before = self.number(day) - self.is_working(day)
        return self._day_of(last_before + n + 1)

    def roll(self, day: date) -> date:
        """The day itself if offices work, else the next working day (point 177)."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``; negative when ``end`` is earlier."""
        return self.number(end) - self.number(start)

    def name(self, day: date) -> DayName | None:
        """The holiday or transfer of this day, if it has one."""
        return self.names.get(day)

    def _index(self, day: date) -> int:
        if not self.covers(day):
            raise self.outside()
        return (day - self.first).days

    def _day_of(self, number: int) -> date:
        if not 1 <= number <= self._numbers[-1]:
            raise self.outside()
        return self.first + timedelta(days=bisect_left(self._numbers, number))


class Off(StrEnum):
    """Why offices are closed on a day."""

    weekend = "weekend"
    holiday = "holiday"
    weekend_holiday = "weekend_holiday"
    moved = "moved"
    day_off = "day_off"


def why_off(day: date, cal: Workdays) -> Off:
    """Of a day on which they are."""
    name = cal.name(day)
    if name is not None and name.moved:
        return Off.moved
    if is_weekend(day):
        return Off.weekend if name is None else Off.weekend_holiday
    return Off.day_off if name is None else Off.holiday


class NoWorkdays(Workdays):
    """Before a calendar is stored: it knows no day and refuses every question (``no_calendar``).

    A page can still be made without one; what would have to be counted is then unknown.
    """

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(date.max, [False], {})

    def outside(self) -> Refused:
        """There is no first and no last day to name."""
        return Refused("no_calendar")

    def covers(self, day: date) -> bool:
        """Not even the day that stands for an empty calendar."""
        return False
