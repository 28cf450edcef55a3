"""Search: one field in the header of every page, over everything its person may read."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from commission.domain import lookup
from commission.models import Body
from commission.queries import BodyQuerySet
from commission.web.request import Request
from tasks.domain import search as language
from tasks.domain.numbers import spoken
from tasks.models import Task
from tasks.queries import TaskQuerySet
from tasks.web import search_rows
from tasks.web.counted import CappedPaginator
from tasks.web.search_hits import Names, hits
from tasks.web.templatetags.due import calendar

A_PAGE = 20
BODIES = 5
ENOUGH = 20
"""Tasks whose number holds what was typed; a clause has no more lines than bodies."""


@login_required
@require_safe
def search(request: Request) -> HttpResponse:
    """What is found, the newest first; a number of one task leads straight to it."""
    asked = request.GET.get("q", "").strip()[: language.LONGEST]
    sought = language.sought(asked)
    visible = Task.objects.visible_to(request.actor)
    found = visible.found(asked)
    only = _only(found, asked)
    if only:
        return redirect("task", pk=only.pk)
    pages = CappedPaginator(found.newest(), A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    rows = visible.filter(pk__in=pages.page_keys(page.number)).newest()
    bodies = Body.objects.visible_to(request.actor)
    named = bodies.order_by("order").found_by() if sought else {}
    context: dict[str, Any] = {
        "asked": asked,
        "sought": sought,
        "page": page,
        "rows": search_rows.html(hits(rows, sought, named), calendar(request)),
        "bodies": _found(bodies, asked, named) if sought and page.number == 1 else [],
    }
    return render(request, "tasks/search/search.html", context)


def _only(found: TaskQuerySet, asked: str) -> Task | None:
    """The task that is called so, where the reader sees just one: the rest of the page would be a detour."""
    if not language.is_number(asked):
        return None
    numbered = found.filter(number__contains=asked).order_by("pk")[:ENOUGH]
    called = [task for task in numbered if asked in spoken(task.number)]
    return called[0] if len(called) == 1 else None


def _found(visible: BodyQuerySet, asked: str, named: Names) -> list[Body]:
    """Bodies by any of their names, as their own list finds them."""
    found = lookup.find(asked, named)[:BODIES]
    bodies = visible.in_bulk(found) if found else {}
    return [bodies[pk] for pk in found]
