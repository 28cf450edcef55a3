"""A year of the working calendar as a reader sees it: months of weeks, each day with what it is and why."""

from calendar import Calendar, monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import cached_property

from commission.domain.workdays import Workdays, is_weekend, why_off
from commission.web.templatetags.words import in_lang, word

WORKED = "worked"
PLAIN = ("", "weekend")
"""What needs no word of its own beside the month: every week has it."""

WEEKS = Calendar(firstweekday=0)
MONDAY = date(2024, 1, 1)
WEEK = [MONDAY + timedelta(days=n) for n in range(7)]
"""Any seven days from a Monday on, to name the columns."""


@dataclass(frozen=True)
class Cell:
    """A day; `kind` is empty for a working day, else domain.workdays.Off or «worked»."""

    day: date
    kind: str
    name: str
    today: bool

    @cached_property
    def why(self) -> str:
        """The kind in words, and the name of a holiday: «мереке: Құрбан айт»."""
        said = word(self.kind, "off")
        return f"{said}: {self.name}" if self.name and self.kind.endswith("holiday") else said


@dataclass(frozen=True)
class Month:
    """A month in weeks from Monday on, None for a neighbour's day; `working` counts its working days."""

    first: date
    weeks: list[list[Cell | None]]
    working: int

    @property
    def told(self) -> list[Cell]:
        """The days that are not as their weekday would have them."""
        return [cell for week in self.weeks for cell in week if cell and cell.kind not in PLAIN]


def months(year: int, cal: Workdays, today: date) -> Iterator[Month]:
    """The months of a year that the calendar knows."""
    for number in range(1, 13):
        first, last = date(year, number, 1), date(year, number, monthrange(year, number)[1])
        if cal.covers(first) and cal.covers(last):
            weeks = [[_cell(day, number, cal, today) for day in week] for week in _weeks(first)]
            working = sum(cal.is_working(date(year, number, n)) for n in range(1, last.day + 1))
            yield Month(first, weeks, working)


def kind_of(day: date, cal: Workdays) -> str:
    """What is special about the day; nothing about a working one of the week."""
    if cal.is_working(day):
        return WORKED if is_weekend(day) else ""
    return why_off(day, cal).value


def cell(day: date, cal: Workdays, today: date) -> Cell:
    """One day."""
    name = cal.name(day)
    return Cell(
        day, kind_of(day, cal), in_lang(_Named(name.kk, name.ru), "name") if name else "", day == today
    )


@dataclass(frozen=True)
class _Named:
    name_kk: str
    name_ru: str


def _weeks(first: date) -> list[list[date]]:
    return WEEKS.monthdatescalendar(first.year, first.month)


def _cell(day: date, month: int, cal: Workdays, today: date) -> Cell | None:
    return cell(day, cal, today) if day.month == month else None
