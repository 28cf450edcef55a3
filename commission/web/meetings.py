"""A new sitting, and the head of its minutes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from commission import access
from commission.actions import meetings as actions
from commission.domain.roles import Actor
from commission.models import Meeting
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.conflicts import done, saved
from commission.web.gate import allow, meeting_of
from commission.web.meeting_forms import DetailsForm, NewMeetingForm, stored
from commission.web.request import Request


@dataclass(frozen=True)
class FreeNumber:
    """A number the secretary may take for her minutes; it is suggested, never given."""

    year: int
    number: str


@login_required
@require_http_methods(READ_AND_WRITE)
def meeting_new(request: Request) -> HttpResponse:
    """Plan a sitting: what is known of it so far."""
    allow(access.may_plan(request.actor))
    form = NewMeetingForm(sent(request), actor=request.actor)
    if form.is_valid() and (planned := done(form, lambda: _plan(request.actor, form))):
        tell(request, planned)
        return see_other("meeting", planned.pk)
    return form_page(request, "commission/meetings/new.html", form)


@login_required
@require_http_methods(READ_AND_WRITE)
def meeting_details(request: Request, pk: int) -> HttpResponse:
    """The head of the minutes: date, number, place, who presided."""
    meeting = meeting_of(request, pk)
    allow(access.may_edit(request.actor, meeting), "meeting", pk)
    form = DetailsForm(sent(request), meeting=meeting)
    before = meeting.version
    if form.is_valid() and saved(
        form, meeting, lambda: _describe(request.actor, meeting, form), lambda: stored(meeting)
    ):
        tell(request, meeting, before)
        return see_other("meeting", pk)
    day = form.cleaned_data.get("date") if form.is_bound else meeting.date
    free = _free_number(request.actor, meeting, day.year) if day else None
    return form_page(request, "commission/meetings/details.html", form, meeting=meeting, free=free)


def next_number(taken: Iterable[str]) -> str:
    """One more than the highest plain number of the year; numbers like «№1/1» are not guessed at."""
    return str(max((int(one) for one in taken if one.isdecimal()), default=0) + 1)


def _free_number(actor: Actor, meeting: Meeting, year: int) -> FreeNumber:
    same = Meeting.objects.visible_to(actor).filter(commission=meeting.commission_id, year=year)
    taken = same.exclude(pk=meeting.pk).order_by("id").values_list("number", flat=True)
    return FreeNumber(year, next_number(taken))


def _plan(actor: Actor, form: NewMeetingForm) -> Meeting:
    return actions.plan(form.cleaned_data["commission"], form.details(), by=actor)


def _describe(actor: Actor, meeting: Meeting, form: DetailsForm) -> None:
    actions.describe(meeting, form.details(), by=actor, seen=form.cleaned_data["seen"])
