"""The register as the sheet it replaces: every filter, every order, columns, and what leaves as a file."""

import csv
from datetime import date
from io import BytesIO, StringIO
from itertools import product
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from commission import clock
from commission.models import Clause
from commission.render.sheets import BOM
from tasks import sorting
from tasks.actions import moves
from tasks.domain import states
from tasks.filters import TaskFilter, condition
from tasks.models import Task, Term
from tests import make
from tests.cast import Cast, actor
from tests.conftest import MOMENT
from tests.domain.kz_days import CAL
from tests.stage import kept

pytestmark = pytest.mark.django_db
LATER = MOMENT.replace(month=9, day=10)
FORMULA = '=HYPERLINK("http://evil.invalid";"стенд")'


@kept
def tasks(cast: Cast) -> dict[str, Task]:
    """On 10 September: one overdue and returned, one with the reviewer, one due soon, one off control."""
    by = actor(cast.secretary)
    made = {
        "late": make.task(cast.ours, by, cast.alga, due_n=10, kind="cctv"),
        "reported": make.task(cast.ours, by, cast.health, due_n=12),
        "soon": make.task(cast.ours, by, cast.khromtau, due_n=20),
        "police": make.task(cast.ours, by, cast.police, due_n=40),
        "cancelled": make.task(cast.ours, by, cast.khromtau, due_n=20),
    }
    moves.report(made["late"], make.account(made["late"], text="Стенд жөнделді."), by=actor(cast.akim))
    made["late"].refresh_from_db()
    moves.return_(made["late"], remarks="Сурет жоқ.", by=by)
    moves.report(made["reported"], make.account(made["reported"]), by=actor(cast.agency_head))
    moves.cancel(made["cancelled"], reason="қайталанған", by=actor(cast.chair))
    Term.objects.filter(task=made["soon"]).update(original_due=date(2025, 9, 10))
    Clause.objects.filter(pk=made["soon"].instruction_id).update(text_kk=FORMULA, text_ru=FORMULA)
    return made


def names(client: Client, tasks: dict[str, Task], query: str) -> list[str]:
    """The rows of a list, in their order, by what this file calls them."""
    called = {task.number: name for name, task in tasks.items()}
    return [called[row["number"]] for row in client.get(f"/tasks/?{query}").context["rows"]]


def test_each_filter_and_each_order_does_what_it_says(
    cast: Cast, tasks: dict[str, Task], client: Client
) -> None:
    client.force_login(cast.controller)
    late = tasks["late"]
    expected = {
        "": ["late", "soon", "police", "reported"],
        "state=all&sort=number": ["late", "reported", "soon", "police", "cancelled"],
        "status=issued,reported": ["soon", "police", "reported"],
        "status=cancelled": ["cancelled"],
        f"body={cast.alga.pk},{cast.health.pk}": ["late", "reported"],
        f"district={cast.khromtau.pk}": ["soon"],
        "owner_kind=territorial": ["police"],
        "force=recommend": ["police"],
        "kind=cctv": ["late"],
        f"meeting={late.meeting_id}": ["late"],
        "returned=true": ["late"],
        "returned=false": ["soon", "police", "reported"],
        "extended=true": ["soon"],
        "state=none": ["reported"],
        "state=in3": [],
        "due_from=2025-09-16&due_to=2025-09-17": ["soon"],
        "closed_from=2025-08-19&closed_to=2025-08-19": ["cancelled"],
        "sort=-over": ["late", "soon", "police", "reported"],
        "sort=over": ["police", "soon", "late", "reported"],
        "sort=-body": ["police", "reported", "soon", "late"],
        "sort=status": ["soon", "police", "reported", "late"],
        "q=жөнделді": ["late"],
    }
    with clock.freeze(LATER):
        assert {query: names(client, tasks, query) for query in expected} == expected
        everywhere = {sort: len(names(client, tasks, f"sort={sort}")) for sort in sorting.NAMES}
    assert set(everywhere.values()) == {4}


def test_counts_and_rows_are_one_rule_and_nonsense_is_told(
    cast: Cast, tasks: dict[str, Task], client: Client
) -> None:
    days = states.days(LATER.date(), CAL)
    visible = Task.objects.visible_to(actor(cast.controller))
    asked = TaskFilter({}, queryset=visible, days=days)
    rows = {name: visible.filter(condition(name, days)).count() for name in states.COUNTED}
    assert asked.by_state == rows
    client.force_login(cast.controller)
    bad = "state=lost&status=y&body=x,1&meeting=99999999999999999999&due_from=soon&sort=no&q=%00&col=z"
    page = client.get(f"/tasks/?{bad}")
    assert (page.status_code, len(page.context["rows"])) == (200, 4)
    assert len(page.context["not_understood"]) == 7
    assert client.get(f"/tasks/register.csv?{bad}").status_code == 200


def test_a_page_of_what_holds_a_word_is_a_part_of_all_its_rows(cast: Cast, tasks: dict[str, Task]) -> None:
    days, visible = states.days(LATER.date(), CAL), Task.objects.visible_to(actor(cast.controller))
    parts = 0
    for state, status, sort in product(states.STATES, ("", "issued,returned"), ("", "-due", "number")):
        said = {"q": "стенд", "state": state, "status": status, "sort": sort}
        asked = TaskFilter(said, queryset=visible, days=days)
        part = list(asked.part(1, 3))
        assert part == list(asked.qs[1:3]), said
        parts += len(part)
    assert parts > len(states.STATES)


def test_columns_are_chosen_and_stay_chosen(cast: Cast, tasks: dict[str, Task], client: Client) -> None:
    client.force_login(cast.secretary)
    client.get("/tasks/?col=number&col=kind&col=returns")
    page = client.get("/tasks/?state=open")
    shown = [str(head.label) for head in page.context["heads"]]
    assert len(shown) == 5
    assert page.context["rows"][0]["kind"]
    assert 'data-label="' in page.content.decode()


def test_the_sheet_holds_the_page_as_text_and_days(
    cast: Cast, tasks: dict[str, Task], client: Client, settings: Any
) -> None:
    settings.DEMO = True
    client.force_login(cast.secretary)
    with clock.freeze(LATER):
        order = [tasks[name].number for name in names(client, tasks, "state=all&sort=number")]
        sheet = client.get("/tasks/register.xlsx?state=all&sort=number")
        plain = client.get("/tasks/register.csv?state=all&sort=number").content.decode()
    above, head, *rows = (
        CalamineWorkbook.from_filelike(BytesIO(sheet.content)).get_sheet_by_index(0).to_python()
    )
    assert above[0].startswith("ДЕМО")
    assert [row[8] for row in rows] == order
    late, soon = rows[0], rows[2]
    assert (late[0], late[2], late[5], late[6]) == ("1", "1.1", date(2025, 9, 3), "Стенд жөнделді.")
    assert late[9] == 5
    assert (soon[3], soon[10]) == (FORMULA, date(2025, 9, 10))
    assert plain.startswith(BOM)
    lines = list(csv.reader(StringIO(plain.removeprefix(BOM)), delimiter=";"))
    assert lines[1] == head
    assert [line[8] for line in lines[2:]] == order
    assert lines[4][3] == f"'{FORMULA}"


def test_a_file_has_an_end_and_a_stranger_nothing_in_it(
    cast: Cast, tasks: dict[str, Task], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(cast.stranger)
    assert len(client.get("/tasks/register.csv").content.decode().splitlines()) == 1
    monkeypatch.setattr("tasks.outputs.register.MOST_ROWS", 3)
    client.force_login(cast.secretary)
    assert client.get("/tasks/register.xlsx").status_code == 409
