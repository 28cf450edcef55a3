"""Files of reports and deliveries on their way out: through the gate of their object, cleaned, no page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from commission.models import StoredFile
from commission.render import photos, sniff
from commission.web.request import Request
from tasks.models import CoLine, DeliveryFile, ReportFile, Task


@login_required
@require_safe
def task_file(request: Request, pk: int, file_pk: int) -> HttpResponse:
    """One file of one report of a task this person may see; asked for again, the browser's copy will do.

    The copy is asked about every time, because a right to read ends when a position does.
    """
    task = get_object_or_404(Task.objects.visible_to(request.actor), pk=pk)
    evidence = get_object_or_404(ReportFile.objects.select_related("file"), pk=file_pk, report__task=task)
    return serve(request, evidence.file)


@login_required
@require_safe
def co_line_file(request: Request, pk: int, file_pk: int) -> HttpResponse:
    """One file of one delivery, for whoever sees the co-executor's line."""
    line = get_object_or_404(CoLine.objects.visible_to(request.actor), pk=pk)
    given = get_object_or_404(DeliveryFile.objects.select_related("file"), pk=file_pk, delivery__line=line)
    return serve(request, given.file)


def serve(request: Request, stored: StoredFile) -> HttpResponse:
    """The bytes, for whoever the caller has let through; or only the word that the copy is still good."""
    etag = quote_etag(stored.sha256)
    return get_conditional_response(request, etag=etag) or _answer(stored, etag)


def _answer(stored: StoredFile, etag: str) -> HttpResponse:
    with stored.file.open("rb") as source:
        data = photos.clean(stored.media_type, source.read())
    response = HttpResponse(data, content_type=stored.media_type)
    # A photo is only looked at; a document may carry more than its text, so it is saved, not opened here.
    as_attachment = stored.media_type not in sniff.PHOTOS.values()
    response["Content-Disposition"] = content_disposition_header(as_attachment, stored.name) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = etag
    return response
