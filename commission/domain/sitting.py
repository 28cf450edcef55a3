"""The lifecycle of a meeting, its quorum, and the dates the regulation of the commission ties to it.

planned → convened → held → with_chair → signed, and the ways out of it. The secretary records every move:
the chair signs on paper, and what is recorded is the fact of that signature.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from commission.domain.roles import Role
from commission.domain.table import Rule as TableRule
from commission.domain.table import Table
from commission.domain.verdict import ALLOWED, Verdict, refuse
from commission.domain.workdays import Workdays


class Status(StrEnum):
    """``with_chair``: number given, clauses frozen, both papers stored and hashed."""

    planned = "planned"
    convened = "convened"
    held = "held"
    with_chair = "with_chair"
    signed = "signed"
    postponed = "postponed"
    cancelled = "cancelled"
    no_quorum = "no_quorum"


class Move(StrEnum):
    """What the secretary can record about a meeting."""

    convene = "convene"
    hold = "hold"
    postpone = "postpone"
    cancel = "cancel"
    no_quorum = "no_quorum"
    hand_to_chair = "hand_to_chair"
    recall = "recall"
    sign = "sign"


class Need(StrEnum):
    """What a move needs; ``checked`` = no blocking problem left, ``same_paper`` = the hash handed over."""

    quorum_absent = "quorum_absent"
    checked = "checked"
    number = "number"
    reason = "reason"
    presided = "presided"
    same_paper = "same_paper"
    signed_on = "signed_on"


ASKED = frozenset({Need.number, Need.reason, Need.presided, Need.signed_on})
"""Needs which the form of the move supplies: a button is shown before they are met."""

CODES = {
    Need.quorum_absent: "quorum_present",
    Need.checked: "not_checked",
    Need.number: "needs_number",
    Need.reason: "needs_reason",
    Need.presided: "needs_presided",
    Need.same_paper: "paper_changed",
    Need.signed_on: "needs_signed_on",
}

Rule = TableRule[Move, Status, Role, Need]
_SECRETARY = (Role.secretary,)

RULES: tuple[Rule, ...] = (
    Rule(Move.convene, (Status.planned,), Status.convened, _SECRETARY),
    Rule(Move.hold, (Status.convened,), Status.held, _SECRETARY),
    Rule(Move.postpone, (Status.planned, Status.convened), Status.postponed, _SECRETARY),
    Rule(Move.cancel, (Status.planned, Status.convened), Status.cancelled, _SECRETARY),
    Rule(Move.no_quorum, (Status.held,), Status.no_quorum, _SECRETARY, (Need.quorum_absent,)),
    Rule(Move.hand_to_chair, (Status.held,), Status.with_chair, _SECRETARY, (Need.checked, Need.number)),
    Rule(Move.recall, (Status.with_chair,), Status.held, _SECRETARY, (Need.reason,)),
    Rule(
        Move.sign,
        (Status.with_chair,),
        Status.signed,
        _SECRETARY,
        (Need.presided, Need.same_paper, Need.signed_on),
    ),
)
TABLE = Table(RULES, CODES)

EDITABLE = frozenset({Status.planned, Status.convened, Status.held})
"""Agenda and clauses may be written; from ``with_chair`` on they are frozen."""


def decide(move: Move, status: Status, roles: Set[Role], met: Set[Need] = frozenset()) -> Verdict:
    """May somebody with these ``roles`` *in this commission* make the move? For a button add ``ASKED``."""
    return TABLE.decide(move, status, roles, met)


def after(move: Move, status: Status) -> Status:
    """The status the move leads to."""
    return TABLE.after(move, status)


def quorum_needed(all_members: int, share: Fraction) -> int:
    """The least number present that is strictly more than ``share`` of all members."""
    return all_members * share.numerator // share.denominator + 1


def has_quorum(present: int, all_members: int, share: Fraction) -> bool:
    """Strictly more than the share of *all* members, not of those invited; an empty commission has none."""
    return all_members > 0 and present >= quorum_needed(all_members, share)


@dataclass(frozen=True, slots=True)
class Quorum:
    """Who came, of how many members, and the share to be exceeded; ``present`` None = nobody was marked."""

    present: int | None
    of_all: int
    share: Fraction

    @property
    def needed(self) -> int:
        """The least number present; 0 where there is no composition to count."""
        return quorum_needed(self.of_all, self.share) if self.of_all else 0

    @property
    def reached(self) -> bool:
        """Unknown is not enough."""
        return self.present is not None and has_quorum(self.present, self.of_all, self.share)

    @property
    def is_missing(self) -> bool:
        """Known, and not enough."""
        return self.present is not None and not self.reached


def minutes_due(held_on: date, cal: Workdays, term_wd: int = 3) -> date:
    """The last day to hand the minutes to the chair: within 3 working days of the sitting (point 33)."""
    return cal.add(held_on, term_wd)


def judge_signature(signed_on: date, *, held_on: date, today: date) -> Verdict:
    """Minutes are signed on or after the sitting, and only a signature that exists is recorded."""
    if signed_on < held_on:
        return refuse("signed_before_sitting", signed_on=signed_on, held_on=held_on)
    if signed_on > today:
        return refuse("signed_in_future", signed_on=signed_on, today=today)
    return ALLOWED
