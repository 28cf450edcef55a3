"""Votes on the questions of the agenda; five members, all present."""

import pytest
from django.test import Client
from django.urls import reverse

from commission.actions import agenda, votes
from commission.actions.agenda import ItemText
from commission.actions.votes import Ballot
from commission.domain.voting import Count
from commission.models import AgendaItem, Entry, Meeting
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept


@kept
def meeting(cast: Cast) -> Meeting:
    by = actor(cast.secretary)
    made = make.meeting(cast.ours, by)
    for title in ("Бірінші", "Екінші"):
        agenda.add_item(made, ItemText(title_kk=title), by=by)
    return made


@pytest.fixture
def secretary(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretary)
    return client


def send(client: Client, meeting: Meeting, first: dict[str, object], **more: object):
    pk = agenda.standing(meeting)[0].pk
    typed = {f"{name}_{pk}": value for name, value in first.items()}
    answer = client.post(
        reverse("meeting_votes", args=[meeting.pk]), {"seen": meeting.version, **typed, **more}
    )
    meeting.refresh_from_db()
    return answer


def counted(meeting: Meeting) -> list[tuple[object, ...]]:
    rows = AgendaItem.objects.filter(meeting=meeting).order_by("order")
    return list(rows.values_list("votes_for", "votes_against", "votes_abstained", "chair_for"))


def test_votes_and_a_dissent_are_written(secretary: Client, meeting: Meeting) -> None:
    """What nobody typed of a vote is 0; a question without any number was not voted on."""
    send(secretary, meeting, {"votes_for": 4, "votes_against": 1, "dissent_kk": "Қарсымын."})
    assert counted(meeting) == [(4, 1, 0, None), (None, None, None, None)]
    page = secretary.get(reverse("meeting_votes", args=[meeting.pk])).content.decode()
    assert "Қарсымын." in page
    assert page.count("<strong>") == 1  # what the one vote decided


def test_one_press_is_unanimous_where_nothing_is_written(secretary: Client, meeting: Meeting) -> None:
    send(secretary, meeting, {"votes_for": 3, "votes_against": 1}, rest="for")
    assert counted(meeting) == [(3, 1, 0, None), (5, 0, 0, None)]
    assert '"items":2' in Entry.objects.get(code="meeting.voted").data


def test_a_tie_needs_the_chair(secretary: Client, meeting: Meeting) -> None:
    tie = {"votes_for": 2, "votes_against": 2, "votes_abstained": 1}
    answer = send(secretary, meeting, tie)
    assert answer.status_code == 422
    assert [name.rpartition("_")[0] for name in answer.context["form"].errors] == ["chair_for"]
    assert send(secretary, meeting, {**tie, "chair_for": "for"}).status_code == 303
    assert counted(meeting)[0] == (2, 2, 1, True)


@pytest.mark.parametrize(
    "typed",
    [
        {"votes_for": -1},
        {"votes_for": 5, "votes_against": 1},
        {"votes_for": 10**30},
        {"votes_for": "көпшілік"},
        {"votes_for": 5, "dissent_ru": "Против. " * 10_000},
    ],
)
def test_what_cannot_be_is_refused_and_kept(
    secretary: Client, meeting: Meeting, typed: dict[str, object]
) -> None:
    answer = send(secretary, meeting, {"dissent_kk": "Қарсымын.", **typed})
    assert answer.status_code == 422
    assert "Қарсымын." in answer.content.decode()
    assert counted(meeting)[0] == (None, None, None, None)


def test_a_stale_form_shows_both_and_leaves_the_rest_to_the_other(
    secretary: Client, meeting: Meeting, cast: Cast
) -> None:
    first, second = (item.pk for item in agenda.standing(meeting))
    seen = meeting.version
    theirs = {first: Ballot(Count(4, 1)), second: Ballot(Count(5))}
    votes.record_votes(meeting, theirs, by=actor(cast.secretary))
    stale = send(secretary, meeting, {"votes_for": 3, "votes_against": 2}, seen=seen)
    both = {one.label: (one.stored, one.typed) for one in stale.context["form"].conflicts}
    assert ("4", "3") in both.values()
    assert stale.context["form"][f"votes_for_{second}"].value() == "5"
    again = {"votes_for": 3, "votes_against": 2}
    send(secretary, meeting, again, **{f"votes_for_{second}": 5})
    assert counted(meeting) == [(3, 2, 0, None), (5, 0, 0, None)]


@pytest.mark.parametrize(("who", "answer"), [("member", 403), ("akim", 404)])
def test_others(client: Client, cast: Cast, meeting: Meeting, who: str, answer: int) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(reverse("meeting_votes", args=[meeting.pk])).status_code == answer
