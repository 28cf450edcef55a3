"""The due date of a rule, worked out before anything is stored, with the reason for every day it moved."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commission import clock
from commission.domain.verdict import Refused
from commission.domain.workdays import Workdays
from commission.models import Calendar
from commission.reasons import sentence
from commission.web.request import Request
from tasks.domain.deadlines import Due, DueRule, compute, judge
from tasks.web.clause_forms import DueForm
from tasks.web.sitting_gate import clause_of


@dataclass(frozen=True, slots=True)
class Worked:
    """The date if the minutes were signed today, and what stands against it."""

    due: Due | None = None
    days: int = 0
    problem: str = ""

    @property
    def is_fixed(self) -> bool:
        """Whether it is a date that was typed, and not one that was counted."""
        return self.due is not None and self.due.counted_from is None


@login_required
@require_safe
def clause_due(request: Request, pk: int) -> HttpResponse:
    """The part of the editor that follows the typed rule; without JavaScript it is drawn with the page."""
    clause_of(request, pk)
    if line := request.GET.get("line", ""):
        context = {"worked": _of_line(request.GET, line), "line": line, "clause_pk": pk}
        return render(request, "tasks/clause/parts/own_day.html", context)
    context = {"worked": of_form(DueForm(request.GET)), "clause_pk": pk}
    return render(request, "tasks/clause/parts/due.html", context)


def of_form(form: DueForm) -> Worked:
    """Of what is typed so far; half a rule says what is missing."""
    form.is_valid()
    return work_out(form.rule(), form.cleaned_data.get("short_term_reason", ""))


def _of_line(sent: QueryDict, line: str) -> Worked | None:
    """Of an addressee's own day, while it is typed."""
    typed = {"due_kind": "fixed", "due_date": sent.get(f"{line}-due_date", "")}
    reason = {"short_term_reason": sent.get("short_term_reason", "")}
    return of_form(DueForm({**typed, **reason})) if typed["due_date"] else None


def work_out(rule: DueRule, reason: str, cal: Workdays | None = None) -> Worked:
    """As signing would count it, were the minutes signed today."""
    today = clock.today()
    try:
        cal = cal or Calendar.objects.workdays()
        due = compute(rule, today, cal)
    except Refused as refusal:
        return Worked(problem=sentence(refusal))
    verdict = judge(due.due, issued_on=today, today=today, cal=cal, reason=reason)
    return Worked(due, max(0, cal.between(today, due.due)), sentence(verdict))
