"""The stored calendar: seeded, equal to a plain count, and corrected by act."""

from datetime import date, timedelta

import pytest

from commission import audit, queries
from commission.actions.calendar import correct_day, seed_calendar
from commission.domain.roles import Actor, Holding, Role
from commission.domain.verdict import Refused
from commission.models import Calendar, CalendarDay, Commission, Entry, Person
from tests.domain.kz_days import CAL, FIRST, LAST, OFF

pytestmark = pytest.mark.django_db


@pytest.fixture
def calendar() -> Calendar:
    seed_calendar(first_year=2024, last_year=2028)
    return Calendar.objects.order_by("id").get()


@pytest.fixture
def secretary() -> Actor:
    person = Person.objects.create_user("secretary@example.kz")
    commission = Commission.objects.create(code="aktobe-oblast", level="oblast")
    return Actor(person.pk, frozenset({Holding(Role.secretary, commission.pk)}))


def days_of(calendar: Calendar) -> list[CalendarDay]:
    return list(calendar.days.order_by("date"))


def test_every_day_of_five_years_is_there_and_numbered(calendar: Calendar) -> None:
    days = days_of(calendar)
    assert (days[0].date, days[-1].date) == (date(2024, 1, 1), date(2028, 12, 31))
    assert len(days) == 5 * 365 + 2
    count = 0
    for day in days:
        count += day.working
        assert day.number == count, day


def test_days_off_are_those_written_out_by_hand(calendar: Calendar) -> None:
    """2025 to 2027 against tests/domain/kz_days.py, which rests on nothing that computes."""
    stored = calendar.days.filter(date__range=(FIRST, LAST)).order_by("date")
    assert [day.date for day in stored if day.working != CAL.is_working(day.date)] == []
    named = {day.date: (bool(day.name_kk and day.name_ru), day.moved) for day in stored if not day.working}
    assert {day for day, (name, _) in named.items() if name} == set(OFF)
    assert {day for day, (_, moved) in named.items() if moved} == {d for d, n in OFF.items() if n.moved}


@pytest.mark.parametrize(
    ("day", "working", "kk", "ru"),
    [
        (date(2025, 1, 3), False, "ауыстырылған демалыс күні", "перенесённый выходной день"),
        (date(2025, 1, 5), True, "ауыстырылған жұмыс күні", "перенесённый рабочий день"),
        (date(2025, 9, 1), False, "ауыстырылған демалыс күні", "перенесённый выходной день"),
        (
            date(2025, 8, 30),
            False,
            "Қазақстан Республикасының Конституциясы күні",
            "День Конституции Республики Казахстан",
        ),
        (date(2026, 5, 27), False, "Құрбан айт", "Курбан-айт"),
        (date(2026, 8, 31), True, "", ""),
    ],
)
def test_a_day_says_why(calendar: Calendar, day: date, working: bool, kk: str, ru: str) -> None:
    stored = calendar.days.get(date=day)
    assert (stored.working, stored.name_kk, stored.name_ru) == (working, kk, ru)


def test_every_holiday_has_a_russian_name(calendar: Calendar) -> None:
    """A name the table does not know yet would be left in Kazakh: letters that Russian lacks betray it."""
    names = calendar.days.exclude(name_kk="").order_by("date").values_list("name_ru", flat=True)
    assert [name for name in names if set(name) & set("әғқңөұүһі") or not name] == []


def test_years_are_added_at_the_end_only(calendar: Calendar) -> None:
    assert seed_calendar(first_year=2024, last_year=2028) == 0
    assert Calendar.objects.get().version == 1
    assert seed_calendar(first_year=2020, last_year=2029) == 365
    days = days_of(calendar)
    assert days[0].date == date(2024, 1, 1)
    assert days[-1].number == sum(day.working for day in days)
    assert Calendar.objects.get().version == 2
    assert list(audit.verify()) == []


def test_years_are_not_left_out(calendar: Calendar) -> None:
    with pytest.raises(Refused) as caught:
        seed_calendar(first_year=2030, last_year=2030)
    assert (caught.value.code, caught.value.params["last"]) == ("calendar_gap", date(2028, 12, 31))
    assert Calendar.objects.get().version == 1


def test_a_day_that_is_missing_is_loud(calendar: Calendar) -> None:
    calendar.days.filter(date=date(2025, 8, 19)).delete()
    with pytest.raises(RuntimeError, match="no day between 2025-08-18 and 2025-08-20"):
        Calendar.objects.workdays()


def test_another_thread_may_empty_the_cache_any_moment(
    calendar: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Forgetful(dict[object, object]):
        """As if somebody else cleared it right after every write."""

        def __setitem__(self, key: object, value: object) -> None:
            """Gone at once."""

    monkeypatch.setattr(queries, "_calendars", Forgetful())
    assert Calendar.objects.workdays().last == date(2028, 12, 31)


def test_a_corrected_day_renumbers_what_follows(calendar: Calendar, secretary: Actor) -> None:
    before = {day.date: day.number for day in days_of(calendar)}
    day = date(2026, 5, 28)
    correct_day(day, working=False, name_kk="Құрбан айт", name_ru="Курбан-айт", act="№ 1", by=secretary)
    after = {day.date: day.number for day in days_of(calendar)}
    assert all(after[d] == n - (d >= day) for d, n in before.items())
    row = calendar.days.get(date=day)
    assert (row.working, row.moved, row.act) == (False, False, "№ 1")
    entry = Entry.objects.order_by("-id")[0]
    assert (entry.code, entry.person_id) == ("calendar.corrected", secretary.person_id)
    assert '"working":[true,false]' in entry.data


def test_the_domain_sees_the_correction(calendar: Calendar, secretary: Actor) -> None:
    saturday = date(2026, 5, 30)
    assert not Calendar.objects.workdays().is_working(saturday)
    correct_day(saturday, working=True, act="№ 2", by=secretary)
    assert Calendar.objects.workdays().is_working(saturday)
    assert Calendar.objects.workdays().roll(saturday) == saturday


def test_saying_the_same_again_is_no_event(calendar: Calendar, secretary: Actor) -> None:
    for _ in range(2):
        correct_day(date(2026, 5, 28), working=False, act="№ 1", by=secretary)
    assert Calendar.objects.get().version == 2


def test_a_correction_needs_a_secretary_an_act_a_known_day_and_the_newest_version(
    calendar: Calendar, secretary: Actor
) -> None:
    day = date(2026, 5, 28)

    def refused(by: Actor = secretary, on: date = day, act: str = "№ 1", seen: int | None = None) -> str:
        with pytest.raises(Refused) as caught:
            correct_day(on, working=False, act=act, by=by, seen=seen)
        return caught.value.code

    assert refused(by=Actor(secretary.person_id)) == "role"
    assert refused(act="  ") == "needs_act"
    assert refused(on=date(2028, 12, 31) + timedelta(days=1)) == "calendar_ends"
    assert refused(seen=0) == "stale"
    assert Calendar.objects.get().version == 1


def test_without_a_calendar_nothing_can_be_corrected(secretary: Actor) -> None:
    with pytest.raises(Refused, match="no_calendar"):
        correct_day(date(2026, 5, 28), working=False, act="№ 1", by=secretary)
