"""The moves of a co-executor's line: a form each, and one door to the action."""

from collections.abc import Sequence

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from commission.actions.files import or_nothing
from commission.domain.roles import Actor
from commission.web.answers import READ_AND_WRITE, back, see_other, tell
from commission.web.gate import allow
from commission.web.request import Request
from tasks import access
from tasks.actions import coexecution as actions
from tasks.domain.coexecution import Move
from tasks.models import CoLine
from tasks.web.coexecution import facts_of_page, line_of
from tasks.web.move_forms import MOST_LETTERS, Evidence, MoveForm, Remarks, required
from tasks.web.move_pages import Act, kept, made, meanwhile


class Delivery(MoveForm):
    """What the co-executor gives: words, and files where there are any."""

    text = forms.CharField(
        label=_("What you deliver"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=MOST_LETTERS,
        error_messages=required("needs_text"),
    )
    evidence = Evidence(label=_("Photos and documents"), required=False)


def deliver(
    line: CoLine, *, text: str, evidence: Sequence[tuple[UploadedFile, str]], by: Actor, seen: int | None
) -> None:
    """The law is asked before files are put at rest; a refusal after that leaves none."""
    allow(access.co_offer(by, Move.deliver, line))
    with or_nothing() as keep:
        actions.deliver(line, text=text, files=kept(evidence, keep), by=by, seen=seen)


PAGES: dict[Move, tuple[type[MoveForm], Act]] = {
    Move.accept: (MoveForm, actions.accept),
    Move.deliver: (Delivery, deliver),
    Move.ask_again: (Remarks, actions.ask_again),
    Move.done: (MoveForm, actions.done),
}


@login_required
@require_http_methods(READ_AND_WRITE)
def co_line_move(request: Request, pk: int, move: str) -> HttpResponse:
    """GET shows the form, POST makes the move; a refusal shows the form again with all that was typed."""
    seen = CoLine.objects.visible_to(request.actor).select_related("lead")
    line, known = get_object_or_404(seen, pk=pk), _known(move)
    verdict = access.co_offer(request.actor, known, line)
    kind, act = PAGES[known]
    if request.method != "POST" or verdict.code == "role":
        allow(verdict, "co_line", pk)
        return _page(request, known, kind(line))
    form = kind(line, request.POST, request.FILES)
    if form.is_valid() and made(form, act, request.actor):
        tell(request, line)
        return see_other(back(request, resolve_url("co_line", line.pk)))
    return _page(request, known, form)


def _known(move: str) -> Move:
    """Issue, close and strike are other people's: they come with the signature and with the task."""
    found = next((known for known in PAGES if known.value == move), None)
    if found is None:
        raise Http404
    return found


def _page(request: Request, move: Move, form: MoveForm) -> HttpResponse:
    """The move's own page; 422 when it answers a refused form."""
    line = line_of(request, form.moved.pk)
    context = facts_of_page(request, line) | {
        "form": form,
        "move": move.value,
        "back": back(request, resolve_url("co_line", line.pk)),
        "meanwhile": meanwhile(form, line),
        "lost_files": form.lost_files,
    }
    return render(request, "tasks/coexecution/move.html", context, status=422 if form.is_bound else 200)
