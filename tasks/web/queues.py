"""What waits for a decision: the reviewer's reports, the authority's proposals, by our own clock."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator

from commission import clock
from commission.domain.verdict import unless_refused
from commission.domain.workdays import Workdays
from commission.web.request import Request
from tasks.domain.lifecycle import Move
from tasks.models import Report, Review, Task
from tasks.queries import TaskQuerySet
from tasks.web.task_buttons import Button, button
from tasks.web.task_figures import Figure, figures, proposal_of
from tasks.web.templatetags.due import calendar

A_PAGE = 50


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


def to_review(request: Request) -> TaskQuerySet:
    """Reports this person may decide on."""
    return Task.objects.visible_to(request.actor).waiting_for_review(request.actor)


def to_decide(request: Request) -> TaskQuerySet:
    """Proposals this person may decide on."""
    return Task.objects.visible_to(request.actor).waiting_for_authority(request.actor)


def rows(request: Request, waiting: TaskQuerySet, first: int, last: int) -> list[Waiting]:
    """All that a row of a queue shows, the oldest first: from the `first` to before the `last`, from 0."""
    # The keys first: PostgreSQL would gather the wide rows of all that waits, and then sort them.
    keys = list(waiting.oldest_waiting().values_list("pk", flat=True)[first:last])
    shown = (
        Task.objects.filter(pk__in=keys)
        .for_list()
        .select_related("addressee")
        .prefetch_related(
            "terms", "instruction__measures", "addressee__plans", "reports__facts", "reports__reviews"
        )
    )
    cal, today = calendar(request), clock.today()
    return [_waiting(task, today, cal) for task in sorted(shown, key=lambda task: keys.index(task.pk))]


def page(request: Request, waiting: TaskQuerySet) -> dict[str, Any]:
    """The page of a queue that the address asks for, and its rows."""
    shown = Paginator(waiting, A_PAGE).get_page(request.GET.get("page"))
    return {
        "page": shown,
        "rows": rows(request, waiting, max(0, shown.start_index() - 1), shown.end_index()),
    }


def submitted(task: Task) -> Report | None:
    """The report that waits; the law lets one wait at a time."""
    return next((r for r in task.reports.all() if r.state == Report.State.SUBMITTED), None)


def _waiting(task: Task, today: date, cal: Workdays) -> Waiting:
    report = next(r for r in task.reports.all() if r.state == Report.State.SUBMITTED)
    since = clock.day_of(report.submitted_at)
    return Waiting(
        task=task,
        report=report,
        proposal=proposal_of(task),
        figures=figures(task),
        since=since,
        days=unless_refused(lambda: cal.between(since, today)),
        confirm=button(task, Move.confirm),
    )
