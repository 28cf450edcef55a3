"""Every move of a task by its page: a refusal loses nothing, a conflict shows both."""

import pytest
from django.http import HttpResponse
from django.test import Client

from tasks.actions import moves
from tasks.models import Task
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept

pytestmark = pytest.mark.django_db


@kept
def task(cast: Cast) -> Task:
    """A task of the akim of Alga."""
    return make.task(cast.ours, actor(cast.secretary), cast.alga)


@kept
def reported(cast: Cast, task: Task) -> Task:
    """The same with a report that waits."""
    moves.report(task, make.account(task), by=actor(cast.akim))
    return task


def send(client: Client, task: Task, move: str, **fields: object) -> HttpResponse:
    """Post the form of a move, made of the version just seen."""
    return client.post(f"/tasks/{task.pk}/moves/{move}/", {"seen": task.version, **fields})


def test_accept_is_one_press(cast: Cast, task: Task, client: Client) -> None:
    client.force_login(cast.akim)
    answer = send(client, task, "accept")
    assert (answer.status_code, answer.url) == (303, f"/tasks/{task.pk}/")
    task.refresh_from_db()
    assert task.status == "in_work"


def test_after_a_move_from_a_list_one_is_back_in_the_list(cast: Cast, task: Task, client: Client) -> None:
    client.force_login(cast.akim)
    assert send(client, task, "accept", next="/").url == "/"


def test_nobody_is_sent_to_another_site(cast: Cast, task: Task, client: Client) -> None:
    client.force_login(cast.akim)
    assert send(client, task, "accept", next="https://elsewhere.example/").url == f"/tasks/{task.pk}/"


def test_the_head_names_who_executes_it(cast: Cast, task: Task, client: Client) -> None:
    client.force_login(cast.akim)
    page = client.get(f"/tasks/{task.pk}/moves/delegate/")
    assert [pk for pk, _ in page.context["form"].fields["assignee"].choices] == ["", cast.specialist.pk]
    assert send(client, task, "delegate", assignee=cast.other_akim.pk).status_code == 422
    answer = send(client, task, "delegate", assignee=cast.specialist.pk, sends="on")
    assert answer.status_code == 303
    task.refresh_from_db()
    assert (task.assignee, task.assignee_sends, task.status) == (cast.specialist, True, "issued")
    assert "specialist kk" in client.get(answer.url).content.decode()
    client.force_login(cast.specialist)
    assert send(client, task, "delegate", assignee="").status_code == 403


def test_withdrawing(cast: Cast, reported: Task, client: Client) -> None:
    client.force_login(cast.akim)
    assert send(client, reported, "withdraw").status_code == 303
    reported.refresh_from_db()
    assert reported.status == "in_work"


def test_return_needs_remarks(cast: Cast, reported: Task, client: Client) -> None:
    client.force_login(cast.secretary)
    assert send(client, reported, "return", remarks=" ").status_code == 422
    assert send(client, reported, "return", remarks="Фото керек").status_code == 303
    reported.refresh_from_db()
    assert (reported.status, reported.returns) == ("returned", 1)


def test_propose_then_confirm(cast: Cast, reported: Task, client: Client) -> None:
    client.force_login(cast.secretary)
    assert send(client, reported, "propose").status_code == 422
    assert send(client, reported, "propose", ground="full_execution").status_code == 303
    reported.refresh_from_db()
    client.force_login(cast.chair)
    assert send(client, reported, "confirm", next="/").url == "/"
    reported.refresh_from_db()
    assert reported.status == "closed"


def test_from_the_tasks_page_removal_is_confirmed_on_a_page_that_shows_the_ground(
    cast: Cast, reported: Task, client: Client
) -> None:
    moves.propose(reported, ground="full_execution", remarks="Бәрі тексерілді", by=actor(cast.secretary))
    client.force_login(cast.chair)
    offered = {button.move: button for button in client.get(f"/tasks/{reported.pk}/").context["live"]}
    assert not offered["confirm"].one_press
    page = client.get(offered["confirm"].url)
    html = page.content.decode()
    assert page.context["proposal"].ground == "full_execution"
    assert html.index("Бәрі тексерілді") < html.index('<button class="button">')
    assert html.count('id="figures"') == 1


def test_whoever_is_both_proposes_and_confirms_in_one_press(
    cast: Cast, reported: Task, client: Client
) -> None:
    cast.chair.positions.create(
        role="controller", commission=cast.ours, title_kk="x", title_ru="x", since="2025-01-01"
    )
    client.force_login(cast.chair)
    assert client.get(f"/tasks/{reported.pk}/moves/propose/").context["may_confirm"]
    assert send(client, reported, "propose", ground="full_execution", confirming="1").status_code == 303
    reported.refresh_from_db()
    assert reported.status == "closed"


def test_who_is_no_authority_cannot_confirm_by_the_same_form(
    cast: Cast, reported: Task, client: Client
) -> None:
    client.force_login(cast.secretary)
    answer = send(client, reported, "propose", ground="full_execution", confirming="1")
    assert answer.status_code == 422
    reported.refresh_from_db()
    assert reported.status == "reported"


def test_reject_and_cancel_say_why(cast: Cast, reported: Task, client: Client) -> None:
    moves.propose(reported, ground="full_execution", by=actor(cast.secretary))
    client.force_login(cast.chair)
    assert send(client, reported, "reject").status_code == 422
    assert send(client, reported, "reject", remarks="Дәлел аз").status_code == 303
    reported.refresh_from_db()
    assert send(client, reported, "cancel").status_code == 422
    assert send(client, reported, "cancel", reason="Қайталанған").status_code == 303
    reported.refresh_from_db()
    assert reported.status == "cancelled"


def test_the_form_of_a_move_the_status_forbids_leads_to_the_task_and_says_why(
    cast: Cast, task: Task, client: Client
) -> None:
    client.force_login(cast.secretary)
    opened = client.get(f"/tasks/{task.pk}/moves/propose/", follow=True)
    assert opened.redirect_chain == [(f"/tasks/{task.pk}/", 302)]
    assert len(list(opened.context["messages"])) == 1


def test_nobody_decides_on_a_report_of_the_own_body(cast: Cast, reported: Task, client: Client) -> None:
    client.force_login(cast.reviewer_of_own)
    assert client.get(f"/tasks/{reported.pk}/moves/propose/").url == f"/tasks/{reported.pk}/"
    assert send(client, reported, "propose", ground="full_execution").status_code == 422


def test_a_stale_form_shows_both_and_then_goes_through(cast: Cast, task: Task, client: Client) -> None:
    client.force_login(cast.akim)
    old = task.version
    moves.note(task, text="Маман жазды", by=actor(cast.specialist))
    answer = client.post(f"/tasks/{task.pk}/moves/note/", {"seen": old, "text": "Басшы жазды"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Басшы жазды" in html
    assert "Маман жазды" in html
    again = {"seen": answer.context["form"]["seen"].value(), "text": "Басшы жазды"}
    assert client.post(f"/tasks/{task.pk}/moves/note/", again).status_code == 303


@pytest.mark.parametrize("move", ["issue", "report", "nonsense"])
def test_there_are_no_other_moves(cast: Cast, task: Task, client: Client, move: str) -> None:
    client.force_login(cast.secretary)
    assert client.get(f"/tasks/{task.pk}/moves/{move}/").status_code == 404
