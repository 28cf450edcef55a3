"""A session ends when its password is changed, its position ends or its account is closed."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from commission import clock
from commission.actions import people
from commission.actions.people import NewPosition
from commission.domain.roles import Role
from commission.models import Person
from commission.web.session_store import SessionStore
from tests.cast import PASSWORD, Cast, actor
from tests.conftest import MOMENT

NEW = {"password1": "алты аққу көлде", "password2": "алты аққу көлде"}
AUDITOR = NewPosition(role=Role.auditor, title_kk="аудитор", title_ru="аудитор")


@pytest.fixture
def office(cast: Cast) -> Client:
    """The akim's session on another computer."""
    return entered(cast.akim)


def entered(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def is_in(client: Client) -> bool:
    return client.get(reverse("account")).status_code == 200


def test_another_password_ends_the_other_sessions(cast: Cast, client: Client, office: Client) -> None:
    client.force_login(cast.akim)
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, **NEW})
    assert [is_in(client), is_in(office)] == [True, False]


def test_a_closed_account_has_none(cast: Cast, office: Client) -> None:
    Person.objects.filter(pk=cast.akim.pk).update(is_active=False)
    assert not is_in(office)


def test_it_ends_with_the_working_day(cast: Cast, settings: Any) -> None:
    """Twelve hours after its last change, by our clock; and a key that nobody gave out opens nothing."""
    settings.SESSION_COOKIE_AGE = 12 * 60 * 60
    session = entered(cast.akim)
    for hours, still in ((11, True), (13, False)):
        with clock.freeze(MOMENT + timedelta(hours=hours)):
            assert is_in(session) is still
    session.cookies[settings.SESSION_COOKIE_NAME] = "nobody-gave-out-this-key-ever-to-any"
    assert not is_in(session)


@pytest.mark.parametrize("said", ["'nobody' OR 1=1", "nobody\0gave-this-out", "nobody", "я" * 500])
def test_a_cookie_may_say_anything(db: None, said: str) -> None:
    """It opens nothing, and is not kept."""
    session = SessionStore(said)
    assert (session.load(), session.session_key) == ({}, None)


def test_it_ends_the_day_after_the_position(cast: Cast, client: Client) -> None:
    """Not before; somebody else's goes on; and the next sign-in works, with what is left."""
    held = people.appoint(cast.akim, AUDITOR, by=actor(cast.administrator))
    kept, others = entered(cast.akim), entered(cast.other_akim)
    people.dismiss(held, on=held.since, by=actor(cast.administrator))
    assert is_in(kept)
    with clock.freeze(datetime.combine(held.since + timedelta(days=1), time(9), tzinfo=UTC)):
        asked = kept.get(reverse("account"), follow=True)
        assert asked.request["PATH_INFO"] == reverse("account_login")
        assert [str(told) for told in asked.context["messages"]] != []
        assert kept.get(reverse("account_login")).context["user"].is_anonymous
        assert is_in(others)
        client.post(reverse("account_login"), {"login": cast.akim.email, "password": PASSWORD})
        assert is_in(client)


def test_a_new_position_joins_a_running_session(cast: Cast, office: Client) -> None:
    assert is_in(office)
    held = people.appoint(cast.akim, AUDITOR, by=actor(cast.administrator))
    assert is_in(office)
    people.dismiss(held, on=held.since, by=actor(cast.administrator))
    with clock.freeze(datetime.combine(held.since + timedelta(days=1), time(9), tzinfo=UTC)):
        assert not is_in(office), "it ends in this session too"
