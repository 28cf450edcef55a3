"""The numbers of the governor's office once more, counted from the rows in plain Python.

Nothing of what the page is made of is used: no filter, no index, none of the stored `closed` and `next_due`.
What is owed is read from the terms, working days from the days of the calendar.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from commission.models import CalendarDay
from tasks.models import Report, Task, Term

ZONE = ZoneInfo("Asia/Aqtobe")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Office:
    """What the first screen says; `late` = body, tasks, due date of the oldest, its working days late."""

    overdue: int
    this_week: int
    waiting_review: int
    waiting_authority: int
    open: int
    closed_this_month: int
    closed_last_month: int
    closed_by_this_day: int
    longest: int | None
    review_days: int | None
    authority_days: int | None
    late: list[tuple[int, int, date, int]]


def recount(today: date) -> Office:
    """Of all there is: the controller sees the whole of the commission."""
    tasks = list(Task.objects.order_by("id").values("id", "body", "status", "closed_at"))
    open_ones = [task for task in tasks if task["status"] not in ("closed", "cancelled")]
    owed = _owed()
    due = {task["id"]: owed[task["id"]] for task in open_ones if task["id"] in owed}
    late = _late(open_ones, due, today)
    ended = [_day(task["closed_at"]) for task in tasks if task["status"] == "closed"]
    last_of_previous = today.replace(day=1) - ONE_DAY
    before = [day for day in ended if (day.year, day.month) == _month(last_of_previous)]
    return Office(
        overdue=sum(day < today for day in due.values()),
        this_week=sum(today <= day <= _sunday(today) for day in due.values()),
        waiting_review=sum(task["status"] == "reported" for task in open_ones),
        waiting_authority=sum(task["status"] == "up_for_removal" for task in open_ones),
        open=len(open_ones),
        closed_this_month=sum((day.year, day.month) == _month(today) for day in ended),
        closed_last_month=len(before),
        closed_by_this_day=sum(day.day <= today.day for day in before),
        longest=max((days for *_, days in late), default=None),
        review_days=_waits("reported", open_ones, today),
        authority_days=_waits("up_for_removal", open_ones, today),
        late=late,
    )


def _owed() -> dict[int, date]:
    """By task, the earliest day by which its owner owes an answer."""
    found: dict[int, date] = {}
    for term in Term.objects.order_by("id").values("task", "due", "state"):
        if term["state"] in ("open", "returned"):
            found[term["task"]] = min(term["due"], found.get(term["task"], date.max))
    return found


def _late(
    open_ones: list[dict[str, Any]], due: dict[int, date], today: date
) -> list[tuple[int, int, date, int]]:
    of_body: dict[int, list[date]] = defaultdict(list)
    for task in open_ones:
        if task["id"] in due and due[task["id"]] < today:
            of_body[task["body"]].append(due[task["id"]])
    rows = [(body, len(days), min(days), _working(min(days), today)) for body, days in of_body.items()]
    return sorted(rows, key=lambda row: (row[2], -row[1], row[0]))


def _waits(status: str, open_ones: list[dict[str, Any]], today: date) -> int | None:
    """Working days since the oldest report was sent that waits in this status."""
    waiting = {task["id"] for task in open_ones if task["status"] == status}
    sent = [
        _day(report["submitted_at"])
        for report in Report.objects.order_by("id").values("task", "state", "submitted_at")
        if report["task"] in waiting and report["state"] == "submitted"
    ]
    return _working(min(sent), today) if sent else None


def _working(after: date, until: date) -> int:
    days = CalendarDay.objects.order_by("date").values_list("date", "working")
    return sum(working for day, working in days if after < day <= until)


def _day(moment: Any) -> date:
    return moment.astimezone(ZONE).date()


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _sunday(day: date) -> date:
    while day.isoweekday() != 7:
        day += ONE_DAY
    return day
