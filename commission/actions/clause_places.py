"""Moving a clause, striking it out of the minutes and putting it back.

A removed clause stays as a row with its journal, so that the chain is whole and the removal can be undone
(docs/decisions/0014).
"""

from django.db import transaction

from commission import clock, journal
from commission.actions.decisions import require_on_agenda, require_open, require_standing, standing_in
from commission.actions.places import PARKED, lay
from commission.domain.roles import Actor
from commission.domain.verdict import Refused
from commission.models import AgendaItem, Clause

END = 10_000
"""A place beyond any decision's last clause."""


def move(clause: Clause, item: AgendaItem, place: int, *, by: Actor) -> None:
    """To this place (from 1) of this item's decision; a place beyond the end is the end.

    Refused: "role", "frozen", "clause_removed", "other_sitting", "item_removed".
    """
    with transaction.atomic():
        _open(clause, by)
        if item.meeting_id != clause.item.meeting_id:
            raise Refused("other_sitting")
        require_on_agenda(item)
        _place(clause, item, place, by)


def step(clause: Clause, by_places: int, *, by: Actor) -> None:
    """Up (-1) or down (1) within its item. Refused as `move`; at the end of the list nothing happens."""
    with transaction.atomic():
        _open(clause, by)
        _place(clause, clause.item, max(1, clause.order + by_places), by)


def remove(clause: Clause, *, by: Actor) -> None:
    """Strike it out of the minutes. Refused: "role", "frozen". Removing a removed clause does nothing."""
    with transaction.atomic():
        _open(clause, by)
        if not clause.removed_at:
            strike(clause, "clause.removed", by=by)


def strike(clause: Clause, event: str, *, by: Actor, **said: str) -> None:
    """Under the caller's lock: out of the minutes, for the reason the event says."""
    journal.swap(clause, None, removed_at=clock.now())
    lay(standing_in(clause.item))
    journal.record(clause, event, by, number=clause.number, **said)


def put_back(clause: Clause, *, by: Actor) -> None:
    """Undo `remove`: to where it stood, or to the end if the decision has become shorter.

    Refused: "role", "frozen", "item_removed". A clause that was put back meanwhile stays where it is.
    """
    with transaction.atomic():
        _open(clause, by)
        if not clause.removed_at:
            return
        require_on_agenda(clause.item)
        others = standing_in(clause.item)
        at = _within(clause.order, others)
        journal.swap(clause, None, removed_at=None, order=PARKED)
        lay([*others[:at], clause, *others[at:]])
        journal.record(clause, "clause.put_back", by, number=clause.number)


def _open(clause: Clause, by: Actor) -> None:
    """Lock the sitting, then read the clause as it is now: these moves lose nothing, whoever was faster."""
    require_open(clause.item.meeting, by)
    clause.refresh_from_db()


def _place(clause: Clause, item: AgendaItem, place: int, by: Actor) -> None:
    require_standing(clause)
    others = [one for one in standing_in(item) if one.pk != clause.pk]
    at = _within(place, others)
    if (clause.item_id, clause.order) == (item.pk, at + 1):
        return
    before, left = clause.number, clause.item
    journal.swap(clause, None, item=item, order=PARKED)
    lay([*others[:at], clause, *others[at:]])
    if left != item:
        lay(standing_in(left))
    journal.record(clause, "clause.moved", by, number=clause.number, before=before)


def _within(place: int, others: list[Clause]) -> int:
    return max(0, min(place - 1, len(others)))
