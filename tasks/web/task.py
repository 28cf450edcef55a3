"""One task: what is asked, by when, what was shown, who did what, and the moves that are possible now."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from commission import journal
from commission.access import sees_minutes
from commission.actions.notices import read_about
from commission.models import Clause
from commission.web.request import Request
from tasks import access
from tasks.domain.lifecycle import Status
from tasks.models import ReportDraft, Review, Task
from tasks.web.coexecution_rows import helping
from tasks.web.task_buttons import buttons, may_come
from tasks.web.task_figures import figures
from tasks.web.task_gate import task_of
from tasks.web.templatetags.due import calendar, send_by


@login_required
@require_safe
def task(request: Request, pk: int) -> HttpResponse:
    """The task's own page; what the person was told of it is then read."""
    found = task_of(request, pk)
    if found.has_news:
        read_about(found, by=request.actor)
    moves = buttons(found, request.actor)
    context = facts_of_page(request, found) | {
        "live": [button for button in moves if not button.reason],
        "barred": [button for button in moves if button.reason and may_come(button, found, request.actor)],
        "history": journal.history(found),
        "draft": _draft(request, found),
    }
    return render(request, "tasks/task/task.html", context)


def _draft(request: Request, found: Task) -> ReportDraft | None:
    """What this person's side has prepared and not sent yet; nothing for others, nor where it is empty."""
    sides = [by_letter for by_letter in (False, True) if access.may_prepare(request.actor, found, by_letter)]
    if not (sides and found.has_draft):
        return None
    saved = ReportDraft.objects.visible_to(request.actor).filter(task=found, by_letter__in=sides)
    return saved.exclude(saved_at=None).select_related("saved_by").order_by("term__due").last()


def _remarks(found: Task) -> Review | None:
    """Why the last report came back, while it lies with the owner."""
    if found.status != Status.returned:
        return None
    return next((review for report in found.reports.all() for review in reversed(report.reviews.all())), None)


def facts_of_page(request: Request, found: Task) -> dict[str, Any]:
    """What the task's page and the page of a move both say about it."""
    return {
        "task": found,
        "clause": found.instruction.clause,
        "other_language": other_language(found.instruction.clause),
        "figures": figures(found),
        "reports": list(found.reports.all()),
        "remarks": _remarks(found),
        "co_lines": helping(found, request.actor),
        "send_by": send_by(found, calendar(request)),
        "sees_sitting": sees_minutes(request.actor, found.meeting),
    }


def other_language(clause: Clause) -> tuple[str, str]:
    """(language, text) of the equal text that the reader does not have before them; empty without one."""
    language = "kk" if translation.get_language() == "ru" else "ru"
    return language, getattr(clause, f"text_{language}")
