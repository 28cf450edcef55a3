"""The authority decides on many at once: each by itself, a refused one named and left."""

import pytest
from django.test import Client
from django.urls import reverse

from commission.models import Entry
from tasks.actions import moves
from tasks.models import Task
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_by_itself")]
PAGE = reverse("decisions")


@kept
def proposed(cast: Cast) -> list[Task]:
    tasks = [make.task(cast.ours, actor(cast.secretary), cast.alga) for _ in range(3)]
    for task in tasks:
        moves.report(task, make.account(task), by=actor(cast.akim))
        moves.propose(task, ground="full_execution", by=actor(cast.secretary))
    return tasks


@pytest.fixture
def chair(client: Client, cast: Cast) -> Client:
    client.force_login(cast.chair)
    return client


def chosen(*tasks: Task) -> list[str]:
    return [f"{task.pk}-{task.version}" for task in tasks]


def statuses(tasks: list[Task]) -> list[str]:
    return [Task.objects.get(pk=task.pk).status for task in tasks]


def test_many_are_confirmed_in_one_press_each_with_its_own_line(chair: Client, proposed: list[Task]) -> None:
    answer = chair.post(PAGE, {"confirm": "1", "chosen": chosen(*proposed[:2])})
    assert (answer.status_code, answer["Location"]) == (303, PAGE)
    assert statuses(proposed) == ["closed", "closed", "up_for_removal"]
    assert Entry.objects.filter(code="task.confirm").count() == 2


def test_one_that_fails_is_named_and_does_not_stop_the_others(
    cast: Cast, chair: Client, proposed: list[Task]
) -> None:
    seen = chosen(*proposed)
    moves.reject(Task.objects.get(pk=proposed[1].pk), remarks="Фото жоқ", by=actor(cast.authorised))
    page = chair.post(PAGE, {"confirm": "1", "chosen": seen})
    assert page.status_code == 422
    assert statuses(proposed) == ["closed", "returned", "closed"]
    assert [proposed[1].number in error for error in page.context["form"].non_field_errors()] == [True]


def test_a_refusal_says_why_once_for_all(chair: Client, proposed: list[Task]) -> None:
    silent = chair.post(PAGE, {"reject": "1", "chosen": chosen(*proposed)})
    assert silent.status_code == 422
    assert silent.context["ticked"] == {task.pk for task in proposed}
    chair.post(PAGE, {"reject": "1", "chosen": chosen(*proposed), "remarks": "Актілер жоқ"})
    assert statuses(proposed) == ["returned"] * 3


def test_nothing_chosen_is_said(chair: Client, proposed: list[Task]) -> None:
    assert chair.post(PAGE, {"confirm": "1", "chosen": ["x", "1"]}).status_code == 422


def test_all_are_ticked_without_a_script(chair: Client, proposed: list[Task]) -> None:
    assert chair.get(PAGE, {"chosen": "all"}).context["ticked"] == {task.pk for task in proposed}


def test_it_is_the_authoritys_alone(cast: Cast, client: Client, proposed: list[Task]) -> None:
    client.force_login(cast.secretary)
    assert client.get(PAGE).status_code == 403
    client.force_login(cast.other_secretary)
    assert client.post(PAGE, {"confirm": "1", "chosen": chosen(*proposed)}).status_code == 403
