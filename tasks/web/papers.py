"""The minutes as a PDF: drawn from the records while they are open, the stored bytes once they are frozen."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from commission import access
from commission.domain import sitting
from commission.domain.sitting import Status
from commission.models import Meeting
from commission.web.request import Request
from tasks.outputs import minutes

LANGUAGES = ("kk", "ru")


@login_required
@require_safe
def meeting_paper(request: Request, pk: int, language: str) -> HttpResponse:
    """One of the two equal papers, for those who may read the minutes."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.actor), pk=pk)
    if language not in LANGUAGES or not access.sees_minutes(request.actor, meeting):
        raise Http404
    return shown(paper_bytes(meeting, language), filename(meeting, language))


def shown(pdf: bytes, name: str) -> HttpResponse:
    """A paper in the reader's browser, and in no cache that others share."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    patch_cache_control(response, private=True, no_cache=True)
    return response


def paper_bytes(meeting: Meeting, language: str) -> bytes:
    """What lies with the chair is never drawn again: the signature stands under those very bytes."""
    if Status(meeting.status) in sitting.EDITABLE:
        return minutes.render(meeting, language, draft=True)
    paper = get_object_or_404(meeting.papers.select_related("file"), language=language, void=False)
    with paper.file.file.open("rb") as stored:
        return bytes(stored.read())


def filename(meeting: Meeting, language: str, kind: str = "minutes") -> str:
    """Plain ASCII, for every mail program; a number that has no ASCII in it gives way to the sitting's id."""
    number = slugify(meeting.number) or f"id{meeting.pk}"
    return f"{kind}-{meeting.year or 'draft'}-{number}-{language}.pdf"
