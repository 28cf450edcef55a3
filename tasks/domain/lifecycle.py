"""The lifecycle of a task (one addressee's line of a clause) and of its terms, as two tables.

The status belongs to the task, the obligation to the term: a report closes the term it answers, and the task
follows. What depends on today (overdue, days left) is not here: see ``deadlines``.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from commission.domain.table import Goes, Table
from commission.domain.table import Rule as TableRule
from commission.domain.verdict import ALLOWED, Verdict, refuse


class Status(StrEnum):
    """Where a task stands; before the minutes are signed there is no task, hence no status."""

    issued = "issued"
    in_work = "in_work"
    reported = "reported"
    returned = "returned"
    up_for_removal = "up_for_removal"
    closed = "closed"
    watched = "watched"
    cancelled = "cancelled"


ENDED = (Status.closed, Status.cancelled)
"""Off control: nothing more is awaited from anybody."""
ON_CONTROL = tuple(status for status in Status if status not in ENDED)


class Move(StrEnum):
    """What can be done to a task."""

    issue = "issue"
    accept = "accept"
    note = "note"
    delegate = "delegate"
    report = "report"
    enter = "enter"
    withdraw = "withdraw"
    return_ = "return"
    propose = "propose"
    confirm = "confirm"
    reject = "reject"
    cancel = "cancel"


class Who(StrEnum):
    """In which quality somebody stands before one task (worked out by ``who.who``).

    ``deputed`` is the specialist to whom the head gave this task and whom he lets send its reports,
    ``registrar`` whoever of the commission entered the last report from a letter.
    """

    owner = "owner"
    head = "head"
    deputed = "deputed"
    reviewer = "reviewer"
    registrar = "registrar"
    authority = "authority"
    secretary = "secretary"


class Need(StrEnum):
    """What a move needs besides the right person and the right status."""

    not_own_body = "not_own_body"
    other_body = "other_body"
    other_eyes = "other_eyes"
    text = "text"
    letter = "letter"
    remarks = "remarks"
    ground = "ground"
    reason = "reason"


class Ground(StrEnum):
    """Why a task may be taken off control (point 195)."""

    full_execution = "full_execution"
    new_instruction = "new_instruction"
    information_given = "information_given"
    objective_impossibility = "objective_impossibility"
    handed_over = "handed_over"


class Asks(StrEnum):
    """What a report asks for: exactly one thing (point 194; an extension is a paper of its own)."""

    removal = "removal"
    watch = "watch"
    information = "information"


ASKED = frozenset({Need.text, Need.letter, Need.remarks, Need.ground, Need.reason})
"""Needs which the form of the move supplies; the others are circumstances nobody can type in."""

CODES = {
    Need.not_own_body: "own_body",
    Need.other_body: "own_letter",
    Need.other_eyes: "entered_it",
    Need.text: "needs_text",
    Need.letter: "needs_letter",
    Need.remarks: "needs_remarks",
    Need.ground: "needs_ground",
    Need.reason: "needs_reason",
}

Rule = TableRule[Move, Status, Who, Need]
_AT_WORK = (Status.in_work, Status.returned, Status.watched)
_OWNER, _HEAD, _SENDERS = (Who.owner,), (Who.head,), (Who.head, Who.deputed)
_REVIEWER, _AUTHORITY = (Who.reviewer,), (Who.authority,)

RULES: tuple[Rule, ...] = (
    Rule(Move.issue, (None,), Status.issued, (Who.secretary,)),
    Rule(Move.accept, (Status.issued,), Status.in_work, _OWNER),
    Rule(Move.note, (Status.issued,), Status.in_work, _OWNER, (Need.text,)),
    Rule(Move.note, _AT_WORK, Goes.same, _OWNER, (Need.text,)),
    Rule(Move.delegate, (Status.issued, *_AT_WORK), Goes.same, _HEAD),
    Rule(Move.report, (Status.issued, *_AT_WORK), Status.reported, _SENDERS, (Need.text,)),
    Rule(
        Move.enter,
        (Status.issued, *_AT_WORK),
        Status.reported,
        _REVIEWER,
        (Need.other_body, Need.text, Need.letter),
    ),
    Rule(Move.withdraw, (Status.reported,), Goes.came_from, (Who.owner, Who.registrar)),
    Rule(Move.return_, (Status.reported,), Status.returned, _REVIEWER, (Need.not_own_body, Need.remarks)),
    Rule(
        Move.propose, (Status.reported,), Status.up_for_removal, _REVIEWER, (Need.not_own_body, Need.ground)
    ),
    Rule(
        Move.confirm,
        (Status.up_for_removal,),
        Status.closed,
        _AUTHORITY,
        (Need.not_own_body, Need.other_eyes),
    ),
    Rule(
        Move.reject,
        (Status.up_for_removal,),
        Status.returned,
        _AUTHORITY,
        (Need.not_own_body, Need.other_eyes, Need.remarks),
    ),
    Rule(Move.cancel, ON_CONTROL, Status.cancelled, _AUTHORITY, (Need.reason,)),
)
TABLE = Table(RULES, CODES)


@dataclass(frozen=True, slots=True)
class Facts:
    """The circumstances of one task that a move may need.

    ``own_body``: the report is of the actor's own body although the actor is not its owner today (they sent
    it in an earlier post); the owner of the task is recognised without it. ``given``: what the filled-in form
    supplies, of ``ASKED``.
    """

    own_body: bool = False
    given: frozenset[Need] = frozenset()

    def met(self, holds: Set[Who]) -> frozenset[Need]:
        """The needs these facts satisfy for somebody who stands there as ``holds``."""
        own = self.own_body or bool(holds & {Who.owner, Who.head})
        circumstances = {
            Need.not_own_body: not own,
            Need.other_body: not holds & {Who.owner, Who.head},
            Need.other_eyes: Who.registrar not in holds,
        }
        return (self.given & ASKED) | {need for need, met in circumstances.items() if met}


NOTHING_SPECIAL = Facts()


def decide(move: Move, status: Status | None, holds: Set[Who], facts: Facts = NOTHING_SPECIAL) -> Verdict:
    """May somebody who stands before the task as ``holds`` make the move, with what they have given?"""
    return TABLE.decide(move, status, holds, facts.met(holds))


def offer(move: Move, status: Status | None, holds: Set[Who], facts: Facts = NOTHING_SPECIAL) -> Verdict:
    """The same before the form is filled in: shall the button be live, and if not, what does it say?"""
    return TABLE.decide(move, status, holds, facts.met(holds) | ASKED)


def prepare(status: Status, holds: Set[Who]) -> Verdict:
    """May somebody of the body write the report's draft? Wherever a report may be sent, by whomever."""
    if Who.owner not in holds:
        return refuse("role", move=Move.report)
    awaited = status in starts(Move.report)
    return ALLOWED if awaited else refuse("status", move=Move.report, status=status)


