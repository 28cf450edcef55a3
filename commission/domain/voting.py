"""How the members voted on a question: openly, decided by the majority of all of them.

The majority of all members counts, not of those present; with equal votes the side the chair took decides;
whoever disagrees puts the dissent in writing.
"""

from dataclasses import dataclass
from enum import StrEnum

from commission.domain.verdict import ALLOWED, Verdict, refuse


class Outcome(StrEnum):
    """``adopted`` and ``rejected`` are what the vote decided."""

    adopted = "adopted"
    rejected = "rejected"


@dataclass(frozen=True, slots=True)
class Count:
    """Votes on one question; ``chair_for`` is the chair's own, needed where the votes are equal."""

    yes: int
    no: int = 0
    abstained: int = 0
    chair_for: bool | None = None

    @property
    def all(self) -> int:
        """How many voted."""
        return self.yes + self.no + self.abstained

    @property
    def tied(self) -> bool:
        """As many for as against."""
        return self.yes == self.no > 0


def judge(count: Count, present: int | None, members: int) -> Verdict:
    """Can these votes have been cast? ``present`` None = attendance is not recorded; 0 members = unknown."""
    if min(count.yes, count.no, count.abstained) < 0:
        return refuse("votes_negative")
    most = members if present is None else present
    if count.all > most and (members or present is not None):
        return refuse("votes_too_many", votes=count.all, most=most)
    if count.tied and count.chair_for is None:
        return refuse("tie_needs_chair")
    return ALLOWED


def outcome(count: Count, members: int) -> Outcome | None:
    """What was decided; None while nobody knows how many members there are, or nobody voted."""
    if not members or not count.all:
        return None
    carried = bool(count.chair_for) if count.tied else count.yes >= majority(members)
    return Outcome.adopted if carried else Outcome.rejected


def majority(members: int) -> int:
    """The least number that is more than half of all members."""
    return members // 2 + 1
