"""Where a clause stands. Numbers are derived from the places («2.1»), so the places have no gaps.

The neighbours that close up or make room get no event of their own: nobody decided anything about them, and
whoever is writing in one of them must not meet a conflict. What happened is told by the clause that moved.
"""

from collections.abc import Sequence

from django.db.models import F

from commission.models import AgendaItem, Clause

PARKED = 10_000
"""Added to places on their way: no two rows of an item may share a place, not even within one UPDATE."""


def standing_in(item: AgendaItem) -> list[Clause]:
    """The item's clauses in their order, as they are now."""
    return list(Clause.objects.filter(item=item).select_related("item").order_by("order"))


def lay(wanted: Sequence[Clause]) -> None:
    """Number the clauses of one item 1, 2, 3 … in this order; two queries however many they are."""
    moved = [(clause, place) for place, clause in enumerate(wanted, start=1) if clause.order != place]
    if not moved:
        return
    rows = Clause.objects.filter(pk__in=[clause.pk for clause, _ in moved])
    rows.update(order=F("order") + PARKED)
    for clause, place in moved:
        clause.order = place
    Clause.objects.bulk_update([clause for clause, _ in moved], ["order"])
