"""Who was invited: lines in two languages, pasted, moved, removed."""

import pytest
from django.test import Client
from django.urls import reverse

from commission.actions import invited
from commission.actions.invited import Guest
from commission.models import Meeting
from commission.web.invited import pasted
from tests import make
from tests.cast import Cast, actor
from tests.stage import kept

IMAM = Guest("Бас имам", "Главный имам")
RECTOR = Guest("Ректор", "Ректор университета")


@kept
def meeting(cast: Cast) -> Meeting:
    made = make.meeting(cast.ours, actor(cast.secretary))
    invited.invite(made, [IMAM, RECTOR], by=actor(cast.secretary))
    return made


@pytest.fixture
def secretary(client: Client, cast: Cast) -> Client:
    client.force_login(cast.secretary)
    return client


def send(client: Client, meeting: Meeting, *guests: Guest, **more: object):
    typed = {"kk": [g.text_kk for g in guests], "ru": [g.text_ru for g in guests], "seen": meeting.version}
    answer = client.post(reverse("meeting_invited", args=[meeting.pk]), typed | more)
    meeting.refresh_from_db()
    return answer


def test_lines_are_written_and_blank_ones_passed_over(secretary: Client, meeting: Meeting) -> None:
    """A Russian text may follow later: the paper flags it."""
    new = Guest("Прокурор")
    answer = send(secretary, meeting, IMAM, Guest(""), new, Guest(" "), done="1")
    assert (answer.status_code, answer["Location"]) == (303, reverse("meeting", args=[meeting.pk]))
    assert invited.invited(meeting) == [IMAM, new]


def test_a_column_is_pasted_behind_what_is_there(secretary: Client, meeting: Meeting) -> None:
    column = "Прокурор ; Прокурор города\r\n\r\nДіни қызмет басшысы\tРуководитель службы"
    send(secretary, meeting, IMAM, RECTOR, more=column)
    assert [guest.text_ru for guest in invited.invited(meeting)] == [
        "Главный имам",
        "Ректор университета",
        "Прокурор города",
        "Руководитель службы",
    ]


def test_a_press_moves_or_removes_a_line_and_saves_what_is_typed(secretary: Client, meeting: Meeting) -> None:
    send(secretary, meeting, IMAM, Guest("Ректор", "Ректор АРУ"), press="up-1")
    assert invited.invited(meeting) == [Guest("Ректор", "Ректор АРУ"), IMAM]
    answer = send(secretary, meeting, Guest("Ректор", "Ректор АРУ"), IMAM, press="remove-0")
    assert answer["Location"] == reverse("meeting_invited", args=[meeting.pk])
    assert invited.invited(meeting) == [IMAM]


@pytest.mark.parametrize(
    ("guests", "said"),
    [
        ([IMAM, Guest("", "Прокурор")], "2"),
        ([IMAM, Guest("к" * 301)], "300"),
        ([IMAM, Guest("бас ИМАМ")], "бас ИМАМ"),
    ],
)
def test_a_bad_line_is_named_and_everything_kept(
    secretary: Client, meeting: Meeting, guests: list[Guest], said: str
) -> None:
    answer = send(secretary, meeting, *guests, more="Ұстаз; Учитель")
    assert answer.status_code == 422
    assert said in answer.context["form"].errors["guests"][0]
    shown = [(line.kk, line.ru) for line in answer.context["form"].lines()]
    assert shown == [*((g.text_kk, g.text_ru) for g in guests), ("Ұстаз", "Учитель")]
    assert invited.invited(meeting) == [IMAM, RECTOR]


@pytest.mark.parametrize("pasted", ["Ұстаз\n" * 400, "к" * 1_000_000])
def test_a_pasted_book_is_refused_and_kept(secretary: Client, meeting: Meeting, pasted: str) -> None:
    answer = send(secretary, meeting, IMAM, more=pasted)
    assert answer.status_code == 422
    assert answer.context["form"].errors["more"]
    assert pasted.strip() in answer.content.decode()


def test_a_stale_list_shows_both_and_an_untouched_one_follows(
    secretary: Client, meeting: Meeting, cast: Cast
) -> None:
    seen = meeting.version
    invited.invite(meeting, [RECTOR], by=actor(cast.secretary))
    stale = send(secretary, meeting, IMAM, RECTOR, Guest("Ұстаз"), seen=seen)
    (both,) = stale.context["form"].conflicts
    assert both.stored == "Ректор / Ректор университета"
    assert both.typed.endswith("; Ұстаз")
    untouched = send(secretary, meeting, IMAM, RECTOR, seen=seen)
    assert [line.kk for line in untouched.context["form"].lines()] == ["Ректор"]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("", []),
        ("Ұстаз", [["Ұстаз", ""]]),
        (" Ұстаз ;Учитель; директор\n", [["Ұстаз", "Учитель; директор"]]),
        ("; Учитель", [["", "Учитель"]]),
    ],
)
def test_pasted_lines(text: str, pairs: list[list[str]]) -> None:
    assert pasted(text) == pairs


@pytest.mark.parametrize(("who", "answer"), [("chair", 403), ("akim", 404)])
def test_others(client: Client, cast: Cast, meeting: Meeting, who: str, answer: int) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(reverse("meeting_invited", args=[meeting.pk])).status_code == answer
