"""Rows of the register as plain values: no model instance, no tag and no catalogue look-up in a cell.

Fifty rows of instances cost more than everything else of the page; each word and each date is said once here.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from commission import clock, words
from commission.domain.workdays import Workdays
from tasks.models import Term
from tasks.queries import TaskQuerySet
from tasks.shown import shown_terms
from tasks.web.plain_rows import DUE, due_values, escaped
from tasks.web.register_columns import CELLS, COLUMNS, Column
from tasks.web.templatetags.due import not_owed, owed

ALWAYS = ("pk", "number", "next_due", "status", "body_id")
TEXT = "instruction__clause__text_"
LONGEST = 140
"""Characters of a clause in a row: three lines, enough to know it by. A printed list has all of it."""

CELL = '<td data-label="{label}">{%s}'
OWN_CELLS: Mapping[str, str] = {
    "number": '<td class="cell--number"><a href="{url}">{number}</a>',
    "due": f'<td class="cell--due">{DUE}',
    "over": '<td class="cell--figure cell--over">{over}',
    "text": '<th scope="row" class="cell--main"><a href="{url}">{text}</a>',
    "status": '<td data-label="{label}"><span class="status status--{status}">{status_word}</span>',
}
"""How a cell looks. It stands here and not in a template: of a template's fifty rows each costs twenty nodes,
together half of the whole page. Whatever is filled in is escaped. HTML needs no end tags here, and a page of
fifty rows is two kilobytes lighter on a slow line.
"""


def fields(columns: Iterable[str]) -> list[str]:
    """What a row asks the database for."""
    added = {field for name in columns if name in CELLS for field in CELLS[name].fields}
    return [*ALWAYS, *(TEXT + language for language in texts()), *sorted(added)]


def texts() -> list[str]:
    """In which language the clause is said: the reader's, else Kazakh, else Russian."""
    return ["ru", "kk"] if translation.get_language() == "ru" else ["kk", "ru"]


def cut(text: str, longest: int) -> str:
    """Whole words; «…» says that there is more."""
    if len(text) <= longest:
        return text
    return text[:longest].rpartition(" ")[0].rstrip(" ,;:") + "…"


def row_format(columns: Sequence[str]) -> str:
    """One row of these columns, with a place for each value; labels are filled in once a page."""
    shown = [column for column in COLUMNS if column.fixed or column.name in columns]
    return f"<tr>{''.join(map(_cell_format, shown))}"


def _cell_format(column: Column) -> str:
    cell = OWN_CELLS.get(column.name, CELL % column.name)
    return cell.replace("{label}", escape(str(column.label)))


class Writer:
    """Makes rows; keeps what it has said already, for many rows share a day, a state and a body."""

    def __init__(
        self, bodies: Mapping[int, str], columns: Sequence[str], cal: Workdays, *, whole: bool = False
    ) -> None:
        self.longest = sys.maxsize if whole else LONGEST
        self.bodies, self.columns, self.cal, self.today = bodies, columns, cal, clock.today()
        self.cells = {name: CELLS[name].text for name in columns if name in CELLS}
        self.statuses = {code: str(word) for code, word in words.choices("status")}
        self.languages = texts()
        self._owed: dict[date, dict[str, Any]] = {}

    def html(self, rows: Iterable[Mapping[str, Any]]) -> SafeString:
        """All rows of a page as the body of a table."""
        form = row_format(self.columns)
        return mark_safe("\n".join([form.format_map(escaped(row)) for row in rows]))

    def rows(self, tasks: TaskQuerySet) -> list[dict[str, Any]]:
        """What the cells of one page show, in its order."""
        found = list(tasks.values(*fields(self.columns)))
        terms = shown_terms(found)
        return [self._row(row, terms.get(row["pk"])) for row in found]

    def _row(self, row: Mapping[str, Any], term: Term | None) -> dict[str, Any]:
        due = due_values(not_owed(row["status"], term, self.today)) if term else self._said(row["next_due"])
        return {
            "url": f"{row['pk']}/",  # a task lies below the address of this list
            "number": row["number"],
            "text": cut(next(filter(None, (row[TEXT + one] for one in self.languages)), ""), self.longest),
            "body": self.bodies.get(row["body_id"], ""),
            "status": row["status"],
            "status_word": self.statuses[row["status"]],
            **due,
            **{name: text(row) for name, text in self.cells.items()},
        }

    def _said(self, due: date) -> dict[str, Any]:
        if due not in self._owed:
            self._owed[due] = due_values(owed(due, self.today, self.cal))
        return self._owed[due]
