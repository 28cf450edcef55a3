"""The first screen of a body: what is mine, by when, what must I show, and the button to the next move."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import F
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commission import clock
from commission.domain.roles import Role
from commission.web.request import Request
from tasks.domain import states
from tasks.domain.lifecycle import Status
from tasks.domain.states import STATES, Days
from tasks.models import Task
from tasks.queries import TaskQuerySet
from tasks.shown import shown_terms
from tasks.web.coexecution_rows import of_body
from tasks.web.move_button import Button
from tasks.web.task_buttons import next_button
from tasks.web.task_figures import Figure, figures_of_many
from tasks.web.templatetags.due import DueWords, calendar, due_words, send_by
from tasks.web.tiles import Tile, listed

MOST_ROWS = 5
"""Of a group; more than this nobody reads on a first screen, and the register has the rest."""
MOST_NEW = 12
"""The clauses of one sitting to one body, accepted in one press."""


class Light(NamedTuple):
    """All that decides where a task stands: read of every task on control, unlike its row."""

    pk: int
    status: str
    next_due: date | None


@dataclass(frozen=True, slots=True)
class Row:
    """A task, its due date in words, the last day to send its report, its numbers, the natural next move."""

    task: Task
    when: DueWords
    send_by: date | None
    figures: list[Figure]
    button: Button | None


@dataclass(frozen=True, slots=True)
class Group:
    """The most urgent of the tasks that wait for the same thing, and how many these are in all.

    `behind` tells what the list of the register at `url` holds: those too that stand higher up as overdue.
    """

    code: str
    title: str | Promise
    rows: list[Row]
    total: int
    behind: int
    url: str

    @property
    def many(self) -> bool:
        """New ones can be accepted together; for a single one its own button is enough."""
        return self.code == "new" and len(self.rows) > 1


@dataclass(frozen=True, slots=True)
class Place:
    """A group: its title, which tasks stand in it, and the list of the register that holds the same ones."""

    title: str | Promise
    fits: Callable[[Light, Days], bool]
    listed: Mapping[str, str]


PLACES: dict[str, Place] = {
    "overdue": Place(
        _("Overdue"),
        lambda task, days: task.next_due is not None and task.next_due < days.today,
        {"state": "overdue"},
    ),
    "returned": Place(
        _("Returned for rework"), lambda task, days: task.status == Status.returned, {"status": "returned"}
    ),
    "new": Place(_("New"), lambda task, days: task.status == Status.issued, {"status": "issued"}),
    "soon": Place(
        _("Due soon"),
        lambda task, days: task.next_due is not None and task.next_due <= days.soon_until,
        {"state": "soon"},
    ),
    "at_work": Place(_("In work"), lambda task, days: task.next_due is not None, {"status": "in_work"}),
    "waiting": Place(_("Waiting for the reviewer or the chair"), lambda task, days: True, {"state": "none"}),
}
"""A task stands in the first group that fits: what is late and returned is shown once, as late."""
TONES = {"overdue": "overdue", "returned": "", "new": "waiting", "soon": "soon"}
"""The groups that have a tile too, and its colour."""


def own(request: Request) -> dict[str, Any]:
    """Tasks on control, most urgent first: a head's are all of the body, a specialist's his own."""
    days = states.days(clock.today(), calendar(request))
    whole = Task.objects.visible_to(request.actor).owned_by(request.actor)
    given = not request.actor.bodies(Role.head)
    tasks = whole.filter(assignee=request.actor.person_id) if given else whole
    light = _light(tasks)
    return {
        "groups": _groups(request, light, days),
        "tiles": _tiles(request, light, days),
        "total": len(light),
        "of_body": whole.open().count() if given else None,
        "co_groups": of_body(request.actor),
    }


def _light(tasks: TaskQuerySet) -> list[Light]:
    rows = tasks.open().order_by(F("next_due").asc(nulls_last=True), "id")
    return [Light(*row) for row in rows.values_list("pk", "status", "next_due")]


def _groups(request: Request, light: Sequence[Light], days: Days) -> list[Group]:
    places: dict[str, list[int]] = {code: [] for code in PLACES}
    for task in light:
        places[next(code for code, place in PLACES.items() if place.fits(task, days))].append(task.pk)
    shown = {code: pks[: MOST_NEW if code == "new" else MOST_ROWS] for code, pks in places.items() if pks}
    rows = _rows(request, [pk for pks in shown.values() for pk in pks])
    scope = _scope(request)
    return [
        Group(
            code=code,
            title=PLACES[code].title,
            rows=[rows[pk] for pk in pks],
            total=len(places[code]),
            behind=_count(PLACES[code].listed, light, days),
            url=listed(**PLACES[code].listed, **scope),
        )
        for code, pks in shown.items()
    ]


def _rows(request: Request, pks: Sequence[int]) -> dict[int, Row]:
    """By task."""
    shown = Task.objects.filter(pk__in=pks).select_related("instruction__clause", "assignee")
    tasks = list(shown.prefetch_related("assignee__positions").order_by("id"))
    terms = shown_terms({"pk": task.pk, "next_due": task.next_due} for task in tasks)
    numbers, cal, today = figures_of_many(tasks), calendar(request), clock.today()
    return {
        task.pk: Row(
            task,
            due_words(task, today, cal, terms.get(task.pk)),
            send_by(task, cal),
            numbers[task.pk],
            next_button(task, request.actor),
        )
        for task in tasks
    }


def _tiles(request: Request, light: Sequence[Light], days: Days) -> list[Tile]:
    """Zero is an answer too: nothing is overdue."""
    scope = _scope(request)
    checked = _("Report is being checked"), {"state": "waiting_review"}, ""
    shown = [(PLACES[code].title, PLACES[code].listed, tone) for code, tone in TONES.items()]
    return [
        Tile(title, _count(query, light, days), listed(**query, **scope), tone)
        for title, query, tone in (*shown, checked)
    ]


def _count(query: Mapping[str, str], light: Sequence[Light], days: Days) -> int:
    """How many rows the register shows for this query, by its own rule."""
    if "status" in query:
        return sum(task.status == query["status"] for task in light)
    holds = STATES[query["state"]].test(days)
    return sum(holds(task.next_due, task.status) for task in light)


def _scope(request: Request) -> dict[str, int]:
    """Whoever also oversees others finds behind a number only the own body's rows."""
    bodies = request.actor.own_bodies
    given = {} if request.actor.bodies(Role.head) else {"assignee": request.actor.person_id}
    return given | ({"body": next(iter(bodies))} if len(bodies) == 1 else {})
