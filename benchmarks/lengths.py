"""The seed meeting's minutes, and lengths they may get."""

from bisect import bisect_left
from dataclasses import replace
from itertools import cycle, islice

from commission.models import Meeting
from tasks.outputs import length
from tasks.outputs.facts import Facts

LENGTHS = {5: 20, 20: 8, 100: 3}
"""Pages -> how often they are made."""
ITEMS_A_PAGE = 6
"""No page holds more questions."""


def seed() -> Meeting:
    """The sitting whose papers are drawn."""
    return Meeting.objects.exclude(source_kk="").get()


def grown(read: Facts, pages: int) -> Facts:
    """The questions again and again, until the minutes are about so long."""
    enough = bisect_left(
        range(pages * ITEMS_A_PAGE), pages, key=lambda count: length.pages(_with(read, count), "kk")
    )
    return _with(read, enough)


def _with(read: Facts, count: int) -> Facts:
    return replace(read, items=tuple(islice(cycle(read.items), count)))
