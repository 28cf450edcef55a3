"""The reviewer's hour: the queue, and one screen a report with both answers on it.

The queue is read once and left behind: after each decision the next report stands there. A reviewer works
with the keyboard (commission/static/commission/js/keys.js presses what `aria-keyshortcuts` names).
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commission.domain.verdict import Refused
from commission.reasons import sentence
from commission.web.answers import READ_AND_WRITE, back, see_other, tell
from commission.web.request import Request
from tasks import access
from tasks.actions import phrases
from tasks.domain.lifecycle import Move
from tasks.domain.who import REVIEWERS
from tasks.models import Phrase, Report, Task
from tasks.web import queues
from tasks.web.move_forms import MoveForm
from tasks.web.move_pages import made, meanwhile
from tasks.web.moves import PAGES, move_page
from tasks.web.task import facts_of_page
from tasks.web.task_gate import bare_task_of, task_of

ANSWERS = {"return": Move.return_, "propose": Move.propose, "confirming": Move.propose}
"""By the button pressed; «confirming» proposes and takes off control in one press."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report stands in the queue; `before` and `after` are addresses, "" at an end."""

    number: int
    total: int
    before: str
    after: str


@login_required
@require_safe
def reviews(request: Request) -> HttpResponse:
    """Every report that waits for this person, the oldest first."""
    require_reviewer(request)
    return render(request, "tasks/review/queue.html", queues.page(request, queues.to_review(request)))


@login_required
@require_http_methods(READ_AND_WRITE)
def review(request: Request, pk: int) -> HttpResponse:
    """One report; the answer is the name of the button, and the next report follows it."""
    require_reviewer(request)
    task, order = bare_task_of(request, pk), _order(request)
    move = next((move for name, move in ANSWERS.items() if name in request.POST), None)
    if request.method != "POST" or move is None:
        return _screen(request, task, order)
    form = PAGES[move].form(task, request.POST)
    if form.is_valid() and _answered(request, form, move):
        return see_other(_place(pk, order).after or "reviews")
    if pk not in order:  # decided meanwhile: the page of the move shows what happened, and what was typed
        return move_page(request, task_of(request, pk), move, form)
    return _screen(request, task, order, {move: form})


@login_required
@require_POST
def phrase_forget(request: Request, pk: int) -> HttpResponse:
    """A turn of phrase that is no longer wanted."""
    phrases.forget(pk, by=request.actor)
    return see_other(back(request, reverse("reviews")))


def _answered(request: Request, form: MoveForm, move: Move) -> bool:
    """Make the move and say so; the remarks are kept for the next time if that was asked."""
    if not made(form, PAGES[move].act, request.actor):
        return False
    tell(request, form.moved)
    if "keep" in request.POST:
        try:
            phrases.keep(form.cleaned_data["remarks"], by=request.actor)
        except Refused as refusal:
            messages.warning(request, sentence(refusal))
    return True


def _screen(
    request: Request, task: Task, order: list[int], typed: dict[Move, MoveForm] | None = None
) -> HttpResponse:
    """All of one report. One that waits no longer is shown as the task it belongs to."""
    if task.pk not in order:
        messages.info(request, _("This report no longer waits for you."))
        return see_other("task", task.pk)
    found = task_of(request, task.pk)
    forms = {move: PAGES[move].form(found) for move in ANSWERS.values()} | (typed or {})
    forms[Move.propose].auto_id = "propose_%s"  # both forms have remarks
    own = list(Phrase.objects.filter(person=request.actor.person_id))
    _insert(request, forms[Move.return_], own)
    context = facts_of_page(request, found) | _answers(forms, found) | _reports(found)
    context |= {
        "place": _place(task.pk, order),
        "phrases": own,
        "may_confirm": access.may_follow(request.actor, found),
    }
    return render(request, "tasks/review/review.html", context, status=422 if typed else 200)


def _answers(forms: dict[Move, MoveForm], found: Task) -> dict[str, Any]:
    bound = next((form for form in forms.values() if form.is_bound), None)
    return {
        "return_form": forms[Move.return_],
        "propose_form": forms[Move.propose],
        "faulty": bound if bound and bound.errors else None,
        "meanwhile": meanwhile(bound, found) if bound else [],
    }


def _reports(found: Task) -> dict[str, Any]:
    waiting = queues.submitted(found)
    return {
        "waiting": waiting,
        "earlier": [r for r in found.reports.all() if r != waiting and r.state != Report.State.WITHDRAWN],
    }


def _insert(request: Request, form: MoveForm, own: list[Phrase]) -> None:
    """Without JavaScript a pressed phrase comes back in the field, after what was typed."""
    chosen = next((one for one in own if str(one.pk) == request.POST.get("phrase")), None)
    if chosen:
        typed = request.POST.get("remarks", "").rstrip()
        form.initial["remarks"] = f"{typed}\n{chosen.text}".lstrip()


def _order(request: Request) -> list[int]:
    return list(queues.to_review(request).oldest_waiting().values_list("pk", flat=True))


def _place(pk: int, order: list[int]) -> Place:
    if pk not in order:
        return Place(0, len(order), "", _address(order[:1]))
    at = order.index(pk)
    return Place(at + 1, len(order), _address(order[max(0, at - 1) : at]), _address(order[at + 1 : at + 2]))


def _address(pks: list[int]) -> str:
    return reverse("review", args=pks) if pks else ""


def require_reviewer(request: Request) -> None:
    """The queue and what leads from it are the secretary's and the controller's; anybody else gets 403."""
    if not request.actor.commissions(*REVIEWERS):
        raise PermissionDenied
