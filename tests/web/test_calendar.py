"""The working calendar's page, a day corrected by an act, and the terms that fell on it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from commission.models import Calendar, CalendarDay, Entry
from tests import make
from tests.cast import Cast, actor

TUESDAY = date(2025, 9, 2)
HOLIDAY = {"what": "holiday", "name_kk": "Құрбан айт", "name_ru": "Курбан-айт", "act": "№ 7, 20.08.2025"}


def correct(client: Client, day: date = TUESDAY, **changed: object):
    return client.post(reverse("calendar_day", args=[day]), {**HOLIDAY, **changed})


def test_everybody_reads_the_year_and_every_day_off_has_its_word(client: Client, cast: Cast) -> None:
    client.force_login(cast.akim)
    page = client.get(reverse("calendar"))
    august = page.context["months"][7]
    assert (page.context["year"], august.working) == (2025, 21)
    assert [(cell.day.day, cell.kind) for cell in august.told] == [(30, "weekend_holiday")]
    assert "Конституция" in page.content.decode()
    assert reverse("calendar_day", args=[date(2025, 8, 19)]) not in page.content.decode()


@pytest.mark.parametrize(
    ("year", "status"),
    [("2026", 200), ("1990", 200), ("9999", 200), ("", 200), ("0", 404), ("00012025", 404), ("жыл", 404)],
)
def test_a_year_beyond_the_calendar_says_so(client: Client, cast: Cast, year: str, status: int) -> None:
    client.force_login(cast.akim)
    assert client.get(reverse("calendar"), {"year": year}).status_code == status


def test_without_a_calendar_the_page_answers(client: Client, cast: Cast) -> None:
    CalendarDay.objects.all().delete()
    Calendar.objects.all().delete()
    client.force_login(cast.secretary)
    assert "seed_calendar" in client.get(reverse("calendar")).content.decode()


class TestCorrection:
    def test_shows_the_terms_that_fell_on_the_day_and_moves_none(self, client: Client, cast: Cast) -> None:
        task = make.task(cast.ours, actor(cast.secretary), cast.alga, due_kind="fixed", due_date=TUESDAY)
        client.force_login(cast.secretary)
        answer = correct(client)
        assert answer["Location"] == reverse("day_terms", args=[TUESDAY])
        assert task.number in client.get(answer["Location"]).content.decode()
        assert task.terms.get().due == TUESDAY
        assert not Calendar.objects.workdays().is_working(TUESDAY)
        assert "Құрбан айт" in client.get(reverse("calendar")).content.decode()
        client.force_login(cast.other_akim)
        assert task.number not in client.get(answer["Location"]).content.decode()

    def test_a_weekend_is_worked_instead(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        answer = correct(client, date(2025, 9, 6), what="working")
        assert answer["Location"].endswith("?year=2025#month-9")
        row = CalendarDay.objects.get(pk=date(2025, 9, 6))
        assert (row.working, row.moved, row.name_ru) == (True, False, "перенесённый рабочий день")

    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            ({"act": ""}, "act"),
            ({"what": ""}, "what"),
            ({"name_ru": ""}, "name_ru"),
            ({"act": "№" * 10**6}, "act"),
        ],
    )
    def test_what_is_wrong_is_said(
        self, client: Client, cast: Cast, changed: dict[str, str], field: str
    ) -> None:
        client.force_login(cast.secretary)
        answer = correct(client, **changed)
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
        assert "Құрбан айт" in answer.content.decode()
        assert not Entry.objects.filter(object_kind="calendar").exists()

    def test_the_second_of_two_sees_both(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.secretary)
        correct(client, seen=0)
        answer = correct(client, seen=0, what="moved")
        (difference,) = answer.context["form"].conflicts
        assert (answer.status_code, difference.stored != difference.typed) == (422, True)
        assert correct(client, seen=1, what="moved").status_code == 303

    def test_only_by_a_secretary_and_of_a_day_there_is(self, client: Client, cast: Cast) -> None:
        client.force_login(cast.administrator)
        assert correct(client).status_code == 403
        client.force_login(cast.secretary)
        assert client.get(reverse("calendar_day", args=[date(2040, 1, 1)])).status_code == 404
        assert client.get("/calendar/2025-02-30/").status_code == 404
