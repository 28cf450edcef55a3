"""A prepared question answers what its QuerySet would, and its SQL is written once."""

from datetime import date
from typing import Any

import pytest
from django.db import close_old_connections, connection, transaction
from django.db.models import F, TextField, Value
from django.db.models.functions import Concat

from commission.models import Body, BodyAlias, Person, Position
from commission.prepared import Given, Insert, Prepared, Update, fill
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def bodies() -> list[Body]:
    return [make.body(code, "district", 1, code, code) for code in ("first", "second")]


def test_values_are_put_in_and_the_sql_stays(bodies: list[Body], django_assert_num_queries: Any) -> None:
    written = []

    def write() -> Any:
        written.append(True)
        return Body.objects.filter(code=Given("code", str), pk__lte=Given("most", int)).order_by("id")

    asked = Prepared(write)
    first, second = bodies
    with django_assert_num_queries(3):
        assert asked(code="first", most=second.pk) == [first]
        assert asked(code="second", most=second.pk) == [second]
        assert asked(code="second", most=first.pk) == []
    assert len(written) == 1
    with pytest.raises(KeyError):
        asked(code="first")


def test_a_day_and_a_joined_row_come_as_they_are(bodies: list[Body], django_assert_num_queries: Any) -> None:
    person, body = Person.objects.create_user("head@example.kz"), bodies[0]
    since = date(2026, 1, 1)
    Position.objects.create(person=person, body=body, role="head", since=since)
    held = Prepared(
        lambda: Position.objects.held_by(Given("person", int), Given("on", date)).select_related("body")
    )
    assert held(person=person.pk, on=date(2025, 12, 31)) == []
    with django_assert_num_queries(1):
        [found] = held(person=person.pk, on=since)
        assert (found.since, found.body) == (since, body)


def test_a_prefetch_is_asked_as_ever(bodies: list[Body], django_assert_num_queries: Any) -> None:
    asked = Prepared(lambda: Body.objects.filter(pk=Given("pk", int)).prefetch_related("aliases"))
    with django_assert_num_queries(2):
        assert list(asked(pk=bodies[0].pk)[0].aliases.all()) == []
    with django_assert_num_queries(1):
        assert asked(pk=0) == []


def test_filled_rows_are_the_relation_and_what_is_sought_among_them_is_asked(bodies: list[Body]) -> None:
    own, other = (BodyAlias.objects.create(body=body, text="МҚБ") for body in bodies)
    body = Body.objects.get(pk=bodies[0].pk)
    fill(body, "aliases", [own])
    assert list(body.aliases.all()) == [own]
    assert own.body is body
    assert list(body.aliases.filter(pk__in=[own.pk, other.pk])) == [own]


@pytest.mark.django_db(transaction=True)
def test_a_new_connection_is_asked_as_the_old_one_was(bodies: list[Body]) -> None:
    """PostgreSQL keeps plans by connection; constants, a percent sign and no open place do no harm."""
    asked = Prepared(lambda: Body.objects.filter(code=Given("code", str), former=[]).exclude(name_kk="100 %"))
    first = Prepared(lambda: Body.objects.order_by("code")[:1])
    for _ in range(2):
        assert asked(code="second") == bodies[1:]
        assert first() == bodies[:1]
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_died_between_requests_is_opened_anew(bodies: list[Body]) -> None:
    """Django looks at the first question of a request whether a kept connection lives; plans die with it."""
    first = Prepared(lambda: Body.objects.order_by("code")[:1])
    assert first() == bodies[:1]
    close_old_connections()
    if connection.vendor == "postgresql":  # SQLite's is a file: it has no server that could go
        connection.connection.close()
    assert first() == bodies[:1]


@pytest.mark.django_db(transaction=True)
def test_rows_are_locked_in_a_transaction_or_not_at_all() -> None:
    locked = Prepared(lambda: Body.objects.select_for_update().filter(pk=Given("pk", int)))
    with transaction.atomic():
        assert locked(pk=0) == []
    with pytest.raises(RuntimeError):
        locked(pk=0)


def test_an_update_is_written_once_and_takes_what_its_columns_take(
    bodies: list[Body], django_assert_num_queries: Any
) -> None:
    people = (Person.objects.create_user(f"{body.code}@example.kz") for body in bodies)
    first, second = (
        Position.objects.create(person=person, role="head", body=bodies[0], since=date(2026, 1, 1))
        for person in people
    )
    changed = Update(
        lambda: Position.objects.filter(pk=Given("pk", int), role=Given("role", str)),
        "body",
        "until",
        title_kk=Concat(F("title_kk"), Value(": "), Given("more", str), output_field=TextField()),
    )
    with django_assert_num_queries(3):
        assert changed(pk=first.pk, role="head", body=bodies[0], until=date(2026, 2, 1), more="бір") == 1
        assert changed(pk=second.pk, role="head", body=bodies[1].pk, until=None, more="екі") == 1
        assert changed(pk=second.pk, role="chair", body=None, until=None, more="") == 0
    for one in (first, second):
        one.refresh_from_db()
    assert (first.body, first.until, first.title_kk) == (bodies[0], date(2026, 2, 1), ": бір")
    assert (second.body, second.until, second.title_kk) == (bodies[1], None, ": екі")
    with pytest.raises(KeyError):
        changed(pk=first.pk, role="head", until=None, more="")


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**30])
def test_a_number_that_no_column_holds_equals_nothing(bodies: list[Body], number: int) -> None:
    """As with a QuerySet: an address or a form may say any."""
    assert Prepared(lambda: Body.objects.filter(pk=Given("pk", int)))(pk=number) == []
    assert Update(lambda: Body.objects.filter(pk=Given("pk", int)), "order")(pk=number, order=1) == 0


@pytest.mark.parametrize("count", [0, 1, 2, Insert.few + 1])
def test_new_rows_have_their_keys_and_are_what_is_stored(bodies: list[Body], count: int) -> None:
    rows = [BodyAlias(body=bodies[n % 2], text=f"{n}-бөлім") for n in range(count)]
    Insert(BodyAlias)(rows)
    stored = BodyAlias.objects.order_by("pk").values_list("pk", "body", "text")
    assert list(stored) == [(row.pk, row.body_id, row.text) for row in rows]
    assert not any(row._state.adding for row in rows)
