"""The clause editor: one page for text, addressees, term and measure of one clause."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from commission import access, journal
from commission.actions import clause_places
from commission.domain.roles import Actor
from commission.models import Body, Clause
from commission.web.answers import READ_AND_WRITE, see_other, tell
from commission.web.gate import allow
from commission.web.request import Request
from tasks.actions import clauses, instructions
from tasks.domain.deadlines import rule_of
from tasks.models import Instruction
from tasks.web import autosave, clause_bodies, clause_due, clause_editor, clause_typed, similar
from tasks.web.clause_editor import Editor, instruction_of
from tasks.web.clause_forms import ClauseForm, DueForm
from tasks.web.clause_moves import address, to_clause, warn_of_words
from tasks.web.crumbs import to_sitting
from tasks.web.picker import Picker
from tasks.web.sitting_gate import any_clause_of, clause_of, item_of

SAVING = ("save", "next")


@login_required
@require_POST
def clause_new(request: Request, pk: int) -> HttpResponse:
    """An empty clause, and straight into its editor."""
    item = item_of(request, pk)
    allow(access.may_edit(request.actor, item.meeting), "meeting", item.meeting_id)
    return see_other("clause", clauses.begin(item, by=request.actor).pk)


@login_required
@require_http_methods(READ_AND_WRITE)
def clause(request: Request, pk: int) -> HttpResponse:
    """Every button sends the whole page; only «save» stores it, and the page itself while it is written."""
    found = any_clause_of(request, pk)
    how = instruction_of(found)
    bodies = clause_bodies.addressable(request.actor, {to.body_id for to in how.addressees.all()})
    if request.method != "POST":
        return _show(request, clause_editor.fresh(found, how), bodies, QueryDict())
    if autosave.ASKED in request.POST:
        return autosave.answer(request, found, how, bodies)
    data = clause_typed.settle(request.POST, found, bodies, clause_bodies.groups_for(how, bodies))
    if "put_back" in data:
        _put_back(found, data, request.actor)
        warn_of_words(request, found)
    editor = clause_editor.typed(found, how, data, bodies)
    if not any(name in data for name in SAVING):
        return _show(request, editor, bodies, request.POST)
    before = found.version
    if editor.is_valid() and editor.save(request.actor):
        _tell_saved(request, found, before)
        return see_other("clause", ("next" in data and _following(found)) or found.pk)
    return _show(request, editor, bodies, request.POST, status=422)


@login_required
@require_POST
def clause_suggestions(request: Request, pk: int) -> HttpResponse:
    """Take the suggested bodies as addressees, from the sitting's page."""
    found = clause_of(request, pk)
    before = found.version
    instructions.accept_suggestions(found, by=request.actor)
    tell(request, found, before)
    return to_clause(found)


def _tell_saved(request: Request, found: Clause, before: int) -> None:
    """Whoever presses «save» after the page saved itself wants to hear that, not that nothing happened."""
    if found.version == before:
        messages.success(request, _("Everything is saved."))
    else:
        tell(request, found)


def _put_back(found: Clause, data: QueryDict, by: Actor) -> None:
    """What is typed carries on from the clause as it is back, if nothing but its removal came between."""
    removed_at_version = found.version
    clause_places.put_back(found, by=by)
    if data.get("seen") == str(removed_at_version - 1):
        data["seen"] = str(found.version)


def _show(
    request: Request, editor: Editor, bodies: dict[int, Body], sent: QueryDict, status: int = 200
) -> HttpResponse:
    context = {**_page(editor, request.actor), "picker": Picker.of(editor, bodies, sent)}
    return render(request, "tasks/clause/clause.html", context, status=status)


def _page(editor: Editor, actor: Actor) -> dict[str, Any]:
    """Around the editor: the way back, the neighbours, the date, the history."""
    found = editor.clause
    return {
        "editor": editor,
        "form": editor.form,
        "clause": found,
        "crumbs": to_sitting(found.item.meeting),
        "back": address(found),
        "following": _following(found),
        "joinable": clauses.follower(found),
        "worked": _worked(editor.form, editor.how),
        "similar": similar.of_editor(editor),
        "history": journal.history(found),
    }


def _worked(form: ClauseForm, how: Instruction) -> clause_due.Worked:
    """Of what was typed, even where it was refused: a refused field is no longer among the cleaned ones."""
    if form.is_bound:
        return clause_due.of_form(DueForm(form.data))
    return clause_due.work_out(rule_of(how), how.short_term_reason)


def _following(found: Clause) -> int | None:
    """The next clause of the minutes, in their order."""
    order = list(Clause.objects.of(found.item.meeting).values_list("pk", flat=True))
    return next(iter(order[order.index(found.pk) + 1 :]), None) if found.pk in order else None
