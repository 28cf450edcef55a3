"""The first screen of the governor's office beside its independent recount."""

from django.http import QueryDict
from django.test import Client
from django.utils import translation

from commission import clock
from commission.models import Person
from tasks.filters import TaskFilter
from tasks.models import Task
from tests.data.recount import recount


def holds() -> None:
    """Every number the office is shown, and behind each as many rows; an assertion fails otherwise."""
    office = Client()
    office.force_login(Person.objects.get(email="controller@demo.invalid"))
    with translation.override("en"):
        panels = office.get("/").context["panels"]
    shown = next(made for template, made in panels if template.endswith("overview.html"))
    found = recount(clock.today())
    tiles = shown["tiles"]
    assert [tile.number for tile in tiles] == [
        found.overdue,
        found.this_week,
        found.waiting_review,
        found.waiting_authority,
        found.open,
        found.closed_this_month,
        found.closed_last_month,
    ]
    ages = [found.longest, None, found.review_days, found.authority_days]
    assert [_number_in(tile.note) for tile in tiles] == [*ages, None, None, found.closed_by_this_day]
    late = [*shown["late"], *shown["more"]]
    counted = [(row.figure.body_id, row.figure.count, row.figure.since, row.figure.days) for row in late]
    assert counted == found.late
    assert [row.body.pk for row in late] == [body for body, *_ in found.late]
    for row in shown["late"]:
        assert row.worst.next_due == row.figure.since
    behind = [(tile.url, tile.number) for tile in tiles] + [(row.url, row.figure.count) for row in late]
    assert [(url, _rows(url)) for url, _ in behind] == behind


def _number_in(note: str) -> int | None:
    digits = "".join(filter(str.isdigit, note))
    return int(digits) if digits else None


def _rows(url: str) -> int:
    """As many as the register has under this address."""
    _, _, query = url.partition("?")
    return int(TaskFilter(QueryDict(query), queryset=Task.objects.order_by("id")).qs.count())
