"""The first screen of a body: what is mine, by when, what must I show, and the button to the next move."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from commission import clock
from commission.domain.roles import Role
from commission.web.request import Request
from tasks import filters
from tasks.domain import states
from tasks.domain.lifecycle import Status
from tasks.domain.states import Days
from tasks.models import Task
from tasks.queries import TaskQuerySet
from tasks.web.coexecution_rows import of_body
from tasks.web.task_buttons import Button, next_button
from tasks.web.task_figures import Figure, figures
from tasks.web.templatetags.due import calendar, send_by

MOST_ROWS = 100
"""More than this nobody reads on a first screen; the list has the rest."""


@dataclass(frozen=True, slots=True)
class Row:
    """A task, the last day to send its report, the numbers it is measured by, and the natural next move."""

    task: Task
    send_by: date | None
    figures: list[Figure]
    button: Button | None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that wait for the same thing."""

    code: str
    title: str | Promise
    rows: list[Row]

    @property
    def many(self) -> bool:
        """New ones can be accepted together; for a single one its own button is enough."""
        return self.code == "new" and len(self.rows) > 1


@dataclass(frozen=True, slots=True)
class Tile:
    """A count with the list behind it."""

    label: str | Promise
    number: int
    url: str
    tone: str


TITLES = {
    "overdue": _("Overdue"),
    "returned": _("Returned for rework"),
    "new": _("New"),
    "soon": _("Due soon"),
    "at_work": _("In work"),
    "waiting": _("Waiting for the reviewer or the chair"),
}
GROUPS: dict[str, Callable[[Task, Days], bool]] = {
    "overdue": lambda task, days: task.next_due is not None and task.next_due < days.today,
    "returned": lambda task, days: task.status == Status.returned,
    "new": lambda task, days: task.status == Status.issued,
    "soon": lambda task, days: task.next_due is not None and task.next_due <= days.soon_until,
    "at_work": lambda task, days: task.next_due is not None,
    "waiting": lambda task, days: True,
}
"""A task stands in the first group that fits: what is late and returned is shown once, as late."""


def own(request: Request) -> dict[str, Any]:
    """Tasks on control, most urgent first: a head's are all of the body, a specialist's his own."""
    days = states.days(clock.today(), calendar(request))
    whole = Task.objects.visible_to(request.actor).owned_by(request.actor)
    given = not request.actor.bodies(Role.head)
    tasks = whole.filter(assignee=request.actor.person_id) if given else whole
    shown = _with_facts(tasks.open().by_due())[:MOST_ROWS]
    tiles = _tiles(request, tasks, days)
    return {
        "groups": _groups(request, shown, days),
        "tiles": tiles,
        "total": tasks.open().count(),
        "of_body": whole.open().count() if given else None,
        "co_groups": of_body(request.actor),
    }


def _with_facts(tasks: TaskQuerySet) -> TaskQuerySet:
    return (
        tasks.for_list()
        .select_related("addressee", "assignee")
        .prefetch_related("terms", "instruction__measures", "addressee__plans", "reports__facts")
    )


def _groups(request: Request, tasks: TaskQuerySet, days: Days) -> list[Group]:
    found: dict[str, list[Row]] = {code: [] for code in GROUPS}
    for task in tasks:
        code = next(code for code, fits in GROUPS.items() if fits(task, days))
        found[code].append(_row(request, task))
    return [Group(code, TITLES[code], rows) for code, rows in found.items() if rows]


def _row(request: Request, task: Task) -> Row:
    last = send_by(task, calendar(request))
    return Row(task, last, figures(task), next_button(task, request.actor))


def _tiles(request: Request, tasks: TaskQuerySet, days: Days) -> list[Tile]:
    """Zero is an answer too: nothing is overdue."""
    by_state = {state: Count("pk", filter=filters.condition(state, days)) for state in ("overdue", "soon")}
    by_status = {
        status.name: Count("pk", filter=Q(closed=False, status=status.value))
        for status in (Status.returned, Status.issued, Status.reported)
    }
    found = tasks.aggregate(**by_state, **by_status)
    scope = _scope(request)
    return [
        Tile(TITLES["overdue"], found["overdue"], _list(scope, state="overdue"), "overdue"),
        Tile(TITLES["returned"], found["returned"], _list(scope, status="returned"), ""),
        Tile(TITLES["new"], found["issued"], _list(scope, status="issued"), "waiting"),
        Tile(TITLES["soon"], found["soon"], _list(scope, state="soon"), "soon"),
        Tile(_("Report is being checked"), found["reported"], _list(scope, state="waiting_review"), ""),
    ]


def _scope(request: Request) -> dict[str, int]:
    """Whoever also oversees others finds behind a number only the own body's rows."""
    bodies = request.actor.bodies(Role.head, Role.specialist)
    given = {} if request.actor.bodies(Role.head) else {"assignee": request.actor.person_id}
    return given | ({"body": next(iter(bodies))} if len(bodies) == 1 else {})


def _list(scope: dict[str, int], **query: str) -> str:
    pairs: dict[str, str | int] = {**query, **scope}
    return f"{reverse('tasks')}?{urlencode(pairs)}"
