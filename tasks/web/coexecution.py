"""A co-executor's line: the list of them, and the page of one with what was delivered."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from commission import journal
from commission.actions.notices import read_about
from commission.models import Meeting
from commission.web.request import Request
from tasks.models import CoLine, Task
from tasks.web.coexecution_rows import buttons, rows
from tasks.web.task import other_language

A_PAGE = 50


@login_required
@require_safe
def co_lines(request: Request) -> HttpResponse:
    """What the person may see: the open ones, most urgent first; `?state=closed` the others."""
    closed = request.GET.get("state") == "closed"
    visible = CoLine.objects.visible_to(request.actor)
    page = Paginator(visible.filter(closed=closed).for_list().by_due(), A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "rows": rows(page.object_list, request.actor),
        "open": not closed,
        "closed": closed,
        "counts": {"open": visible.open().count(), "closed": visible.filter(closed=True).count()},
    }
    return render(request, "tasks/coexecution/list.html", context)


@login_required
@require_safe
def co_line(request: Request, pk: int) -> HttpResponse:
    """The line's own page; what the person was told of it is then read."""
    line = line_of(request, pk)
    read_about(line, by=request.actor)
    moves = buttons(line, request.actor)
    context = facts_of_page(request, line) | {
        "live": [button for button in moves if not button.reason],
        "history": journal.history(line),
    }
    return render(request, "tasks/coexecution/line.html", context)


def line_of(request: Request, pk: int) -> CoLine:
    """A line this person may know of; for anybody else there is none."""
    return get_object_or_404(CoLine.objects.visible_to(request.actor).for_page(), pk=pk)


def facts_of_page(request: Request, line: CoLine) -> dict[str, Any]:
    """What the line's page and the page of a move both say; links only to what the reader may open."""
    helped = Task.objects.visible_to(request.actor).filter(instruction=line.instruction_id)
    return {
        "line": line,
        "clause": line.instruction.clause,
        "other_language": other_language(line.instruction.clause),
        "deliveries": list(line.deliveries.all()),
        "tasks": list(helped.select_related("body").order_by("id")),
        "sees_sitting": Meeting.objects.visible_to(request.actor).filter(pk=line.meeting_id).exists(),
    }
