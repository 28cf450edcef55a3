"""The grid of the clause editor: a row an addressee, a column for each plan, and a day of its own.

Without JavaScript a column copied from a spreadsheet goes into one box and is dealt out over the rows in
their order; static/commission/js/grid.js does the same in the cell where it is pasted. The law of both is
tasks.domain.planned.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from commission.domain.workdays import Workdays
from commission.models import Calendar
from tasks.domain import planned
from tasks.domain.deadlines import DueKind, DueRule
from tasks.domain.fanout import OWNER_ROLES, TASK_FORCES
from tasks.domain.planned import Misfit, Wrong
from tasks.web.clause_due import Worked, work_out
from tasks.web.clause_forms import MeasureForm, OwnerForm, plan_label, plan_names, prefix

T = TypeVar("T", int, date)

DAY = "due_date"
SAID: dict[Wrong, str | Promise] = {
    Wrong.number: _("Line %(line)s: «%(text)s» is not a whole number."),
    Wrong.day: _("Line %(line)s: «%(text)s» is not a date."),
    Wrong.row: _("Line %(line)s: «%(text)s» has no addressee left."),
    Wrong.column: _("Line %(line)s: «%(text)s» has no column left."),
}


@dataclass(frozen=True, slots=True)
class Column:
    """`name` ends the names of its fields; `about` is the measure; days have no `total`."""

    name: str
    label: str
    about: str = ""
    total: int | None = None

    @property
    def total_words(self) -> str:
        """Thousands apart, as grid.js writes them too."""
        return "" if self.total is None else f"{self.total:,}".replace(",", "\u00a0")


class Cell(NamedTuple):
    """A field of the grid in its column."""

    column: Column
    field: forms.BoundField


@dataclass(frozen=True, slots=True)
class Row:
    """One addressee; `worked` is its own day as signing would count it."""

    form: OwnerForm
    cells: list[Cell]
    worked: Worked | None


@dataclass
class Grid:
    """What the page shows of the lines, as they are typed."""

    owners: Sequence[OwnerForm]
    measures: Sequence[MeasureForm]
    reason: str
    misfits: Sequence[Misfit] = field(default_factory=list)
    pasted: str = ""
    paste_to: str = ""

    @cached_property
    def columns(self) -> list[Column]:
        """One for each named measure, then the days."""
        names = plan_names(len(self.measures))
        plans = [
            Column(name, plan_label(n, len(names)), _named(measure), self._total(name))
            for n, (name, measure) in enumerate(zip(names, self.measures, strict=True), start=1)
        ]
        return [*plans, Column(DAY, gettext("Own due date"))]

    @property
    def rows(self) -> list[Row]:
        """In the official order of bodies."""
        return [
            Row(form, [Cell(column, form[column.name]) for column in self.columns], self._worked(form))
            for form in self.owners
        ]

    @property
    def made(self) -> int:
        """How many tasks signing would issue."""
        return sum(_makes_task(form) for form in self.owners)

    @property
    def heading(self) -> str:
        """What comes of the lines."""
        made = self.made
        return ngettext("Creates %(count)s task", "Creates %(count)s tasks", made) % {"count": made}

    @property
    def said(self) -> list[str]:
        """What was pasted and not taken."""
        return [str(SAID[one.why]) % {"line": one.line, "text": one.text} for one in self.misfits]

    @property
    def sentences(self) -> dict[str, str]:
        """The same sentences for the browser, with their gaps open."""
        return {why.value: str(sentence) for why, sentence in SAID.items()}

    def _total(self, name: str) -> int | None:
        values = [found for form in self.owners if (found := _number(form[name].value())) is not None]
        return sum(values) if values else None

    def _worked(self, form: OwnerForm) -> Worked | None:
        day = _day(form[DAY].value())
        return work_out(DueRule(DueKind.fixed, day), self.reason, self._calendar) if day else None

    @cached_property
    def _calendar(self) -> Workdays:
        return Calendar.objects.workdays()


def settle(data: QueryDict, owners: Iterable[int], measures: int) -> list[Misfit]:
    """Deal out what was pasted, fill a column down; `data` is changed, and what did not fit is answered."""
    lines = [prefix(pk) for pk in owners]
    names = [*plan_names(measures), DAY]
    if data.get("fill") in names:
        _fill(data, [f"{line}-{data['fill']}" for line in lines])
    if "deal" not in data:
        return []
    wanted = data.get("paste_to", "")
    first = names.index(wanted) if wanted in names else 0
    readers = [*[(Wrong.number, _as_number)] * measures, (Wrong.day, _as_day)]
    cells, misfits = planned.deal(data.get("pasted", ""), readers, first=first, rows=len(lines))
    for cell in cells:
        data[f"{lines[cell.row]}-{names[cell.column]}"] = cell.value
    if not misfits:
        data["pasted"] = ""
    return misfits


def renumber(data: QueryDict, owners: Iterable[int], kept: Sequence[int]) -> None:
    """After measures were dropped: the plans follow those that are `kept`, given by their old places."""
    for line in map(prefix, owners):
        plans = [data.get(f"{line}-plan-{n}", "") for n in kept]
        for n, plan in enumerate(plans):
            data[f"{line}-plan-{n}"] = plan


def _fill(data: QueryDict, names: Sequence[str]) -> None:
    values = planned.fill_down([data.get(name, "").strip() for name in names])
    for name, value in zip(names, values, strict=True):
        data[name] = value


def _as_number(text: str) -> str:
    return str(planned.number(text))


def _as_day(text: str) -> str:
    return planned.day(text).isoformat()


def _number(value: object) -> int | None:
    """Of a stored value or of what was typed; a wrong one counts for nothing."""
    return _read(planned.number, "" if value is None else str(value))


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else _read(planned.day, str(value or ""))


def _read(read: Callable[[str], T], value: str) -> T | None:
    try:
        return read(value)
    except ValueError:
        return None


def _named(measure: MeasureForm) -> str:
    """In the reader's language, or in the other while that one is blank."""
    names = {language: measure[f"name_{language}"].value() or "" for language in ("kk", "ru")}
    return names.get(get_language() or "", "") or names["kk"] or names["ru"]


def _makes_task(form: OwnerForm) -> bool:
    return form["role"].value() in OWNER_ROLES and form["force"].value() in TASK_FORCES
