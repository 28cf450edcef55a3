"""The clauses of a decision: their texts. Owners and terms are written by tasks.actions.instructions."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from commission import access, journal
from commission.actions.places import lay
from commission.domain.roles import Actor
from commission.domain.verdict import Refused, require
from commission.models import AgendaItem, Clause, Meeting

LONGEST_TEXT = 20_000
"""Characters of one text in one language: some ten pages, beyond any of the minutes, below a pasted book."""

SOURCE = ("source_kk", "source_note_kk", "source_note_ru")


def add_clause(item: AgendaItem, *, by: Actor, text_kk: str = "", text_ru: str = "") -> Clause:
    """A new clause at the end of the item's decision. Refused: "role", "frozen", and as `insert`."""
    with transaction.atomic():
        require_open(item.meeting, by)
        return insert(item, by=by, text_kk=text_kk, text_ru=text_ru)


def insert(
    item: AgendaItem,
    *,
    by: Actor,
    text_kk: str = "",
    text_ru: str = "",
    after: Clause | None = None,
    like: Clause | None = None,
    event: str = "clause.added",
) -> Clause:
    """Under the caller's lock (`require_open`): a clause at the end, or right `after` one of the item's own.

    `like` is the clause it was made of: what its source says goes along, and its number is written down.
    Refused: "text_too_long", "clause_removed", "item_removed".
    """
    _require_short(text_kk=text_kk, text_ru=text_ru)
    require_on_agenda(item)
    others = standing_in(item)
    at = _behind(after, others) if after else len(others)
    origin = {name: getattr(like, name) for name in SOURCE} if like else {}
    clause = Clause(item=item, order=len(others) + 1, text_kk=text_kk, text_ru=text_ru, **origin)
    journal.born(clause)
    lay([*others[:at], clause, *others[at:]])
    made_of = {"origin": like.number} if like else {}
    journal.record(clause, event, by, number=clause.number, **made_of)
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

    Refused: "role", "frozen", and as `rewrite`.
    """
    _require_short(text_kk=text_kk, text_ru=text_ru)  # before anybody else has to wait for the lock
    with transaction.atomic():
        require_open(clause.item.meeting, by)
        rewrite(clause, text_kk=text_kk, text_ru=text_ru, by=by, seen=seen, also=also)


def rewrite(
    clause: Clause,
    *,
    text_kk: str,
    text_ru: str,
    by: Actor,
    seen: int | None = None,
    also: Mapping[str, Any] | None = None,
    event: str = "clause.edited",
) -> None:
    """Under the caller's lock (`require_open`). Refused: "stale", "text_too_long", "clause_removed"."""
    _require_short(text_kk=text_kk, text_ru=text_ru)
    require_standing(clause)
    changed = journal.changes(clause, text_kk=text_kk, text_ru=text_ru) | dict(also or {})
    journal.swap(clause, seen, text_kk=text_kk, text_ru=text_ru)
    journal.record(clause, event, by, number=clause.number, changes=changed)


def standing_in(item: AgendaItem) -> list[Clause]:
    """The item's clauses in their order, as they are now."""
    return list(Clause.objects.filter(item=item).select_related("item").order_by("order"))


def require_open(meeting: Meeting, by: Actor) -> None:
    """Ask again under a lock of the sitting's row: a hand-over to the chair waits, or has frozen it."""
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(access.may_edit(by, locked))


def require_standing(clause: Clause) -> None:
    """It may have been removed while it was open: what is typed then must not vanish into a removed row."""
    if not Clause.objects.filter(pk=clause.pk).exists():
        raise Refused("clause_removed")


def require_on_agenda(item: AgendaItem) -> None:
    """A clause of an item that was taken off the agenda would be on no paper, and nobody would miss it."""
    if not AgendaItem.objects.filter(pk=item.pk).exists():
        raise Refused("item_removed")


def _behind(after: Clause, others: list[Clause]) -> int:
    places = {clause.pk: place for place, clause in enumerate(others, start=1)}
    if after.pk not in places:
        raise Refused("clause_removed")
    return places[after.pk]


def _require_short(**texts: str) -> None:
    for field, text in texts.items():
        if len(text) > LONGEST_TEXT:
            raise Refused("text_too_long", field=field, most=LONGEST_TEXT, typed=len(text))
