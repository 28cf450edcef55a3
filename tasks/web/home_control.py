"""The first screen of those who check and decide: what waits for them, and what is late and whose."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min
from django.urls import reverse

from commission import clock
from commission.domain.verdict import unless_refused
from commission.domain.workdays import Workdays
from commission.models import Body
from commission.web.request import Request
from tasks import filters
from tasks.domain import deadlines, states
from tasks.models import Task
from tasks.queries import TaskQuerySet
from tasks.web import queues
from tasks.web.coexecution_rows import of_reviewer
from tasks.web.home_own import Tile
from tasks.web.lists import LABELS
from tasks.web.templatetags.due import calendar

MOST_ROWS = 20
TONES = {"overdue": "overdue", "soon": "soon", "waiting_review": "waiting", "waiting_authority": "waiting"}


@dataclass(frozen=True, slots=True)
class Late:
    """A body's overdue tasks; `days` = working days of the longest delay, None = unknown."""

    body: Body
    count: int
    since: date
    days: int | None
    url: str


def decisions(request: Request) -> dict[str, Any]:
    """The proposals that waited longest for this person."""
    return _first(request, queues.to_decide(request))


def reports(request: Request) -> dict[str, Any]:
    """The reports that waited longest for this person, and what co-executors of equals delivered."""
    return _first(request, queues.to_review(request)) | {"co_groups": of_reviewer(request.actor)}


def overview(request: Request) -> dict[str, Any]:
    """Counts of all that is on control, and what is late by body, the longest delay first."""
    visible = Task.objects.visible_to(request.actor)
    today, cal = clock.today(), calendar(request)
    found = filters.counts(visible, states.days(today, cal))
    return {
        "tiles": [
            Tile(LABELS[state], found[state], _list(state), TONES.get(state, ""))
            for state in ("overdue", "soon", "waiting_review", "waiting_authority", "open")
        ],
        "late": _late(visible, today, cal),
    }


def _first(request: Request, waiting: TaskQuerySet) -> dict[str, Any]:
    return {"rows": queues.rows(request, waiting[:MOST_ROWS]), "total": waiting.count()}


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
