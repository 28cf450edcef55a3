"""Files of a report that is being written: each comes by itself, can fail by itself and be sent again."""

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST

from commission.actions.files import Keep
from commission.domain.verdict import Refused
from commission.reasons import sentence
from commission.serving import serve
from commission.web.answers import READ_AND_WRITE
from commission.web.forms import plain
from commission.web.request import Request
from tasks.actions import report_drafts, uploads
from tasks.actions.report_drafts import Arrived
from tasks.models import DraftFile, Task
from tasks.web.report_desk import OWN, Desk
from tasks.web.task_gate import allow, bare_task_of

LONGEST_TOKEN = 40


@login_required
@require_POST
def report_upload(request: Request, pk: int, desk: Desk = OWN) -> HttpResponse:
    """One file; the answer is its line for the page (201), or why it is not taken, in one sentence (422).

    `token` names this upload: sent again, because the answer was lost on the way, it finds the file there.
    """
    task = _writable(request, desk, pk)
    token = plain(request.POST, "token")[:LONGEST_TOKEN]
    try:
        kept = _taken(request, desk, task, token)
    except Refused as refusal:
        return HttpResponse(sentence(refusal), status=422, content_type="text/plain; charset=utf-8")
    return render(request, "tasks/report/file.html", {"task": task, "one": kept, "desk": desk}, status=201)


@login_required
@require_http_methods(READ_AND_WRITE)
def report_file(request: Request, pk: int, file_pk: int, desk: Desk = OWN) -> HttpResponse:
    """GET: the bytes, for those alone whose draft it is. POST: out of the draft with it."""
    if request.method == "POST":
        task = _writable(request, desk, pk)
        report_drafts.remove(task, file_pk, by=request.actor, by_letter=desk.by_letter)
        return HttpResponse(status=204)
    drafts = desk.drafts(request, bare_task_of(request, pk))
    found = DraftFile.objects.select_related("file").filter(draft__in=drafts)
    return serve(request, get_object_or_404(found, pk=file_pk).file)


def at_rest(keep: Keep, file: UploadedFile, media_type: str, is_letter: bool, token: str = "") -> Arrived:
    """Bytes are stored before the transaction that refers to them."""
    file.seek(0)
    return Arrived(keep(str(file.name), media_type, file.read()), is_letter, token)


def _writable(request: Request, desk: Desk, pk: int) -> Task:
    """A position that has no part in the report is turned away; the status is the action's to speak of."""
    task = bare_task_of(request, pk)
    verdict = desk.may_write(request, task)
    if verdict.code == "role":
        allow(verdict)
    return task


def _taken(request: Request, desk: Desk, task: Task, token: str) -> DraftFile:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise Refused("file_empty", name="")
    letter = "letter" in request.POST
    return uploads.take_in(
        task, file, is_letter=letter, token=token, by=request.actor, by_letter=desk.by_letter
    )
