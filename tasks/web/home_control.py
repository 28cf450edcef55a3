"""The first screen of those who check and decide: what waits for them, and what is late and whose."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commission import clock
from commission.models import Body
from commission.web.request import Request
from tasks import figures
from tasks.domain.lifecycle import Status
from tasks.figures import Late, Office, Queue, Span
from tasks.models import Task
from tasks.queries import TaskQuerySet
from tasks.web import queues
from tasks.web.coexecution_rows import of_reviewer
from tasks.web.register_bar import STATE_LABELS
from tasks.web.templatetags.due import calendar
from tasks.web.tiles import Tile, listed

MOST_ROWS = 5
MOST_LATE, MOST_FOLDED = 10, 30
"""Bodies whose oldest task is shown; so many others have one short line each, folded away."""


@dataclass(frozen=True, slots=True)
class LateBody:
    """A body's overdue tasks: its name, the figures, the rows behind them; `worst` is the oldest task."""

    body: Body
    figure: Late
    url: str
    worst: Task | None


def decisions(request: Request) -> dict[str, Any]:
    """The proposals that waited longest for this person."""
    return _first(request, queues.to_decide(request))


def reports(request: Request) -> dict[str, Any]:
    """The reports that waited longest for this person, and what co-executors of equals delivered."""
    return _first(request, queues.to_review(request)) | {"co_groups": of_reviewer(request.actor)}


def overview(request: Request) -> dict[str, Any]:
    """What is late, whose and how long, without a click; what lies with us; what was done this month."""
    visible, today = Task.objects.visible_to(request.actor), clock.today()
    found = figures.office(visible, today, calendar(request))
    late = _late(found.late[: MOST_LATE + MOST_FOLDED], visible)
    return {
        "tiles": _tiles(found),
        "late": late[:MOST_LATE],
        "more": late[MOST_LATE:],
        "unnamed": len(found.late) - len(late),
        "all_late": listed(state="overdue", sort="body"),
    }


def _first(request: Request, waiting: TaskQuerySet) -> dict[str, Any]:
    return {"rows": queues.rows(request, waiting, 0, MOST_ROWS), "total": waiting.count()}


def _tiles(found: Office) -> list[Tile]:
    count, week, late = found.states, found.this_week, found.late
    by_now = _("by this day")
    this_week = listed(due_from=week.first, due_to=week.last)
    return [
        Tile(STATE_LABELS["overdue"], count["overdue"], listed(state="overdue"), "overdue", _longest(late)),
        Tile(_("Due by the end of the week"), week.count, this_week, "soon"),
        _queue("waiting_review", found.reviewer),
        _queue("waiting_authority", found.authority),
        Tile(STATE_LABELS["open"], count["open"], listed(state="open")),
        _closed(_("Off control this month"), found.closed),
        _closed(_("Last month"), found.closed_before, f"{by_now}: {found.closed_by_now.count}"),
    ]


def _longest(late: Sequence[Late]) -> str:
    """The longest delay of all; empty where nothing is late or the calendar does not reach."""
    days = late[0].days if late else None
    if not days:
        return ""
    return ngettext("the longest: %(days)s working day", "the longest: %(days)s working days", days) % {
        "days": days
    }


def _queue(state: str, queue: Queue) -> Tile:
    """With the age of its oldest report: our own clock."""
    return Tile(STATE_LABELS[state], queue.count, listed(state=state), "waiting", _oldest_waits(queue.days))


def _oldest_waits(days: int | None) -> str:
    if days is None:
        return ""
    if not days:
        return _("the oldest waits less than a working day")
    return ngettext(
        "the oldest waits %(days)s working day", "the oldest waits %(days)s working days", days
    ) % {"days": days}


def _closed(label: str, span: Span, note: str = "") -> Tile:
    status = Status.closed.value
    rows = listed(state="closed", status=status, closed_from=span.first, closed_to=span.last)
    return Tile(label, span.count, rows, "done", note)


def _late(late: Sequence[Late], visible: TaskQuerySet) -> list[LateBody]:
    bodies = Body.objects.in_bulk([row.body_id for row in late])
    oldest = _oldest([row.body_id for row in late[:MOST_LATE]], visible)
    return [
        LateBody(
            body=bodies[row.body_id],
            figure=row,
            url=listed(state="overdue", body=row.body_id),
            worst=oldest.get(row.body_id),
        )
        for row in late
    ]


def _oldest(bodies: Sequence[int], visible: TaskQuerySet) -> dict[int, Task]:
    """The longest overdue task of each body: a step into an index for each."""
    own = visible.overdue(clock.today()).filter(body=OuterRef("pk")).order_by("next_due", "id")
    first = Body.objects.filter(pk__in=bodies).annotate(first=Subquery(own.values("pk")[:1]))
    rows = Task.objects.filter(pk__in=list(first.order_by().values_list("first", flat=True)))
    return {task.body_id: task for task in rows.select_related("instruction__clause").order_by()}
