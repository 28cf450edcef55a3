"""How the members voted on each question of the agenda, and who disagreed in writing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from commission import access, journal
from commission.actions.agenda import standing
from commission.actions.decisions import LONGEST_TEXT
from commission.domain import voting
from commission.domain.roles import Actor
from commission.domain.verdict import Refused, require
from commission.domain.voting import Count
from commission.models import AgendaItem, Meeting


@dataclass(frozen=True, slots=True)
class Ballot:
    """What the secretary writes of one vote; `count` None = not voted on, or not known."""

    count: Count | None = None
    dissent_kk: str = ""
    dissent_ru: str = ""

    def columns(self) -> dict[str, Any]:
        """As the item stores it."""
        count = self.count
        return {
            "votes_for": count.yes if count else None,
            "votes_against": count.no if count else None,
            "votes_abstained": count.abstained if count else None,
            "chair_for": count.chair_for if count and count.tied else None,
            "dissent_kk": self.dissent_kk,
            "dissent_ru": self.dissent_ru,
        }


def record_votes(
    meeting: Meeting, ballots: Mapping[int, Ballot], *, by: Actor, seen: int | None = None
) -> None:
    """Write the votes of these items, by item id; items left out stay as they are.

    Refused: "role", "frozen", "stale", "votes_negative", "votes_too_many", "tie_needs_chair",
    "too_long"; the field at fault is «votes_for_<id>», «chair_for_<id>» or «dissent_kk_<id>».
    """
    require(access.may_edit(by, meeting))
    present, members = meeting.headcount()
    for pk, ballot in ballots.items():
        _require_possible(pk, ballot, present, members)
    items = [item for item in standing(meeting) if item.pk in ballots]
    changed = dict(change for item in items for change in _changes(item, ballots[item.pk]))
    if not changed:
        return
    with transaction.atomic():
        journal.swap(meeting, seen)
        for item in items:
            AgendaItem.objects.filter(pk=item.pk).update(**ballots[item.pk].columns())
        counted = sum(ballot.count is not None for ballot in ballots.values())
        journal.record(meeting, "meeting.voted", by, items=counted, changes=changed)


def ballot_of(item: AgendaItem) -> Ballot:
    """What is stored."""
    return Ballot(item.count, item.dissent_kk, item.dissent_ru)


def _require_possible(pk: int, ballot: Ballot, present: int | None, members: int) -> None:
    if ballot.count:
        verdict = voting.judge(ballot.count, present, members)
        require(verdict, field=f"chair_for_{pk}" if verdict.code == "tie_needs_chair" else f"votes_for_{pk}")
    for name in ("dissent_kk", "dissent_ru"):
        if len(typed := getattr(ballot, name)) > LONGEST_TEXT:
            raise Refused("too_long", field=f"{name}_{pk}", most=LONGEST_TEXT, typed=len(typed))


def _changes(item: AgendaItem, ballot: Ballot) -> Iterator[tuple[str, list[Any]]]:
    """By the names the form gives its fields, so that a stale form finds what was changed beside it."""
    for name, change in journal.changes(item, **ballot.columns()).items():
        yield f"{name}_{item.pk}", change
