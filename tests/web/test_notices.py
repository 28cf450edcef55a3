"""What people are told, and how it becomes old news."""

import pytest
from django.test import Client

from commission.models import Notice
from tasks.actions import moves
from tasks.models import Task
from tests import make
from tests.cast import Cast, actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(cast: Cast) -> Task:
    """Issued to the akim, who accepted; a report waits for the secretary."""
    made = make.task(cast.ours, actor(cast.secretary), cast.alga)
    moves.report(made, make.account(made), by=actor(cast.akim))
    return made


def test_each_is_told_what_the_other_side_did(cast: Cast, task: Task, client: Client) -> None:
    for person, code in ((cast.akim, "task.issue"), (cast.secretary, "task.report")):
        client.force_login(person)
        answer = client.get("/notices/")
        assert [told.entry.code for told in answer.context["told"]] == [code]
        assert f'href="/tasks/{task.pk}/"' in answer.content.decode()


def test_unread_stand_first(cast: Cast, task: Task, client: Client) -> None:
    client.force_login(cast.akim)
    moves.return_(task, remarks="Фото керек", by=actor(cast.secretary))
    Notice.objects.filter(person=cast.akim, entry__code="task.return").update(read_at=task.issued_at)
    told = client.get("/notices/").context["told"]
    assert [(row.entry.code, row.is_new) for row in told] == [("task.issue", True), ("task.return", False)]


def test_one_press_marks_all_as_read_and_only_ones_own(cast: Cast, task: Task, client: Client) -> None:
    client.force_login(cast.akim)
    assert client.post("/notices/").status_code == 303
    assert not Notice.objects.filter(person=cast.akim, read_at=None).exists()
    assert Notice.objects.filter(person=cast.secretary, read_at=None).exists()


def test_the_page_of_the_task_reads_what_was_told_of_it(cast: Cast, task: Task, client: Client) -> None:
    client.force_login(cast.secretary)
    client.get(f"/tasks/{task.pk}/")
    assert client.get("/notices/").context["unread"] == 0


def test_who_lost_the_position_keeps_the_sentence_but_not_the_task(
    cast: Cast, task: Task, client: Client
) -> None:
    cast.akim.positions.update(until="2025-08-01")
    client.force_login(cast.akim)
    answer = client.get("/notices/")
    assert [row.task for row in answer.context["told"]] == [None]


def test_nothing_was_told_yet(cast: Cast, client: Client) -> None:
    client.force_login(cast.stranger)
    assert 'class="empty"' in client.get("/notices/").content.decode()
