"""Due dates: counted as Regulation № 10 counts, judged against a day, and told with their reasons."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commission.domain.verdict import Refused
from commission.domain.workdays import Workdays
from tasks.domain.deadlines import (
    DueKind,
    DueRule,
    DueState,
    Off,
    add_months,
    compute,
    days_left,
    due_state,
    judge,
    not_counted,
    overdue_days,
    send_by,
)
from tests.domain.kz_days import CAL, CONSTITUTION, FIRST, LAST, MOVED

TUESDAY = date(2025, 8, 19)
DAY = timedelta(days=1)
receipts = st.dates(FIRST + 60 * DAY, LAST - 300 * DAY)
counted_rules = st.builds(
    DueRule,
    st.sampled_from([DueKind.working_days, DueKind.calendar_days]),
    st.none(),
    st.integers(1, 60),
)


def test_a_fixed_date_on_a_holiday_moves_and_tells_every_day_it_stepped_over() -> None:
    due = compute(DueRule(DueKind.fixed, on=date(2025, 8, 30)), TUESDAY, CAL)
    assert due.due == date(2025, 9, 2)
    assert due.counted_from is None
    assert [(s.day.day, s.reason, s.name) for s in due.shifts] == [
        (30, Off.weekend_holiday, CONSTITUTION),
        (31, Off.weekend, None),
        (1, Off.moved, MOVED),
    ]


def test_a_holiday_on_a_weekday_is_told_as_a_holiday() -> None:
    due = compute(DueRule(DueKind.fixed, on=date(2025, 12, 16)), TUESDAY, CAL)
    assert (due.due, [s.reason for s in due.shifts]) == (date(2025, 12, 17), [Off.holiday])


def test_a_day_off_without_a_name_is_told_as_that() -> None:
    closed_monday = Workdays(date(2025, 8, 18), [False, True], {})
    due = compute(DueRule(DueKind.fixed, on=date(2025, 8, 18)), date(2025, 8, 18), closed_monday)
    assert [s.reason for s in due.shifts] == [Off.day_off]


def test_the_next_working_day_is_day_one() -> None:
    friday = date(2025, 8, 29)
    due = compute(DueRule(DueKind.working_days, n=1), friday, CAL)
    assert (due.due, due.counted_from) == (date(2025, 9, 2), date(2025, 9, 2))
    assert due.shifts == ()


def test_calendar_days_and_months_count_from_the_next_day() -> None:
    ten = compute(DueRule(DueKind.calendar_days, n=10), TUESDAY, CAL)
    assert (ten.due, ten.counted_from) == (date(2025, 8, 29), date(2025, 8, 20))
    two = compute(DueRule(DueKind.months, n=2), TUESDAY, CAL)
    assert (two.due, two.counted_from) == (date(2025, 10, 20), date(2025, 8, 20))
    assert [s.reason for s in two.shifts] == [Off.weekend]


def test_no_term_given_is_one_month_and_says_so() -> None:
    default = compute(DueRule(), TUESDAY, CAL)
    stated = compute(DueRule(DueKind.months, n=1), TUESDAY, CAL)
    assert default.due == stated.due == date(2025, 9, 19)
    assert (default.is_default, stated.is_default) == (True, False)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (DueRule(DueKind.fixed), "due_needs_date"),
        (DueRule(DueKind.fixed, n=5), "due_needs_date"),
        (DueRule(DueKind.working_days), "due_needs_number"),
        (DueRule(DueKind.calendar_days, n=0), "due_needs_number"),
        (DueRule(DueKind.months, n=-1), "due_needs_number"),
    ],
)
def test_a_half_written_rule_has_no_due_date(rule: DueRule, code: str) -> None:
    assert rule.complete.code == code
    with pytest.raises(Refused) as refusal:
        compute(rule, TUESDAY, CAL)
    assert (refusal.value.code, refusal.value.field) == (code, "due")


def test_a_term_beyond_the_calendar_is_refused_not_guessed() -> None:
    with pytest.raises(Refused, match="calendar_ends"):
        compute(DueRule(DueKind.months, n=36), TUESDAY, CAL)


@pytest.mark.parametrize("kind", list(DueKind))
@pytest.mark.parametrize("n", [1, 10**5, 10**12])
def test_a_term_beyond_the_last_date_there_is_is_refused_too(kind: DueKind, n: int) -> None:
    with pytest.raises(Refused, match="calendar_ends"):
        compute(DueRule(kind, on=date.max, n=n), date.max, CAL)


@given(counted_rules, receipts)
def test_every_counted_due_date_is_a_working_day_after_receipt(rule: DueRule, receipt: date) -> None:
    due = compute(rule, receipt, CAL)
    assert due.due > receipt
    assert CAL.is_working(due.due)
    assert not any(CAL.is_working(shift.day) for shift in due.shifts)


@given(receipts, st.integers(1, 60))
def test_working_days_are_measured_as_they_were_counted(receipt: date, n: int) -> None:
    due = compute(DueRule(DueKind.working_days, n=n), receipt, CAL)
    assert CAL.between(receipt, due.due) == n
    assert due.shifts == ()


@given(counted_rules, receipts)
def test_a_longer_term_is_never_due_earlier(rule: DueRule, receipt: date) -> None:
    longer = DueRule(rule.kind, n=(rule.n or 0) + 1)
    assert compute(longer, receipt, CAL).due >= compute(rule, receipt, CAL).due


@given(receipts, st.integers(1, 6))
def test_months_keep_the_day_of_the_month_when_the_month_has_it(receipt: date, n: int) -> None:
    later = add_months(receipt, n)
    assert (later.year * 12 + later.month) - (receipt.year * 12 + receipt.month) == n
    assert later.day == receipt.day or (later + DAY).day == 1


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 12, 5), 1, date(2026, 1, 5)),
        (date(2025, 11, 30), 14, date(2027, 1, 30)),
    ],
)
def test_months_by_hand(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("due", "late_entry", "reason", "code"),
    [
        (date(2025, 8, 21), False, "", ""),
        (date(2025, 8, 20), False, "", "due_too_soon"),
        (date(2025, 8, 20), False, "  ", "due_too_soon"),
        (date(2025, 8, 20), False, "жедел жағдай", ""),
        (date(2025, 8, 19), False, "", "due_too_soon"),
        (date(2025, 8, 18), False, "жедел жағдай", "due_in_past"),
        (date(2025, 8, 18), True, "", ""),
    ],
)
def test_a_due_date_is_judged_against_the_day_of_issue(
    due: date, late_entry: bool, reason: str, code: str
) -> None:
    verdict = judge(due, issued_on=TUESDAY, today=TUESDAY, cal=CAL, late_entry=late_entry, reason=reason)
    assert verdict.code == code
    assert verdict.allowed == (not code)


def test_minutes_recorded_later_are_judged_against_today_too() -> None:
    late, today = date(2025, 9, 3), date(2025, 9, 10)
    assert judge(late, issued_on=TUESDAY, today=today, cal=CAL).code == "due_in_past"
    assert not_counted(late, today)
    assert not not_counted(today, today)


def test_too_soon_says_how_many_days_there_are() -> None:
    verdict = judge(date(2025, 8, 20), issued_on=TUESDAY, today=TUESDAY, cal=CAL)
    assert dict(verdict.params) == {"due": date(2025, 8, 20), "days": 1}


def test_reports_are_sent_three_working_days_before() -> None:
    assert send_by(date(2025, 9, 3), CAL) == date(2025, 8, 28)


@pytest.mark.parametrize(
    ("today", "state", "left", "late"),
    [
        (date(2025, 8, 20), DueState.later, 10, 0),
        (date(2025, 8, 22), DueState.later, 8, 0),
        (date(2025, 8, 25), DueState.in7, 7, 0),
        (date(2025, 8, 28), DueState.in7, 4, 0),
        (date(2025, 8, 29), DueState.in3, 3, 0),
        (date(2025, 9, 1), DueState.in3, 3, 0),
        (date(2025, 9, 3), DueState.in3, 1, 0),
        (date(2025, 9, 4), DueState.today, 0, 0),
        (date(2025, 9, 5), DueState.overdue, 0, 1),
        (date(2025, 9, 7), DueState.overdue, 0, 1),
        (date(2025, 9, 8), DueState.overdue, 0, 2),
    ],
)
def test_what_a_due_date_means_as_days_pass(today: date, state: DueState, left: int, late: int) -> None:
    due = date(2025, 9, 4)
    assert due_state(due, today, CAL) is state
    assert (days_left(due, today, CAL), overdue_days(due, today, CAL)) == (left, late)


def test_on_the_weekend_after_due_it_is_overdue_by_no_working_day_yet() -> None:
    friday, saturday = date(2025, 9, 5), date(2025, 9, 6)
    assert due_state(friday, saturday, CAL) is DueState.overdue
    assert overdue_days(friday, saturday, CAL) == 0


@given(receipts, st.dates(FIRST, LAST))
def test_nothing_is_late_and_ahead_at_once(day: date, today: date) -> None:
    due = CAL.roll(day)
    left, late = days_left(due, today, CAL), overdue_days(due, today, CAL)
    assert left == 0 or late == 0
    assert (due_state(due, today, CAL) is DueState.overdue) == (due < today)
    assert left == 0 or due > today
    assert late == 0 or due < today
