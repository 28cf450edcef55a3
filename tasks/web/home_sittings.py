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
from commission.domain.verdict import refuse
from commission.domain.workdays import Workdays
from commission.models import Meeting
from commission.reasons import sentence
from commission.web.request import Request
from tasks import drafts
from tasks.domain.checks import Problem
from tasks.web import sitting_steps
from tasks.web.sitting import quorum_of
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
class Going:
    """A sitting under way: the next step, what is still blank, and the clock of point 33.

    `due` is the last day to hand the minutes to the chair, None while the day of the sitting is unknown;
    `taken` is how many working days it took once they lie there.
    """

    meeting: Meeting
    step: Way | None
    blanks: list[Blank]
    due: date | None
    taken: int | None

    @property
    def in_time(self) -> bool:
        """Whether the minutes reached the chair by the last day."""
        handed = self.meeting.handed_on
        return self.due is not None and handed is not None and handed <= self.due


def in_progress(request: Request) -> dict[str, Any]:
    """Those of the secretary's commissions that are not over, the papers at the chair first."""
    kept = request.actor.commissions(Role.secretary)
    meetings = Meeting.objects.visible_to(request.actor).filter(
        commission__in=kept, status__in=[status.value for status in IN_PROGRESS]
    )
    whole = meetings.for_page().prefetch_related("commission__compositions__seats").order_by("id")
    found = sorted(whole, key=lambda meeting: -IN_PROGRESS.index(Status(meeting.status)))
    cal = calendar(request)
    return {"rows": [_going(meeting, request.actor, cal) for meeting in found]}


def recent(request: Request) -> dict[str, Any]:
    """The newest sittings this person may read."""
    return {"rows": Meeting.objects.visible_to(request.actor).for_list()[:RECENT]}


def _going(meeting: Meeting, actor: Actor, cal: Workdays) -> Going:
    quorum = quorum_of(meeting)
    head = {"date": meeting.date, "number": meeting.number, "chair": meeting.chaired_by_id}
    blanks = frozenset(name for name, value in head.items() if not value)
    due = _due(meeting, cal)
    handed = meeting.handed_on if meeting.status == Status.with_chair else None
    return Going(
        meeting=meeting,
        step=sitting_steps.next_step(meeting, actor, blanks, quorum),
        blanks=_blanks(meeting) if meeting.status == Status.held else [],
        due=due,
        taken=cal.between(meeting.date, handed) if meeting.date and handed else None,
    )


def _due(meeting: Meeting, cal: Workdays) -> date | None:
    """The clock runs from the sitting, so not before it was held."""
    if meeting.date is None or Status(meeting.status) not in (Status.held, Status.with_chair):
        return None
    return sitting.minutes_due(meeting.date, cal, meeting.commission.signing_term_wd)


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
