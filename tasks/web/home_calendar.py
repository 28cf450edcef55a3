"""The warning that the working calendar runs out, while there is time to do something about it."""

from dataclasses import dataclass
from datetime import date, timedelta

from commission import clock
from commission.domain.roles import Role
from commission.domain.workdays import NoWorkdays
from commission.web.request import Request
from tasks.web.templatetags.due import calendar

WARNED_BEFORE = timedelta(days=90)
"""A term of a month, its report and the decree on the next year's days off fit into it."""


@dataclass(frozen=True, slots=True)
class Warned:
    """The last day of the calendar, None where there is no calendar; the year to be added."""

    last: date | None
    year: int


def warning(request: Request) -> Warned | None:
    """For those who keep the calendar: the secretary knows the decrees, the administrator adds the years."""
    if not (request.actor.is_administrator or request.actor.has(Role.secretary)):
        return None
    today, cal = clock.today(), calendar(request)
    if isinstance(cal, NoWorkdays):
        return Warned(None, today.year)
    return Warned(cal.last, cal.last.year + 1) if cal.last <= today + WARNED_BEFORE else None
