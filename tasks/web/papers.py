"""The minutes as a PDF: drawn from the records while they are open, the stored bytes once they are frozen.

A long draft is drawn by a worker while its reader watches a bar (tasks/web/paper_jobs.py).
"""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from commission import access
from commission.domain import sitting
from commission.domain.media_types import PDF
from commission.domain.sitting import Status
from commission.models import Meeting
from commission.web.answers import see_other
from commission.web.request import Request
from tasks import jobs
from tasks.actions import paper_jobs
from tasks.outputs import minutes
from tasks.outputs.content import digest, facts
from tasks.outputs.filing import LANGUAGES, filename


@login_required
@require_safe
def meeting_paper(request: Request, pk: int, language: str) -> HttpResponse:
    """One of the two equal papers, for those who may read the minutes."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.actor), pk=pk)
    if language not in LANGUAGES or not access.sees_minutes(request.actor, meeting):
        raise Http404
    if Status(meeting.status) in sitting.EDITABLE:
        return _draft(request, meeting, language)
    # what lies with the chair is never drawn again: the signature stands under those very bytes
    paper = get_object_or_404(meeting.papers.select_related("file"), language=language, void=False)
    return shown(paper.file.read(), filename(meeting, language))


def _draft(request: Request, meeting: Meeting, language: str) -> HttpResponse:
    """A short one at once; a long one as soon as it is there. Asking for it again orders nothing twice."""
    read, name = facts(meeting), filename(meeting, language)
    if not jobs.in_background(read):
        return shown(minutes.draw(read, language, draft=True), name)
    job = paper_jobs.order_look(
        meeting, language, content_hash=digest(read), expected=jobs.expected(read), by=request.actor
    )
    if job.file:
        return shown(job.file.read(), name)
    jobs.enqueue(job)
    return see_other("paper_job", meeting.pk, job.pk)


def shown(pdf: bytes, name: str) -> HttpResponse:
    """A paper in the reader's browser, and in no cache that others share."""
    response = HttpResponse(pdf, content_type=PDF)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    patch_cache_control(response, private=True, no_cache=True)
    return response
