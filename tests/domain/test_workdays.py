"""The calendar: dates worked out by hand, and properties that hold for every day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commission.domain.verdict import Refused
from commission.domain.workdays import CalendarEnds, DayName, NoWorkdays, Workdays
from tasks.domain.deadlines import DueKind, DueRule, compute
from tests.domain.kz_days import CAL, FIRST, LAST, OFF
from tests.domain.truth import read_csv

BY_HAND = read_csv("workdays.csv")
DAY = timedelta(days=1)

days = st.dates(FIRST, LAST)
inner_days = st.dates(FIRST + 90 * DAY, LAST - 90 * DAY)
working_days = inner_days.map(CAL.roll)
small = st.integers(-40, 40)


def worked_out(what: str, start: date, n: int, result: date) -> tuple[object, object]:
    """(computed, expected) for one line of the file."""
    if what == "between":
        return CAL.between(start, result), n
    if what == "roll":
        return CAL.roll(start), result
    if what == "add":
        return CAL.add(start, n), result
    return compute(DueRule(DueKind(what), n=n), start, CAL).due, result


@pytest.mark.parametrize("row", BY_HAND, ids=lambda r: f"{r['what']} {r['start']} {r['n']}")
def test_dates_worked_out_by_hand(row: dict[str, str]) -> None:
    computed, expected = worked_out(
        row["what"], date.fromisoformat(row["start"]), int(row["n"] or 0), date.fromisoformat(row["result"])
    )
    assert computed == expected, row["why"]


def test_the_file_has_at_least_twenty_dates_over_all_three_years() -> None:
    assert len(BY_HAND) >= 20
    assert {row["start"][:4] for row in BY_HAND} == {"2025", "2026", "2027"}
    assert all(row["why"] for row in BY_HAND)


@given(inner_days, st.integers(1, 40))
def test_adding_forward_is_undone_by_measuring(day: date, n: int) -> None:
    assert CAL.between(day, CAL.add(day, n)) == n


@given(working_days, small)
def test_from_a_working_day_adding_and_measuring_are_inverse_both_ways(day: date, n: int) -> None:
    assert CAL.between(day, CAL.add(day, n)) == n
    assert CAL.add(CAL.add(day, n), -n) == day


@given(inner_days, small.filter(bool))
def test_adding_lands_on_a_working_day_on_the_right_side(day: date, n: int) -> None:
    landed = CAL.add(day, n)
    assert CAL.is_working(landed)
    assert (landed > day) == (n > 0)


@given(inner_days, small, small)
def test_adding_is_monotone(day: date, n: int, m: int) -> None:
    low, high = sorted((n, m))
    assert CAL.add(day, low) <= CAL.add(day, high)


@given(inner_days, st.integers(1, 20), st.integers(1, 20))
def test_two_steps_are_one_longer_step(day: date, n: int, m: int) -> None:
    assert CAL.add(CAL.add(day, n), m) == CAL.add(day, n + m)


@given(inner_days)
def test_the_step_before_skips_only_days_off(day: date) -> None:
    before = CAL.add(day, -1)
    assert before < day
    skipped = [before + n * DAY for n in range(1, (day - before).days)]
    assert not any(CAL.is_working(d) for d in skipped)


@given(days, days)
def test_distance_is_counted_day_by_day(a: date, b: date) -> None:
    low, high = sorted((a, b))
    counted = sum(CAL.is_working(low + n * DAY) for n in range(1, (high - low).days + 1))
    assert CAL.between(low, high) == counted == CAL.number(high) - CAL.number(low)
    assert CAL.between(high, low) == -counted


@given(days, days, days)
def test_distances_add_up(a: date, b: date, c: date) -> None:
    assert CAL.between(a, b) + CAL.between(b, c) == CAL.between(a, c)


@given(inner_days)
def test_rolling_twice_is_rolling_once_and_never_back(day: date) -> None:
    rolled = CAL.roll(day)
    assert rolled >= day
    assert CAL.roll(rolled) == rolled
    assert (rolled == day) == CAL.is_working(day)
    assert CAL.is_working(day) or rolled == CAL.add(day, 1)


@given(inner_days)
def test_nothing_added_is_the_day_itself(day: date) -> None:
    assert CAL.add(day, 0) == day


def test_a_worked_sunday_counts_and_a_named_day_is_named() -> None:
    assert CAL.is_working(date(2025, 1, 5))
    assert CAL.name(date(2025, 8, 30)) == OFF[date(2025, 8, 30)]
    assert CAL.name(date(2025, 8, 29)) is None


@pytest.mark.parametrize(
    "ask",
    [
        lambda: CAL.is_working(FIRST - DAY),
        lambda: CAL.number(LAST + DAY),
        lambda: CAL.add(LAST - 3 * DAY, 10),
        lambda: CAL.add(FIRST + 3 * DAY, -10),
        lambda: CAL.add(CAL.roll(FIRST), -1),
        lambda: Workdays.plain(FIRST, FIRST, OFF, frozenset()).roll(FIRST),
    ],
    ids=["before", "after", "beyond", "too far back", "before the first working day", "no working day left"],
)
def test_outside_its_days_the_calendar_refuses(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(CalendarEnds) as refusal:
        ask()
    assert isinstance(refusal.value, Refused)
    assert refusal.value.code == "calendar_ends"
    assert set(refusal.value.params) == {"first", "last"}


def test_before_there_is_a_calendar_every_question_is_refused() -> None:
    nothing = NoWorkdays()
    questions = [
        lambda: nothing.is_working(FIRST),
        lambda: nothing.add(FIRST, 1),
        lambda: nothing.roll(date.max),
        lambda: nothing.between(FIRST, LAST),
    ]
    for ask in questions:
        with pytest.raises(Refused, match="no_calendar"):
            ask()
    assert not nothing.covers(date.max)


def test_it_covers_its_first_and_last_day_only() -> None:
    assert CAL.covers(FIRST)
    assert CAL.covers(LAST)
    assert not CAL.covers(FIRST - DAY)
    assert not CAL.covers(LAST + DAY)


def test_a_calendar_without_days_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        Workdays(FIRST, [], {FIRST: DayName("а", "а")})
