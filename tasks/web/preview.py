"""The last page before the chair: what signing would create, what is missing, both papers as a draft."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from commission import access, clock
from commission.domain.roles import Actor
from commission.domain.sitting import ASKED, Move, Need
from commission.domain.workdays import Workdays
from commission.models import Calendar, Meeting
from commission.reasons import sentence
from commission.web.answers import READ_AND_WRITE
from commission.web.fields import DayInput
from commission.web.gate import allow
from commission.web.request import Request
from tasks import drafts, jobs
from tasks.domain import checks
from tasks.jobs import Reading
from tasks.outputs.content import digest
from tasks.web import hand_over, preview_lines
from tasks.web.crumbs import to_sitting
from tasks.web.hand_over import HandOverForm
from tasks.web.sitting_gate import whole_meeting

UNFOLDED = 60
"""Tasks to be. More than these are counted clause by clause, and each clause is unfolded by hand."""


class OnForm(forms.Form):
    """The day of signing that the dates are worked out for."""

    on = forms.DateField(label=_("If signed and issued on"), widget=DayInput)

    def __init__(self, data: Mapping[str, Any], *, cal: Workdays) -> None:
        super().__init__(data)
        self.cal = cal

    def clean_on(self) -> date:
        """Nothing can be counted from a day that the calendar does not know."""
        day: date = self.cleaned_data["on"]
        if not self.cal.covers(day):
            raise forms.ValidationError(sentence(self.cal.outside()))
        return day


@login_required
@require_http_methods(READ_AND_WRITE)
def meeting_preview(request: Request, pk: int) -> HttpResponse:
    """For the secretary while the records are open; the papers are made when they are handed over."""
    sitting = whole_meeting(request, pk)
    allow(access.may_edit(request.actor, sitting), "meeting", pk)
    reading = Reading.of(sitting)
    form = HandOverForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid() and (onward := hand_over.begin(request, sitting, reading, form)):
        return onward
    context = {
        **page(sitting, request),
        "hand_over": hand_over.carrying(sitting, digest(reading.facts), form),
        "long": jobs.expected(reading.facts) if jobs.in_background(reading.facts) else 0,
    }
    return render(request, "tasks/sitting/preview.html", context, status=422 if form else 200)


def page(sitting: Meeting, request: Request) -> dict[str, Any]:
    """The lines if signed on the chosen day, and the check list as it stands today."""
    instructions = drafts.instructions_of(sitting)
    problems = drafts.problems_of(sitting, instructions, clock.today())
    cal = Calendar.objects.workdays()
    on = OnForm({"on": request.GET.get("on") or clock.today()}, cal=cal)
    day = max(on.cleaned_data["on"], clock.today()) if on.is_valid() else clock.today()
    clauses = preview_lines.clauses(sitting, instructions, day, cal)
    count = sum(len(clause.lines) for clause in clauses)
    return {
        "meeting": sitting,
        "crumbs": to_sitting(sitting),
        "on": on,
        "day": day,
        "clauses": clauses,
        "count": count,
        "unfolded": count <= UNFOLDED,
        "co_count": sum(len(clause.co_lines) for clause in clauses),
        "findings": preview_lines.findings(sitting, instructions, problems),
        "ready": checks.is_ready(problems),
        "reason": _reason(request.actor, sitting, checks.is_ready(problems)),
    }


def _reason(actor: Actor, sitting: Meeting, ready: bool) -> str:
    """Why the papers cannot go to the chair now; empty when they can."""
    met = ASKED | {Need.checked} if ready else ASKED
    return sentence(access.may_move(actor, Move.hand_to_chair, sitting, met))
