"""The moves of a task: a form each, one door to the action, and back to where the person came from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_http_methods

from commission import journal
from commission.actions import files as storage
from commission.domain.roles import Actor
from commission.domain.verdict import Refused
from commission.models import Entry
from commission.web.answers import back, see_other, tell
from commission.web.forms import show
from commission.web.request import Request
from tasks import access
from tasks.actions import moves
from tasks.domain.lifecycle import Move
from tasks.models import Task
from tasks.web import move_forms as forms
from tasks.web.task import facts_of_page
from tasks.web.task_figures import proposal_of
from tasks.web.task_gate import allow, bare_task_of, task_of

Act = Callable[..., object]


@dataclass(frozen=True, slots=True)
class Page:
    """The form of a move, and what its cleaned fields are handed to as keywords."""

    form: type[forms.MoveForm]
    act: Act


def send_report(
    task: Task,
    *,
    text: str,
    asks: str,
    facts: dict[int, Decimal],
    evidence: Sequence[tuple[UploadedFile, str]],
    by: Actor,
    seen: int | None,
) -> None:
    """Files are put at rest before the transaction; the law is asked first, so that few are left over."""
    allow(access.offer(by, Move.report, task))
    kept = [storage.keep(str(file.name), media_type, _bytes(file)) for file, media_type in evidence]
    account = moves.Account(text=text, asks=asks, facts=facts, files=kept)
    moves.report(task, account, by=by, seen=seen)


def propose(task: Task, *, ground: str, remarks: str, confirming: bool, by: Actor, seen: int | None) -> None:
    """Whoever is reviewer and authority in one person proposes and confirms in one press, or neither."""
    with transaction.atomic():
        moves.propose(task, ground=ground, remarks=remarks, by=by, seen=seen)
        if confirming:
            moves.confirm(task, by=by)


PAGES: dict[Move, Page] = {
    Move.accept: Page(forms.MoveForm, moves.accept),
    Move.note: Page(forms.Note, moves.note),
    Move.report: Page(forms.Report, send_report),
    Move.withdraw: Page(forms.MoveForm, moves.withdraw),
    Move.return_: Page(forms.Remarks, moves.return_),
    Move.propose: Page(forms.Propose, propose),
    Move.confirm: Page(forms.MoveForm, moves.confirm),
    Move.reject: Page(forms.Remarks, moves.reject),
    Move.cancel: Page(forms.Reason, moves.cancel),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def task_move(request: Request, pk: int, move: str) -> HttpResponse:
    """GET shows the form, POST makes the move; a refusal shows the form again with all that was typed."""
    task, known = bare_task_of(request, pk), _known(move)
    verdict = access.offer(request.actor, known, task)
    if request.method != "POST" or verdict.code == "role":
        allow(verdict, "task", pk)
        return _fresh(request, task_of(request, pk), known)
    form = PAGES[known].form(task, request.POST, request.FILES)
    if form.is_valid() and _made(form, PAGES[known].act, request.actor):
        tell(request, task)
        return see_other(back(request, resolve_url("task", task.pk)))
    return _page(request, task_of(request, pk), known, form)


def _known(move: str) -> Move:
    """Every move of the lifecycle but issue, which is the signature's."""
    try:
        known = Move(move)
    except ValueError as error:
        raise Http404 from error
    if known not in PAGES:
        raise Http404
    return known


def _made(form: forms.MoveForm, act: Act, by: Actor) -> bool:
    try:
        act(form.task, by=by, **form.cleaned_data)
    except Refused as refusal:
        show(form, refusal)
        return False
    return True


def _fresh(request: Request, task: Task, move: Move) -> HttpResponse:
    return _page(request, task, move, PAGES[move].form(task))


def _page(request: Request, task: Task, move: Move, form: forms.MoveForm) -> HttpResponse:
    """The move's own page; 422 when it answers a refused form."""
    context = facts_of_page(request, task) | {
        "form": form,
        "move": move.value,
        "back": back(request, resolve_url("task", task.pk)),
        "meanwhile": _meanwhile(form, task),
        "lost_files": form.lost_files,
        "may_confirm": _may_confirm(request.actor, move, task),
        "proposal": proposal_of(task),
        "judges": move in (Move.return_, Move.propose, Move.confirm, Move.reject),
    }
    return render(request, "tasks/task/move.html", context, status=422 if form.is_bound else 200)


def _meanwhile(form: forms.MoveForm, task: Task) -> list[Entry]:
    """What happened since the form was opened, to stand beside what was typed; the next send knows of it."""
    seen = form.cleaned_data.get("seen") if form.is_bound else None
    if seen is None or seen >= task.version:
        return []
    form.carry_on_from(task.version)
    return [entry for entry in journal.history(task) if entry.seq > seen]


def _may_confirm(actor: Actor, move: Move, task: Task) -> bool:
    """Whether the proposal of this person may be followed by their own confirmation."""
    return move is Move.propose and access.offer(actor, Move.confirm, task).code != "role"


def _bytes(file: UploadedFile) -> bytes:
    file.seek(0)
    return file.read()
