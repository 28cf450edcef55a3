"""The moves of a task: a form each, one door to the action, and back to where the person came from."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_http_methods

from commission.domain.roles import Actor
from commission.web.answers import back, see_other, tell
from commission.web.request import Request
from tasks import access
from tasks.actions import moves
from tasks.domain.lifecycle import Move
from tasks.models import Task
from tasks.web import move_forms as forms
from tasks.web.delegate import Delegate
from tasks.web.move_pages import Act, made, meanwhile
from tasks.web.task import facts_of_page
from tasks.web.task_figures import proposal_of
from tasks.web.task_gate import allow, bare_task_of, task_of


@dataclass(frozen=True, slots=True)
class Page:
    """The form of a move, and what its cleaned fields are handed to as keywords."""

    form: type[forms.MoveForm]
    act: Act


def propose(task: Task, *, ground: str, remarks: str, confirming: bool, by: Actor, seen: int | None) -> None:
    """Whoever is reviewer and authority in one person proposes and confirms in one press, or neither."""
    with transaction.atomic():
        moves.propose(task, ground=ground, remarks=remarks, by=by, seen=seen)
        if confirming:
            moves.confirm(task, by=by)


PAGES: dict[Move, Page] = {
    Move.accept: Page(forms.MoveForm, moves.accept),
    Move.note: Page(forms.Note, moves.note),
    Move.delegate: Page(Delegate, moves.delegate),
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
    if form.is_valid() and made(form, PAGES[known].act, request.actor):
        tell(request, task)
        return see_other(back(request, resolve_url("task", task.pk)))
    return move_page(request, task_of(request, pk), known, form)


def _known(move: str) -> Move:
    """Every move of the lifecycle but the signature's, and those two by which a report comes in."""
    try:
        known = Move(move)
    except ValueError as error:
        raise Http404 from error
    if known not in PAGES:
        raise Http404
    return known


def _fresh(request: Request, task: Task, move: Move) -> HttpResponse:
    return move_page(request, task, move, PAGES[move].form(task))


def move_page(request: Request, task: Task, move: Move, form: forms.MoveForm) -> HttpResponse:
    """The move's own page; 422 when it answers a refused form."""
    context = facts_of_page(request, task) | {
        "form": form,
        "move": move.value,
        "back": back(request, resolve_url("task", task.pk)),
        "meanwhile": meanwhile(form, task),
        "lost_files": form.lost_files,
        "may_confirm": move is Move.propose and access.may_follow(request.actor, task),
        "proposal": proposal_of(task),
        "judges": move in (Move.return_, Move.propose, Move.confirm, Move.reject),
    }
    return render(request, "tasks/task/move.html", context, status=422 if form.is_bound else 200)
