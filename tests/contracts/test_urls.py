"""Every address × everybody, reading and writing, against a table a person has read (urls.csv).

A row says which answer whom an address gives: 200 the page, 302 to the sign-in (or to the thing whose state
forbids the page), 403 not this position, 404 nothing there for you, 405 no such method, 409 not in this
state, 422 the empty form is refused.
An address without rows fails, so that nobody adds a page and forgets to say who may open it.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from commission.models import Entry
from tests.cast import PARTS, Cast
from tests.contracts import urls
from tests.stage import kept

TABLE = Path(__file__).with_name("urls.csv")
NOBODY = "nobody"
EVERYBODY = [NOBODY, *PARTS]
BACKEND = "commission.web.backend.Backend"
Answers = dict[tuple[str, str], dict[str, str]]


def expected() -> Answers:
    """The table: (method, address) -> part -> status. «the rest» are all whom the rows before leave out."""
    answers: Answers = defaultdict(dict)
    for row in csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()):
        here = answers[row["method"], row["address"]]
        parts = row["who"].split()
        for part in EVERYBODY if parts == ["everybody"] else parts:
            if part == "rest":
                here |= {one: row["status"] for one in EVERYBODY if one not in here}
            else:
                here[part] = row["status"]
    return answers


def found(world: urls.World, method: str, name: str, cookies: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What the address answers to each part; nothing it changes stays, not even a sign-out.

    Whoever only asks changes nothing: no GET writes to the journal.
    """
    url, before = reverse(name, kwargs=world.arguments(name)), Entry.objects.count()
    client = Client()  # one for all: what costs is to put the middleware together
    for part in EVERYBODY:
        client.cookies.clear()
        if part != NOBODY:
            client.cookies[settings.SESSION_COOKIE_NAME] = cookies[part]
        with transaction.atomic():
            status = str(getattr(client, method)(url).status_code)
            if method == "get" and Entry.objects.count() != before:
                status += " and writes"
            transaction.set_rollback(True)
        yield part, status


def signed_in(world: urls.World) -> dict[str, str]:
    """A session for each part."""
    cookies = {}
    for part, person in world.cast.people():
        client = Client()
        client.force_login(person, backend=BACKEND)
        cookies[part] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return cookies


@kept
def world(cast: Cast) -> urls.World:
    """The one in which every address is tried."""
    return urls.world(cast)


@pytest.mark.once
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_address_answers_everybody_as_the_table_says(
    world: urls.World, undrawn: None, method: str
) -> None:
    """All differences at once, so that a changed rule is read as a whole."""
    table = {name: answers for (verb, name), answers in expected().items() if verb == method}
    cookies = signed_in(world)
    real = {name: dict(found(world, method, name, cookies)) for name in urls.names()}
    assert real == table


@pytest.mark.once
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_number_larger_than_any_key_is_nobodys(world: urls.World, method: str) -> None:
    """An address may say any number: nothing has it, and no database is asked for what it cannot hold."""
    client, answers = Client(), {}
    client.force_login(world.cast.secretary, backend=BACKEND)
    for name in urls.names():
        arguments = {
            key: 2**63 if isinstance(said, int) else said for key, said in world.arguments(name).items()
        }
        if 2**63 in arguments.values():
            answers[name] = getattr(client, method)(reverse(name, kwargs=arguments)).status_code
    assert set(answers.values()) <= {303, 404, 405}, answers
