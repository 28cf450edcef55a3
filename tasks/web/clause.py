"""The clause editor: one page for text, addressees, term and measure of one clause."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from commission import access, journal
from commission.domain.roles import Actor
from commission.models import Body, Clause
from commission.web.answers import READ_AND_WRITE, see_other, tell
from commission.web.gate import allow
from commission.web.request import Request
from commission.web.templatetags.words import sitting_name
from tasks.actions import clauses, instructions
from tasks.drafts import due_rule
from tasks.models import Instruction
from tasks.web import clause_bodies, clause_due, clause_editor, clause_typed
from tasks.web.clause_editor import Editor, instruction_of
from tasks.web.clause_forms import ClauseForm, DueForm
from tasks.web.sitting_gate import clause_of, item_of

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
    """Every button sends the whole page; only «save» stores it."""
    found = clause_of(request, pk)
    how = instruction_of(found)
    bodies = clause_bodies.addressable(request.actor, {to.body_id for to in how.addressees.all()})
    if request.method != "POST":
        return _show(request, clause_editor.fresh(found, how), bodies, QueryDict())
    data = clause_typed.settle(request.POST, found, bodies, _groups(how, bodies))
    editor = clause_editor.typed(found, how, data, bodies)
    if not any(name in data for name in SAVING):
        return _show(request, editor, bodies, request.POST)
    if editor.is_valid() and editor.save(request.actor):
        tell(request, found)
        return see_other("clause", ("next" in data and _following(found)) or found.pk)
    return _show(request, editor, bodies, request.POST, status=422)


@login_required
@require_POST
def clause_suggestions(request: Request, pk: int) -> HttpResponse:
    """Take the suggested bodies as addressees, from the sitting's page."""
    found = clause_of(request, pk)
    instructions.accept_suggestions(found, by=request.actor)
    tell(request, found)
    return see_other(f"{reverse('meeting', args=[found.item.meeting_id])}#clause-{found.number}")


def _show(
    request: Request, editor: Editor, bodies: dict[int, Body], sent: QueryDict, status: int = 200
) -> HttpResponse:
    context = {**_page(editor, request.actor), **_lines(editor, bodies, sent)}
    return render(request, "tasks/clause/clause.html", context, status=status)


def _page(editor: Editor, actor: Actor) -> dict[str, Any]:
    """Around the editor: the way back, the neighbours, the date, the history."""
    found, meeting = editor.clause, editor.clause.item.meeting
    back = reverse("meeting", args=[meeting.pk])
    return {
        "editor": editor,
        "form": editor.form,
        "clause": found,
        "crumbs": [(_("Sittings"), reverse("meetings")), (sitting_name(meeting), back)],
        "back": f"{back}#clause-{found.number}",
        "following": _following(found),
        "worked": _worked(editor.form, editor.how),
        "history": journal.history(found),
    }


def _lines(editor: Editor, bodies: dict[int, Body], sent: QueryDict) -> dict[str, Any]:
    """Around the addressees: what can still be added."""
    taken = {form.body.pk for form in editor.owners}
    picked = clause_typed.picked(sent, bodies) - taken
    sought = sent.get("q", "") if "find" in sent else ""
    return {
        "groups": [group for group in _groups(editor.how, bodies) if not group.ids <= taken],
        "shelves": clause_bodies.shelves(bodies, taken, sought, picked),
        "picked": picked,
        "sought": sought,
        "suggested": [s.body for s in editor.how.suggestions.all() if s.body_id not in taken],
    }


def _groups(how: Instruction, bodies: dict[int, Body]) -> list[clause_bodies.Group]:
    return clause_bodies.groups(bodies.values(), [s.body_id for s in how.suggestions.all()])


def _worked(form: ClauseForm, how: Instruction) -> clause_due.Worked:
    """Of what was typed, even where it was refused: a refused field is no longer among the cleaned ones."""
    if form.is_bound:
        return clause_due.of_form(DueForm(form.data))
    return clause_due.work_out(due_rule(how), how.short_term_reason)


def _following(found: Clause) -> int | None:
    """The next clause of the minutes, in their order."""
    order = list(Clause.objects.of(found.item.meeting).values_list("pk", flat=True))
    return next(iter(order[order.index(found.pk) + 1 :]), None)
