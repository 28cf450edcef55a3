"""Recording the signature: what it asks, what it refuses, what it sets going."""

import pytest
from django.test import Client

from commission.actions import meetings
from commission.actions.meetings import Mark
from commission.models import Meeting
from commission.reasons import REASONS
from tasks.models import Task
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept

pytestmark = pytest.mark.django_db


@kept
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


def test_who_signs_while_another_one_recalls_reads_why_not(
    cast: Cast, sitting: Meeting, client: Client
) -> None:
    """Two secretaries, two open pages: the second press changes nothing, and no task comes into being."""
    client.force_login(cast.secretary)
    opened = filled(client, sitting)
    recall = f"/meetings/{sitting.pk}/moves/recall/"
    again = client.get(recall).context["form"]["seen"].value()
    assert client.post(recall, {"reason": "Қате", "seen": again}).status_code == 303
    for page, sent in ((address(sitting), opened), (recall, {"reason": "Қате", "seen": again})):
        answer = client.post(page, sent, follow=True)
        assert answer.status_code in (200, 409, 422)
        assert str(REASONS["status"]) in answer.content.decode()
    sitting.refresh_from_db()
    assert sitting.status == "held"
    assert not Task.objects.exists()


def test_minutes_without_a_quorum_do_not_go_to_the_chair(cast: Cast, client: Client) -> None:
    """Both numbers are said, and the line leads to the attendance."""
    by = actor(cast.secretary)
    made = make.meeting(cast.ours, by)
    make.clause(made, by, cast.alga)
    first, *others = made.seats()
    marks = {first.pk: Mark("present"), **{seat.pk: Mark("absent") for seat in others}}
    meetings.mark_attendance(made, marks, by=by)
    client.force_login(cast.secretary)
    page = client.get(f"/meetings/{made.pk}/preview/")
    (finding,) = [one for one in page.context["findings"] if one.problem.code == "quorum_missing"]
    assert finding.problem.blocking
    assert finding.url == f"/meetings/{made.pk}/attendance/"
    assert finding.problem.params == {"present": 1, "needed": 3}
    form = page.context["hand_over"]
    sent = {name: form[name].value() for name in ("seen", "content")}
    answer = client.post(f"/meetings/{made.pk}/preview/", sent)
    assert answer.status_code == 422
    assert str(REASONS["not_checked"]) in answer.content.decode()