def starts(move: Move) -> frozenset[Status]:
    """The statuses in which somebody may make the move."""
    return frozenset(status for rule in RULES if rule.move is move for status in rule.from_ if status)


def ahead(status: Status) -> frozenset[Move]:
    """Every move that can still come in the life of a task that stands here, for whomever it then is."""
    reached, todo = {status}, [status]
    while todo:
        here = todo.pop()
        onward = {goal for rule in RULES if here in rule.from_ for goal in _goals(rule, here)} - reached
        reached |= onward
        todo += onward
    return frozenset(rule.move for rule in RULES if reached & set(rule.from_))


def _goals(rule: Rule, here: Status) -> tuple[Status, ...]:
    """Where a rule may lead; a withdrawn report goes back to one of the statuses it can be sent in."""
    if isinstance(rule.to, Status):
        return (rule.to,)
    return (here,) if rule.to is Goes.same else _AT_WORK


def comes_from(status: Status) -> Status:
    """The ``came_from`` to store with a report sent in this status: reporting accepts the task too."""
    return Status.in_work if status is Status.issued else status


def after(move: Move, status: Status | None, came_from: Status | None = None) -> Status:
    """The status the move leads to; ``came_from`` is the one stored with the report to be withdrawn."""
    return TABLE.after(move, status, came_from)


def is_closed(status: Status) -> bool:
    """The stored boolean ``closed``."""
    return status in ENDED


def accepts(move: Move, status: Status | None) -> bool:
    """Whether the move is also the moment of acceptance: whoever answers from ``issued`` has accepted."""
    return status is Status.issued and move in (Move.accept, Move.note, Move.report, Move.enter)


def counts_as_return(move: Move) -> bool:
    """Whether the move adds one to the task's ``returns``: the reviewer's, not the authority's refusal."""
    return move is Move.return_


class TermState(StrEnum):
    """The state of one dated obligation to report."""

    open = "open"
    reported = "reported"
    returned = "returned"
    met = "met"
    missed = "missed"
    struck = "struck"


UNMET = frozenset({TermState.open, TermState.reported, TermState.returned})
"""Obligations that still stand; the task follows the earliest of them."""

AWAITED = frozenset({TermState.open, TermState.returned})
"""Obligations the owner has yet to answer: only these can be overdue. A waiting report waits for us."""

_WAITING = frozenset({TermState.reported})
_TERM_MOVES: dict[Move, tuple[frozenset[TermState], TermState | Goes]] = {
    Move.report: (AWAITED, TermState.reported),
    Move.enter: (AWAITED, TermState.reported),
    Move.withdraw: (_WAITING, Goes.came_from),
    Move.return_: (_WAITING, TermState.returned),
    Move.propose: (_WAITING, Goes.same),
    Move.confirm: (_WAITING, TermState.met),
    Move.reject: (_WAITING, TermState.returned),
    Move.cancel: (UNMET, TermState.struck),
}


def term_may(move: Move, state: TermState) -> Verdict:
    """May the move be made for this term? A waiting report blocks only its own term."""
    rule = _TERM_MOVES.get(move)
    if rule is None or state in rule[0]:
        return ALLOWED
    return refuse("term_state", move=move, state=state)


def term_after(move: Move, state: TermState, came_from: Status | None = None) -> TermState:
    """The state the move leaves the term in; a move that does not concern terms leaves it as it is.

    Cancelling strikes what still stands and leaves met, missed and struck terms alone: history stays.
    A withdrawn report gives the term back as the task's ``came_from`` says: returned, else open.
    """
    rule = _TERM_MOVES.get(move)
    if rule is None or state not in rule[0]:
        return state
    target = rule[1]
    if not isinstance(target, Goes):
        return target
    if target is Goes.same:
        return state
    return TermState.returned if came_from is Status.returned else TermState.open


def next_due(terms: Iterable[tuple[TermState, date]]) -> date | None:
    """The stored ``next_due``: the earliest date the owner owes an answer by, None when nothing is owed.

    A reported term waits for us, so overdue is ``next_due < today`` and nothing else.
    """
    return min((due for state, due in terms if state in AWAITED), default=None)
