"""The minutes go to the chair: short ones at once, long ones as soon as a worker has made the papers."""

from django import forms
from django.http import HttpResponse

from commission import access, clock
from commission.domain.roles import Actor
from commission.domain.sitting import ASKED, Move, Need
from commission.domain.verdict import Refused
from commission.models import Meeting
from commission.web.answers import see_other, tell
from commission.web.conflicts import done
from commission.web.forms import Seen
from commission.web.gate import allow
from commission.web.request import Request
from tasks import drafts, jobs
from tasks.actions import paper_jobs
from tasks.domain import checks
from tasks.jobs import Reading
from tasks.outputs.content import digest


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
    """Nothing is drawn before it is known that it may be handed over: drawing takes seconds."""
    content, seen = form.cleaned_data["content"], form.cleaned_data["seen"]
    _require_ready(sitting, request.actor)
    if digest(reading.facts) != content or seen not in (None, sitting.version):
        raise Refused("stale")
    if jobs.in_background(reading.facts):
        return _ordered(request, sitting, reading, content, seen)
    jobs.hand_over(sitting, reading, content_hash=content, by=request.actor, seen=seen)
    tell(request, sitting)
    return see_other("meeting", sitting.pk)


def _ordered(
    request: Request, sitting: Meeting, reading: Reading, content: str, seen: int | None
) -> HttpResponse:
    job = paper_jobs.order_hand_over(
        sitting,
        content_hash=content,
        versions=reading.versions,
        seen=seen,
        expected=jobs.expected(reading.facts),
        by=request.actor,
    )
    jobs.enqueue(job)
    return see_other("paper_job", sitting.pk, job.pk)


def _require_ready(sitting: Meeting, by: Actor) -> None:
    """The action asks again."""
    problems = drafts.problems_of(sitting, drafts.instructions_of(sitting), clock.today())
    met = ASKED | {Need.checked} if checks.is_ready(problems) else ASKED
    allow(access.may_move(by, Move.hand_to_chair, sitting, met))
