"""The register as LibreOffice and a second reader open it: the rows of the page, days, and text as text."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from commission import clock
from commission.models import Clause, Person
from tasks.demo.build import build
from tasks.demo.programme import SCRIPTED
from tasks.models import Task
from tests.conftest import MOMENT
from tests.outputs import calc

LISTS = {
    "all": "state=all&sort=number",
    "overdue": "state=overdue&sort=-over",
    "waiting": "status=reported,up_for_removal",
}
"""Addresses of the register: with and without days that are past, owed, or waited for."""
FORMULA = '=HYPERLINK("http://evil.invalid";"стенд")'
NUMBER, TEXT, DUE, STATUS, OVER = 8, 3, 5, 7, 9
"""Columns of the sheet that the page shows too."""


@pytest.fixture
def office(db: None, client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """The control officer, a month after the demo was built; its first clause is worded like a formula."""
    settings.DEMO = True
    monkeypatch.setattr("tasks.outputs.minutes.render", lambda *_, **__: b"%PDF-1.7 laid out elsewhere")
    assert build(sittings=[SCRIPTED])
    clause = Task.objects.order_by("number")[0].instruction_id
    Clause.objects.filter(pk=clause).update(text_kk=FORMULA, text_ru=FORMULA)
    client.force_login(Person.objects.get(email="controller@demo.invalid"))
    with clock.freeze(MOMENT + timedelta(days=30)):
        yield client


@pytest.mark.long
def test_libreoffice_and_another_reader_see_the_page(office: Client, tmp_path: Path) -> None:
    """Of each list: its rows in its order, days that are days, a filter over all of it, a head that stays."""
    sheets = [tmp_path / f"{name}.xlsx" for name in LISTS]
    for sheet, query in zip(sheets, LISTS.values(), strict=True):
        sheet.write_bytes(office.get(f"/tasks/register.xlsx?{query}").content)
    seen = dict(zip(LISTS, calc.opened(sheets, tmp_path), strict=True))

    assert all(len(sheet.rows) > 2 for sheet in seen.values())
    for sheet, (name, query) in zip(sheets, LISTS.items(), strict=True):
        above, head, *rows = seen[name].rows
        assert [above, head, *rows] == by_another_reader(sheet)
        assert [row_of_sheet(row) for row in rows] == [row_of_page(row) for row in page(office, query)]
        last = f"{chr(ord('A') + len(head) - 1)}{2 + len(rows)}"
        assert [area.partition(".")[2] for area in seen[name].filtered] == [f"A2:Тапсырмалар.{last}"]
        assert (seen[name].repeated, seen[name].formulas, frozen(sheet)) == ([head], 0, 2)
    assert seen["all"].rows[2][TEXT] == FORMULA


def page(office: Client, query: str) -> list[dict[str, Any]]:
    """All rows of the register under the same address, as they are printed."""
    rows: list[dict[str, Any]] = office.get(f"/tasks/?{query}&rows=all").context["rows"]
    return rows


def row_of_page(row: dict[str, Any]) -> list[calc.Value]:
    return [row["number"], row["text"], date.fromisoformat(row["iso"]), row["status_word"], row["over"]]


def row_of_sheet(row: list[calc.Value]) -> list[calc.Value]:
    return [row[column] for column in (NUMBER, TEXT, DUE, STATUS, OVER)]


def by_another_reader(sheet: Path) -> list[list[calc.Value]]:
    """What calamine, which wrote none of it and is no LibreOffice, makes of the file."""
    rows = CalamineWorkbook.from_path(str(sheet)).get_sheet_by_index(0).to_python()
    return [calc.trimmed(row) for row in rows]


def frozen(sheet: Path) -> int:
    """Rows that stay in sight: a view is of the file, LibreOffice without a screen has none."""
    with ZipFile(sheet) as parts:
        view = parts.read("xl/worksheets/sheet1.xml").decode()
    _, _, pane = view.partition('<pane ySplit="')
    assert 'state="frozen"' in pane.partition(">")[0]
    return int(pane.partition('"')[0])
