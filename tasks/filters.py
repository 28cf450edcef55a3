"""The one grammar of a list of tasks: what its address says, the rows it means and how many they are.

Page, export and the link behind every number read the same names, so a number and its rows cannot differ.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from commission.domain.verdict import unless_refused
from commission.domain.workdays import Workdays
from tasks.domain.deadlines import NEAR_WD
from tasks.domain.lifecycle import Status
from tasks.queries import TaskQuerySet

DEFAULT_STATE = "open"


@dataclass(frozen=True, slots=True)
class Days:
    """What the time-bound states are counted from: today, and the last day that is «soon»."""

    today: date
    soon_until: date


def days(today: date, cal: Workdays) -> Days:
    """Soon is seven working days: the report is to be sent three before the due date (point 186).

    Where the calendar ends earlier, soon ends with it; where it does not know today, nothing is told as soon.
    """
    known = unless_refused(lambda: cal.add(today, NEAR_WD))
    return Days(today, known or (cal.last if cal.covers(today) else today))


STATES: dict[str, Callable[[Days], Q]] = {
    "open": lambda days: Q(closed=False),
    "overdue": lambda days: Q(closed=False, next_due__lt=days.today),
    "today": lambda days: Q(closed=False, next_due=days.today),
    "soon": lambda days: Q(closed=False, next_due__gt=days.today, next_due__lte=days.soon_until),
    "waiting_review": lambda days: Q(closed=False, status=Status.reported.value),
    "waiting_authority": lambda days: Q(closed=False, status=Status.up_for_removal.value),
    "closed": lambda days: Q(closed=True),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """A read query string; what it does not understand it leaves out, as an old link should."""

    state: str = DEFAULT_STATE
    body: int | None = None
    status: str = ""
    assignee: int | None = None

    @classmethod
    def read(cls, query: Mapping[str, Any]) -> "Filter":
        """From request.GET."""
        state, status = (str(query.get(name, "")) for name in ("state", "status"))
        return cls(
            state=state if state in STATES else DEFAULT_STATE,
            body=_number(query.get("body", "")),
            status=status if status in set(Status) else "",
            assignee=_number(query.get("assignee", "")),
        )

    def narrow(self, tasks: TaskQuerySet) -> TaskQuerySet:
        """Body, executor and status, without the state: what the counts of the states are taken of."""
        if self.body:
            tasks = tasks.filter(body=self.body)
        if self.assignee:
            tasks = tasks.filter(assignee=self.assignee)
        return tasks.filter(status=self.status) if self.status else tasks

    def apply(self, tasks: TaskQuerySet, days: Days) -> TaskQuerySet:
        """The rows, most urgent first."""
        return self.narrow(tasks).filter(STATES[self.state](days)).by_due()


def _number(said: Any) -> int | None:
    text = str(said)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def counts(tasks: TaskQuerySet, days: Days) -> dict[str, int]:
    """How many tasks each state holds, in one query."""
    return tasks.aggregate(**{state: Count("pk", filter=rule(days)) for state, rule in STATES.items()})
