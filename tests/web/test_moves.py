"""Moving a sitting along: the page that asks, and the press."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from commission.actions import meetings
from commission.actions.meetings import Details, Mark
from commission.domain.sitting import Move
from commission.models import Entry, Meeting
from commission.web.moves import FOLLOWS
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept


@kept
def planned(cast: Cast) -> Meeting:
    return meetings.plan(cast.ours, Details(), by=actor(cast.secretary))


@pytest.fixture
def secretary(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretary)
    return client


def address(meeting: Meeting, move: str) -> str:
    return reverse("meeting_move", args=[meeting.pk, move])


def status(meeting: Meeting) -> str:
    return Meeting.objects.get(pk=meeting.pk).status


@pytest.mark.parametrize(
    ("move", "after"), [("convene", "convened"), ("postpone", "postponed"), ("cancel", "cancelled")]
)
def test_asks_and_then_moves(secretary: Client, planned: Meeting, move: str, after: str) -> None:
    page = secretary.get(address(planned, move))
    assert page.status_code == 200
    assert status(planned) == "planned"
    seen = page.context["form"]["seen"].value()
    response = secretary.post(address(planned, move), {"seen": seen})
    assert (response.status_code, response["Location"]) == (303, reverse("meeting", args=[planned.pk]))
    assert status(planned) == after


def test_even_an_empty_form_is_an_answer(secretary: Client, planned: Meeting) -> None:
    assert secretary.post(address(planned, "convene")).status_code == 303


def test_a_reason_is_kept_in_the_journal(secretary: Client, planned: Meeting) -> None:
    secretary.post(address(planned, "cancel"), {"reason": "Кворум күтілмейді"})
    assert "Кворум күтілмейді" in Entry.objects.get(code="meeting.cancel").data


def test_what_the_status_forbids_is_a_sentence(secretary: Client, planned: Meeting) -> None:
    sitting = reverse("meeting", args=[planned.pk])
    opened = secretary.get(address(planned, "hold"), follow=True)
    assert opened.redirect_chain == [(sitting, 302)]
    assert len(list(opened.context["messages"])) == 1
    refused = secretary.post(address(planned, "hold"))
    assert refused.status_code == 409
    assert f'href="{sitting}"' in refused.content.decode()
    assert status(planned) == "planned"


def test_somebody_was_faster(secretary: Client, planned: Meeting) -> None:
    response = secretary.post(address(planned, "convene"), {"seen": planned.version - 1})
    assert response.status_code == 422
    assert response.context["form"]["seen"].value() == planned.version
    assert status(planned) == "planned"


class TestNoQuorum:
    def test_is_not_said_of_a_sitting_that_has_one(self, secretary: Client, cast: Cast) -> None:
        held = make.meeting(cast.ours, actor(cast.secretary))
        response = secretary.post(address(held, "no_quorum"))
        assert response.status_code == 422
        assert response.context["form"].non_field_errors()
        assert status(held) == "held"

    def test_is_recorded_when_too_few_came(self, secretary: Client, cast: Cast) -> None:
        held = make.meeting(cast.ours, actor(cast.secretary))
        absent = {seat.pk: Mark("absent") for seat in held.seats()}
        meetings.mark_attendance(held, absent, by=actor(cast.secretary))
        assert secretary.get(address(held, "no_quorum")).status_code == 200
        secretary.post(address(held, "no_quorum"))
        assert status(held) == "no_quorum"


class TestRecall:
    @pytest.fixture
    def with_chair(self, cast: Cast) -> Meeting:
        meeting = make.meeting(cast.ours, actor(cast.secretary))
        make.clause(meeting, actor(cast.secretary), cast.alga)
        make.hand_over(meeting, actor(cast.secretary))
        return meeting

    def test_needs_a_reason(self, secretary: Client, with_chair: Meeting) -> None:
        response = secretary.post(address(with_chair, "recall"), {"reason": " "})
        assert response.status_code == 422
        assert response.context["form"].errors["reason"]
        assert status(with_chair) == "with_chair"

    def test_opens_the_records_again(self, secretary: Client, with_chair: Meeting) -> None:
        response = secretary.post(address(with_chair, "recall"), {"reason": "2.1-тармақ түзетіледі"})
        assert status(with_chair) == "held"
        (told,) = get_messages(response.wsgi_request)
        assert "2.1-тармақ түзетіледі" in str(told)


@pytest.mark.parametrize("move", ["hand_to_chair", "sign", "explode"])
def test_other_moves_have_no_such_page(secretary: Client, planned: Meeting, move: str) -> None:
    assert secretary.get(address(planned, move)).status_code == 404


@pytest.mark.parametrize(
    ("who", "answer"), [("chair", 403), ("auditor", 403), ("member", 404), ("akim", 404)]
)
def test_others(client: Client, cast: Cast, planned: Meeting, who: str, answer: int) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(address(planned, "convene")).status_code == answer


def test_every_move_has_a_page_or_its_own() -> None:
    assert {*FOLLOWS, Move.hand_to_chair, Move.sign} == set(Move)
