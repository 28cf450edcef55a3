"""The first screen of those who check and decide: what waits for them, and what is late and whose."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min, Q
from django.urls import reverse

from commission import clock
from commission.domain.verdict import unless_refused
from commission.domain.workdays import Workdays
from commission.models import Body
from commission.web.request import Request
from tasks import filters
from tasks.domain import deadlines
from tasks.domain.lifecycle import Move
from tasks.models import Report, Review, Task
from tasks.queries import TaskQuerySet
from tasks.web.home_own import Tile
from tasks.web.lists import LABELS
from tasks.web.task_buttons import Button, button
from tasks.web.task_figures import Figure, figures
from tasks.web.templatetags.due import calendar

MOST_ROWS = 20
TONES = {"overdue": "overdue", "soon": "soon", "waiting_review": "waiting", "waiting_authority": "waiting"}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that waits for a decision; `days` = working days since it was sent, None = unknown."""

    task: Task
    report: Report
    proposal: Review | None
    figures: list[Figure]
    since: date
    days: int | None
    confirm: Button


@dataclass(frozen=True, slots=True)
class Late:
    """A body's overdue tasks; `days` = working days of the longest delay, None = unknown."""

    body: Body
    count: int
    since: date
    days: int | None
    url: str


def decisions(request: Request) -> dict[str, Any]:
    """Proposals to take off control that wait for this person, the oldest first."""
    return _queue(request, Task.objects.visible_to(request.actor).waiting_for_authority(request.actor))


def reports(request: Request) -> dict[str, Any]:
    """Reports this person may decide on, the oldest first."""
    return _queue(request, Task.objects.visible_to(request.actor).waiting_for_review(request.actor))


def overview(request: Request) -> dict[str, Any]:
    """Counts of all that is on control, and what is late by body, the longest delay first."""
    visible = Task.objects.visible_to(request.actor)
    today, cal = clock.today(), calendar(request)
    found = filters.counts(visible, filters.days(today, cal))
    return {
        "tiles": [
            Tile(LABELS[state], found[state], _list(state), TONES.get(state, ""))
            for state in ("overdue", "soon", "waiting_review", "waiting_authority", "open")
        ],
        "late": _late(visible, today, cal),
    }


def _queue(request: Request, tasks: TaskQuerySet) -> dict[str, Any]:
    since = Min("reports__submitted_at", filter=Q(reports__state=Report.State.SUBMITTED))
    shown = (
        tasks.for_list()
        .select_related("addressee")
        .prefetch_related(
            "terms", "instruction__measures", "addressee__plans", "reports__facts", "reports__reviews"
        )
        .annotate(waits_since=since)
        .order_by("waits_since", "id")[:MOST_ROWS]
    )
    cal, today = calendar(request), clock.today()
    return {"rows": [_waiting(task, today, cal) for task in shown], "total": tasks.count()}


def _waiting(task: Task, today: date, cal: Workdays) -> Waiting:
    report = next(r for r in task.reports.all() if r.state == Report.State.SUBMITTED)
    since = clock.day_of(report.submitted_at)
    return Waiting(
        task=task,
        report=report,
        proposal=next((r for r in report.reviews.all() if r.move == Move.propose), None),
        figures=figures(task),
        since=since,
        days=unless_refused(lambda: cal.between(since, today)),
        confirm=button(task, Move.confirm),
    )


def _late(visible: TaskQuerySet, today: date, cal: Workdays) -> list[Late]:
    def over(since: date) -> int | None:
        return unless_refused(lambda: deadlines.overdue_days(since, today, cal))

    rows = visible.overdue(today).order_by().values("body").annotate(count=Count("pk"), since=Min("next_due"))
    found = list(rows.order_by("since", "body"))
    bodies = Body.objects.in_bulk([row["body"] for row in found])
    return [
        Late(
            body=bodies[row["body"]],
            count=row["count"],
            since=row["since"],
            days=over(row["since"]),
            url=_list("overdue", body=row["body"]),
        )
        for row in found
    ]


def _list(state: str, body: int | None = None) -> str:
    return f"{reverse('tasks')}?state={state}" + (f"&body={body}" if body else "")
