"""The register as a table of a file: the eight columns of the sheet it replaces, then what we know more.

In the reader's language. Made chunk by chunk: a year of the oblast and ten years of it need the same memory.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from commission import clock, words
from commission.domain.verdict import Refused, unless_refused
from commission.domain.workdays import Workdays
from commission.models import Entry
from commission.render.sheets import Column, Table, Value
from tasks.domain import deadlines
from tasks.models import Report, Task, Term
from tasks.outputs.labels import DEMO
from tasks.queries import TaskQuerySet
from tasks.shown import shown_terms

MOST_ROWS = 20_000
"""Some seconds of work; whoever needs more takes it year by year."""
CHUNK = 1000
FIELDS = (
    "pk",
    "number",
    "next_due",
    "status",
    "body_id",
    "force",
    "returns",
    "issued_at",
    "closed_at",
    "meeting__number",
    "meeting__date",
    "instruction__kind",
    "instruction__clause__text_kk",
    "instruction__clause__text_ru",
    "instruction__clause__order",
    "instruction__clause__item__order",
)
SILENT = (Report.State.WITHDRAWN, Report.State.STRUCK)
NOTE = "task.note"
Found = Mapping[str, Any]


def table(tasks: TaskQuerySet, bodies: Mapping[int, str], cal: Workdays) -> Table:
    """Of the rows in their order; `bodies` are the names of their owners. Refused: "too_many_rows"."""
    if tasks.order_by()[: MOST_ROWS + 1].count() > MOST_ROWS:
        raise Refused("too_many_rows", limit=MOST_ROWS)
    writer = Writer(bodies, cal)
    return Table(_("Tasks"), DEMO if settings.DEMO else "", columns(), writer.rows(tasks))


def columns() -> list[Column]:
    """The eight of the sheet everybody knows, in its order, then ours."""
    return [
        Column(_("Minutes №"), 11),
        Column(_("Date"), 11),
        Column(_("Instruction №"), 11),
        Column(_("Content of the instruction"), 60),
        Column(_("Responsible executor"), 32),
        Column(_("Due"), 12),
        Column(_("How execution goes"), 45),
        Column(_("State of execution"), 22),
        Column(_("Control number"), 18),
        Column(_("Working days overdue"), 12),
        Column(_("Original due date"), 12),
        Column(_("Kind of instruction"), 24),
        Column(_("Force"), 16),
        Column(_("Returned, times"), 11),
        Column(_("Issued"), 12),
        Column(_("Off control since"), 12),
    ]


class Writer:
    """Makes rows of plain values; states and kinds are put into words once."""

    def __init__(self, bodies: Mapping[int, str], cal: Workdays) -> None:
        self.bodies, self.cal, self.today = bodies, cal, clock.today()
        groups = ("status", "kind", "force")
        self.words = {group: {code: str(word) for code, word in words.choices(group)} for group in groups}
        ours = translation.get_language() == "ru"
        self.text, self.else_text = (f"instruction__clause__text_{lang}" for lang in _first(ours))

    def rows(self, tasks: TaskQuerySet) -> Iterator[list[Value]]:
        """Chunk by chunk: three questions more for a thousand rows."""
        found = tasks.values(*FIELDS).iterator(chunk_size=CHUNK)
        while chunk := list(islice(found, CHUNK)):
            shown, first, news = shown_terms(chunk), first_dues(chunk), latest(chunk)
            for row in chunk:
                term = shown.get(row["pk"])
                due = row["next_due"] or (term.due if term else None)
                yield [*self._known(row, due, news), *self._more(row, first.get(row["pk"]))]

    def _known(self, row: Found, due: date | None, news: Mapping[int, str]) -> list[Value]:
        order = f"{row['instruction__clause__item__order']}.{row['instruction__clause__order']}"
        return [
            row["meeting__number"],
            row["meeting__date"],
            order,
            row[self.text] or row[self.else_text],
            self.bodies.get(row["body_id"], ""),
            due,
            news.get(row["pk"], ""),
            self._word("status", row["status"]),
        ]

    def _more(self, row: Found, first: date | None) -> list[Value]:
        return [
            row["number"],
            self._over(row["next_due"]),
            first,
            self._word("kind", row["instruction__kind"]),
            self._word("force", row["force"]),
            row["returns"] or None,
            clock.day_of(row["issued_at"]),
            clock.day_of(row["closed_at"]) if row["closed_at"] else None,
        ]

    def _over(self, due: date | None) -> int | None:
        if due is None or due >= self.today:
            return None
        return unless_refused(lambda: deadlines.overdue_days(due, self.today, self.cal))

    def _word(self, group: str, code: str) -> str:
        return self.words[group][code] if code else ""


def first_dues(rows: Sequence[Found]) -> dict[int, date]:
    """The date that never moves, of the task's first term."""
    terms = Term.objects.filter(task__in=[row["pk"] for row in rows], order=1)
    return dict(terms.order_by().values_list("task_id", "original_due"))


def latest(rows: Sequence[Found]) -> dict[int, str]:
    """What the owner said last: the newest report that counts, else the newest interim information."""
    ids = [row["pk"] for row in rows]
    reports = Report.objects.filter(task__in=ids).exclude(state__in=SILENT).order_by("id")
    said = dict(reports.values_list("task_id", "text"))
    silent = [pk for pk in ids if pk not in said]
    notes = Entry.objects.filter(object_kind=Task.journal_kind, object_id__in=silent, code=NOTE)
    for pk, data in notes.order_by("seq").values_list("object_id", "data"):
        said[pk] = json.loads(data)["text"]
    return said


def _first(russian: bool) -> tuple[str, str]:
    return ("ru", "kk") if russian else ("kk", "ru")
