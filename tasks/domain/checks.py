"""What stands between a sitting and its minutes: the checks before the papers go to the chair.

A blocking problem keeps the papers back. A notice is shown and decided by people: a default term, a clause
that repeats one still open, a place nobody recorded. Nothing is filled in by guessing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from commission.domain.sitting import Quorum
from commission.domain.verdict import Refused
from commission.domain.workdays import Workdays
from tasks.domain.deadlines import DueKind, DueRule, compute, judge, judge_day
from tasks.domain.fanout import OWNER_ROLES, TASK_FORCES, AddresseeRole, Force, fits
from tasks.domain.similar import Text, alike


@dataclass(frozen=True, slots=True)
class AddresseeCheck:
    """Whom a clause addresses, with the kind of body that its force must fit."""

    body_id: int
    body_kind: str
    force: Force | None
    due_date: date | None = None
    role: AddresseeRole = AddresseeRole.equal


@dataclass(frozen=True, slots=True)
class ClauseCheck:
    """One clause as written so far; ``due_reason`` explains a term under two working days."""

    number: str
    text_kk: str
    text_ru: str
    addressees: tuple[AddresseeCheck, ...] = ()
    due_rule: DueRule = field(default_factory=DueRule)
    due_reason: str = ""
    measures: int = 0
    exception_note: str = ""

    @property
    def owners(self) -> tuple[AddresseeCheck, ...]:
        """Those who answer for the clause; a co-executor has neither force nor measure of its own."""
        return tuple(to for to in self.addressees if to.role in OWNER_ROLES)

    @property
    def is_controlled(self) -> bool:
        """Only a clause taken note of by everybody it names needs neither term nor measure."""
        return not self.owners or any(to.force is not Force.note for to in self.owners)

    @property
    def needs_rule(self) -> bool:
        """Not where every controlled addressee has its own day."""
        own = (to.due_date or to.force is Force.note for to in self.owners)
        return self.is_controlled and not (self.owners and all(own))


@dataclass(frozen=True, slots=True)
class OpenClause:
    """A clause of earlier minutes with lines still on control."""

    control_number: str
    text_kk: str
    body_ids: frozenset[int]
    text_ru: str = ""


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """Everything the checks look at; ``late_entry`` = minutes long signed on paper are being recorded.

    ``silent_items`` are the agenda items of which nobody is written down to have reported; ``lost_items``
    those that were voted down and still have clauses.
    """

    held_on: date | None
    number: str
    place: str
    quorum: Quorum
    has_chair: bool
    clauses: tuple[ClauseCheck, ...]
    open_clauses: tuple[OpenClause, ...] = ()
    late_entry: bool = False
    silent_items: tuple[int, ...] = ()
    lost_items: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding; ``params`` are the values its sentence needs."""

    code: str
    clause_number: str | None = None
    body_id: int | None = None
    blocking: bool = True
    params: dict[str, object] = field(default_factory=dict, hash=False)


def check(draft: MeetingDraft, *, today: date, cal: Workdays) -> tuple[Problem, ...]:
    """All findings in reading order: the head of the minutes, then clause by clause.

    Terms are judged as if the minutes were signed ``today``: signed later, they only get shorter.
    """
    findings = [*_head(draft), *_quorum(draft.quorum)]
    for clause in draft.clauses:
        findings += [
            *_text(clause),
            *_owners(clause),
            *_roles(clause),
            *_measure(clause),
            *_repeats(clause, draft),
        ]
        findings += [*_term(clause, today, cal, draft.late_entry), *_own_days(clause, today, cal, draft)]
    return tuple(findings)


def is_ready(problems: tuple[Problem, ...]) -> bool:
    """Whether the papers may go to the chair (need ``checked`` of the sitting's table)."""
    return not any(problem.blocking for problem in problems)


def _head(draft: MeetingDraft) -> Iterator[Problem]:
    if draft.held_on is None:
        yield Problem("no_date")
    if not draft.number.strip():
        yield Problem("no_number")
    if not draft.place.strip():
        yield Problem("no_place", blocking=False)
    if not draft.has_chair:
        yield Problem("no_chair")
    if not draft.clauses:
        yield Problem("no_clauses")
    for item in draft.silent_items:
        yield Problem("no_reporter", blocking=False, params={"item": item})
    for item in draft.lost_items:
        yield Problem("not_adopted", params={"item": item})


