"""How many tasks on control there are: one pass over the open rows answers every chip and every tile."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.db.models import Count

from tasks.domain.states import COUNTED, STATES, Days, State
from tasks.queries import TaskQuerySet

Group = tuple[date | None, str, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many tasks on control there are of each due day and status; `more`: counting stopped early."""

    groups: list[Group]
    more: bool = False

    @classmethod
    def of(cls, tasks: TaskQuerySet) -> Self:
        """By an index that holds all it asks for: never over history, and not a row is looked at."""
        groups = tasks.open().order_by().values_list("next_due", "status").annotate(count=Count("*"))
        return cls(list(groups))

    def states(self, days: Days, statuses: Collection[str] = ()) -> dict[str, int]:
        """Of each state within what is on control; of these statuses only, if any are named."""
        groups = [group for group in self._alike(days) if not statuses or group[1] in statuses]
        return {name: _sum(groups, STATES[name].test(days)) for name in COUNTED}

    def statuses(self, state: State, days: Days) -> Counter[str]:
        """Of each status, as far as the state holds it."""
        found: Counter[str] = Counter()
        holds = state.test(days)
        for due, status, count in self._alike(days):
            if holds(due, status):
                found[status] += count
        return found

    def _alike(self, days: Days) -> list[Group]:
        """Days that every state treats alike put together: years of them make a dozen groups."""
        found: Counter[tuple[date | None, str]] = Counter()
        for due, status, count in self.groups:
            found[days.stand_in(due), status] += count
        return [(due, status, count) for (due, status), count in found.items()]


def _sum(groups: list[Group], holds: Callable[[date | None, str], bool]) -> int:
    return sum(count for due, status, count in groups if holds(due, status))
