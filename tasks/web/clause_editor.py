"""The clause editor as one thing: the main form, a form a line, a form a measure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from commission.domain.roles import Actor
from commission.models import Body, Clause
from commission.reasons import sentence
from commission.web.conflicts import Difference, saved
from commission.web.templatetags.words import in_lang
from tasks.actions import instructions
from tasks.actions.instructions import DIRECTION, Counted, Direction
from tasks.domain.planned import Misfit
from tasks.models import Instruction
from tasks.web import clause_typed, grid
from tasks.web.clause_forms import (
    ClauseForm,
    MeasureForm,
    OwnerForm,
    owner_words,
    stored_fields,
    stored_measure,
    stored_owner,
)
from tasks.web.grid import Grid


@dataclass
class Editor:
    """All forms of one clause, saved together as one event; `how` is what is stored beside them."""

    clause: Clause
    how: Instruction
    form: ClauseForm
    owners: list[OwnerForm]
    measures: list[MeasureForm]
    misfits: list[Misfit] = field(default_factory=list)

    @cached_property
    def grid(self) -> Grid:
        """The lines with their plans and days, as the page shows them."""
        reason = self.form["short_term_reason"].value() or ""
        kept = {name: self.form.data.get(name, "") for name in ("pasted", "paste_to")}
        return Grid(self.owners, self.measures[:-1], reason, self.misfits, **kept)

    @property
    def forms(self) -> list[forms.Form]:
        """In the order of the page."""
        return [self.form, *self.owners, *self.measures]

    def is_valid(self) -> bool:
        """Every form is asked, so that all errors show at once."""
        wrong = [form for form in self.forms if not form.is_valid()]
        return self._days_may_be_given() and not wrong

    @property
    def errors(self) -> list[tuple[str, str]]:
        """For the summary: the id of the field at fault ("" = none), and what is wrong with it."""
        found = [("", str(error)) for error in self.form.non_field_errors()]
        return found + [line for form in self.forms for line in _errors(form)]

    def save(self, by: Actor) -> bool:
        """True if it is stored; else the forms say why, and a conflict shows both versions."""
        seen = self.form.data.get("seen")
        if saved(self.form, self.clause, lambda: self._write(by), self._stored):
            return True
        if self.form.data.get("seen") != seen:
            self.form.conflicts += self._lines_differ()
        return False

    def _days_may_be_given(self) -> bool:
        """The action would refuse the first day it must not take; here each line says its own."""
        owners = [form.owner() for form in self.owners if form.is_valid()]
        reason = self.form.cleaned_data.get("short_term_reason", "")
        refused = instructions.own_days_refused(owners, reason)
        for form in self.owners:
            if form.body.pk in refused:
                form.add_error("due_date", sentence(refused[form.body.pk]))
        return not refused

    def _write(self, by: Actor) -> None:
        typed = self.form.cleaned_data
        instructions.write(
            self.clause,
            text_kk=typed["text_kk"],
            text_ru=typed["text_ru"],
            direction=self._direction(),
            owners=[form.owner() for form in self.owners],
            measures=[Counted(**form.cleaned_data) for form in self.measures if form.is_named],
            by=by,
            seen=typed["seen"],
        )

    def _direction(self) -> Direction:
        rule = self.form.rule()
        typed = {name: self.form.cleaned_data[name] for name in DIRECTION}
        return Direction(**typed | {"due_kind": rule.kind.value, "due_date": rule.on, "due_n": rule.n})

    def _stored(self) -> dict[str, Any]:
        """After a conflict: as the other one left it."""
        self.how = Instruction.objects.for_page().get(clause=self.clause)
        return stored_fields(self.clause, self.how)

    def _lines_differ(self) -> tuple[Difference, ...]:
        """The lines of both versions, where they differ."""
        stored = "; ".join(
            owner_words(to.body, owner)
            for to, owner in zip(self.how.addressees.all(), instructions.owners_of(self.how), strict=True)
        )
        typed = "; ".join(owner_words(form.body, form.owner()) for form in self.owners)
        return (Difference(_("Addressees"), stored or "—", typed or "—"),) if stored != typed else ()


def instruction_of(clause: Clause) -> Instruction:
    """The control side of the clause with all its rows, as stored now."""
    found: Instruction = Instruction.objects.for_page().get(clause=clause)
    return found


def fresh(clause: Clause, how: Instruction) -> Editor:
    """The editor as the clause stands, with one blank line for a further measure."""
    form = ClauseForm(initial={**stored_fields(clause, how), "seen": clause.version})
    owners = [
        OwnerForm(to.body, len(owner.plans), initial=stored_owner(owner))
        for to, owner in zip(how.addressees.all(), instructions.owners_of(how), strict=True)
    ]
    stored = [stored_measure(measure) for measure in how.measures.all()]
    lines = [*stored, clause_typed.BLANK_MEASURE]
    measures = [MeasureForm(initial=line, prefix=f"measure-{n}") for n, line in enumerate(lines)]
    return Editor(clause, how, form, owners, measures)


def typed(clause: Clause, how: Instruction, data: QueryDict, bodies: Mapping[int, Body]) -> Editor:
    """The editor as it was sent; `data` is settled (clause_typed.settle)."""
    named = clause_typed.count(data) - 1
    misfits = grid.settle(data, clause_typed.owners(data), named)
    owners = [OwnerForm(bodies[pk], named, data) for pk in clause_typed.owners(data)]
    measures = [MeasureForm(data, prefix=f"measure-{n}") for n in range(named + 1)]
    return Editor(clause, how, ClauseForm(data), owners, measures, misfits)


def _errors(form: forms.Form) -> Iterator[tuple[str, str]]:
    line = f"{in_lang(form.body, 'name')}: " if isinstance(form, OwnerForm) else ""
    for one in form:
        anchor = f"{one.auto_id}_0" if one.use_fieldset else one.auto_id
        yield from ((anchor, f"{line}{one.label}: {error}") for error in one.errors)
