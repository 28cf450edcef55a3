"""The working calendar: everybody reads it, the secretary corrects a day by the act that says so."""

import re
from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from commission import access, clock, journal
from commission.actions.calendar import MOVED_OFF, MOVED_WORK, correct_day
from commission.domain.roles import Actor
from commission.domain.workdays import DayName, Workdays, is_weekend
from commission.models import Calendar, CalendarDay
from commission.web import months
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.conflicts import Comparable, saved
from commission.web.fields import text
from commission.web.gate import allow
from commission.web.request import Request

A_YEAR = re.compile(r"[1-9][0-9]{3}")


class DayForm(Comparable):
    """What the act says of the day."""

    WORKING, HOLIDAY, MOVED, FREE = "working", "holiday", "moved", "free"

    what = forms.ChoiceField(
        label=_("This day is"),
        widget=forms.RadioSelect,
        choices=[
            (WORKING, _("a working day")),
            (HOLIDAY, _("a public holiday")),
            (MOVED, _("a transferred day off")),
            (FREE, _("an ordinary day off")),
        ],
    )
    name_kk = text(_("Name of the holiday in Kazakh"), max_length=200, lang="kk")
    name_ru = text(_("Name of the holiday in Russian"), max_length=200, lang="ru")
    act = text(
        pgettext_lazy("document", "Act"), required=True, max_length=200, help_text=_("Its number and date.")
    )

    def clean(self) -> dict[str, Any]:
        """A holiday has a name in both languages; nothing else has one of its own."""
        data = super().clean() or self.cleaned_data
        for name in ("name_kk", "name_ru"):
            if data.get("what") != self.HOLIDAY:
                data[name] = ""
            elif not data.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        return data

    def named(self, day: date) -> DayName:
        """The name to store: a transfer is called by what it is."""
        data = self.cleaned_data
        if data["what"] == self.MOVED:
            return MOVED_OFF
        if data["what"] == self.WORKING and is_weekend(day):
            return MOVED_WORK
        return DayName(data["name_kk"], data["name_ru"])


@login_required
@require_safe
def calendar(request: Request) -> HttpResponse:
    """A year, month by month; the present one unless another is asked for."""
    cal, today = Calendar.objects.workdays(), clock.today()
    year = _year(request.GET.get("year", ""), cal, today)
    context = {
        "year": year,
        "months": list(months.months(year, cal, today)) if cal.covers(date(year, 1, 1)) else [],
        "week": months.WEEK,
        "years": range(cal.first.year, cal.last.year + 1) if cal.covers(cal.last) else [],
        "keeps": bool(access.may_keep_calendar(request.actor)),
    }
    return render(request, "commission/calendar/calendar.html", context)


@login_required
@require_http_methods(READ_AND_WRITE)
def calendar_day(request: Request, day: date) -> HttpResponse:
    """One day, and for the secretary the form that corrects it."""
    row = get_object_or_404(CalendarDay.objects.select_related("calendar"), pk=day)
    keeps = access.may_keep_calendar(request.actor)
    if request.method == "POST":
        allow(keeps)
    form = DayForm(sent(request), initial={"seen": row.calendar.version, **_stored(row)})
    before = row.calendar.version
    if form.is_valid() and saved(
        form, row.calendar, lambda: _correct(row, form, request.actor), lambda: _stored(_fresh(row))
    ):
        tell(request, row.calendar, before)
        return see_other(_next(_fresh(row)))
    cal = Calendar.objects.workdays()
    context = {
        "row": row,
        "cell": months.cell(day, cal, clock.today()),
        "keeps": keeps,
        "entries": [one for one in journal.history(row.calendar) if f'"day":"{day}"' in one.data],
    }
    return form_page(request, "commission/calendar/day.html", form, **context)


def _year(asked: str, cal: Workdays, today: date) -> int:
    """404 for a year that cannot be; one the calendar does not know is an empty page that says so."""
    if not asked:
        return today.year
    if not A_YEAR.fullmatch(asked):
        raise Http404
    return int(asked)


def _correct(row: CalendarDay, form: DayForm, by: Actor) -> None:
    data, name = form.cleaned_data, form.named(row.date)
    correct_day(
        row.date,
        working=data["what"] == DayForm.WORKING,
        moved=name.moved,
        name_kk=name.kk,
        name_ru=name.ru,
        act=data["act"],
        by=by,
        seen=data["seen"],
    )
    row.calendar.refresh_from_db()


def _stored(row: CalendarDay) -> dict[str, str]:
    """The values of the form as the day has them."""
    named = not (row.working or row.moved)
    what = DayForm.HOLIDAY if named and (row.name_kk or row.name_ru) else DayForm.FREE
    if row.working or row.moved:
        what = DayForm.WORKING if row.working else DayForm.MOVED
    names = {name: getattr(row, name) if named else "" for name in ("name_kk", "name_ru")}
    return {"what": what, **names, "act": row.act}


def _fresh(row: CalendarDay) -> CalendarDay:
    return CalendarDay.objects.get(pk=row.pk)


def _next(row: CalendarDay) -> str:
    """A date announced before the day became free is not moved by anybody but the authority: show whose."""
    if not row.working:
        return reverse("day_terms", args=[row.date])
    return f"{reverse('calendar')}?year={row.date.year}#month-{row.date.month}"
