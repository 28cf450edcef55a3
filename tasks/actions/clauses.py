"""A clause and its control side are born, copied, split and merged as one thing.

So no check, paper or signature can pass a clause by. Moving and removing concern its place only:
commission.actions.clause_places.
"""

from dataclasses import dataclass

from django.db import transaction

from commission.actions import clause_places, decisions
from commission.domain.roles import Actor
from commission.domain.verdict import Refused
from commission.models import AgendaItem, Clause
from tasks.actions import wholes
from tasks.actions.wholes import Whole
from tasks.models import Instruction, Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text in both languages; one of them may still be missing."""

    kk: str = ""
    ru: str = ""

    def __bool__(self) -> bool:
        return bool(self.kk.strip() or self.ru.strip())


def begin(item: AgendaItem, *, by: Actor) -> Clause:
    """An empty clause at the end of the item's decision. Refused: "role", "frozen"."""
    with transaction.atomic():
        clause = decisions.add_clause(item, by=by)
        Instruction.objects.create(clause=clause)
    return clause


def copy(clause: Clause, *, by: Actor, into: AgendaItem | None = None) -> Clause:
    """The same once more: right after it, or at the end of another item of the same sitting.

    Refused: "role", "frozen", "clause_removed", "other_sitting".
    """
    item = into or clause.item
    if item.meeting_id != clause.item.meeting_id:
        raise Refused("other_sitting")
    with transaction.atomic():
        decisions.require_open(clause.item.meeting, by)
        decisions.require_standing(clause)
        made = decisions.insert(
            item,
            by=by,
            text_kk=clause.text_kk,
            text_ru=clause.text_ru,
            after=clause if item.pk == clause.item_id else None,
            like=clause,
            event="clause.copied",
        )
        _as_ordered_in(clause, made)
    return made


def split(clause: Clause, *, stays: Text, goes_on: Text, by: Actor, seen: int | None = None) -> Clause:
    """The second part becomes the clause that follows, ordered to the same bodies in the same way.

    Refused: "role", "frozen", "stale", "clause_removed", "text_too_long", "split_needs_both".
    """
    if not (stays and goes_on):
        raise Refused("split_needs_both")
    with transaction.atomic():
        decisions.require_open(clause.item.meeting, by)
        decisions.rewrite(clause, text_kk=stays.kk, text_ru=stays.ru, by=by, seen=seen, event="clause.split")
        made = decisions.insert(
            clause.item,
            by=by,
            text_kk=goes_on.kk,
            text_ru=goes_on.ru,
            after=clause,
            like=clause,
            event="clause.split_off",
        )
        _as_ordered_in(clause, made)
    return made


def merge(
    clause: Clause,
    following: tuple[int | None, int | None],
    *,
    text: Text,
    whole: Whole,
    by: Actor,
    seen: int | None = None,
) -> None:
    """The following clause is joined to this one and leaves the minutes.

    `following` is its id and version as they were seen, `whole` what both say together (wholes.unite). It
    stays among the removed clauses as it was, so nothing of it is lost. Refused: "role", "frozen", "stale",
    "clause_removed", "text_too_long", "nothing_follows".
    """
    with transaction.atomic():
        decisions.require_open(clause.item.meeting, by)
        now = follower(clause)
        if now is None or (now.pk, now.version) != following:
            raise Refused("stale" if now else "nothing_follows")
        also = {"joined": [now.number, clause.number]}
        decisions.rewrite(
            clause, text_kk=text.kk, text_ru=text.ru, by=by, seen=seen, also=also, event="clause.merged"
        )
        wholes.put(clause, whole)
        clause_places.strike(now, "clause.joined", by=by, into=clause.number)


def follower(clause: Clause) -> Clause | None:
    """The clause that stands next in the same item, as stored now."""
    later = Clause.objects.filter(item=clause.item_id, order__gt=clause.order)
    return later.select_related("item__meeting__commission").order_by("order").first()


def _as_ordered_in(source: Clause, made: Clause) -> None:
    """Whom it addresses, by when, counted how, and what was suggested: all as in the clause it came from."""
    wholes.put(made, wholes.read(source))
    suggested = (
        Suggestion.objects.filter(instruction=source.pk).order_by("pk").values_list("body_id", flat=True)
    )
    Suggestion.objects.bulk_create(
        Suggestion(instruction_id=made.pk, body_id=body) for body in list(suggested)
    )
