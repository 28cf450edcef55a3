"""The agenda as a list: its order, what is taken off it and put back, and the numbers that follow."""

import pytest
from django.test import Client
from django.urls import reverse

from commission.actions import agenda
from commission.actions.agenda import ItemText
from commission.domain.verdict import Refused
from commission.models import AgendaItem, Clause, Entry, Meeting
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept


@kept
def meeting(cast: Cast) -> Meeting:
    """Three questions; the second has a clause."""
    by = actor(cast.secretary)
    made = make.meeting(cast.ours, by)
    for title in ("Бірінші", "Екінші", "Үшінші"):
        agenda.add_item(made, ItemText(title_kk=title), by=by, reporters=[cast.police])
    make.clause(made, by, cast.alga, item="Екінші")
    return made


@pytest.fixture
def secretary(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretary)
    return client


def press(client: Client, meeting: Meeting, press: str = "", **more: object):
    """One button of the page as it stands, or none; then where it leads."""
    address = reverse("meeting_agenda", args=[meeting.pk])
    typed = {"order": [one.pk for one in agenda.standing(meeting)], "seen": meeting.version, "press": press}
    answer = client.post(address, typed | more)
    meeting.refresh_from_db()
    return answer


def titles(meeting: Meeting) -> list[str]:
    return [item.title_kk for item in agenda.standing(meeting)]


def item(title: str) -> AgendaItem:
    found: AgendaItem = AgendaItem.with_removed.get(title_kk=title)
    return found


def test_up_and_down_move_one_place_and_the_keyboard_stays_on_the_item(
    secretary: Client, meeting: Meeting
) -> None:
    second = item("Екінші").pk
    answer = press(secretary, meeting, f"up-{second}")
    assert titles(meeting) == ["Екінші", "Бірінші", "Үшінші"]
    page = secretary.get(answer["Location"]).content.decode()
    assert f'value="down-{second}" autofocus' in page  # at the top there is no «up» any more
    press(secretary, meeting, f"down-{second}")
    press(secretary, meeting, f"down-{second}")
    press(secretary, meeting, f"down-{second}")
    assert titles(meeting) == ["Бірінші", "Үшінші", "Екінші"]


def test_the_numbers_of_the_clauses_follow(secretary: Client, meeting: Meeting) -> None:
    """Nothing stored keeps the old number; what the journal said then it still says."""
    before = Clause.objects.get().version
    press(secretary, meeting, f"up-{item('Екінші').pk}")
    clause = Clause.objects.select_related("item").get()
    assert (clause.number, clause.version) == ("1.1", before)
    page = secretary.get(reverse("meeting", args=[meeting.pk])).content.decode()
    assert "1.1" in page
    assert "2.1" not in page.split('id="history"')[0].split("<h2>Тарих")[0]
    assert '"number":"2.1"' in Entry.objects.filter(code="clause.added").get().data


def test_a_dragged_order_is_saved_whole_and_told_by_old_numbers(secretary: Client, meeting: Meeting) -> None:
    order = [item(title).pk for title in ("Үшінші", "Бірінші", "Екінші")]
    assert press(secretary, meeting, order=order).status_code == 303
    assert titles(meeting) == ["Үшінші", "Бірінші", "Екінші"]
    assert '"places":"3, 1, 2"' in Entry.objects.get(code="meeting.reordered").data
    entries = Entry.objects.count()
    assert press(secretary, meeting, order=order).status_code == 303
    assert Entry.objects.count() == entries


def test_a_stale_order_shows_both_and_goes_through_the_second_time(
    secretary: Client, meeting: Meeting, cast: Cast
) -> None:
    first, second, third = (item(title).pk for title in ("Бірінші", "Екінші", "Үшінші"))
    seen = meeting.version
    agenda.reorder(meeting, [third, second, first], by=actor(cast.secretary))
    agenda.add_item(meeting, ItemText(title_kk="Төртінші"), by=actor(cast.secretary))
    stale = press(secretary, meeting, order=[second, first, third], seen=seen)
    assert stale.status_code == 422
    (both,) = stale.context["form"].conflicts
    assert (both.stored, both.typed) == (
        "Үшінші; Екінші; Бірінші; Төртінші",
        "Екінші; Бірінші; Үшінші",
    )
    shown = [line.item.pk for line in stale.context["lines"]]
    assert shown[:3] == [second, first, third]
    again = press(secretary, meeting, order=shown, seen=stale.context["form"]["seen"].value())
    assert again.status_code == 303
    assert titles(meeting) == ["Екінші", "Бірінші", "Үшінші", "Төртінші"]


def test_what_is_taken_off_comes_back_with_every_word(
    secretary: Client, meeting: Meeting, cast: Cast
) -> None:
    first = item("Бірінші")
    press(secretary, meeting, f"remove-{first.pk}")
    assert titles(meeting) == ["Екінші", "Үшінші"]
    assert [one.order for one in agenda.standing(meeting)] == [1, 2]
    assert secretary.get(reverse("item", args=[first.pk])).status_code == 404
    assert "Бірінші" not in secretary.get(reverse("meeting_votes", args=[meeting.pk])).content.decode()
    page = secretary.get(reverse("meeting_agenda", args=[meeting.pk])).content.decode()
    assert f'value="back-{first.pk}"' in page
    press(secretary, meeting, f"back-{first.pk}")
    assert titles(meeting) == ["Бірінші", "Екінші", "Үшінші"]
    assert agenda.reporters_of(first) == [cast.police.pk]
    assert [one.code for one in Entry.objects.filter(object_kind="meeting").order_by("seq")][-2:] == [
        "meeting.item_removed",
        "meeting.item_put_back",
    ]


def test_an_item_with_clauses_stays_and_says_which(secretary: Client, meeting: Meeting) -> None:
    answer = press(secretary, meeting, f"remove-{item('Екінші').pk}")
    assert answer.status_code == 422
    assert "2.1" in answer.context["form"].non_field_errors()[0]
    assert len(titles(meeting)) == 3


def test_whoever_writes_in_an_item_that_was_taken_off_is_told(meeting: Meeting, cast: Cast) -> None:
    by, third = actor(cast.secretary), item("Үшінші")
    third.meeting = meeting
    agenda.remove_item(third, by=by)
    with pytest.raises(Refused) as refusal:
        agenda.edit_item(third, ItemText(title_kk="Басқа"), by=by)
    assert refusal.value.code == "item_removed"


@pytest.mark.parametrize("typed", [{"press": "up-x"}, {"order": ["0"]}, {"order": ["x"]}])
def test_nonsense_is_no_order(secretary: Client, meeting: Meeting, typed: dict[str, object]) -> None:
    assert press(secretary, meeting, **typed).status_code == 422
    assert titles(meeting) == ["Бірінші", "Екінші", "Үшінші"]


@pytest.mark.parametrize(("who", "answer"), [("member", 403), ("akim", 404), ("other_secretary", 404)])
def test_others(client: Client, cast: Cast, meeting: Meeting, who: str, answer: int) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(reverse("meeting_agenda", args=[meeting.pk])).status_code == answer
