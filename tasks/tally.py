"""How many tasks on control there are: one pass over the open rows answers every chip and every tile."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.db.models import Count, DateField, F, Value

from commission.domain.workdays import ONE_DAY
from tasks.domain.lifecycle import ON_CONTROL
from tasks.domain.states import COUNTED, STATES, Days, State
from tasks.queries import TaskQuerySet

Group = tuple[date | None, str, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tasks on control there are of each due day and status; `more`: counting stopped early.

    All that is overdue stands together under yesterday: years of days are one to whoever counts.
    """

    groups: list[Group]
    more: bool = False
    keys: frozenset[int] | None = None
    """The tasks themselves, where each was looked at."""

    @classmethod
    def of(cls, tasks: TaskQuerySet, today: date) -> Self:
        """By an index that holds all it asks for: never over history, and not a row is looked at.

        The statuses are named for the index: within each of them its days lie in order.
        """
        found = tasks.open().filter(status__in=ON_CONTROL).order_by()
        yesterday = Value(today - ONE_DAY, DateField())
        parts = (
            found.filter(next_due__lt=today).values("status", day=yesterday),
            found.filter(next_due__gte=today).values("status", day=F("next_due")),
            found.filter(next_due=None).values("status", day=F("next_due")),
        )
        first, *others = (
            part.annotate(count=Count("*")).values_list("day", "status", "count") for part in parts
        )
        return cls(list(first.union(*others, all=True)))

    @classmethod
    def of_some(cls, tasks: TaskQuerySet, today: date, most: int) -> Self:
        """Of rows that are dear to find, each asked for once, and no more than `most` of them."""
        yesterday = today - ONE_DAY
        some = list(tasks.open().order_by("id").values_list("pk", "next_due", "status")[: most + 1])
        found = Counter((due and max(due, yesterday), status) for _, due, status in some)
        groups = [(due, status, count) for (due, status), count in found.items()]
        return cls(groups, more=len(some) > most, keys=frozenset(pk for pk, _, _ in some))

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


def _sum(groups: list[Group], holds: Callable[[date | None, str], bool]) -> int:
    return sum(count for due, status, count in groups if holds(due, status))
