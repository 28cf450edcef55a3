"""Who came, and the quorum line."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from commission import clock
from commission.actions import meetings
from commission.actions.meetings import Details, Mark
from commission.models import Composition, Meeting, Seat
from tasks import drafts
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept


@kept
def meeting(cast: Cast) -> Meeting:
    """A planned sitting of five seats, nobody marked."""
    return meetings.plan(cast.ours, Details(), by=actor(cast.secretary))


@pytest.fixture
def secretary(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretary)
    return client


def mark(client: Client, meeting: Meeting, *states: str, **more: object):
    """Marks by the order of the seats."""
    named = {f"state_{seat.pk}": state for seat, state in zip(meeting.seats(), states, strict=False)}
    address = reverse("meeting_attendance", args=[meeting.pk])
    return client.post(address, {**named, "seen": meeting.version, **more})


def marks(meeting: Meeting) -> list[str]:
    return [one.state for one in meeting.attendance.order_by("seat__order")]


def test_before_any_mark_the_page_says_how_many_are_needed(secretary: Client, meeting: Meeting) -> None:
    response = secretary.get(reverse("meeting_attendance", args=[meeting.pk]))
    quorum = response.context["quorum"]
    assert (quorum.present, quorum.of_all, quorum.needed, quorum.reached) == (None, 5, 3, False)
    assert response.content.decode().count('type="radio"') == 5 * 4


def test_what_is_marked_is_stored_and_the_rest_stays_open(secretary: Client, meeting: Meeting) -> None:
    assert mark(secretary, meeting, "present", "absent", "excused").status_code == 303
    assert marks(meeting) == ["present", "absent", "excused"]


def test_one_press_marks_the_unmarked_present(secretary: Client, meeting: Meeting) -> None:
    mark(secretary, meeting, "absent", rest="present")
    assert marks(meeting) == ["absent", "present", "present", "present", "present"]
    response = secretary.get(reverse("meeting_attendance", args=[meeting.pk]))
    assert response.context["quorum"].reached
    assert response.context["quorum"].present == 4


def test_a_representative_counts_and_naming_one_is_a_mark(secretary: Client, meeting: Meeting) -> None:
    seat = meeting.seats()[0]
    mark(secretary, meeting, **{f"by_{seat.pk}": "орынбасары"})
    stored = meeting.attendance.get()
    assert (stored.state, stored.represented_by) == ("represented", "орынбасары")


def test_a_representative_beside_another_mark_is_asked_about(secretary: Client, meeting: Meeting) -> None:
    seat = meeting.seats()[0]
    response = mark(secretary, meeting, "absent", **{f"by_{seat.pk}": "орынбасары"})
    assert response.status_code == 422
    assert "орынбасары" in response.content.decode()
    assert marks(meeting) == []


def test_a_stale_form_shows_both_marks(secretary: Client, meeting: Meeting) -> None:
    mark(secretary, meeting, "present", "present")
    stale = mark(secretary, meeting, "present", "absent")
    assert stale.status_code == 422
    (difference,) = stale.context["form"].conflicts
    assert difference.stored != difference.typed
    again = mark(secretary, meeting, "present", "absent", seen=stale.context["form"]["seen"].value())
    assert again.status_code == 303
    assert marks(meeting) == ["present", "absent"]


def test_without_a_composition_there_is_a_way_back(client: Client, cast: Cast) -> None:
    theirs = meetings.plan(cast.theirs, Details(), by=actor(cast.other_secretary))
    client.force_login(cast.other_secretary)
    page = client.get(reverse("meeting_attendance", args=[theirs.pk])).content.decode()
    assert 'class="empty"' in page


def test_marks_of_another_composition_stay_and_do_not_count(cast: Cast) -> None:
    """An undated composition of five, from August one of three: the sitting moves to the other."""
    by = actor(cast.secretary)
    held = make.meeting(cast.ours, by, date=date(2025, 7, 1))
    autumn = Composition.objects.create(commission=cast.ours, since=date(2025, 8, 1))
    for n in range(3):
        Seat.objects.create(composition=autumn, order=n, title_kk=f"{n}", title_ru=f"{n}")
    assert counted(held) == (5, 5)
    meetings.describe(held, Details(date=date(2025, 8, 18), number="3"), by=by)
    assert counted(held) == (None, 3)
    assert held.attendance.count() == 5
    codes = [p.code for p in drafts.problems_of(again(held), drafts.instructions_of(held), clock.today())]
    assert "quorum_unknown" in codes
    meetings.mark_attendance(again(held), {autumn.seats.first().pk: Mark("present")}, by=by)
    assert counted(held) == (1, 3)


def again(meeting: Meeting) -> Meeting:
    """As the next page reads it."""
    return Meeting.objects.for_page().get(pk=meeting.pk)


def counted(meeting: Meeting) -> tuple[int | None, int]:
    """Present, of all."""
    return again(meeting).headcount()


@pytest.mark.parametrize(("who", "answer"), [("chair", 403), ("auditor", 403), ("stranger", 404)])
def test_others(client: Client, cast: Cast, meeting: Meeting, who: str, answer: int) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(reverse("meeting_attendance", args=[meeting.pk])).status_code == answer