def _quorum(quorum: Quorum) -> Iterator[Problem]:
    if quorum.present is None:
        yield Problem("quorum_unknown")
    elif not quorum.reached:
        params: dict[str, object] = {"present": quorum.present, "needed": quorum.needed}
        yield Problem("quorum_missing", params=params)


def _text(clause: ClauseCheck) -> Iterator[Problem]:
    if not clause.text_kk.strip():
        yield Problem("no_text_kk", clause.number)
    if not clause.text_ru.strip():
        yield Problem("no_text_ru", clause.number)


def _owners(clause: ClauseCheck) -> Iterator[Problem]:
    if not clause.addressees:
        yield Problem("no_owner", clause.number)
    for to in clause.owners:
        if to.force is None:
            yield Problem("no_force", clause.number, to.body_id)
        elif not (verdict := fits(to.force, to.body_kind)):
            yield Problem(verdict.code, clause.number, to.body_id, params=dict(verdict.params))


def _roles(clause: ClauseCheck) -> Iterator[Problem]:
    """A co-executor needs somebody to deliver to, and a lead leads alone.

    Beside equals a lead is allowed and said: they answer for their own lines, co-executors deliver to it.
    """
    leads = sum(to.role is AddresseeRole.lead for to in clause.owners)
    has_helpers = len(clause.owners) < len(clause.addressees)
    if has_helpers and not any(to.force is None or to.force in TASK_FORCES for to in clause.owners):
        yield Problem("co_executors_alone", clause.number)
    if leads > 1:
        yield Problem("two_leads", clause.number)
    elif leads and len(clause.owners) > 1:
        yield Problem("lead_among_equals", clause.number, blocking=False)


def _measure(clause: ClauseCheck) -> Iterator[Problem]:
    if clause.is_controlled and not clause.measures and not clause.exception_note.strip():
        yield Problem("no_measure", clause.number)


def _term(clause: ClauseCheck, today: date, cal: Workdays, late_entry: bool) -> Iterator[Problem]:
    if not clause.needs_rule:
        return
    rule = clause.due_rule
    if not (complete := rule.complete):
        yield Problem(complete.code, clause.number)
        return
    try:
        due = compute(rule, today, cal).due
        verdict = judge(
            due, issued_on=today, today=today, cal=cal, late_entry=late_entry, reason=clause.due_reason
        )
    except Refused as beyond:  # the calendar: the other points are still to be told
        yield Problem(beyond.code, clause.number, params=beyond.params)
        return
    if rule.kind is DueKind.unset:
        yield Problem("due_default", clause.number, blocking=False, params={"due": due})
    if not verdict:
        yield Problem(verdict.code, clause.number, params=dict(verdict.params))


def _own_days(clause: ClauseCheck, today: date, cal: Workdays, draft: MeetingDraft) -> Iterator[Problem]:
    """Of the addressees that have a day of their own, judged as the clause's is."""
    for to in clause.owners:
        if to.due_date is None or to.force is Force.note:
            continue
        verdict = judge_day(
            to.due_date, today=today, cal=cal, late_entry=draft.late_entry, reason=clause.due_reason
        )
        if not verdict:
            yield Problem(verdict.code, clause.number, to.body_id, params=dict(verdict.params))


def _repeats(clause: ClauseCheck, draft: MeetingDraft) -> Iterator[Problem]:
    """Clauses still open for one of the same bodies that say the same, be it in other words."""
    bodies = {to.body_id for to in clause.owners}
    owing = (earlier for earlier in draft.open_clauses if bodies & earlier.body_ids)
    among = [Text(earlier.control_number, earlier.text_kk, earlier.text_ru) for earlier in owing]
    for found in alike(clause.text_kk, clause.text_ru, among):
        yield Problem("duplicate", clause.number, blocking=False, params={"number": found.key})
