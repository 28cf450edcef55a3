"""How many tasks on control there are: one pass over the open rows answers every chip and every tile."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.core.exceptions import EmptyResultSet
from django.db import connection

from commission.domain.workdays import ONE_DAY
from tasks.domain.lifecycle import ON_CONTROL
from tasks.domain.states import COUNTED, STATES, Days, State
from tasks.queries import TaskQuerySet

Group = tuple[date | None, str, int]
Seen = tuple[int, date | None, str]
"""A task by its id, what it owes and its status."""

_COUNTED = """
WITH found (due, status) AS NOT MATERIALIZED (%s)
SELECT MIN(due), status, COUNT(*) FROM found WHERE due < %%s GROUP BY status
UNION ALL SELECT due, status, COUNT(*) FROM found WHERE due >= %%s GROUP BY status, due
UNION ALL SELECT MIN(due), status, COUNT(*) FROM found WHERE due IS NULL GROUP BY status
"""
"""Three spans of an index. A union of QuerySets would write the question three times, each dearer than its
answer.
"""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tasks on control there are of each due day and status; `more`: counting stopped early.

    All that is overdue stands together under yesterday: years of days are one to whoever counts.
    """

    groups: list[Group]
    more: bool = False
    seen: Sequence[Seen] = ()
    """The tasks themselves, where each was looked at."""

    @classmethod
    def of(cls, tasks: TaskQuerySet, today: date) -> Self:
        """By an index that holds all it asks for: never over history, and not a row is looked at.

        The statuses are named for the index: within each of them its days lie in order.
        """
        found = tasks.open().filter(status__in=ON_CONTROL).order_by().values("next_due", "status")
        try:
            sql, params = found.query.sql_with_params()
        except EmptyResultSet:
            return cls([])
        with connection.cursor() as cursor:
            cursor.execute(_COUNTED % sql, [*params, today.isoformat(), today.isoformat()])
            groups = cursor.fetchall()
        return cls([(_day(due, today), status, count) for due, status, count in groups])

    @classmethod
    def of_some(cls, tasks: TaskQuerySet, today: date, most: int) -> Self:
        """Of rows that are dear to find, each asked for once, and no more than `most` of them."""
        some = list(tasks.open().newest().values_list("pk", "next_due", "status")[: most + 1])
        found = Counter((_day(due, today), status) for _, due, status in some)
        groups = [(due, status, count) for (due, status), count in found.items()]
        return cls(groups, len(some) > most, some)

    def states(self, days: Days, statuses: Collection[str] = ()) -> dict[str, int]:
        """Of each state within what is on control; of these statuses only, if any are named."""
        groups = [group for group in self.groups if not statuses or group[1] in statuses]
        return {name: _sum(groups, STATES[name].test(days)) for name in COUNTED}

    def statuses(self, state: State, days: Days) -> Counter[str]:
        """Of each status, as far as the state holds it."""
        found: Counter[str] = Counter()
        holds = state.test(days)
        for due, status, count in self.groups:
            if holds(due, status):
                found[status] += count
        return found

    def keys(self, state: State, days: Days, statuses: Collection[str] = ()) -> list[int]:
        """Of what was seen, those that the state holds; in the order of TaskQuerySet.by_due."""
        holds = state.test(days)
        seen = sorted(self.seen, key=lambda one: (one[1] is None, one[1] or date.max, one[0]))
        return [pk for pk, due, status in seen if holds(due, status) and (not statuses or status in statuses)]


def _day(due: date | str | None, today: date) -> date | None:
    """As the groups say it; SQLite answers a raw question in text."""
    day = date.fromisoformat(due) if isinstance(due, str) else due
    return day and max(day, today - ONE_DAY)


def _sum(groups: list[Group], holds: Callable[[date | None, str], bool]) -> int:
    return sum(count for due, status, count in groups if holds(due, status))
