"""Where the working calendar does not reach pages still answer: what cannot be counted is unknown."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from commission import clock
from commission.models import Calendar, CalendarDay, Meeting
from tasks.actions import moves
from tasks.models import Task
from tests import make
from tests.cast import PARTS, Cast, actor
from tests.conftest import MOMENT
from tests.domain.kz_days import LAST
from tests.stage import kept

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def on(day: date) -> datetime:
    """Ten in the morning of that day."""
    return datetime.combine(day, MOMENT.timetz())


def lose_the_calendar() -> None:
    """As before `seed_calendar` was run."""
    CalendarDay.objects.all().delete()
    Calendar.objects.all().delete()


@kept
def tasks(cast: Cast) -> list[Task]:
    """One to work on, one reported, one proposed for removal."""
    by = actor(cast.secretary)
    made = [make.task(cast.ours, by, cast.alga) for _ in range(3)]
    for task in made[1:]:
        moves.report(task, make.account(task), by=actor(cast.akim))
    moves.propose(made[2], ground="full_execution", by=by)
    return made


@kept
def sitting(cast: Cast) -> Meeting:
    """Held, with a clause that gives no term."""
    made = make.meeting(cast.ours, actor(cast.secretary), number="9")
    make.clause(made, actor(cast.secretary), cast.alga, due_kind="unset", due_n=None)
    return made


def answers(client: Client, cast: Cast) -> dict[tuple[str, str], int]:
    """What everybody's home and, for both sides, the register answer, unless it is 200."""
    asked = [(part, "/") for part in PARTS]
    asked += [(part, f"/tasks/{query}") for part in ("secretary", "akim") for query in ("", "?state=soon")]
    found = {}
    for part, address in asked:
        client.force_login(getattr(cast, part))
        status = client.get(address).status_code
        if status != 200:
            found[part, address] = status
    return found


@pytest.mark.parametrize(
    "day",
    [LAST - timedelta(days=20), LAST - timedelta(days=3), LAST + timedelta(days=30)],
    ids=["the last month", "the last days", "after the end"],
)
def test_home_and_register_answer_everybody_on_any_day(
    cast: Cast, tasks: list[Task], sitting: Meeting, client: Client, day: date
) -> None:
    with clock.freeze(on(day)):
        assert answers(client, cast) == {}


def test_home_and_register_answer_everybody_without_a_calendar(
    cast: Cast, tasks: list[Task], sitting: Meeting, client: Client
) -> None:
    lose_the_calendar()
    assert answers(client, cast) == {}
    client.force_login(cast.secretary)
    for page in (f"/tasks/{tasks[0].pk}/", f"/meetings/{sitting.pk}/", f"/meetings/{sitting.pk}/preview/"):
        assert client.get(page).status_code == 200


@pytest.mark.parametrize("held_on", [date(1925, 8, 18), date(2023, 8, 18)])
def test_a_sitting_outside_the_calendar_has_an_unknown_term(
    cast: Cast, sitting: Meeting, client: Client, held_on: date
) -> None:
    Meeting.objects.filter(pk=sitting.pk).update(date=held_on, year=held_on.year)
    page = home(client, cast)
    (row,) = dict(page.context["panels"])["tasks/home/sittings.html"]["rows"]
    assert (row.term.due, row.term.taken) == (None, None)
    assert "covers 01.01.2025 to 31.12.2027 only" in row.term.uncounted
    assert row.term.uncounted in page.content.decode()


def test_a_clause_whose_month_leaves_the_calendar_is_an_open_point(
    cast: Cast, sitting: Meeting, client: Client
) -> None:
    with clock.freeze(on(LAST - timedelta(days=20))):
        page = home(client, cast)
        preview = client.get(f"/meetings/{sitting.pk}/preview/")
    (row,) = dict(page.context["panels"])["tasks/home/sittings.html"]["rows"]
    assert [(blank.clauses, "only" in blank.sentence) for blank in row.blanks] == [("1.1", True)]
    assert "calendar_ends" in {finding.problem.code for finding in preview.context["findings"]}
    assert preview.context["reason"]


def test_a_due_date_is_said_even_where_days_cannot_be_counted(
    cast: Cast, tasks: list[Task], client: Client
) -> None:
    lose_the_calendar()
    client.force_login(cast.akim)
    cast.akim.language = "en"
    cast.akim.save()
    due = tasks[0].next_due
    for day, said in [(due - timedelta(days=1), "working days unknown"), (due, "due today")]:
        with clock.freeze(on(day)):
            page = client.get("/tasks/").content.decode()
            assert "3 September, Wednesday" in page
            assert said in page
    with clock.freeze(on(due + timedelta(days=9))):
        assert "the due date has passed" in client.get("/tasks/?state=overdue").content.decode()


@pytest.mark.parametrize(
    ("day", "warned"), [(LAST - timedelta(days=91), False), (LAST - timedelta(days=90), True), (LAST, True)]
)
@pytest.mark.parametrize("part", ["secretary", "administrator"])
def test_who_keeps_the_calendar_is_warned_three_months_before(
    cast: Cast, client: Client, day: date, warned: bool, part: str
) -> None:
    with clock.freeze(on(day)):
        page = home(client, cast, part).content.decode()
    assert ("The working calendar ends on 31.12.2027" in page) is warned
    assert ("manage.py seed_calendar 2028 2028" in page) is warned


def test_a_calendar_that_is_not_there_is_told_and_to_nobody_else(cast: Cast, client: Client) -> None:
    lose_the_calendar()
    assert "manage.py seed_calendar 2025 2025" in home(client, cast).content.decode()
    assert "seed_calendar" not in home(client, cast, "akim").content.decode()
    assert "seed_calendar" not in home(client, cast, "chair").content.decode()


@pytest.mark.parametrize("rule", [("unset", None), ("months", 1), ("calendar_days", 5), ("working_days", 5)])
@pytest.mark.parametrize("asked", ["9999-12-31", "2028-01-01", "2027-12-31"])
def test_a_day_of_signing_beyond_the_calendar_is_a_sentence(
    cast: Cast, client: Client, rule: tuple[str, int | None], asked: str
) -> None:
    made = make.meeting(cast.ours, actor(cast.secretary))
    make.clause(made, actor(cast.secretary), cast.alga, due_kind=rule[0], due_n=rule[1])
    client.force_login(cast.secretary)
    page = client.get(f"/meetings/{made.pk}/preview/", {"on": asked})
    assert page.status_code == 200
    told = page.context["on"].errors.get("on") or [one.problem for one in page.context["clauses"]]
    assert "31.12.2027" in told[0]


def home(client: Client, cast: Cast, part: str = "secretary") -> Any:
    """The first screen of the person, in English."""
    person = getattr(cast, part)
    person.language = "en"
    person.save()
    client.force_login(person)
    with translation.override("en"):
        return client.get("/")
