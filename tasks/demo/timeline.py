"""What happens when, in the order of time: the demo's clock never goes back.

Sittings and lives of tasks are told apart from each other, each from its beginning to its end. Here their
events are laid on one line and done one after another, so that the journal reads as if it had been written
day by day.
"""

from collections.abc import Callable
from datetime import datetime
from heapq import heappop, heappush

from commission import clock

Act = Callable[[], object]


class Timeline:
    """Events still to come, the earliest first; of two at the same moment the one announced first."""

    def __init__(self, begins: datetime, ends: datetime) -> None:
        self._now, self._ends = begins, ends
        self._events: list[tuple[datetime, int, Act]] = []
        self._announced = 0

    def at(self, moment: datetime, act: Act) -> None:
        """Announce `act`; what lies after the end has not happened. ValueError for a moment gone by."""
        if moment < self._now:
            raise ValueError(f"it is {self._now} already, too late for {moment}")
        if moment <= self._ends:
            heappush(self._events, (moment, self._announced, act))
            self._announced += 1

    def run(self) -> None:
        """Do everything; what is announced meanwhile is done in its turn."""
        while self._events:
            self._now, _, act = heappop(self._events)
            with clock.freeze(self._now):
                act()
