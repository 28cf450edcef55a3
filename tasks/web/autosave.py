"""Storing a clause while it is being written; without JavaScript the button «save» does it alone.

A draft may be incomplete, so nothing typed so far keeps the rest from being stored. What is refused (a due
date in the past, a text too long) stays on the page, is named beside its field, and the stored value of that
field holds until it is put right. What two people wrote at once is never stored by itself: the page stops and
shows both versions.

Each autosave that changes something is one row of the journal. The page asks for it after a pause of 1.5 s or
when a field is left, and never twice within ten seconds: at most six rows a minute, however long one types.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from commission import clock
from commission.domain.roles import Actor
from commission.models import Body, Clause
from commission.web.request import Request
from tasks.models import Instruction
from tasks.web import clause_editor, clause_typed
from tasks.web.clause_editor import Editor
from tasks.web.clause_forms import DueForm

ASKED = "autosave"
ONLY_BEING_CHOSEN = ("bodies", "q", "pasted", "paste_to")
"""Ticked, sought or pasted, and no line yet: they become lines by a button, not behind the reader's back."""

ROUNDS = 4
"""A text, the term, a line and a measure can each be refused once; then what is stored of them is sent."""

Problem = tuple[str, str]


@dataclass
class Outcome:
    """`unsaved`: the ids of fields left out, each with its sentence; `stopped`: nothing was stored."""

    editor: Editor
    unsaved: list[Problem] = field(default_factory=list)
    stopped: bool = False

    @property
    def state(self) -> str:
        """What autosave.js goes by."""
        if self.stopped:
            return "stopped"
        return "partly" if self.unsaved else "saved"


def answer(request: Request, clause: Clause, how: Instruction, bodies: Mapping[int, Body]) -> HttpResponse:
    """A part of the page: when it was stored, what was not, and the version to carry on from."""
    sent = request.POST.copy()
    for name in ONLY_BEING_CHOSEN:
        sent.pop(name, None)
    data = clause_typed.settle(sent, clause, bodies, [])
    outcome = store(clause, how, data, bodies, by=request.actor)
    context = {"outcome": outcome, "form": outcome.editor.form, "clause": clause, "now": clock.now()}
    return render(request, "tasks/clause/parts/autosaved.html", context)


def store(
    clause: Clause, how: Instruction, data: QueryDict, bodies: Mapping[int, Body], *, by: Actor
) -> Outcome:
    """Store what is right; a refused field goes with its stored value instead."""
    unsaved: list[Problem] = []
    for _ in range(ROUNDS):
        editor = clause_editor.typed(clause, how, data, bodies)
        if editor.is_valid() and editor.save(by):
            return Outcome(editor, unsaved)
        if editor.form.non_field_errors():
            break
        unsaved += editor.errors
        _take_stored(data, editor, clause_editor.fresh(clause, how))
    return Outcome(editor, editor.errors, stopped=True)


def _take_stored(data: QueryDict, typed: Editor, stored: Editor) -> None:
    """Put what is stored in the place of what was refused; the parts of a term belong together."""
    wrong = set(typed.form.errors)
    term = set(DueForm.base_fields)
    _copy(data, stored.form, wrong | term if wrong & term else wrong)
    lines = {form.body.pk: form for form in stored.owners}
    for line in typed.owners:
        _copy(data, lines.get(line.body.pk), set(line.errors), line)
    if any(form.errors for form in typed.measures):
        _stored_measures(data, typed, stored)


def _stored_measures(data: QueryDict, typed: Editor, stored: Editor) -> None:
    """All of them, and with them the plans: a plan belongs to the place of its measure."""
    data["measures"] = str(len(stored.measures))
    for form in stored.measures:
        _copy(data, form, form.fields)
    lines = {form.body.pk: form for form in stored.owners}
    for line in typed.owners:
        for name in line.plan_names:
            data.pop(line.add_prefix(name), None)
        if there := lines.get(line.body.pk):
            _copy(data, there, there.plan_names)


def _copy(
    data: QueryDict, stored: forms.Form | None, names: Iterable[str], typed: forms.Form | None = None
) -> None:
    """A line that is new has nothing stored: its field is blank then."""
    for name in names:
        value = stored[name].value() if stored and name in stored.fields else ""
        form = stored or typed
        if form:
            data[form.add_prefix(name)] = "" if value is None else str(value)
