"""The numbers of the first screen of those who oversee: what is late and whose, what lies with us.

Plain functions over the rows a person may see. A number that a list of the register stands behind is counted
by that list's own rule (`domain.states`, `tally`); what is open is counted over the open rows alone,
by their partial indexes, and never over all history.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Min, Q

from commission import clock
from commission.domain.verdict import unless_refused
from commission.domain.workdays import ONE_DAY, Workdays
from tasks.domain import deadlines, states
from tasks.domain.lifecycle import Status
from tasks.queries import TaskQuerySet
from tasks.tally import Tally

SUNDAY = 6
SENT = "reports__submitted_at"


@dataclass(frozen=True, slots=True)
class Span:
    """What falls on the days from first to last, both inclusive."""

    first: date
    last: date
    count: int


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for one of us: how many, since when the oldest, and how many working days that is.

    `since` is None where nothing waits, `days` also where the calendar does not reach.
    """

    count: int
    since: date | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Late:
    """What a body owes and is overdue with: how many tasks, the due date of the oldest, its working days."""

    body_id: int
    count: int
    since: date
    days: int | None


@dataclass(frozen=True, slots=True)
class Office:
    """All of it; `states` holds the number of every ready list within what is on control.

    `closed_by_now` is last month up to the same day of the month: only that compares with a month that runs.
    """

    states: Mapping[str, int]
    this_week: Span
    reviewer: Queue
    authority: Queue
    closed: Span
    closed_before: Span
    closed_by_now: Span
    late: list[Late]


def office(tasks: TaskQuerySet, today: date, cal: Workdays) -> Office:
    """Of these tasks; four questions to the database."""
    counted = Tally.of(tasks, today)
    found = counted.states(states.days(today, cal))
    since = waiting_since(tasks)
    this, before, by_now = closed_months(tasks, today)
    return Office(
        states=found,
        this_week=due_this_week(counted, today),
        reviewer=_queue(found["waiting_review"], since.get(Status.reported), today, cal),
        authority=_queue(found["waiting_authority"], since.get(Status.up_for_removal), today, cal),
        closed=this,
        closed_before=before,
        closed_by_now=by_now,
        late=late_by_body(tasks, today, cal),
    )


def late_by_body(tasks: TaskQuerySet, today: date, cal: Workdays) -> list[Late]:
    """The longest delay first; of two that are equally long, the one with more tasks."""
    rows = tasks.overdue(today).order_by().values_list("body")
    found = rows.annotate(count=Count("pk"), since=Min("next_due")).order_by("since", "-count", "body")
    return [Late(body, count, since, _over(since, today, cal)) for body, count, since in found]


def waiting_since(tasks: TaskQuerySet) -> dict[Status, date]:
    """By status, the day on which the oldest report was sent that still waits for us: our own clock."""
    return {
        status: clock.day_of(moment)
        for status in (Status.reported, Status.up_for_removal)
        for moment in tasks.open()
        .filter(status=status.value)
        .oldest_waiting()
        .values_list(SENT, flat=True)[:1]
    }


def due_this_week(counted: Tally, today: date) -> Span:
    """What is still to come until Sunday; what is overdue of this week has a number of its own."""
    sunday = today + timedelta(days=SUNDAY - today.weekday())
    held = (count for due, _status, count in counted.groups if due is not None and today <= due <= sunday)
    return Span(today, sunday, sum(held))


def closed_months(tasks: TaskQuerySet, today: date) -> tuple[Span, Span, Span]:
    """Taken off control as carried out: this month, last month, and last month up to the same day."""
    this, before = _month(today), _month(today.replace(day=1) - ONE_DAY)
    by_now = before[0], min(before[1], before[0] + (today - this[0]))
    spans = (this, before, by_now)
    asked = {f"span_{n}": Count("pk", filter=_between(*span)) for n, span in enumerate(spans)}
    ended = tasks.filter(_between(before[0], this[1]), closed=True, status=Status.closed.value)
    found = ended.aggregate(**asked)
    first, second, third = (Span(*span, found[f"span_{n}"]) for n, span in enumerate(spans))
    return first, second, third


def _queue(count: int, since: date | None, today: date, cal: Workdays) -> Queue:
    days = unless_refused(lambda: cal.between(since, today)) if since else None
    return Queue(count, since, days)


def _over(since: date, today: date, cal: Workdays) -> int | None:
    return unless_refused(lambda: deadlines.overdue_days(since, today, cal))


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - ONE_DAY


def _between(first: date, last: date) -> Q:
    """Closed on one of these days of the oblast, as a range of moments: an index answers it."""
    return Q(closed_at__gte=clock.midnight(first), closed_at__lt=clock.midnight(last + ONE_DAY))
