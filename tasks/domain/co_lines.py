"""By when co-executors deliver, and to whom: from a clause's lines to the lines of those who help.

Point 178 lets them deliver earlier than whom they help, point 176 gives the classes by length of term. How
many days earlier is practice, so it is a setting. Preview and signing use this same code.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from commission.domain.workdays import Workdays
from tasks.domain.deadlines import add_months
from tasks.domain.fanout import AddresseeDraft, AddresseeRole, ClauseDraft, Line
from tasks.domain.numbers import co_number

VERY_URGENT_WD, URGENT_WD, NEAR_WD = 3, 10, 15
SHORT_MONTHS, MEDIUM_MONTHS = 1, 6


class ControlClass(StrEnum):
    """The classes of control by length of term (point 176)."""

    very_urgent = "very_urgent"
    urgent = "urgent"
    short = "short"
    medium = "medium"
    long = "long"


@dataclass(frozen=True, slots=True)
class Earlier:
    """Working days before the due date; ``near`` is for urgent terms and for short ones up to 15 days."""

    very_urgent: int = 1
    near: int = 3
    short: int = 5
    medium: int = 10
    long: int = 20


@dataclass(frozen=True, slots=True)
class Inner:
    """An inner due date with its arithmetic; ``earlier_by`` 0 = the term leaves no room for an earlier day.

    ``chosen``: the secretary gave this co-executor a day of its own.
    """

    on: date
    due: date
    control_class: ControlClass
    earlier_by: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class CoDraft:
    """A co-executor's line to be; ``lead_body_id`` None = it delivers to the clause, to equals."""

    number: str
    clause_number: str
    body_id: int
    inner: Inner
    lead_body_id: int | None


DEFAULT = Earlier()


def control_class(issued_on: date, due: date, cal: Workdays) -> ControlClass:
    """The class of a term: a month that ends on a day off still is a month, as its due date moved with it."""
    days = cal.between(issued_on, due)
    if days <= VERY_URGENT_WD:
        return ControlClass.very_urgent
    if days <= URGENT_WD:
        return ControlClass.urgent
    if _within(SHORT_MONTHS, issued_on, due, cal):
        return ControlClass.short
    return ControlClass.medium if _within(MEDIUM_MONTHS, issued_on, due, cal) else ControlClass.long


def _within(months: int, issued_on: date, due: date, cal: Workdays) -> bool:
    end = add_months(issued_on, months)
    return due <= end or due == cal.roll(end)


def inner_due(due: date, issued_on: date, cal: Workdays, earlier: Earlier = DEFAULT) -> Inner:
    """The day a co-executor delivers by: so many working days before the due date of whom it helps.

    Where that day would be the day of issue or lie before it there is no room, and the due date itself holds.
    """
    found, days = control_class(issued_on, due, cal), cal.between(issued_on, due)
    by = _by(found, days, earlier)
    return Inner(cal.add(due, -by), due, found, by) if days > by else Inner(due, due, found, 0)


def _by(found: ControlClass, days: int, earlier: Earlier) -> int:
    near = found is ControlClass.urgent or (found is ControlClass.short and days <= NEAR_WD)
    return earlier.near if near else int(getattr(earlier, found.value))


def co_fan_out(
    clauses: Sequence[ClauseDraft],
    lines: Sequence[Line],
    year: int | None,
    minutes_no: str,
    *,
    issued_on: date,
    cal: Workdays,
    earlier: Earlier = DEFAULT,
) -> Iterator[CoDraft]:
    """All lines of co-executors beside ``lines``, which are those of the same clauses.

    A clause without lines of its own has nobody to deliver to, hence none of these.
    """
    for clause in clauses:
        if own := [line for line in lines if line.clause_number == clause.number]:
            inner, lead = inner_due(_from(own), issued_on, cal, earlier), _lead(own)
            for n, to in enumerate(_helpers(clause), start=1):
                number = co_number(year, minutes_no, clause.number, n)
                yield CoDraft(number, clause.number, to.body_id, _own_day(to, inner, cal), lead)


def _helpers(clause: ClauseDraft) -> list[AddresseeDraft]:
    helpers = (to for to in clause.addressees if to.role is AddresseeRole.co_executor)
    return sorted(helpers, key=lambda to: (to.order, to.body_id))


def _own_day(to: AddresseeDraft, inner: Inner, cal: Workdays) -> Inner:
    """A day of its own holds as far as it is not later than that of whom it helps."""
    if to.due_date is None:
        return inner
    on = min(cal.roll(to.due_date), inner.due)
    return replace(inner, on=on, earlier_by=cal.between(on, inner.due), chosen=True)


def _lead(own: Sequence[Line]) -> int | None:
    return next((line.body_id for line in own if line.role is AddresseeRole.lead), None)


def _from(own: Sequence[Line]) -> date:
    """The lead's due date; with equals the earliest."""
    leads = [line for line in own if line.role is AddresseeRole.lead]
    return min(line.due.due for line in leads or own)
