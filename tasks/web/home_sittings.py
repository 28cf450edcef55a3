"""The first screen's sittings: for the secretary what to go on with, for a member what was decided."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from commission import clock
from commission.domain import sitting
from commission.domain.roles import Actor, Role
from commission.domain.sitting import Status
from commission.domain.verdict import Refused, refuse
from commission.domain.workdays import Workdays
from commission.models import Meeting
from commission.reasons import sentence
from commission.web.request import Request
from tasks import drafts
from tasks.domain.checks import Problem
from tasks.web import sitting_steps
from tasks.web.sitting_steps import Way
from tasks.web.templatetags.due import calendar

IN_PROGRESS = (Status.planned, Status.convened, Status.held, Status.with_chair)
RECENT = 5


@dataclass(frozen=True, slots=True)
class Blank:
    """One sort of open point and the clauses it stands in (none: the head of the minutes)."""

    sentence: str
    clauses: str


@dataclass(frozen=True, slots=True)
class Term:
    """The clock of point 33: the last day to hand the minutes to the chair.

    `taken` is how many working days it took once they lie there. All is empty while there is nothing to count
    from; `uncounted` says why the calendar does not count what there is.
    """

    due: date | None = None
    taken: int | None = None
    in_time: bool = False
    uncounted: str = ""


@dataclass(frozen=True, slots=True)
class Going:
    """A sitting under way: the next step, what is still blank, and the clock of its minutes."""

    meeting: Meeting
    step: Way | None
    blanks: list[Blank]
    term: Term


def in_progress(request: Request) -> dict[str, Any]:
    """Those of the secretary's commissions that are not over, the papers at the chair first."""
    kept = request.actor.commissions(Role.secretary)
    meetings = Meeting.objects.visible_to(request.actor).filter(
        commission__in=kept, status__in=[status.value for status in IN_PROGRESS]
    )
    found = sorted(
        meetings.for_page().order_by("id"), key=lambda meeting: -IN_PROGRESS.index(Status(meeting.status))
    )
    cal = calendar(request)
    return {"rows": [_going(meeting, request.actor, cal) for meeting in found]}


def recent(request: Request) -> dict[str, Any]:
    """The newest sittings this person may read."""
    return {"rows": Meeting.objects.visible_to(request.actor).newest(RECENT)}


def _going(meeting: Meeting, actor: Actor, cal: Workdays) -> Going:
    head = {"date": meeting.date, "number": meeting.number, "chair": meeting.chaired_by_id}
    blanks = frozenset(name for name, value in head.items() if not value)
    return Going(
        meeting=meeting,
        step=sitting_steps.next_step(meeting, actor, blanks, meeting.quorum()),
        blanks=_blanks(meeting) if meeting.status == Status.held else [],
        term=_term(meeting, cal),
    )


def _term(meeting: Meeting, cal: Workdays) -> Term:
    """It runs from the sitting, so not before it was held."""
    if meeting.date is None or Status(meeting.status) not in (Status.held, Status.with_chair):
        return Term()
    handed = meeting.handed_on if meeting.status == Status.with_chair else None
    try:
        due = sitting.minutes_due(meeting.date, cal, meeting.commission.signing_term_wd)
        taken = cal.between(meeting.date, handed) if handed else None
    except Refused as beyond:
        return Term(uncounted=sentence(beyond))
    return Term(due, taken, in_time=handed is not None and handed <= due)


def _blanks(meeting: Meeting) -> list[Blank]:
    """What keeps the papers back, the same points together."""
    found = drafts.problems_of(meeting, drafts.instructions_of(meeting), clock.today())
    return _grouped(problem for problem in found if problem.blocking)


def _grouped(problems: Iterable[Problem]) -> list[Blank]:
    clauses: dict[str, list[str]] = defaultdict(list)
    for problem in problems:
        said = sentence(refuse(problem.code, **problem.params))
        clauses[said] += [problem.clause_number] if problem.clause_number else []
    return [Blank(said, ", ".join(dict.fromkeys(numbers))) for said, numbers in clauses.items()]
