"""The commands that give a deployed system its calendar and its commission."""

import re

import pytest
from django.core.management import CommandError

from commission.models import CalendarDay, Commission, Entry
from tests.data.command import run

pytestmark = pytest.mark.django_db


def test_the_calendar_is_filled_in_and_extended() -> None:
    assert run("seed_calendar", "2025", "2026") == "Calendar: 730 days added.\n"
    assert run("seed_calendar", "2025", "2027") == "Calendar: 365 days added.\n"
    assert CalendarDay.objects.count() == 3 * 365


@pytest.mark.parametrize("years", [("2027", "2025"), ("1999", "2025"), ("2025", "20266")])
def test_years_that_are_a_slip_are_one_line(years: tuple[str, str]) -> None:
    with pytest.raises(CommandError, match="two years in order, from 2002 to 2100"):
        run("seed_calendar", *years)
    assert not CalendarDay.objects.exists()


def test_a_year_cannot_be_left_out() -> None:
    run("seed_calendar", "2024", "2024")
    said = "ends on 31.12.2024: no year can be left out"
    with pytest.raises(CommandError, match=re.escape(said)):
        run("seed_calendar", "2026", "2026")
    assert CalendarDay.objects.count() == 366


def test_the_commission_is_entered_once() -> None:
    assert run("load_commission") == run("load_commission") == "Commission: aktobe-oblast.\n"
    assert Commission.objects.get().bases.count() == 2
    assert Entry.objects.filter(code="commission.loaded").count() == 1
