"""From a clause to its lines: one addressee, one line, one task. Preview and signing use this same code.

Force is a property of the addressee, not of the clause: an akimat is instructed, a territorial body of a
ministry is not subordinate to the akim and can only be recommended to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from commission.domain.bodies import AKIMAT_KINDS
from commission.domain.verdict import ALLOWED, Verdict, refuse
from commission.domain.workdays import Workdays
from tasks.domain.deadlines import Due, DueKind, DueRule, compute
from tasks.domain.numbers import control_number


class Force(StrEnum):
    """``submit_proposal``: the addressee writes to a body outside the akimat and brings its answer."""

    instruct = "instruct"
    recommend = "recommend"
    submit_proposal = "submit_proposal"
    note = "note"


TASK_FORCES = frozenset({Force.instruct, Force.recommend, Force.submit_proposal})
"""Forces that make a task; what is only taken note of is not controlled."""


class AddresseeRole(StrEnum):
    """A lead answers for its co-executors; equals answer each for their own line.

    A co-executor helps them: it gets a line of another sort (``co_lines``), and no task.
    """

    lead = "lead"
    equal = "equal"
    co_executor = "co_executor"


OWNER_ROLES = frozenset({AddresseeRole.lead, AddresseeRole.equal})
"""Those who answer for the clause; only they have a force, a plan and a task."""


def fits(force: Force, body_kind: str) -> Verdict:
    """Is this the right force for that kind of body? ``body_kind`` is a ``BodyKind``."""
    ours = body_kind in AKIMAT_KINDS
    if force in (Force.instruct, Force.submit_proposal) and not ours:
        return refuse("force_needs_akimat_body", force=force)
    if force is Force.recommend and ours:
        return refuse("force_needs_outside_body", force=force)
    return ALLOWED


def default_force(wanted: Force | None, body_kind: str, *, from_source: bool = False) -> Force | None:
    """What a new line starts with: the clause's force where it fits, else what the kind of body allows.

    None is left to the secretary: for a clause from a source that names no force, and where a recommendation
    or a proposal meets a body it does not fit; only an order has one counterpart.
    """
    own = Force.instruct if fits(Force.instruct, body_kind) else Force.recommend
    if wanted is None:
        return None if from_source else own
    if fits(wanted, body_kind):
        return wanted
    return own if wanted is Force.instruct else None


@dataclass(frozen=True, slots=True)
class AddresseeDraft:
    """Whom a clause will address; ``order`` is the body's official order, ``force`` None = not chosen yet.

    ``plans`` stand in the order of the measures; ``due_date`` is its own day, None = by the clause's rule.
    """

    body_id: int
    order: int
    force: Force | None
    role: AddresseeRole = AddresseeRole.equal
    plans: tuple[int | None, ...] = ()
    due_date: date | None = None

    @property
    def own_rule(self) -> DueRule | None:
        """Of its own day; None where the clause's rule holds."""
        return DueRule(DueKind.fixed, self.due_date) if self.due_date else None


@dataclass(frozen=True, slots=True)
class ClauseDraft:
    """A clause before signing, as far as its lines depend on it."""

    number: str
    due_rule: DueRule
    addressees: tuple[AddresseeDraft, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A task to be: what signing will create, and what the preview shows."""

    control_number: str
    clause_number: str
    line: int
    body_id: int
    force: Force
    role: AddresseeRole
    due: Due
    plans: tuple[int | None, ...] = ()

    @property
    def plan(self) -> int | None:
        """The plan of the first measure."""
        return next(iter(self.plans), None)


def fan_out(
    clauses: Sequence[ClauseDraft], year: int | None, minutes_no: str, issued_on: date, cal: Workdays
) -> tuple[Line, ...]:
    """All lines of the minutes if they were signed on ``issued_on``; an empty number is shown as «?».

    An addressee whose force is not chosen yet has no line: its force decides whether it gets one. Raises
    ``Refused`` if a clause's due rule is half written, so a preview asks clause by clause.
    """
    return tuple(line for clause in clauses for line in _lines(clause, year, minutes_no, issued_on, cal))


def _lines(
    clause: ClauseDraft, year: int | None, minutes_no: str, issued_on: date, cal: Workdays
) -> Iterator[Line]:
    owners = (a for a in clause.addressees if a.role in OWNER_ROLES)
    addressed = sorted(owners, key=lambda a: (a.order, a.body_id))
    controlled = [(a, a.force) for a in addressed if a.force in TASK_FORCES]
    for line, (to, force) in enumerate(controlled, start=1):
        number = control_number(year, minutes_no, clause.number, line)
        due = compute(to.own_rule or clause.due_rule, issued_on, cal)
        yield Line(number, clause.number, line, to.body_id, force, to.role, due, to.plans)
