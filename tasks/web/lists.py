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
from tasks.filters import Filter
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
    asked = Filter.read(request.GET)
    days = filters.days(clock.today(), calendar(request))
    visible = Task.objects.visible_to(request.actor)
    rows = asked.apply(visible, days).for_list().prefetch_related("terms")
    context = {
        "asked": asked,
        "chips": _chips(asked, filters.counts(asked.narrow(visible), days)),
        "page": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
        "bodies": Body.objects.filter(pk__in=visible.order_by().values("body")).order_by("order"),
        "statuses": words.choices("status"),
        "heading": LABELS[asked.state],
    }
    return render(request, "tasks/lists/tasks.html", context)


def _chips(asked: Filter, counts: dict[str, int]) -> list[Chip]:
    return [
        Chip(label, _address(asked, state), counts[state], state == asked.state)
        for state, label in LABELS.items()
    ]


def _address(asked: Filter, state: str) -> str:
    query = {"state": state, "body": asked.body, "status": asked.status, "assignee": asked.assignee}
    return "?" + urlencode({name: value for name, value in query.items() if value})
