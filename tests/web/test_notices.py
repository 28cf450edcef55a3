"""What people are told, and how it becomes old news."""

import pytest
from django.test import Client

from commission.actions import meetings
from commission.domain.sitting import Move
from commission.models import Meeting, Notice, Seat
from tasks.actions import moves
from tasks.models import Task
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept

pytestmark = pytest.mark.django_db


@kept
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


def test_whoever_executes_it_is_told_that_and_what_came_back(cast: Cast, task: Task) -> None:
    moves.withdraw(task, by=actor(cast.akim))
    moves.delegate(task, assignee=cast.specialist, by=actor(cast.akim))
    moves.report(task, make.account(task), by=actor(cast.akim))
    moves.return_(task, remarks="Фото жоқ", by=actor(cast.secretary))
    assert told_of("task.delegate") == {cast.specialist.pk}
    assert told_of("task.return") == {cast.specialist.pk, cast.akim.pk, cast.reviewer_of_own.pk}


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


@kept
def sitting(cast: Cast) -> Meeting:
    """Its minutes lie with the chair."""
    made = make.meeting(cast.ours, actor(cast.secretary), number="9")
    make.clause(made, actor(cast.secretary), cast.alga)
    make.hand_over(made, actor(cast.secretary))
    return made


def told_of(code: str) -> set[int]:
    """Whom an event was told."""
    return set(Notice.objects.filter(entry__code=code).values_list("person", flat=True))


def test_the_chair_is_told_that_minutes_wait(cast: Cast, sitting: Meeting, client: Client) -> None:
    assert told_of("meeting.hand_to_chair") == {cast.chair.pk}
    client.force_login(cast.chair)
    html = client.get("/notices/").content.decode()
    assert f'href="/meetings/{sitting.pk}/"' in html
    assert "№ 9" in html
    client.get(f"/meetings/{sitting.pk}/")
    assert client.get("/notices/").context["unread"] == 0


def test_a_recall_is_told_to_whom_the_papers_lay_with(cast: Cast, sitting: Meeting) -> None:
    meetings.move(sitting, Move.recall, reason="Қате", by=actor(cast.secretary))
    assert told_of("meeting.recall") == {cast.chair.pk}


def test_a_deputy_who_presided_is_told_instead(cast: Cast) -> None:
    seat = Seat.objects.filter(composition__commission=cast.ours, role="member").first()
    Seat.objects.filter(pk=seat.pk).update(role="deputy")
    made = make.meeting(cast.ours, actor(cast.secretary), chaired_by_id=seat.pk)
    make.clause(made, actor(cast.secretary), cast.alga)
    make.hand_over(made, actor(cast.secretary))
    assert told_of("meeting.hand_to_chair") == {cast.deputy.pk}


def test_the_commission_is_told_of_the_signature(cast: Cast, sitting: Meeting) -> None:
    make.sign(sitting, actor(cast.secretary))
    ours = [cast.chair, cast.deputy, cast.member, cast.controller, cast.reviewer_of_own]
    assert told_of("meeting.sign") == {person.pk for person in ours}
