"""The page of one task: what it says to whom."""

import pytest
from django.test import Client

from commission import clock
from commission.words import WORDS
from tasks.actions import moves
from tasks.models import Task
from tests import make
from tests.cast import Cast, actor
from tests.conftest import MOMENT
from tests.stage import kept

pytestmark = pytest.mark.django_db


@kept
def task(cast: Cast) -> Task:
    """A task of the akim of Alga, issued on 19 August 2025, due on 3 September."""
    return make.task(cast.ours, actor(cast.secretary), cast.alga)


def page(client: Client, task: Task) -> str:
    return client.get(f"/tasks/{task.pk}/").content.decode()


@pytest.mark.parametrize(
    ("who", "live"),
    [
        ("akim", ["accept", "report", "note", "delegate"]),
        ("specialist", ["accept", "report", "note"]),
        ("secretary", ["enter"]),
        ("chair", ["cancel"]),
        ("auditor", []),
    ],
)
def test_the_page_offers_what_the_position_may(
    cast: Cast, task: Task, client: Client, who: str, live: list[str]
) -> None:
    client.force_login(getattr(cast, who))
    answer = client.get(f"/tasks/{task.pk}/")
    assert [button.move for button in answer.context["live"]] == live
    assert answer.content.decode().count("button--primary") == (live[:1] == ["accept"])


def test_a_move_the_status_forbids_says_why(cast: Cast, task: Task, client: Client) -> None:
    client.force_login(cast.secretary)
    barred = client.get(f"/tasks/{task.pk}/").context["barred"]
    assert {button.move for button in barred} == {"propose", "return"}
    assert all(button.reason for button in barred)


def test_what_can_never_be_done_is_not_even_said(cast: Cast, task: Task, client: Client) -> None:
    moves.accept(task, by=actor(cast.akim))
    client.force_login(cast.akim)
    assert {button.move for button in client.get(f"/tasks/{task.pk}/").context["barred"]} == {"withdraw"}
    moves.report(task, make.account(task), by=actor(cast.akim))
    client.force_login(cast.reviewer_of_own)
    barred = {button.move for button in client.get(f"/tasks/{task.pk}/").context["barred"]}
    assert barred == {"report", "note", "delegate"}
    moves.cancel(task, reason="Қайталанған", by=actor(cast.chair))
    client.force_login(cast.secretary)
    assert client.get(f"/tasks/{task.pk}/").context["barred"] == []


def test_the_day_to_send_the_report_by_stands_beside_the_due_date(
    cast: Cast, task: Task, client: Client
) -> None:
    client.force_login(cast.akim)
    for address in ("/", f"/tasks/{task.pk}/"):
        assert '<time datetime="2025-08-28">' in client.get(address).content.decode()
    with clock.freeze(MOMENT.replace(month=9, day=10)):
        assert '<time datetime="2025-08-28">' not in page(client, task)


def test_both_languages_of_the_clause_are_there(cast: Cast, task: Task, client: Client) -> None:
    client.force_login(cast.akim)
    html = page(client, task)
    assert "Ақпараттық стендтер орнатылсын." in html
    assert '<p lang="ru">Установить информационные стенды.</p>' in html


def test_plan_and_fact_and_their_share(cast: Cast, task: Task, client: Client) -> None:
    client.force_login(cast.controller)
    before = client.get(f"/tasks/{task.pk}/").context["figures"][0]
    assert (before.plan, before.fact, before.percent_words) == (10, None, "")
    moves.report(task, make.account(task), by=actor(cast.akim))
    after = client.get(f"/tasks/{task.pk}/").context["figures"][0]
    assert (after.fact_words, after.percent_words) == ("7", "70\u00a0%")


def test_a_returned_report_is_no_fact(cast: Cast, task: Task, client: Client) -> None:
    moves.report(task, make.account(task), by=actor(cast.akim))
    moves.return_(task, remarks="Фото жоқ", by=actor(cast.secretary))
    client.force_login(cast.akim)
    answer = client.get(f"/tasks/{task.pk}/")
    assert answer.context["figures"][0].fact is None
    html = answer.content.decode()
    assert "Фото жоқ" in html
    assert str(WORDS["review"]["return"]) in html
    assert str(WORDS["move"]["return"]) not in html


def test_the_history_tells_all_newest_first(cast: Cast, task: Task, client: Client) -> None:
    moves.accept(task, by=actor(cast.akim))
    client.force_login(cast.akim)
    history = client.get(f"/tasks/{task.pk}/").context["history"]
    assert [entry.code for entry in history] == ["task.accept", "task.issue"]


def test_the_minutes_are_a_link_only_for_those_who_see_them(cast: Cast, task: Task, client: Client) -> None:
    link = f'href="/meetings/{task.meeting_id}/"'
    client.force_login(cast.akim)
    assert link not in page(client, task)
    client.force_login(cast.secretary)
    assert link in page(client, task)


@pytest.mark.parametrize("who", ["other_akim", "member", "administrator", "other_secretary", "stranger"])
def test_for_others_there_is_no_such_task(cast: Cast, task: Task, client: Client, who: str) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(f"/tasks/{task.pk}/").status_code == 404
    assert client.post(f"/tasks/{task.pk}/moves/accept/").status_code == 404
