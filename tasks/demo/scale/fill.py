"""Filling a demo up to a number of tasks, with nearly two years of history."""

from collections.abc import Callable, Iterator
from itertools import count, cycle

from django.db import connection

from commission import clock
from commission.models import Body, Meeting, Paper
from tasks.demo.scale.ledger import Ledger
from tasks.demo.scale.owners import make_owners
from tasks.demo.scale.sitting import TASKS, Recorded
from tasks.demo.stage import Stage
from tasks.models import Task

FIRST, LAST = -440, -5
"""Sittings lie between these working days, counted from the anchor day."""
FIRST_NUMBER = 101
"""Of minutes in each year: above those of the demo's own sittings."""
AT_ONCE = 10
"""Sittings in one transaction: what they hold in memory stays small however large the history."""
READ = -10
"""What people were told before this working day they have read."""

Tell = Callable[[int], object]


def fill(wanted: int, tell: Tell = lambda tasks: None) -> int:
    """Add sittings until there are `wanted` tasks; gives how many came. `tell`: how many there are so far.

    Ends as every bulk load should, with fresh statistics. The demo must be there and not filled before.
    """
    sitting = Meeting.objects.exclude(signed_on=None).select_related("commission").order_by("-signed_on")[0]
    missing = wanted - Task.objects.count()
    if missing <= 0:
        return 0
    owners = cycle(make_owners(sitting.commission))
    stage = Stage(sitting.commission, clock.today())
    papers = list(sitting.papers.filter(void=False).select_related("file"))
    for done in _recorded(stage, owners, missing, papers):
        tell(done)
    refresh_statistics()
    return missing


def refresh_statistics() -> None:
    """The planner of either database guesses badly after a bulk load: counts were thirty times slower."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("VACUUM")
            cursor.execute("ANALYZE")


def _recorded(stage: Stage, owners: Iterator[Body], missing: int, papers: list[Paper]) -> Iterator[int]:
    sittings = -(-missing // TASKS)
    numbers = {year: count(FIRST_NUMBER) for year in range(stage.cal.first.year, stage.today.year + 1)}
    ledger, read_before = Ledger(), stage.moment(READ, 0)
    for n in range(sittings):
        day = FIRST + (LAST - FIRST) * n // sittings
        number = str(next(numbers[stage.day(day).year]))
        left = missing - n * TASKS
        Recorded(stage, ledger, day, number).record(owners, min(TASKS, left), papers)
        if (n + 1) % AT_ONCE == 0 or n + 1 == sittings:
            ledger.write(read_before)
            yield missing - max(0, left - TASKS)
