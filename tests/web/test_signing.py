"""Recording the signature: what it asks, what it refuses, what it sets going."""

import pytest
from django.test import Client

from commission.models import Meeting
from tasks.models import Task
from tests import make
from tests.cast import Cast, actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting(cast: Cast) -> Meeting:
    """The papers of a clause to two akims lie with the chair."""
    by = actor(cast.secretary)
    made = make.meeting(cast.ours, by)
    make.clause(made, by, cast.alga, cast.khromtau)
    make.hand_over(made, by)
    return made


def address(sitting: Meeting) -> str:
    """The page of the signature."""
    return f"/meetings/{sitting.pk}/sign/"


def filled(client: Client, sitting: Meeting, **typed: str) -> dict[str, object]:
    """The form as opened, with the day typed in."""
    form = client.get(address(sitting)).context["form"]
    data = {name: form[name].value() for name in ("seen", "content", "chaired_by")}
    return {**data, "signed_on": "2025-08-19", **typed}


def test_the_signature_issues_the_tasks_and_says_how_many(
    cast: Cast, sitting: Meeting, client: Client
) -> None:
    client.force_login(cast.secretary)
    answer = client.post(address(sitting), filled(client, sitting), follow=True)
    assert answer.redirect_chain == [(f"/meetings/{sitting.pk}/", 303)]
    assert "2" in next(str(message) for message in answer.context["messages"])
    assert list(Task.objects.order_by("number").values_list("number", flat=True)) == [
        "2025-3/1.1-01",
        "2025-3/1.1-02",
    ]


def test_the_page_says_what_comes_and_shows_the_hash(cast: Cast, sitting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    page = client.get(address(sitting))
    assert page.context["count"] == 2
    assert "aaaa-aaaa-aaaa" in page.content.decode()


@pytest.mark.parametrize("day", ["2025-08-17", "2025-08-20", ""])
def test_a_wrong_day_stays_in_its_field(cast: Cast, sitting: Meeting, client: Client, day: str) -> None:
    client.force_login(cast.secretary)
    answer = client.post(address(sitting), filled(client, sitting, signed_on=day))
    assert answer.status_code == 422
    assert answer.context["form"].errors["signed_on"]
    assert answer.context["form"]["signed_on"].value() == day
    assert not Task.objects.exists()


def test_another_paper_is_not_signed(cast: Cast, sitting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    answer = client.post(address(sitting), filled(client, sitting, content="b" * 64))
    assert answer.status_code == 422
    assert not Task.objects.exists()


def test_it_is_signed_once(cast: Cast, sitting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    data = filled(client, sitting)
    client.post(address(sitting), data)
    assert client.post(address(sitting), data).status_code == 409
    assert Task.objects.count() == 2


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("chair", 403), ("member", 403)])
def test_only_the_secretary_records_it(
    cast: Cast, sitting: Meeting, client: Client, who: str, status: int
) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(address(sitting)).status_code == status
