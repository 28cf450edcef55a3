"""The register of tasks: who sees which rows, in which order, with which words."""

from datetime import datetime

import pytest
from django.test import Client
from django.utils import translation

from commission import clock
from commission.models import Body
from tasks.actions import moves
from tasks.models import Task
from tasks.web import register
from tests import make
from tests.cast import Cast, actor
from tests.conftest import MOMENT
from tests.stage import kept

pytestmark = pytest.mark.django_db


def at(day: datetime) -> object:
    """The clock at ten on that day."""
    return clock.freeze(day)


@kept
def tasks(cast: Cast) -> dict[str, Task]:
    """One overdue on 10 September, one to be checked, one due soon, one off control, one of others."""
    by = actor(cast.secretary)
    made = {
        "late": make.task(cast.ours, by, cast.alga, due_n=10),
        "reported": make.task(cast.ours, by, cast.alga, due_n=12),
        "soon": make.task(cast.ours, by, cast.khromtau, due_n=20),
        "cancelled": make.task(cast.ours, by, cast.khromtau, due_n=20),
    }
    moves.report(made["reported"], make.account(made["reported"]), by=actor(cast.akim))
    moves.cancel(made["cancelled"], reason="қайталанған", by=actor(cast.chair))
    return made


def numbers(client: Client, address: str) -> list[str]:
    """The rows of a list, as their numbers."""
    return [row["number"] for row in client.get(address).context["rows"]]


def test_the_most_urgent_stands_first_and_what_waits_for_us_last(
    cast: Cast, tasks: dict[str, Task], client: Client
) -> None:
    client.force_login(cast.secretary)
    expected = [tasks[name].number for name in ("late", "soon", "reported")]
    assert numbers(client, "/tasks/") == expected


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("overdue", ["late"]),
        ("soon", ["soon"]),
        ("today", []),
        ("waiting_review", ["reported"]),
        ("waiting_authority", []),
        ("closed", ["cancelled"]),
    ],
)
def test_every_ready_list_holds_as_many_rows_as_its_chip_says(
    cast: Cast, tasks: dict[str, Task], client: Client, state: str, names: list[str]
) -> None:
    client.force_login(cast.controller)
    with at(MOMENT.replace(month=9, day=10)):
        page = client.get(f"/tasks/?state={state}")
        chips = {chip.url: chip.count for chip in page.context["chips"]}
    assert [row["number"] for row in page.context["rows"]] == [tasks[name].number for name in names]
    assert chips[f"?state={state}"] == str(len(names))


def test_the_delay_is_said_in_words_and_as_a_figure(
    cast: Cast, tasks: dict[str, Task], client: Client
) -> None:
    client.force_login(cast.akim)
    with at(MOMENT.replace(month=9, day=10)), translation.override("en"):
        cast.akim.language = "en"
        cast.akim.save()
        html = client.get("/tasks/?state=overdue").content.decode()
    # Issued on 19 August 2025, ten working days: 30 August rests on 1 September, so 3 September.
    assert "3 September, Wednesday" in html
    assert "overdue by 5 working days" in html


def test_a_body_sees_its_own_and_a_stranger_nothing(
    cast: Cast, tasks: dict[str, Task], client: Client
) -> None:
    client.force_login(cast.akim)
    assert set(numbers(client, "/tasks/")) == {tasks["late"].number, tasks["reported"].number}
    client.force_login(cast.stranger)
    assert numbers(client, "/tasks/") == []


def test_body_and_status_narrow_and_nonsense_is_left_out(
    cast: Cast, tasks: dict[str, Task], client: Client
) -> None:
    client.force_login(cast.secretary)
    assert numbers(client, f"/tasks/?body={cast.khromtau.pk}") == [tasks["soon"].number]
    assert numbers(client, "/tasks/?status=reported") == [tasks["reported"].number]
    assert len(numbers(client, "/tasks/?state=lost&body=x&status=y&page=99")) == 3


def test_the_owner_is_chosen_by_the_full_name(cast: Cast, tasks: dict[str, Task], client: Client) -> None:
    Body.objects.filter(pk=cast.alga.pk).update(short_kk="Алға")
    client.force_login(cast.controller)
    assert f'<option value="{cast.alga.pk}">Алға ауданы' in client.get("/tasks/").content.decode()


def test_a_list_is_paged(
    cast: Cast, tasks: dict[str, Task], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "A_PAGE", 2)
    client.force_login(cast.secretary)
    assert len(numbers(client, "/tasks/")) == 2
    assert numbers(client, "/tasks/?page=2") == [tasks["reported"].number]


def test_an_empty_list_names_the_next_step(cast: Cast, client: Client) -> None:
    client.force_login(cast.akim)
    assert 'class="empty"' in client.get("/tasks/?state=overdue").content.decode()


def test_without_signing_in_there_is_no_list(client: Client, db: None) -> None:
    assert client.get("/tasks/").status_code == 302
