"""Writing a report: one page for whoever prepares it and for whoever sends it, or enters it from a letter.

What comes in is kept at once and apart: files first, whatever the words are like; then the words, as a draft
or as the report. A refusal shows the page with all that was typed, and nothing has to be chosen again.
"""

from functools import partial
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commission import journal
from commission.actions import files as storage
from commission.domain.verdict import Refused, Verdict
from commission.models import Entry
from commission.web.answers import READ_AND_WRITE, back, see_other, tell
from commission.web.conflicts import saved
from commission.web.forms import show
from commission.web.request import Request
from tasks.actions import report_drafts
from tasks.models import ReportDraft, Task
from tasks.web import report_files
from tasks.web.report_desk import OWN, Desk
from tasks.web.report_forms import ReportForm
from tasks.web.task import facts_of_page
from tasks.web.task_gate import allow, bare_task_of, task_of


@login_required
@require_http_methods(READ_AND_WRITE)
def report(request: Request, pk: int, desk: Desk = OWN) -> HttpResponse:
    """GET shows the draft; POST keeps it or sends it, as the pressed button says."""
    task = bare_task_of(request, pk, measured=True)
    may = desk.may_write(request, task)
    if request.method != "POST" or may.code == "role":
        allow(may, "task", pk)
        return _page(request, desk, task_of(request, pk))
    return _sent(request, desk, task, may)


def _sent(request: Request, desk: Desk, task: Task, may: Verdict) -> HttpResponse:
    form = desk.form(task, None, request)
    if form.sends and not desk.may_ever_send(request, task):
        raise PermissionDenied
    if not may:
        form.is_valid()
        show(form, Refused.of(may))
        return _page(request, desk, task_of(request, task.pk), form)
    kept = form.is_valid() & _files_kept(request, desk, task, form)
    written = kept and _written(request, desk, task, form)
    if "autosave" in request.POST:
        return _autosaved(request, desk, task) if written else HttpResponse(status=409)
    if not written:
        return _page(request, desk, task_of(request, task.pk), form)
    if form.sends:
        tell(request, task)
        return see_other(back(request, resolve_url("task", task.pk)))
    return see_other(desk.page, task.pk)


def _files_kept(request: Request, desk: Desk, task: Task, form: ReportForm) -> bool:
    """Sound files are in the draft from now on, even if the rest is refused; so is what was taken out."""
    try:
        with storage.or_nothing() as keep:
            arrived = [report_files.at_rest(keep, *one) for one in form.sound()]
            if arrived:
                report_drafts.add(task, arrived, by=request.actor, by_letter=desk.by_letter)
        if arrived:
            messages.success(request, _("Files added: %(count)s") % {"count": len(arrived)})
        if (removed := request.POST.get("remove", "")).isdecimal():
            report_drafts.remove(task, int(removed), by=request.actor, by_letter=desk.by_letter)
    except Refused as refusal:
        show(form, refusal)
        return False
    return True


def _written(request: Request, desk: Desk, task: Task, form: ReportForm) -> bool:
    """As a draft or as the report. Somebody was faster: the form then shows both and keeps both."""
    begin = partial(report_drafts.begin, task, by=request.actor, by_letter=desk.by_letter)
    # What is sent empties the draft: the row itself is then asked for only to show who was faster.
    draft = cast(ReportDraft, SimpleLazyObject(begin)) if form.sends else begin()
    keep = partial(report_drafts.save, by_letter=desk.by_letter)
    act = desk.send if form.sends else keep
    before, seen = None if form.sends else draft.version, form.cleaned_data["seen"]

    def save() -> None:
        act(task, form.said(), by=request.actor, seen=seen)

    if not saved(form, draft, save, lambda: form.beside(draft)):
        return False
    if not form.sends and "autosave" not in request.POST:
        draft.refresh_from_db(fields=["version"])
        if draft.version != before:
            tell(request, draft)
    return True


def _autosaved(request: Request, desk: Desk, task: Task) -> HttpResponse:
    """The version the page goes on from."""
    draft = desk.draft(request, task)
    return HttpResponse(str(draft.version if draft else ""), content_type="text/plain")


def _meanwhile(request: Request, desk: Desk, task: Task) -> list[Entry]:
    """What made a report impossible while the form was open."""
    return [] if desk.may_write(request, task) else journal.history(task)[:1]


def _page(request: Request, desk: Desk, task: Task, form: ReportForm | None = None) -> HttpResponse:
    """422 when it answers a refused form."""
    draft = desk.draft(request, task)
    refused = form is not None
    context = facts_of_page(request, task) | {
        "desk": desk,
        "form": form or desk.form(task, draft),
        "draft": draft,
        "back": back(request, resolve_url("task", task.pk)),
        "may_send": desk.may_ever_send(request, task),
        "meanwhile": _meanwhile(request, desk, task),
    }
    return render(request, "tasks/report/report.html", context, status=422 if refused else 200)
