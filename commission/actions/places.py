"""Where a row stands in its list. Numbers are derived from the places («2.1»), so the places have no gaps.

The neighbours that close up or make room get no event of their own: nobody decided anything about them, and
whoever is writing in one of them must not meet a conflict. What happened is told by the row that moved.
"""

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import F

from commission.models import AgendaItem, Clause

Placed = TypeVar("Placed", AgendaItem, Clause)

PARKED = 10_000
"""Added to places on their way: no two rows of a list may share a place, not even within one UPDATE."""


def lay(wanted: Sequence[Placed]) -> None:
    """Number the rows of one list 1, 2, 3 … in this order; two queries however many they are."""
    moved = [(row, place) for place, row in enumerate(wanted, start=1) if row.order != place]
    if not moved:
        return
    rows = moved[0][0].__class__._base_manager
    rows.filter(pk__in=[row.pk for row, _ in moved]).update(order=F("order") + PARKED)
    for row, place in moved:
        row.order = place
    rows.bulk_update([row for row, _ in moved], ["order"])
