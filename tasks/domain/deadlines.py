"""When a term is due, and what may be said of that date today.

The count follows Government Regulation № 10 of 6 January 2023: points 174 (not too soon), 177
(working days, days off), 183 (no term given) and 186 (send before). *Receipt* is the day of issue, or the day
the extract was handed over; it is day 0 of every count. Working days throughout unless a rule says calendar
days or months. Nothing here knows what day it is.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum
from typing import Protocol

from commission.domain.verdict import ALLOWED, Refused, Verdict, refuse, require
from commission.domain.workdays import ONE_DAY, DayName, Off, Workdays, why_off

DEFAULT_MONTHS = 1
LEAST_WORKING_DAYS = 2
SEND_BEFORE = 3
SOON_WD, NEAR_WD = 3, 7


class DueKind(StrEnum):
    """How the clause words its term."""

    fixed = "fixed"
    working_days = "working_days"
    calendar_days = "calendar_days"
    months = "months"
    unset = "unset"


@dataclass(frozen=True, slots=True)
class DueRule:
    """``on`` for a fixed date, ``n`` for counted terms; a half-written rule is a draft, not an error."""

    kind: DueKind = DueKind.unset
    on: date | None = None
    n: int | None = None

    @property
    def complete(self) -> Verdict:
        """Whether the date or the number that the rule needs is there."""
        if self.kind is DueKind.fixed and self.on is None:
            return refuse("due_needs_date")
        if self.kind not in (DueKind.fixed, DueKind.unset) and (self.n is None or self.n < 1):
            return refuse("due_needs_number")
        return ALLOWED


class Worded(Protocol):
    """How a clause words its term, as it is stored and typed."""

    @property
    def due_kind(self) -> str:
        """A ``DueKind``."""

    @property
    def due_date(self) -> date | None:
        """Of a fixed date."""

    @property
    def due_n(self) -> int | None:
        """Of a counted term."""


def rule_of(worded: Worded) -> DueRule:
    """The rule that these words are."""
    return DueRule(DueKind(worded.due_kind), worded.due_date, worded.due_n)


@dataclass(frozen=True, slots=True)
class Shift:
    """One day off that the due date stepped over, with the name to say why."""

    day: date
    reason: Off
    name: DayName | None


@dataclass(frozen=True, slots=True)
class Due:
    """A due date with its arithmetic: ``counted_from`` is day 1, None for a fixed date."""

    due: date
    counted_from: date | None
    shifts: tuple[Shift, ...] = ()
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class _Raw:
    """A counted date before days off are looked at."""

    day: date
    counted_from: date | None


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or the last day of a month too short for it.

    OverflowError past the last year a date can have, as when days are added.
    """
    years, month0 = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month0 + 1
    if year > MAXYEAR:
        raise OverflowError("date value out of range")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _fixed(rule: DueRule, receipt: date, cal: Workdays) -> _Raw:
    return _Raw(rule.on or receipt, None)


def _working_days(rule: DueRule, receipt: date, cal: Workdays) -> _Raw:
    return _Raw(cal.add(receipt, rule.n or 0), cal.add(receipt, 1))


def _calendar_days(rule: DueRule, receipt: date, cal: Workdays) -> _Raw:
    return _Raw(receipt + timedelta(days=rule.n or 0), receipt + ONE_DAY)


def _months(rule: DueRule, receipt: date, cal: Workdays) -> _Raw:
    return _Raw(add_months(receipt, rule.n or DEFAULT_MONTHS), receipt + ONE_DAY)


_COUNTS: dict[DueKind, Callable[[DueRule, date, Workdays], _Raw]] = {
    DueKind.fixed: _fixed,
    DueKind.working_days: _working_days,
    DueKind.calendar_days: _calendar_days,
    DueKind.months: _months,
    DueKind.unset: _months,
}


def compute(rule: DueRule, receipt: date, cal: Workdays) -> Due:
    """The due date of a rule for somebody who received it that day.

    Refused on a half rule, and where the count leaves the calendar: which days work there is not known.
    """
    require(rule.complete, field="due")
    try:
        raw = _COUNTS[rule.kind](rule, receipt, cal)
    except OverflowError:
        raise cal.outside() from None
    due = cal.roll(raw.day)
    return Due(due, raw.counted_from, shifts(raw.day, due, cal), rule.kind is DueKind.unset)


def shifts(start: date, due: date, cal: Workdays) -> tuple[Shift, ...]:
    """Every day off from ``start`` to the day before ``due``: the reasons a reader asks for."""
    days = (start + timedelta(days=n) for n in range((due - start).days))
    return tuple(Shift(day, why_off(day, cal), cal.name(day)) for day in days)


def judge(
    due: date, *, issued_on: date, today: date, cal: Workdays, late_entry: bool = False, reason: str = ""
) -> Verdict:
    """May this due date be given? Not in the past, and under 2 working days only with a reason (174).

    Minutes signed on paper long ago may be entered late: then both questions were settled on paper, and the
    line is marked ``not_counted``.
    """
    if late_entry:
        return ALLOWED
    if due < max(today, issued_on):
        return refuse("due_in_past", due=due)
    days = cal.between(issued_on, due)
    if days < LEAST_WORKING_DAYS and not reason.strip():
        return refuse("due_too_soon", due=due, days=days)
    return ALLOWED


def judge_day(
    day: date, *, today: date, cal: Workdays, late_entry: bool = False, reason: str = ""
) -> Verdict:
    """May that very day be given to one addressee, if it were issued today?"""
    try:
        due = compute(DueRule(DueKind.fixed, day), today, cal).due
    except Refused as beyond:
        return refuse(beyond.code, **beyond.params)
    return judge(due, issued_on=today, today=today, cal=cal, late_entry=late_entry, reason=reason)


def not_counted(due: date, entered_on: date) -> bool:
    """Entered after due: nobody could have been in time, so no figure counts the term."""
    return due < entered_on


def send_by(due: date, cal: Workdays) -> date:
    """The day to send the report by: three working days before due (186). A hint, not the due date."""
    return cal.add(due, -SEND_BEFORE)


def overdue_days(due: date, on: date, cal: Workdays) -> int:
    """Working days late on that day; 0 on a weekend right after due, though the term is already overdue."""
    return max(0, cal.between(due, on))


def days_left(due: date, today: date, cal: Workdays) -> int:
    """Working days left, today not counted; 0 on the due date and after it."""
    return max(0, cal.between(today, due))


class DueState(StrEnum):
    """What a due date means to somebody who has not reported yet."""

    overdue = "overdue"
    today = "today"
    in3 = "in3"
    in7 = "in7"
    later = "later"


def due_state(due: date, today: date, cal: Workdays) -> DueState:
    """«Дейін / до» is inclusive: on the due date a report is still in time."""
    if due <= today:
        return DueState.overdue if due < today else DueState.today
    left = days_left(due, today, cal)
    if left <= NEAR_WD:
        return DueState.in3 if left <= SOON_WD else DueState.in7
    return DueState.later
