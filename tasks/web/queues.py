"""What waits for a decision: the reviewer's reports, the authority's proposals, by our own clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator

from commission import clock
from commission.domain.verdict import unless_refused
from commission.domain.workdays import Workdays
from commission.web.request import Request
from tasks.domain.lifecycle import Move, Status
from tasks.models import Report, Review, Task
from tasks.queries import TaskQuerySet
from tasks.web.move_button import Button
from tasks.web.task_buttons import button
from tasks.web.task_figures import Figure, figures_of_many
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

    @property
    def confirm(self) -> Button:
        """For the authority, on whose rows it stands."""
        return button(self.task, Move.confirm)


def to_review(request: Request) -> TaskQuerySet:
    """Reports this person may decide on."""
    return Task.objects.visible_to(request.actor).waiting_for_review(request.actor)


def to_decide(request: Request) -> TaskQuerySet:
    """Proposals this person may decide on."""
    return Task.objects.visible_to(request.actor).waiting_for_authority(request.actor)


def rows(request: Request, waiting: TaskQuerySet, first: int, last: int) -> list[Waiting]:
    """All that a row of a queue shows, the oldest first: from the `first` to before the `last`, from 0."""
    # The keys first: PostgreSQL would gather the wide rows of all that waits, and then sort them.
    keys = list(waiting.oldest_waiting().values_list("reports__pk", flat=True)[first:last])
    reports = Report.objects.select_related("task__body", "task__instruction__clause").in_bulk(keys)
    waits = [reports[key] for key in keys]
    numbers, proposals = figures_of_many([one.task for one in waits]), _proposals(waits)
    cal, today = calendar(request), clock.today()
    return [_waiting(one, numbers[one.task_id], proposals.get(one.pk), today, cal) for one in waits]


def _proposals(waiting: Sequence[Report]) -> dict[int, Review]:
    """By report: the first one made on it, as `proposal_of` has it; a report to be checked has none."""
    proposed = [one for one in waiting if one.task.status == Status.up_for_removal]
    made = Review.objects.filter(report__in=proposed, move=Move.propose.value)
    return {review.report_id: review for review in made.order_by("-id")}


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


def _waiting(
    report: Report, figures: list[Figure], proposal: Review | None, today: date, cal: Workdays
) -> Waiting:
    since = clock.day_of(report.submitted_at)
    return Waiting(
        task=report.task,
        report=report,
        proposal=proposal,
        figures=figures,
        since=since,
        days=unless_refused(lambda: cal.between(since, today)),
    )
