"""The grid of addressees: a plan for each measure, a day of one's own, a column from a spreadsheet."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from django.test import Client

from commission.models import Clause, Meeting
from tasks.models import Addressee
from tasks.outputs.clauses import Line
from tasks.outputs.content import facts
from tasks.outputs.minutes import MinutesPaper
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept
from tests.web.editor import Send, address, as_sent, sender

pytestmark = pytest.mark.django_db

SECOND = {"measure-1-name_kk": "Қамтылған тұрғындар", "measure-1-name_ru": "Охвачено жителей"}


@kept
def sitting(cast: Cast) -> Meeting:
    """Held, not handed over yet."""
    return make.meeting(cast.ours, actor(cast.secretary))


@kept
def clause(cast: Cast, sitting: Meeting) -> Clause:
    """To two akims, ten working days, one measure with a plan of 10 each."""
    return make.clause(sitting, actor(cast.secretary), cast.alga, cast.khromtau)


@pytest.fixture
def send(cast: Cast, clause: Clause, client: Client) -> Send:
    client.force_login(cast.secretary)
    return sender(client, clause)


def stored(clause: Clause) -> list[tuple[list[int], date | None]]:
    """Plans and day of each line, in the official order of bodies."""
    lines = Addressee.objects.filter(instruction=clause.pk).prefetch_related("plans").order_by("body__order")
    return [([plan.value for plan in to.plans.all()], to.due_date) for to in lines]


def plan(body: Any, n: int = 0) -> str:
    return f"owner-{body.pk}-plan-{n}"


def day(body: Any) -> str:
    return f"owner-{body.pk}-due_date"


def test_each_measure_has_its_plan_and_each_line_may_have_its_day(
    cast: Cast, clause: Clause, send: Send
) -> None:
    page = send("measure", **SECOND)
    assert [column.name for column in page.context["editor"].grid.columns] == ["plan-0", "plan-1", "due_date"]
    typed = as_sent(page) | {plan(cast.alga, 1): "1 500", day(cast.khromtau): "2025-09-16"}
    assert send(**typed).status_code == 303
    assert stored(clause) == [([10, 1500], None), ([10], date(2025, 9, 16))]


def test_the_task_shows_every_plan_and_falls_due_on_its_own_day(
    cast: Cast, clause: Clause, sitting: Meeting, send: Send, client: Client
) -> None:
    send(**SECOND, **{plan(cast.alga, 1): "1500", day(cast.khromtau): "2025-09-16"})
    make.hand_over(sitting, actor(cast.secretary))
    alga, khromtau = make.sign(sitting, actor(cast.secretary))
    assert (alga.next_due, khromtau.next_due) == (date(2025, 9, 3), date(2025, 9, 16))
    client.force_login(cast.akim)
    figures = client.get(f"/tasks/{alga.pk}/").context["figures"]
    assert [figure.plan for figure in figures] == [10, 1500]


def test_the_paper_prints_the_plan_of_each_measure_and_whose_day_is_another(
    cast: Cast, sitting: Meeting, clause: Clause, send: Send
) -> None:
    send(**SECOND, **{plan(cast.alga, 1): "1500", day(cast.khromtau): "2025-09-16"})
    lines = {line.label: line.value.text.replace("\u00a0", " ") for line in printed(sitting)}
    assert lines["Показатели"] == (
        "Установлено стендов (план: по 10 на каждого); Охвачено жителей (план: Алгинский район – 1500)"
    )
    assert lines["Срок"].endswith("; Хромтауский район – 16 сентября 2025 года")
    both = {day(cast.alga): "2025-09-16", day(cast.khromtau): "2025-09-16"}
    send(**both, due_kind="unset", seen=str(clause.version + 1))
    (term,) = [line.value.text for line in printed(sitting) if line.label == "Срок"]
    assert term == "16\u00a0сентября 2025\u00a0года"


def printed(sitting: Meeting) -> Sequence[Line]:
    """What stands under the first clause of the Russian paper."""
    return MinutesPaper(facts(sitting), "ru", digest="0" * 64).items[0].clauses[0].lines


def test_a_column_from_a_spreadsheet_is_dealt_out_and_errors_name_their_line(
    cast: Cast, clause: Clause, send: Send
) -> None:
    page = send("deal", pasted="1\u00a0200\t03.09.2025\r\nкөп\t30.09.2025\r\n5", paste_to="plan-0")
    grid = page.context["editor"].grid
    cells = [[cell.field.value() for cell in row.cells] for row in grid.rows]
    assert cells == [["1200", "2025-09-03"], ["10", "2025-09-30"]]
    assert [(one.line, one.text) for one in grid.misfits] == [(2, "көп"), (3, "5")]
    assert grid.pasted.startswith("1\u00a0200")
    assert grid.columns[0].total_words == "1\u00a0210"
    assert stored(clause) == [([10], None), ([10], None)]


def test_empty_cells_are_filled_with_what_stands_above(cast: Cast, clause: Clause, send: Send) -> None:
    page = send("fill", "due_date", **{day(cast.alga): "2025-09-16"})
    assert [row.form["due_date"].value() for row in page.context["editor"].grid.rows] == ["2025-09-16"] * 2


def test_a_day_of_ones_own_is_judged_as_the_clauses_and_says_so_on_its_line(
    cast: Cast, clause: Clause, send: Send
) -> None:
    past = send(**{day(cast.alga): "2025-08-01", day(cast.khromtau): "2025-08-20"}, text_ru="Новый текст")
    assert past.status_code == 422
    anchors = [anchor for anchor, _ in past.context["editor"].errors]
    assert anchors == [f"id_owner-{cast.alga.pk}-due_date", f"id_owner-{cast.khromtau.pk}-due_date"]
    assert past.context["form"]["text_ru"].value() == "Новый текст"
    soon = {day(cast.khromtau): "2025-08-20", "short_term_reason": "Су тасқыны"}
    assert send(**soon).status_code == 303


def test_a_day_off_offers_the_next_working_day_in_one_press(
    cast: Cast, clause: Clause, send: Send, client: Client
) -> None:
    line = f"owner-{cast.alga.pk}"
    asked = {"line": line, f"{line}-due_date": "2025-08-30"}
    assert 'value="2025-09-02"' in client.get(f"{address(clause)}due/", asked).content.decode()
    rule = {"due_kind": "fixed", "due_date": "2025-08-30"}
    page = client.get(f"{address(clause)}due/", rule).content.decode()
    assert 'name="due_date" value="2025-09-02"' in page
    taken = send("due_date", ["2025-08-30", "2025-09-02"], due_kind="fixed")
    assert taken.context["form"]["due_date"].value() == "2025-09-02"


def test_the_plan_stays_with_its_measure_when_another_is_dropped(
    cast: Cast, clause: Clause, send: Send
) -> None:
    send(**SECOND, **{plan(cast.alga, 1): "1500"})
    kept = {"seen": str(clause.version + 1), plan(cast.alga, 1): "1500", **SECOND}
    dropped = {"measure-0-name_kk": "", "measure-0-name_ru": "", "measures": "3"}
    assert send(**kept, **dropped).status_code == 303
    assert stored(clause) == [([1500], None), ([], None)]


def test_who_only_helps_has_no_force_no_plan_and_no_day(cast: Cast, clause: Clause, send: Send) -> None:
    send(**{f"owner-{cast.khromtau.pk}-role": "co_executor", day(cast.khromtau): "2025-09-16"})
    helper = Addressee.objects.get(body=cast.khromtau)
    assert (helper.role, helper.force, helper.due_date, helper.plans.count()) == ("co_executor", "", None, 0)


def test_a_line_without_force_is_flagged_and_makes_no_task(cast: Cast, clause: Clause, send: Send) -> None:
    page = send("find", **{f"owner-{cast.alga.pk}-force": ""})
    assert page.context["editor"].grid.made == 1
    assert "flag" in page.content.decode()


def test_a_stale_page_shows_plans_and_days_of_both(cast: Cast, clause: Clause, send: Send) -> None:
    send(**{plan(cast.alga): "11"})
    answer = send(**{plan(cast.alga): "12", day(cast.khromtau): "2025-09-16"})
    assert answer.status_code == 422
    (lines,) = [one for one in answer.context["form"].conflicts if "Хромтау" in one.typed]
    assert ("11" in lines.stored, "12" in lines.typed, "16.09.2025" in lines.typed) == (True, True, True)


def test_the_preview_shows_each_day_and_every_plan(
    cast: Cast, clause: Clause, sitting: Meeting, send: Send, client: Client
) -> None:
    send(**SECOND, **{plan(cast.alga, 1): "1500", day(cast.khromtau): "2025-08-30"})
    page = client.get(f"/meetings/{sitting.pk}/preview/")
    (shown,) = page.context["clauses"]
    assert (shown.due, [task.plans for task in shown.lines]) == (None, ["10; 1500", "10; —"])
    assert [task.line.due.due for task in shown.lines] == [date(2025, 9, 3), date(2025, 9, 2)]
    assert "30 тамыз" in page.content.decode()
