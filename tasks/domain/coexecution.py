"""The lifecycle of a co-executor's line as a table: it helps with a clause that others answer for.

It delivers to the lead's body, or to the reviewer where the clause has equals only. It never goes to the
authority and counts in nobody's discipline: the authority's two moves only follow what became of the task.
"""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from commission.domain.roles import Actor, Role
from commission.domain.table import Rule as TableRule
from commission.domain.table import Table
from commission.domain.verdict import Verdict
from tasks.domain.who import AUTHORITIES, REVIEWERS


class Status(StrEnum):
    """``done``: what was delivered was taken; ``ended``: nothing is awaited any more, and nothing was."""

    issued = "issued"
    in_work = "in_work"
    delivered = "delivered"
    asked_again = "asked_again"
    done = "done"
    ended = "ended"


CLOSED = (Status.done, Status.ended)
"""Nothing more is awaited from anybody."""


class Move(StrEnum):
    """``close`` and ``strike`` have no button: the line follows the task it helps with."""

    issue = "issue"
    accept = "accept"
    deliver = "deliver"
    ask_again = "ask_again"
    done = "done"
    close = "close"
    strike = "strike"


class Who(StrEnum):
    """In which quality somebody stands before one line."""

    executor = "executor"
    recipient = "recipient"
    authority = "authority"
    secretary = "secretary"


class Need(StrEnum):
    """What a move needs besides the right person and the right status."""

    not_own_body = "not_own_body"
    text = "text"
    remarks = "remarks"


ASKED = frozenset({Need.text, Need.remarks})
"""Needs which the form of the move supplies."""

CODES = {Need.not_own_body: "own_body", Need.text: "needs_text", Need.remarks: "needs_remarks"}

Rule = TableRule[Move, Status, Who, Need]
_OWED = (Status.issued, Status.in_work, Status.asked_again)
_EXECUTOR, _RECIPIENT, _AUTHORITY = (Who.executor,), (Who.recipient,), (Who.authority,)

RULES: tuple[Rule, ...] = (
    Rule(Move.issue, (None,), Status.issued, (Who.secretary,)),
    Rule(Move.accept, (Status.issued,), Status.in_work, _EXECUTOR),
    Rule(Move.deliver, _OWED, Status.delivered, _EXECUTOR, (Need.text,)),
    Rule(
        Move.ask_again,
        (Status.delivered,),
        Status.asked_again,
        _RECIPIENT,
        (Need.not_own_body, Need.remarks),
    ),
    Rule(Move.done, (Status.delivered,), Status.done, _RECIPIENT, (Need.not_own_body,)),
    Rule(Move.close, (Status.delivered,), Status.done, _AUTHORITY),
    Rule(Move.close, _OWED, Status.ended, _AUTHORITY),
    Rule(Move.strike, (*_OWED, Status.delivered), Status.ended, _AUTHORITY),
)
TABLE = Table(RULES, CODES)
OWED = frozenset(_OWED)
"""The co-executor has something to deliver; only such a line can be late."""


@dataclass(frozen=True, slots=True)
class Facts:
    """``own_body``: the actor sent the delivery in an earlier post. ``given``: what a form supplies."""

    own_body: bool = False
    given: frozenset[Need] = frozenset()

    def met(self, holds: Set[Who]) -> frozenset[Need]:
        """The needs these facts satisfy for somebody who stands there as ``holds``."""
        own = self.own_body or Who.executor in holds
        return (self.given & ASKED) | (frozenset() if own else {Need.not_own_body})


NOTHING_SPECIAL = Facts()


def who(actor: Actor, commission_id: int, body_id: int, lead_body_id: int | None) -> frozenset[Who]:
    """The union over all positions. ``lead_body_id`` is None where no lead is on control: equals, or a lead
    whose task ended while the line was left to stand; the reviewer then takes the delivery.
    """
    qualities = {
        Who.executor: body_id in actor.own_bodies,
        Who.recipient: _receives(actor, commission_id, lead_body_id),
        Who.authority: commission_id in actor.commissions(*AUTHORITIES),
        Who.secretary: commission_id in actor.commissions(Role.secretary),
    }
    return frozenset(quality for quality, held in qualities.items() if held)


def _receives(actor: Actor, commission_id: int, lead_body_id: int | None) -> bool:
    if lead_body_id is None:
        return commission_id in actor.commissions(*REVIEWERS)
    return lead_body_id in actor.own_bodies


def decide(move: Move, status: Status | None, holds: Set[Who], facts: Facts = NOTHING_SPECIAL) -> Verdict:
    """May somebody who stands before the line as ``holds`` make the move, with what they have given?"""
    return TABLE.decide(move, status, holds, facts.met(holds))


def offer(move: Move, status: Status | None, holds: Set[Who], facts: Facts = NOTHING_SPECIAL) -> Verdict:
    """The same before the form is filled in: shall the button be live, and if not, what does it say?"""
    return TABLE.decide(move, status, holds, facts.met(holds) | ASKED)


def after(move: Move, status: Status | None) -> Status:
    """The status the move leads to."""
    return TABLE.after(move, status)


def is_closed(status: Status) -> bool:
    """The stored boolean ``closed``."""
    return status in CLOSED


def accepts(move: Move, status: Status) -> bool:
    """Whether the move is also the moment of acceptance: delivering from ``issued`` accepts too."""
    return status is Status.issued and move in (Move.accept, Move.deliver)
