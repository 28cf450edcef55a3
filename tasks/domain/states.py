"""The ready lists of a register: what «overdue», «due soon» or «with the chair» means, told once.

A state is a description and not a question to the database: `filters` makes the question of it, and `holds`
answers the same for one group of counted rows. So a number and the rows behind it cannot differ.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from commission.domain.verdict import unless_refused
from commission.domain.workdays import ONE_DAY, Workdays
from tasks.domain.deadlines import NEAR_WD, SOON_WD
from tasks.domain.lifecycle import Status


@dataclass(frozen=True, slots=True)
class Days:
    """What the time-bound states are counted from: today, and the last days that are near and «soon»."""

    today: date
    near_until: date
    soon_until: date


def days(today: date, cal: Workdays) -> Days:
    """Near is three working days, soon seven: the report is to be sent three before the due date (186).

    Where the calendar ends earlier, they end with it; where it does not know today, nothing is told as soon.
    """
    end = cal.last if cal.covers(today) else today
    near = unless_refused(lambda: cal.add(today, SOON_WD))
    soon = unless_refused(lambda: cal.add(today, NEAR_WD))
    return Days(today, near or end, soon or end)


@dataclass(frozen=True, slots=True)
class Span:
    """Due days from first to last, both inclusive; None is open-ended."""

    first: date | None
    last: date | None

    def has(self, due: date) -> bool:
        """Whether the day lies in it."""
        return (self.first is None or self.first <= due) and (self.last is None or due <= self.last)


@dataclass(frozen=True, slots=True)
class State:
    """Which tasks a ready list holds. `due` asks for a report that is owed in a span of days, `owes_nothing`
    for tasks that wait for somebody else; `closed` None takes those on and off control alike.
    """

    closed: bool | None = False
    status: Status | None = None
    due: Callable[[Days], Span] | None = None
    owes_nothing: bool = False

    def test(self, days: Days) -> Callable[[date | None, str], bool]:
        """Of a task on control, by due day and status: does this list show it?"""
        span, status = self.due(days) if self.due else None, self.status

        def holds(next_due: date | None, found: str) -> bool:
            if self.closed or (status and status != found):
                return False
            if span:
                return next_due is not None and span.has(next_due)
            return next_due is None or not self.owes_nothing

        return holds


STATES: Mapping[str, State] = {
    "open": State(),
    "overdue": State(due=lambda days: Span(None, days.today - ONE_DAY)),
    "today": State(due=lambda days: Span(days.today, days.today)),
    "in3": State(due=lambda days: Span(days.today + ONE_DAY, days.near_until)),
    "soon": State(due=lambda days: Span(days.today + ONE_DAY, days.soon_until)),
    "none": State(owes_nothing=True),
    "waiting_review": State(status=Status.reported),
    "waiting_authority": State(status=Status.up_for_removal),
    "closed": State(closed=True),
    "all": State(closed=None),
}
COUNTED = tuple(name for name, state in STATES.items() if state.closed is False)
"""States within what is on control: one pass over the open rows counts them all."""
