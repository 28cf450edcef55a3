"""The register of tasks: the page that replaces the sheet. One address says rows, order, page and columns."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise, cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from commission import clock
from commission.models import Meeting
from commission.web.request import Request
from tasks.domain import states
from tasks.filters import TaskFilter
from tasks.models import Task
from tasks.queries import TaskQuerySet
from tasks.web import register_bar, register_columns
from tasks.web.register_bar import STATE_LABELS, Choice
from tasks.web.register_rows import Writer
from tasks.web.templatetags.due import calendar

A_PAGE, PRINTED = 50, 1000
"""Rows of a page, and of the page that is made for the printer (`rows=all`)."""
DAY_LABELS: dict[str, str | Promise] = {
    "due_from": _("Due from"),
    "due_to": _("Due until"),
    "closed_from": _("Off control from"),
    "closed_to": _("Off control until"),
}
LABELS: dict[str, str | Promise] = {
    "state": _("Ready lists"),
    "sort": _("Order"),
    "q": _("Text"),
    "body": _("Owner"),
    "status": _("State"),
    "assignee": _("Who executes it"),
    **DAY_LABELS,
}


class Counted(Paginator):
    """The number of rows is known already: the counts above the list say it."""

    def __init__(self, rows: Any, per_page: int, count: int) -> None:
        super().__init__(rows, per_page)
        self._count = count

    @cached_property
    def count(self) -> int:
        """Asks nobody."""
        return self._count


@login_required
@require_safe
def tasks(request: Request) -> HttpResponse:
    """What the person may see, narrowed by the address; a wrong page number shows the nearest page."""
    visible = Task.objects.visible_to(request.actor)
    asked = read(request, visible)
    columns = register_columns.chosen(request)
    bodies = register_bar.owners(visible)
    total = asked.count()
    whole = request.GET.get("rows") == "all"
    page = Counted(asked.qs, PRINTED if whole else A_PAGE, total).get_page(request.GET.get("page"))
    writer = Writer({body.pk: body.short for body in bodies}, columns, calendar(request), whole=whole)
    rows = writer.rows(_shown(asked, page))
    context = {
        **_bar(asked, total),
        "page": page,
        "rows": rows,
        "body": writer.html(rows),
        "heads": register_columns.heads(columns, asked.sort_name, lambda sort: address(asked, sort=sort)),
        "columns": [(one, one.name in columns) for one in register_columns.CHOICE],
        "heading": STATE_LABELS[asked.state_name],
        "total": register_bar.many(total) if "q" in asked.said else total,
        **_narrowing(register_bar.choices(asked, bodies, Meeting.objects.visible_to(request.actor))),
        "query": urlencode(asked.said),
        "whole": whole,
    }
    return render(request, "tasks/register/register.html", context)


def read(request: Request, visible: TaskQuerySet) -> TaskFilter:
    """The address of this request as the one grammar of lists reads it."""
    return TaskFilter(request.GET, queryset=visible, days=states.days(clock.today(), calendar(request)))


def address(asked: TaskFilter, **changed: str) -> str:
    """The same list with something else about it; on its first page."""
    query = {**asked.said, **changed}
    return "?" + urlencode({name: value for name, value in query.items() if value})


def _bar(asked: TaskFilter, total: int) -> dict[str, Any]:
    def to(**changed: str) -> str:
        return address(asked, **changed)

    said = asked.said
    return {
        "asked": said,
        "narrowed": bool(said.keys() - {"state", "sort"}),
        "state": asked.state_name,
        "sort": said.get("sort", ""),
        "chips": register_bar.state_chips(asked, total, to),
        "statuses": register_bar.status_chips(asked, to),
        "days": [(name, label, said.get(name, "")) for name, label in DAY_LABELS.items()],
        "not_understood": [(LABELS.get(name, name), asked.data.get(name, "")) for name in asked.errors],
    }


def _narrowing(choices: list[Choice]) -> dict[str, Any]:
    """The selects, and in words what they narrow the list to: a printed list has to say it."""
    return {
        "front": [choice for choice in choices if choice.front],
        "rest": [choice for choice in choices if not choice.front],
        "narrowed_to": [(choice.label, choice.word) for choice in choices if choice.word],
    }


def _shown(asked: TaskFilter, page: Page) -> TaskQuerySet:
    return asked.part(max(0, page.start_index() - 1), page.end_index())
