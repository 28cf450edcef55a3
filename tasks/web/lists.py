"""The register of tasks: ready lists with their counts, and rows whose first word is the due date."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from commission import clock, words
from commission.models import Body
from commission.web.request import Request
from tasks import filters
from tasks.domain import states
from tasks.filters import TaskFilter
from tasks.models import Task
from tasks.web.templatetags.due import calendar

A_PAGE = 50
LABELS = {
    "open": _("On control"),
    "overdue": _("Overdue"),
    "today": _("Due today"),
    "soon": _("Due soon"),
    "waiting_review": _("With the reviewer"),
    "waiting_authority": _("With the chair"),
    "closed": _("Off control"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One ready list, with the address that keeps the other filters."""

    label: str | Promise
    url: str
    count: int
    current: bool


@login_required
@require_safe
def tasks(request: Request) -> HttpResponse:
    """What the person may see, narrowed by the address; a wrong page number shows the nearest page."""
    days = states.days(clock.today(), calendar(request))
    visible = Task.objects.visible_to(request.actor)
    asked = TaskFilter(request.GET, queryset=visible, days=days)
    pages = Paginator(asked.qs.for_list().prefetch_related("terms"), A_PAGE)
    counted = filters.counts(asked.narrowed, days) | {asked.state_name: pages.count}
    context = {
        "asked": asked.said,
        "state": asked.state_name,
        "chips": _chips(asked, counted),
        "page": pages.get_page(request.GET.get("page")),
        "bodies": Body.objects.filter(pk__in=visible.order_by().values("body")).order_by("order"),
        "statuses": words.choices("status"),
        "heading": LABELS.get(asked.state_name, _("Tasks")),
    }
    return render(request, "tasks/lists/tasks.html", context)


def _chips(asked: TaskFilter, counts: dict[str, int]) -> list[Chip]:
    return [
        Chip(label, _address(asked, state), counts.get(state, 0), state == asked.state_name)
        for state, label in LABELS.items()
    ]


def _address(asked: TaskFilter, state: str) -> str:
    return "?" + urlencode({"state": state, **{name: v for name, v in asked.said.items() if name != "state"}})
