"""What stands in the demo: a whole journal, people who are positions, a composition said to be invented."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db.models import F
from django.utils import translation
from pytest_django import DjangoDbBlocker

from commission import audit, clock
from commission.domain import sitting
from commission.domain.roles import Role
from commission.models import Commission, Composition, Entry, Meeting, Person, Position, Seat
from tasks.demo.cast import CAST, demo_sign_ins
from tasks.demo.programme import PROGRAMME, SCRIPTED
from tasks.domain.lifecycle import Status
from tasks.models import CoLine, Report, ReportDraft, Task, Term
from tests.conftest import LONG
from tests.data import home
from tests.data.built import ANCHOR, demo_for_all

STORY = Path(settings.BASE_DIR) / "tests" / "story" / "input.json"


ANCHORS = [
    ANCHOR,
    datetime(2026, 1, 12, 9, tzinfo=ANCHOR.tzinfo),
    datetime(2026, 9, 1, 16, tzinfo=ANCHOR.tzinfo),
]
"""In the middle of a month, after the New Year's days off, on the first day of a month."""
TRIED = len(ANCHORS) if LONG else 1
SITTINGS = PROGRAMME if LONG else [SCRIPTED]
"""Two years take half a minute: `make long` lives them three times, a daily run one sitting of them."""


