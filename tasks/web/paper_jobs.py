"""Waiting for a long paper: a bar that is true, a way on when it is there, a way out when it does not come.

The page asks again every second; without JavaScript it loads itself anew. Whoever looks sees the same.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from commission import said
from commission.reasons import REASONS
from commission.web.answers import READ_AND_WRITE, see_other
from commission.web.request import Request
from tasks import jobs
from tasks.actions import paper_jobs
from tasks.models import PaperJob
from tasks.web.crumbs import to_sitting

ALMOST = 97
"""Percent. The bar is full when the paper is there, not when the estimate is used up."""
Purpose, State = PaperJob.Purpose, PaperJob.State


@login_required
@require_http_methods(READ_AND_WRITE)
def paper_job(request: Request, pk: int, job_pk: int) -> HttpResponse:
    """How far it is; a POST sets it going again, here and now if `now` is sent."""
    visible = PaperJob.objects.visible_to(request.actor).select_related("meeting")
    job = get_object_or_404(visible, pk=job_pk, meeting=pk)
    if request.method == "POST":
        return _again(request, job)
    if job.state == State.DONE:
        return _onward(request, job)
    template = "tasks/papers/progress.html" if request.htmx else "tasks/papers/job.html"
    return render(request, template, page(job, mine=_is_mine(request, job)))


def page(job: PaperJob, *, mine: bool) -> dict[str, Any]:
    """`mine`: this person may set the order going again."""
    late = paper_jobs.is_late(job)
    made = list(job.made().items())
    begun = [language for language, pages in made if pages]
    return {
        "job": job,
        "meeting": job.meeting,
        "crumbs": to_sitting(job.meeting),
        "made": made,
        "drawing": begun[-1] if begun else "",
        "percent": _percent(job),
        "late": late,
        "under_way": job.state in (State.WAITING, State.RUNNING) and not late,
        "reason": said.event(REASONS[job.reason], job.reason_values) if job.reason else "",
        "mine": mine,
        "back": reverse(_HOME[Purpose(job.purpose)], args=[job.meeting_id]),
    }


_HOME = {Purpose.LOOK: "meeting", Purpose.HAND_OVER: "meeting_preview"}
"""Where to go when nothing came of it."""


def _percent(job: PaperJob) -> int:
    made = job.made()
    done = sum(min(pages, job.expected) for pages in made.values())
    return min(ALMOST, 100 * done // (job.expected * len(made)))


def _is_mine(request: Request, job: PaperJob) -> bool:
    """A draft is anybody's who may see it; a hand-over is made in the name of who ordered it."""
    return job.purpose == Purpose.LOOK or job.asked_by_id == request.user.pk


def _again(request: Request, job: PaperJob) -> HttpResponse:
    if not _is_mine(request, job):
        raise PermissionDenied
    if paper_jobs.revive(job):
        job.refresh_from_db()
        if "now" in request.POST:
            jobs.run(job.pk)
        else:
            jobs.enqueue(job)
    return see_other("paper_job", job.meeting_id, job.pk)


def _onward(request: Request, job: PaperJob) -> HttpResponse:
    """To what the paper was wanted for. The whole page moves, though only its bar asked."""
    if job.purpose == Purpose.HAND_OVER:
        messages.success(request, _("The minutes were handed to the chair."))
        onward = reverse("meeting", args=[job.meeting_id])
    else:
        onward = reverse("meeting_paper", args=[job.meeting_id, job.language])
    return HttpResponseClientRedirect(onward) if request.htmx else see_other(onward)
