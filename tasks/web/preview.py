"""The last page before the chair: what signing would create, what is missing, both papers as a draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from commission import access, clock
from commission.actions import files
from commission.domain.roles import Actor
from commission.domain.sitting import ASKED, Move, Need
from commission.domain.verdict import Refused
from commission.domain.workdays import Workdays
from commission.models import Calendar, Meeting, StoredFile
from commission.reasons import sentence
from commission.web.answers import READ_AND_WRITE, see_other, tell
from commission.web.fields import DayInput
from commission.web.forms import Seen, show
from commission.web.gate import allow
from commission.web.request import Request
from commission.web.templatetags.words import sitting_name
from tasks import drafts
from tasks.actions import signing
from tasks.domain import checks
from tasks.outputs import minutes
from tasks.outputs.content import digest, facts
from tasks.outputs.facts import Facts
from tasks.web import papers, preview_lines
from tasks.web.sitting_gate import whole_meeting

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the papers are made of: the clause versions are read first, so a later change cannot hide."""

    versions: Mapping[int, int]
    facts: Facts

    @classmethod
    def of(cls, sitting: Meeting) -> Self:
        """As stored now."""
        return cls(signing.versions_of(sitting), facts(sitting))


class HandOverForm(Seen):
    """Carries what was looked at: the sitting's version and the hash of everything on the papers."""

    content = forms.CharField(widget=forms.HiddenInput)


class OnForm(forms.Form):
    """The day of signing that the dates are worked out for."""

    on = forms.DateField(label=gettext_lazy("If signed and issued on"), widget=DayInput)

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
    if form and form.is_valid() and _hand_over(sitting, reading, form, request.actor):
        tell(request, sitting)
        return see_other("meeting", sitting.pk)
    context = {**page(sitting, request), "hand_over": _carrying(sitting, digest(reading.facts), form)}
    return render(request, "tasks/sitting/preview.html", context, status=422 if form else 200)


def page(sitting: Meeting, request: Request) -> dict[str, Any]:
    """The lines if signed on the chosen day, and the check list as it stands today."""
    instructions = drafts.instructions_of(sitting)
    problems = drafts.problems_of(sitting, instructions, clock.today())
    cal = Calendar.objects.workdays()
    on = OnForm({"on": request.GET.get("on") or clock.today()}, cal=cal)
    day = max(on.cleaned_data["on"], clock.today()) if on.is_valid() else clock.today()
    clauses = preview_lines.clauses(sitting, instructions, day, cal)
    back = reverse("meeting", args=[sitting.pk])
    return {
        "meeting": sitting,
        "crumbs": [(_("Sittings"), reverse("meetings")), (sitting_name(sitting), back)],
        "on": on,
        "day": day,
        "clauses": clauses,
        "count": sum(len(clause.lines) for clause in clauses),
        "findings": preview_lines.findings(sitting, instructions, problems),
        "ready": checks.is_ready(problems),
        "reason": _reason(request.actor, sitting, checks.is_ready(problems)),
    }


def _reason(actor: Actor, sitting: Meeting, ready: bool) -> str:
    """Why the papers cannot go to the chair now; empty when they can."""
    met = ASKED | {Need.checked} if ready else ASKED
    return sentence(access.may_move(actor, Move.hand_to_chair, sitting, met))


def _carrying(sitting: Meeting, content: str, refused: HandOverForm | None) -> HandOverForm:
    """A form of what stands now; after a refusal it keeps the sentence, and sending again is a decision."""
    data = {"seen": sitting.version, "content": content}
    if refused is None:
        return HandOverForm(initial=data)
    refused.data = data
    return refused


def _hand_over(sitting: Meeting, reading: Reading, form: HandOverForm, by: Actor) -> bool:
    """The papers are made first, outside the transaction; it refuses them if a clause moved meanwhile."""
    try:
        _require_ready(sitting, by)
        if digest(reading.facts) != form.cleaned_data["content"]:
            raise Refused("stale")
        signing.hand_to_chair(
            sitting,
            {language: _paper(sitting, reading.facts, language) for language in papers.LANGUAGES},
            content_hash=form.cleaned_data["content"],
            versions=reading.versions,
            by=by,
            seen=form.cleaned_data["seen"],
        )
    except Refused as refusal:
        show(form, refusal)
        sitting.refresh_from_db()
        return False
    return True


def _require_ready(sitting: Meeting, by: Actor) -> None:
    """Asked before the papers are drawn, which takes seconds; the action asks again."""
    problems = drafts.problems_of(sitting, drafts.instructions_of(sitting), clock.today())
    met = ASKED | {Need.checked} if checks.is_ready(problems) else ASKED
    allow(access.may_move(by, Move.hand_to_chair, sitting, met))


def _paper(sitting: Meeting, read: Facts, language: str) -> StoredFile:
    data = minutes.draw(read, language, draft=False)
    return files.keep(papers.filename(sitting, language), PDF, data)