@pytest.fixture(scope="module", params=ANCHORS[:TRIED], ids=lambda at: f"{at:%Y-%m-%d}")
def built(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[datetime]:
    with demo_for_all(django_db_blocker, SITTINGS, request.param):
        yield request.param


@pytest.fixture
def demo(built: datetime, db: None) -> Iterator[None]:
    """The demo, to be read on its anchor day."""
    with clock.freeze(built):
        yield


def held(email: str) -> list[tuple[str, str | None, str | None]]:
    rows = Position.objects.current(clock.today()).filter(person__email=email).order_by("id")
    return list(rows.values_list("role", "commission__code", "body__code"))


def test_the_journal_is_whole(demo: None) -> None:
    assert list(audit.verify()) == []
    loaded = Entry.objects.exclude(code__startswith="task.").filter(code__endswith="loaded")
    assert loaded.exists()
    assert not loaded.exclude(person=None).exists()


@pytest.mark.long
def test_every_page_has_something_to_show(demo: None) -> None:
    """Two years behind today and a quarter ahead; overdue since yesterday and since last year."""
    today = clock.today()
    tasks, lines = Task.objects.order_by("id"), CoLine.objects.order_by("id")
    assert set(tasks.values_list("status", flat=True)) == {s.value for s in Status} - {"watched"}
    assert set(lines.values_list("status", flat=True)) >= {"in_work", "delivered", "asked_again", "done"}
    assert lines.count() > tasks.count() / 10
    meetings = Meeting.objects.order_by("id")
    assert set(meetings.values_list("status", flat=True)) == {s.value for s in sitting.Status}
    late = [(today - due).days for due in tasks.overdue(today).values_list("next_due", flat=True)]
    assert min(late) < 7
    assert max(late) > 365
    assert tasks.open().filter(next_due__gte=today).exists()
    assert tasks.filter(returns__gt=0, closed=False).exists()
    assert tasks.exclude(assignee=None).exists()
    assert Report.objects.filter(state="withdrawn").exists()
    assert meetings.filter(papers__void=True).exists()
    assert not Term.objects.filter(due__lt=F("counted_from")).exists()


def test_some_answer_by_letter_and_some_are_still_writing(demo: None) -> None:
    """One letter waits for the secretary, one was decided; each has its scan, and none was entered by her."""
    letters = Report.objects.exclude(entered_by=None)
    assert set(letters.values_list("state", flat=True)) >= {"submitted", "accepted"}
    assert all(letter.files.get(is_letter=True) for letter in letters.order_by("id"))
    assert set(letters.values_list("entered_by__email", flat=True)) == {"controller@demo.invalid"}
    assert ReportDraft.objects.exclude(text="").filter(task__body__code="khromtau").exists()


def test_every_number_of_the_home_is_counted_once_more(demo: None) -> None:
    home.holds()


@pytest.mark.long
def test_letters_are_few_and_the_only_way_of_a_body_without_an_account(demo: None) -> None:
    letters = Report.objects.exclude(entered_by=None)
    assert 0.03 < letters.count() / Report.objects.count() < 0.2
    headed = set(Position.objects.filter(role=Role.head.value).values_list("body", flat=True))
    unheaded = Report.objects.exclude(task__body__in=headed)
    assert unheaded.exists()
    assert not unheaded.filter(entered_by=None).exists()


@pytest.mark.long
def test_two_years_were_lived_in_order(demo: None) -> None:
    moments = list(Entry.objects.order_by("id").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] < clock.now()
    assert (moments[-1] - moments[0]).days > 730


@pytest.mark.long
def test_terms_are_met_in_time_and_late(demo: None) -> None:
    met = Term.objects.filter(state="met")
    late = met.filter(met_on__gt=F("due")).count()
    assert 0.1 < late / met.count() < 0.5


@pytest.mark.parametrize(
    ("login", "position"),
    [
        ("secretary", ("secretary", "aktobe-oblast", None)),
        ("chair", ("chair", "aktobe-oblast", None)),
        ("deputy", ("deputy", "aktobe-oblast", None)),
        ("controller", ("controller", "aktobe-oblast", None)),
        ("member", ("member", "aktobe-oblast", None)),
        ("akim-alga", ("head", None, "alga")),
        ("akim-khromtau", ("head", None, "khromtau")),
        ("specialist-alga", ("specialist", None, "alga")),
        ("health", ("head", None, "health")),
        ("auditor", ("auditor", None, None)),
        ("admin", ("administrator", None, None)),
    ],
)
def test_each_of_the_cast_holds_a_position(demo: None, login: str, position: tuple[str, ...]) -> None:
    also = [("member", "aktobe-oblast", None)] if position[0] == "head" else []
    assert held(f"{login}@demo.invalid") == [position, *also]


def test_people_are_positions_and_marked_as_demo(demo: None) -> None:
    people = list(Person.objects.order_by("email"))
    heads = [person for person in people if person.email.startswith("head-")]
    assert len(people) - len(heads) == len(CAST) == 11
    assert all(person.is_demo and person.name == "" for person in people)
    assert not any(person.is_superuser for person in people)


def test_the_composition_is_said_to_be_the_demos(demo: None) -> None:
    composition = Composition.objects.get()
    assert composition.act_kk.startswith("ДЕМО")
    assert composition.act_ru.startswith("ДЕМО")
    assert composition.since is None
    seats = list(composition.seats.order_by("order"))
    assert [seat.role for seat in seats[:3]] == [Seat.Role.CHAIR, Seat.Role.DEPUTY, Seat.Role.SECRETARY]
    assert [seat.body.code for seat in seats[3:5] if seat.body] == ["aktobe-city", "aiteke-bi"]
    assert len(seats) == 3 + 13 + 12
    assert all(seat.title_kk and seat.title_ru for seat in seats)


def test_each_day_has_one_legal_basis(demo: None) -> None:
    old, new = Commission.objects.get().bases.order_by("id")
    assert (old.since, old.until) == (None, date(2026, 3, 1))
    assert (new.since, new.until) == (date(2026, 3, 2), None)
    assert "№ 271-IV" in old.law_kk
    assert "№ 271-IV" in old.law_ru
    assert "№ 245-VIII" in new.law_kk
    assert "№ 245-VIII" in new.law_ru
    assert new.name_kk == "Құқық бұзушылық профилактикасы жөніндегі өңірлік ведомствоаралық комиссия"


def test_sign_ins_follow_the_language_of_the_reader() -> None:
    who = demo_sign_ins()[0]["who"]
    said = {}
    for language in ("kk", "ru", "en"):
        with translation.override(language):
            said[language] = str(who)
    assert said == {
        "kk": "комиссия хатшысы",
        "ru": "секретарь комиссии",
        "en": "secretary of the commission",
    }


def test_the_storys_input_names_real_bodies_and_a_working_day(demo: None) -> None:
    """tests/story/input.json fills what the article leaves blank, and says that it is not from there."""
    story = json.loads(STORY.read_text(encoding="utf-8"))
    assert story["note"].startswith("TEST INPUT: not from the source")
    assert date.fromisoformat(story["date"]).strftime("%A") == "Monday"
    seats = set(Seat.objects.exclude(body=None).values_list("body__code", flat=True))
    assert set(story["attendance"]) <= seats
    assert len(story["attendance"]) == 2
    assert len(story["clauses"]) == 11
    bodies = set(Position.objects.filter(role=Role.head).values_list("body__code", flat=True))
    assert {line["body"] for line in story["clauses"]["1.2"]["addressees"]} <= bodies
