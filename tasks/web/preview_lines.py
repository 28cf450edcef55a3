"""The minutes before they go to the chair: the tasks they would make, and what still stands in the way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse

from commission.domain.verdict import Refused
from commission.domain.workdays import Workdays
from commission.models import Body, Meeting
from commission.reasons import sentence
from commission.web.templatetags.words import in_lang
from tasks import drafts
from tasks.domain.checks import Problem
from tasks.domain.co_lines import CoDraft
from tasks.domain.deadlines import Due
from tasks.domain.fanout import Line
from tasks.models import Instruction

REMEDIES = {
    **dict.fromkeys(("quorum_unknown", "quorum_missing"), "meeting_attendance"),
    **dict.fromkeys(("no_date", "no_number", "no_place", "no_chair"), "meeting_details"),
    "not_adopted": "meeting_votes",
}
"""The page that puts a finding about the whole sitting right; any other is put right on the sitting's own."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task to be, with the body it goes to."""

    line: Line
    body: Body

    @property
    def plans(self) -> str:
        """Its plans in the order of the measures; empty where nothing is planned."""
        if all(plan is None for plan in self.line.plans):
            return ""
        return "; ".join("—" if plan is None else str(plan) for plan in self.line.plans)


@dataclass(frozen=True, slots=True)
class CoPreview:
    """A co-executor's line to be; `lead` None = it delivers to the clause."""

    draft: CoDraft
    body: Body
    lead: Body | None


@dataclass(frozen=True, slots=True)
class ClausePreview:
    """One clause: its lines and their dates, or why none can be worked out."""

    instruction: Instruction
    lines: list[TaskLine] = field(default_factory=list)
    co_lines: list[CoPreview] = field(default_factory=list)
    problem: str = ""

    @property
    def due(self) -> Due | None:
        """The date of all lines; None where an addressee has a day of its own."""
        dues = {task.line.due for task in self.lines}
        return dues.pop() if len(dues) == 1 else None


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of the check with the way to its remedy."""

    problem: Problem
    where: str
    url: str


def clauses(
    meeting: Meeting, instructions: Iterable[Instruction], on: date, cal: Workdays
) -> list[ClausePreview]:
    """Clause by clause, so that one half-written rule does not hide the others."""
    return [_clause(meeting, instruction, on, cal) for instruction in instructions]


def _clause(meeting: Meeting, instruction: Instruction, on: date, cal: Workdays) -> ClausePreview:
    bodies = {to.body_id: to.body for to in instruction.addressees.all()}
    try:
        lines = drafts.lines_of(meeting, [instruction], on, cal)
    except Refused as refusal:
        return ClausePreview(instruction, problem=sentence(refusal))
    helpers = drafts.co_lines_of(meeting, [instruction], lines, on, cal)
    return ClausePreview(
        instruction,
        [TaskLine(line, bodies[line.body_id]) for line in lines],
        [CoPreview(one, bodies[one.body_id], bodies.get(one.lead_body_id or 0)) for one in helpers],
    )


def findings(
    meeting: Meeting, instructions: Sequence[Instruction], problems: Iterable[Problem]
) -> list[Finding]:
    """The check list in reading order, each line with the form that puts it right."""
    clause_pks = {how.clause.number: how.clause_id for how in instructions}
    bodies = {to.body_id: to.body for how in instructions for to in how.addressees.all()}
    return [_finding(meeting, problem, clause_pks, bodies) for problem in problems]


def _finding(
    meeting: Meeting, problem: Problem, clause_pks: Mapping[str, int], bodies: Mapping[int, Body]
) -> Finding:
    body = bodies.get(problem.body_id or 0)
    parts = [problem.clause_number or "", in_lang(body, "name") if body else ""]
    return Finding(problem, " · ".join(filter(None, parts)), _remedy(meeting, problem, clause_pks))


def _remedy(meeting: Meeting, problem: Problem, clause_pks: Mapping[str, int]) -> str:
    if problem.clause_number:
        return reverse("clause", args=[clause_pks[problem.clause_number]])
    return reverse(REMEDIES.get(problem.code, "meeting"), args=[meeting.pk])
