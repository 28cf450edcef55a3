"""The columns of the register: which there are, which are shown, and where a press on their head leads."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commission import clock, words
from commission.dates import day_in
from commission.web.request import Request

ASKED, KEPT = "col", "register_columns"
"""The name in the address, and in the session: who chose columns once finds them again."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name in the address, which is its name as an order, too."""

    name: str
    label: str | Promise
    css: str = ""
    fixed: bool = False
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A column the reader may add: what it asks for, and its text made of that."""

    label: str | Promise
    fields: tuple[str, ...]
    text: Callable[[Mapping[str, Any]], str]


def sitting(number: str, held: date | None) -> str:
    """«№ 3, 18.08.2025», as far as it is known."""
    return ", ".join(part for part in (number and f"№ {number}", _day(held)) if part)


def _day(on: date | None) -> str:
    return day_in("SHORT_DATE_FORMAT", on) if on else ""


CELLS: Mapping[str, Cell] = {
    "kind": Cell(
        _("Kind of instruction"),
        ("instruction__kind",),
        lambda row: words.word("kind", row["instruction__kind"]),
    ),
    "force": Cell(_("Force"), ("force",), lambda row: words.word("force", row["force"])),
    "meeting": Cell(
        _("Sitting"),
        ("meeting__number", "meeting__date"),
        lambda row: sitting(row["meeting__number"], row["meeting__date"]),
    ),
    "returns": Cell(_("Returned, times"), ("returns",), lambda row: str(row["returns"] or "")),
    "assignee": Cell(
        _("Who executes it"),
        ("assignee__name", "assignee__email"),
        lambda row: row["assignee__name"] or row["assignee__email"] or "",
    ),
    "issued": Cell(_("Issued"), ("issued_at",), lambda row: _day(clock.day_of(row["issued_at"]))),
    "closed": Cell(
        _("Off control since"),
        ("closed_at",),
        lambda row: _day(clock.day_of(row["closed_at"])) if row["closed_at"] else "",
    ),
}
COLUMNS: tuple[Column, ...] = (
    Column("number", _("Number"), "cell--number", fixed=True),
    Column("due", _("Due"), "cell--due", fixed=True),
    Column("over", _("Working days overdue"), "cell--figure"),
    Column("text", _("Instruction"), "cell--main", fixed=True),
    Column("body", _("Owner")),
    Column("status", _("State")),
    *(Column(name, cell.label, shown=False) for name, cell in CELLS.items()),
)
CHOICE = tuple(column for column in COLUMNS if not column.fixed)


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: `sorted` as aria-sort says it, the address turns the order round."""

    label: str | Promise
    css: str
    url: str
    sorted: str


def chosen(request: Request) -> list[str]:
    """The columns of this reader. Asked for in the address, they are kept for the next time."""
    names = {column.name for column in CHOICE}
    if asked := [name for name in request.GET.getlist(ASKED) if name in names or name == COLUMNS[0].name]:
        if request.session.get(KEPT) != asked:
            request.session[KEPT] = asked
        return asked
    kept = request.session.get(KEPT)
    return kept if kept is not None else [column.name for column in CHOICE if column.shown]


def heads(columns: Sequence[str], sort: str, address: Callable[[str], str]) -> list[Head]:
    """Of the shown columns; `address` makes the link of an order."""
    return [_head(column, sort, address) for column in COLUMNS if column.fixed or column.name in columns]


def _head(column: Column, sort: str, address: Callable[[str], str]) -> Head:
    way = {column.name: "ascending", f"-{column.name}": "descending"}.get(sort, "")
    turned = f"-{column.name}" if way == "ascending" else column.name
    return Head(column.label, column.css, address(turned), way)
