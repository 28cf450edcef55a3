"""The clause editor as one thing: the main form, a form a line, a form a measure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from commission.domain.roles import Actor
from commission.models import Body, Clause
from commission.web.conflicts import Difference, saved
from commission.web.templatetags.words import in_lang
from tasks.actions import instructions
from tasks.actions.instructions import Counted, Direction, Owner
from tasks.models import Instruction
from tasks.web import clause_typed
from tasks.web.clause_forms import (
    ClauseForm,
    MeasureForm,
    OwnerForm,
    owner_words,
    stored_fields,
    stored_measure,
    stored_owner,
)


@dataclass
class Editor:
    """All forms of one clause, saved together as one event; `how` is what is stored beside them."""

    clause: Clause
    how: Instruction
    form: ClauseForm
    owners: list[OwnerForm]
    measures: list[MeasureForm]

    @property
    def forms(self) -> list[forms.Form]:
        """In the order of the page."""
        return [self.form, *self.owners, *self.measures]

    def is_valid(self) -> bool:
        """Every form is asked, so that all errors show at once."""
        wrong = [form for form in self.forms if not form.is_valid()]
        return not wrong

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

    def _write(self, by: Actor) -> None:
        typed = self.form.cleaned_data
        instructions.write(
            self.clause,
            text_kk=typed["text_kk"],
            text_ru=typed["text_ru"],
            direction=self._direction(),
            owners=[_owner(form) for form in self.owners],
            measures=[Counted(**form.cleaned_data) for form in self.measures if form.is_named],
            by=by,
            seen=typed["seen"],
        )

    def _direction(self) -> Direction:
        rule = self.form.rule()
        kept = ("kind", "force", "short_term_reason", "evidence_kk", "evidence_ru", "no_measure_reason")
        typed = {name: self.form.cleaned_data[name] for name in kept}
        return Direction(due_kind=rule.kind.value, due_date=rule.on, due_n=rule.n, **typed)

    def _stored(self) -> dict[str, Any]:
        """After a conflict: as the other one left it."""
        self.how = Instruction.objects.for_page().get(clause=self.clause)
        return stored_fields(self.clause, self.how)

    def _lines_differ(self) -> tuple[Difference, ...]:
        """The lines of both versions, where they differ."""
        stored = "; ".join(
            owner_words(to.body, to.force, to.role, to.plan) for to in self.how.addressees.all()
        )
        typed = "; ".join(_typed_words(form) for form in self.owners)
        return (Difference(_("Addressees"), stored or "—", typed or "—"),) if stored != typed else ()


def instruction_of(clause: Clause) -> Instruction:
    """The control side of the clause with all its rows, as stored now."""
    found: Instruction = Instruction.objects.for_page().get(clause=clause)
    return found


def fresh(clause: Clause, how: Instruction) -> Editor:
    """The editor as the clause stands, with one blank line for a further measure."""
    form = ClauseForm(initial={**stored_fields(clause, how), "seen": clause.version})
    owners = [OwnerForm(to.body, initial=stored_owner(to)) for to in how.addressees.all()]
    stored = [stored_measure(measure) for measure in how.measures.all()]
    lines = [*stored, clause_typed.BLANK_MEASURE]
    measures = [MeasureForm(initial=line, prefix=f"measure-{n}") for n, line in enumerate(lines)]
    return Editor(clause, how, form, owners, measures)


def typed(clause: Clause, how: Instruction, data: QueryDict, bodies: Mapping[int, Body]) -> Editor:
    """The editor as it was sent; `data` is settled (clause_typed.settle)."""
    owners = [OwnerForm(bodies[pk], data) for pk in clause_typed.owners(data)]
    measures = [MeasureForm(data, prefix=f"measure-{n}") for n in range(clause_typed.count(data))]
    return Editor(clause, how, ClauseForm(data), owners, measures)


def _owner(form: OwnerForm) -> Owner:
    typed = form.cleaned_data
    return Owner(body_id=form.body.pk, role=typed["role"], force=typed["force"], plan=typed["plan"])


def _typed_words(form: OwnerForm) -> str:
    typed = form.cleaned_data
    return owner_words(form.body, typed["force"], typed["role"], typed["plan"])


def _errors(form: forms.Form) -> Iterator[tuple[str, str]]:
    line = f"{in_lang(form.body, 'name')}: " if isinstance(form, OwnerForm) else ""
    for field in form:
        anchor = f"{field.auto_id}_0" if field.use_fieldset else field.auto_id
        yield from ((anchor, f"{line}{field.label}: {error}") for error in field.errors)
