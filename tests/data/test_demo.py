"""The demo command: builds once, only where nothing else is, all or nothing."""

from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError
from django.db import transaction

from commission import clock
from commission.models import Body, Commission, Entry, Meeting, Person
from tasks.demo.build import build
from tasks.demo.cast import CAST, PASSWORD, WITHOUT_ACCOUNT, demo_sign_ins
from tasks.demo.programme import SCRIPTED
from tasks.models import Task
from tests.data import command


def run(*words: str) -> str:
    return command.run("demo", *words)


@pytest.mark.there
def test_a_second_run_changes_nothing_and_says_who_signs_in(db: None) -> None:
    first = run("--quick")
    entries, people = Entry.objects.count(), Person.objects.count()
    second = run("--quick")
    assert first.startswith("The demo is built (")
    assert second.startswith("The demo is already there.")
    assert first.splitlines()[1:] == second.splitlines()[1:]
    assert all(part.email in second for part in CAST)
    assert PASSWORD in second
    assert (Entry.objects.count(), Person.objects.count()) == (entries, people)
    with pytest.raises(CommandError, match="for another day empty the database"):
        run("--quick", "--today", "2025-08-18")


@pytest.mark.once
def test_it_stands_on_the_day_it_is_told_and_is_the_same_each_time(db: None) -> None:
    """Ids differ on PostgreSQL, where a sequence does not go back: what they say is compared."""
    found = []
    for _ in range(2):
        with transaction.atomic():
            run("--quick", "--today", "2025-03-31")
            tasks = Task.objects.order_by("number").values_list("number", "status", "next_due", "returns")
            events = Entry.objects.order_by("id").values_list("at", "code", "acting_as")
            found.append([*tasks, *events])
            assert Meeting.objects.get(status="signed").date == date(2025, 1, 28)
            transaction.set_rollback(True)
    assert found[0] == found[1]
    with pytest.raises(CommandError, match="that day has not come"):
        run("--quick", "--today", "2025-08-20")


def test_a_deployed_system_has_no_demo(db: None, settings: Any) -> None:
    settings.THROW_AWAY = False
    with pytest.raises(CommandError, match="deployed"):
        run()
    assert not Person.objects.exists()
    assert demo_sign_ins() == []


def test_a_database_with_people_of_its_own_is_left_alone(db: None) -> None:
    Person.objects.create_user("somebody@example.kz")
    with pytest.raises(CommandError, match="not for the demo: there are people"):
        run()
    assert Person.objects.count() == 1
    assert not Commission.objects.exists()


@pytest.mark.once
def test_somebody_invited_in_the_demo_does_not_stop_it(db: None) -> None:
    """Inviting is part of the tour: the next `make run` starts all the same."""
    assert build(sittings=[SCRIPTED])
    Person.objects.create_user("somebody@example.kz")
    assert build(sittings=[SCRIPTED]) is False


def test_a_database_with_sittings_of_its_own_is_left_alone(db: None) -> None:
    Meeting.objects.create(commission=Commission.objects.create(code="other", level="district"))
    with pytest.raises(CommandError, match="not for the demo: there are sittings"):
        run()
    assert not Person.objects.exists()


@pytest.mark.there
def test_a_build_that_fails_leaves_nothing(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise OSError("no disk")

    monkeypatch.setattr("tasks.demo.build.load_seed", fail)
    with pytest.raises(OSError, match="no disk"):
        build(sittings=[SCRIPTED])
    assert not Person.objects.exists()
    assert not Commission.objects.exists()


@pytest.mark.once
def test_everybody_enters_with_the_printed_password(db: None) -> None:
    assert build(sittings=[SCRIPTED])
    for entry in demo_sign_ins():
        assert Person.objects.get(email=entry["email"]).check_password(entry["password"])
    by_letter = Body.objects.with_account(clock.today()).filter(by_letter=True)
    assert set(by_letter.values_list("code", flat=True)) == WITHOUT_ACCOUNT
