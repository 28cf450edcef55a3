"""The minutes go to the chair: short ones at once, long ones as soon as a worker has made the papers."""

from django import forms
from django.http import HttpResponse

from commission.models import Meeting
from commission.web.answers import see_other, tell
from commission.web.conflicts import done
from commission.web.forms import Seen
from commission.web.request import Request
from tasks import jobs
from tasks.jobs import Reading


class HandOverForm(Seen):
    """Carries what was looked at: the sitting's version and the hash of everything on the papers."""

    content = forms.CharField(widget=forms.HiddenInput)


def carrying(sitting: Meeting, content: str, refused: HandOverForm | None) -> HandOverForm:
    """A form of what stands now; after a refusal it keeps the sentence, and sending again is a decision."""
    data = {"seen": sitting.version, "content": content}
    if refused is None:
        return HandOverForm(initial=data)
    refused.data = data
    return refused


def begin(request: Request, sitting: Meeting, reading: Reading, form: HandOverForm) -> HttpResponse | None:
    """The page that comes next; None when it was refused, with the sentence in the form."""
    onward = done(form, lambda: _begin(request, sitting, reading, form))
    if onward is None:
        sitting.refresh_from_db()
    return onward


def _begin(request: Request, sitting: Meeting, reading: Reading, form: HandOverForm) -> HttpResponse:
    content, seen = form.cleaned_data["content"], form.cleaned_data["seen"]
    job = jobs.begin_hand_over(sitting, reading, content_hash=content, by=request.actor, seen=seen)
    if job:
        return see_other("paper_job", sitting.pk, job.pk)
    tell(request, sitting)
    return see_other("meeting", sitting.pk)
