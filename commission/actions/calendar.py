"""The working calendar: seeded once by the `holidays` package, then kept by the secretary, act by act.

The package knows the holidays of the law, the rule that a holiday on a weekend moves its day off, and the
transfers the government decreed so far; it estimates Kurban-ait. It is only a seed: what it says is stored,
and from then on the stored rows are the calendar. A corrected day never moves a due date already announced.
"""

import secrets
from collections.abc import Iterator
from datetime import date, timedelta

import holidays
from django.db import transaction
from django.db.models import F

from commission import access, journal
from commission.domain.roles import Actor
from commission.domain.verdict import Refused, require
from commission.domain.workdays import ONE_DAY, DayName, Workdays
from commission.models import Calendar, CalendarDay

MOVED_OFF = DayName("ауыстырылған демалыс күні", "перенесённый выходной день", moved=True)
MOVED_WORK = DayName("ауыстырылған жұмыс күні", "перенесённый рабочий день")

RUSSIAN = {
    "Жаңа жыл": "Новый год",
    "Православиелік Рождество": "Православное Рождество",
    "Халықаралық әйелдер күні": "Международный женский день",
    "Наурыз мейрамы": "Наурыз мейрамы",
    "Қазақстан халқының бірлігі мерекесі": "Праздник единства народа Казахстана",
    "Отан Қорғаушы күні": "День защитника Отечества",
    "Жеңіс күні": "День Победы",
    "Астана күні": "День Столицы",
    "Қазақстан Республикасының Конституциясы күні": "День Конституции Республики Казахстан",
    "Республика күні": "День Республики",
    "Қазақстан Республикасы күні": "День Республики",
    "Тәуелсіздік күні": "День Независимости",
    "Құрбан айт": "Курбан-айт",
}
"""The package speaks Kazakh and no Russian; a holiday it learns later is said in Kazakh until corrected."""


def seed_calendar(*, first_year: int, last_year: int, actor: Actor | None = None) -> int:
    """Store the days of these years that are not stored yet, and return how many that were.

    Years are only added at the end: days already there keep what the secretary made of them.
    Refused: "calendar_gap" where years would be left out: the count of working days cannot jump.
    """
    with transaction.atomic():
        calendar, last = _open_calendar()
        start = _start(first_year, last)
        end = date(last_year, 12, 31)
        if start > end:
            return 0
        days = list(_days(calendar, start, end, last.number if last else 0))
        if last:
            journal.swap(calendar, None)
        else:
            journal.born(calendar)
        CalendarDay.objects.bulk_create(days)
        journal.record(calendar, "calendar.seeded", actor, first=days[0].date, last=days[-1].date)
    return len(days)


def correct_day(
    day: date,
    *,
    working: bool,
    act: str,
    by: Actor,
    name_kk: str = "",
    name_ru: str = "",
    moved: bool = False,
    seen: int | None = None,
) -> None:
    """Write what an act says about a day; later days are numbered anew, announced due dates stay.

    `moved`: a day off transferred from a weekend, and no holiday of its own.
    Refused: "role", "no_calendar", "calendar_ends", "needs_act", "stale".
    """
    require(access.may_keep_calendar(by))
    if not act.strip():
        raise Refused("needs_act", field="act")
    row = _stored(day)
    new = {"working": working, "name_kk": name_kk, "name_ru": name_ru, "act": act.strip(), "moved": moved}
    changed = journal.changes(row, **new)
    if not changed:
        return
    shift = int(working) - int(row.working)
    with transaction.atomic():
        journal.swap(row.calendar, seen)
        CalendarDay.objects.filter(pk=day).update(**new)
        CalendarDay.objects.filter(date__gte=day).update(number=F("number") + shift)
        journal.record(row.calendar, "calendar.corrected", by, day=day, act=new["act"], changes=changed)


def _open_calendar() -> tuple[Calendar, CalendarDay | None]:
    calendar = Calendar.objects.order_by("id").first()
    if calendar is None:
        return Calendar(stamp=secrets.token_hex(16)), None
    return calendar, calendar.days.order_by("date").last()


def _start(first_year: int, last: CalendarDay | None) -> date:
    """The first day to add: the one after the last stored, whichever earlier year was asked for."""
    asked = date(first_year, 1, 1)
    if last is None:
        return asked
    following = last.date + ONE_DAY
    if asked > following:
        raise Refused("calendar_gap", last=last.date, asked=first_year)
    return following


def _stored(day: date) -> CalendarDay:
    found = CalendarDay.objects.select_related("calendar").filter(pk=day).first()
    if found is not None:
        return found
    raise Calendar.objects.workdays().outside()


def _days(calendar: Calendar, start: date, end: date, number: int) -> Iterator[CalendarDay]:
    """The rows from `start` to `end`, numbered on from `number`."""
    names, worked = _known(start.year, end.year)
    cal = Workdays.plain(start, end, names, worked)
    for offset in range((end - start).days + 1):
        day = start + timedelta(days=offset)
        name = MOVED_WORK if day in worked else names.get(day, DayName("", ""))
        yield CalendarDay(
            calendar=calendar,
            date=day,
            working=cal.is_working(day),
            number=number + cal.number(day),
            moved=name.moved,
            name_kk=name.kk,
            name_ru=name.ru,
        )


def _known(first_year: int, last_year: int) -> tuple[dict[date, DayName], set[date]]:
    """Named days off, and weekend days worked instead of them, as the package knows these years."""
    years = range(first_year, last_year + 1)
    package = holidays.country_holidays("KZ", years=years, language="kk")
    legal = holidays.country_holidays(
        "KZ", years=years, language="kk", observed=False, islamic_show_estimated=False
    )
    transfer = package.substituted_label.partition("%")[0]
    named = {day: _name(kk) for day, kk in legal.items() if not kk.startswith(transfer)}
    names = {day: named.get(day, MOVED_OFF) for day in package}
    return names, {day for day in package.weekend_workdays if first_year <= day.year <= last_year}


def _name(kk: str) -> DayName:
    """Two holidays may fall on one day; the package then gives both in one text."""
    return DayName(kk, "; ".join(RUSSIAN.get(part, part) for part in kk.split("; ")))
