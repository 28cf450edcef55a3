"""The clauses of a decision: their texts. Owners and terms are written by tasks.actions.instructions."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from commission import access, journal
from commission.domain.roles import Actor
from commission.domain.verdict import require
from commission.models import AgendaItem, Clause, Meeting


def add_clause(item: AgendaItem, *, by: Actor, text_kk: str = "", text_ru: str = "") -> Clause:
    """A new clause at the end of the item's decision. Refused: "role", "frozen"."""
    with transaction.atomic():
        require_open(item.meeting, by)
        last = item.clauses.aggregate(last=Max("order"))["last"] or 0
        clause = Clause(item=item, order=last + 1, text_kk=text_kk, text_ru=text_ru)
        journal.born(clause)
        journal.record(clause, "clause.added", by, number=clause.number)
    return clause


def edit_clause(
    clause: Clause,
    *,
    text_kk: str,
    text_ru: str,
    by: Actor,
    seen: int | None = None,
    also: Mapping[str, Any] | None = None,
) -> None:
    """Change the texts; `also` says in the journal what the caller changes beside them in this transaction.

    Refused: "role", "frozen", "stale".
    """
    changed = journal.changes(clause, text_kk=text_kk, text_ru=text_ru) | dict(also or {})
    with transaction.atomic():
        require_open(clause.item.meeting, by)
        journal.swap(clause, seen, text_kk=text_kk, text_ru=text_ru)
        journal.record(clause, "clause.edited", by, number=clause.number, changes=changed)


def require_open(meeting: Meeting, by: Actor) -> None:
    """Ask again under a lock of the sitting's row: a hand-over to the chair waits, or has frozen it."""
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(access.may_edit(by, locked))
