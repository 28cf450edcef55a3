"""The reviewer's hour: oldest first, one screen a report, and the next one after each answer."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from commission import clock
from tasks.actions import moves, phrases
from tasks.models import Phrase, Task
from tests import make
from tests.cast import Cast, actor
from tests.conftest import MOMENT
from tests.stage import kept

pytestmark = pytest.mark.django_db
QUEUE = reverse("reviews")


@kept
def waiting(cast: Cast) -> list[Task]:
    """Three reports, in the order in which they were sent: not that of their numbers."""
    tasks = [make.task(cast.ours, actor(cast.secretary), cast.alga) for _ in range(3)]
    sent = [tasks[1], tasks[0], tasks[2]]
    for minute, task in enumerate(sent):
        with clock.freeze(MOMENT + timedelta(minutes=minute)):
            moves.report(task, make.account(task), by=actor(cast.akim))
    return sent


@pytest.fixture
def secretary(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretary)
    return client


def screen(task: Task) -> str:
    return reverse("review", args=[task.pk])


def status(task: Task) -> str:
    return Task.objects.get(pk=task.pk).status


def test_the_queue_is_oldest_first_and_leads_through(secretary: Client, waiting: list[Task]) -> None:
    assert [row.task.pk for row in secretary.get(QUEUE).context["rows"]] == [task.pk for task in waiting]
    assert "0 жұмыс күні" not in secretary.get(QUEUE).content.decode()  # it came within this working day
    places = [secretary.get(screen(task)).context["place"] for task in waiting]
    assert [(place.number, place.before, place.after) for place in places] == [
        (1, "", screen(waiting[1])),
        (2, screen(waiting[0]), screen(waiting[2])),
        (3, screen(waiting[1]), ""),
    ]


def test_each_answer_leads_to_the_next_report_and_the_last_to_the_queue(
    secretary: Client, waiting: list[Task]
) -> None:
    first, second, last = waiting
    answer = secretary.post(screen(first), {"return": "1", "remarks": "Фото керек", "seen": first.version})
    assert answer["Location"] == screen(second)
    answer = secretary.post(screen(second), {"propose": "1", "ground": "full_execution"})
    assert answer["Location"] == screen(last)
    assert secretary.post(screen(last), {"return": "1", "remarks": "Акт керек"})["Location"] == QUEUE
    assert [status(task) for task in waiting] == ["returned", "up_for_removal", "returned"]


def test_an_answer_without_its_words_keeps_the_screen(secretary: Client, waiting: list[Task]) -> None:
    page = secretary.post(screen(waiting[0]), {"propose": "1", "remarks": "жақсы"})
    assert page.status_code == 422
    assert page.context["propose_form"]["remarks"].value() == "жақсы"
    assert not page.context["return_form"].is_bound


def test_a_report_decided_meanwhile_keeps_what_was_typed(
    cast: Cast, secretary: Client, waiting: list[Task]
) -> None:
    task = Task.objects.get(pk=waiting[0].pk)
    moves.return_(Task.objects.get(pk=task.pk), remarks="Бұрын", by=actor(cast.controller))
    page = secretary.post(screen(task), {"return": "1", "remarks": "Менің ескертуім", "seen": task.version})
    assert page.status_code == 422
    assert b"\xd0\x9c\xd0\xb5\xd0\xbd\xd1\x96\xd2\xa3" in page.content
    assert secretary.get(screen(task))["Location"] == reverse("task", args=[task.pk])


def test_the_earlier_remarks_stand_on_the_screen(cast: Cast, secretary: Client, waiting: list[Task]) -> None:
    task = Task.objects.get(pk=waiting[0].pk)
    moves.return_(task, remarks="Төрт стенд жетпейді", by=actor(cast.secretary))
    moves.report(task, make.account(task, "Бәрі орнатылды."), by=actor(cast.akim))
    page = secretary.get(screen(task)).content.decode()
    assert "Төрт стенд жетпейді" in page
    assert "Бәрі орнатылды." in page


def test_nobody_else_has_a_queue_and_the_own_body_is_not_in_it(
    cast: Cast, client: Client, waiting: list[Task]
) -> None:
    client.force_login(cast.akim)
    assert client.get(QUEUE).status_code == 403
    client.force_login(cast.reviewer_of_own)
    assert client.get(QUEUE).context["rows"] == []
    assert client.get(screen(waiting[0])).status_code == 303
    client.force_login(cast.other_secretary)
    assert client.get(screen(waiting[0])).status_code == 404


class TestPhrases:
    def test_remarks_are_kept_for_the_next_time(
        self, cast: Cast, secretary: Client, waiting: list[Task]
    ) -> None:
        answer = {"return": "1", "remarks": "Фото  керек", "keep": "1"}
        secretary.post(screen(waiting[0]), answer)
        secretary.post(screen(waiting[1]), answer)
        kept = Phrase.objects.get(person=cast.secretary)
        page = secretary.post(screen(waiting[2]), {"phrase": kept.pk, "remarks": "Акт жоқ."})
        assert page.context["return_form"]["remarks"].value() == "Акт жоқ.\nФото керек"
        secretary.post(reverse("phrase_forget", args=[kept.pk]))
        assert not Phrase.objects.exists()

    def test_they_are_ones_own(self, cast: Cast, secretary: Client) -> None:
        phrases.keep("Бөтен", by=actor(cast.controller))
        secretary.post(reverse("phrase_forget", args=[Phrase.objects.get().pk]))
        assert Phrase.objects.exists()

    def test_what_is_too_long_to_keep_is_sent_all_the_same(
        self, secretary: Client, waiting: list[Task]
    ) -> None:
        answer = secretary.post(screen(waiting[0]), {"return": "1", "remarks": "ұ" * 501, "keep": "1"})
        assert answer.status_code == 303
        assert status(waiting[0]) == "returned"
        assert not Phrase.objects.exists()
