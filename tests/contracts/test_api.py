"""Every request of the API × everybody, against a table a person has read (api.csv), and what holds of all.

200, 201 and 204 it is done, 401 no good key, 403 not this position, 404 nothing there for you, 409 the state
of things or the version forbids it. A request without rows fails, so that nobody adds an address and forgets
to say who may use it.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from jsonschema import Draft202012Validator

from commission.api import meetings
from commission.api.problems import MEDIA_TYPE
from commission.domain import sitting
from commission.models import Entry
from tasks.api import moves, sitting_moves
from tasks.domain import lifecycle
from tests.api.caller import Caller, key_of
from tests.cast import PARTS, Cast
from tests.conftest import LONG
from tests.contracts import api, urls
from tests.contracts.api import Request
from tests.contracts.test_urls import EVERYBODY, NOBODY
from tests.render.test_sniff import picture
from tests.stage import kept

TABLE = Path(__file__).with_name("api.csv")
DESCRIPTION = settings.BASE_DIR / "docs" / "openapi.yaml"
Answers = dict[Request, dict[str, str]]


def expected() -> Answers:
    """The table: (method, name) -> part -> status. «rest» are all whom the rows before leave out."""
    answers: Answers = defaultdict(dict)
    for row in csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()):
        here = answers[row["method"], row["address"]]
        for part in row["who"].split():
            named = EVERYBODY if part == "rest" else [part]
            here |= {one: row["status"] for one in named if one not in here}
    return dict(answers)


def callers(cast: Cast) -> dict[str, Caller]:
    """A program for everybody, and one without a key; whoever has left has kept his."""
    keys = {part: key_of(person) for part, person in cast.people()}
    return {part: Caller(key) for part, key in keys.items()} | {NOBODY: Caller("")}


@kept
def world(cast: Cast) -> urls.World:
    """The one in which every address is tried."""
    return urls.world(cast)


def url_of(request: Request, world: urls.World) -> str:
    _, name = request
    return reverse(f"api:{name}", kwargs=api.arguments(world, name))


def ask(caller: Caller, url: str, request: Request) -> Any:
    """The example of this request; nothing it changes stays."""
    method, _ = request
    cache.clear()  # whoever has left comes with a wrong key more often than is allowed
    with transaction.atomic():
        if request in api.FILES:
            answer = caller.uploads(url, "stand.jpg", picture("JPEG"))
        elif method == "get":
            answer = caller.get(url)
        else:
            answer = caller.send(method.upper(), url, api.body(request))
        transaction.set_rollback(True)
    return answer


@pytest.mark.there
def test_every_request_answers_everybody_as_the_table_says(world: urls.World) -> None:
    """All differences at once. What is refused is a problem, what is given is as described."""
    everybody = callers(world.cast)
    before, described = Entry.objects.count(), Described()
    real: Answers = {}
    for request in api.requests():
        url = url_of(request, world)
        answers = {part: ask(everybody[part], url, request) for part in EVERYBODY}
        real[request] = {part: str(answer.status_code) for part, answer in answers.items()}
        for answer in answers.values():
            described.holds(request, answer)
    assert real == expected()
    assert Entry.objects.count() == before


class Described:
    """The committed description: answers are held to it."""

    def __init__(self) -> None:
        self.whole = yaml.safe_load(DESCRIPTION.read_text(encoding="utf-8"))
        self._validators: dict[tuple[Request, int] | str, Draft202012Validator] = {}

    def holds(self, request: Request, answer: Any) -> None:
        """By the description of its status, if it is JSON; a refusal is a problem wherever it is."""
        kind = answer.get("Content-Type", "").partition(";")[0]
        if answer.status_code >= 400:
            assert kind == MEDIA_TYPE, (request, answer)
            self._fits("Problem", {"$ref": "#/components/schemas/Problem"}, answer.json())
        elif kind == "application/json":
            self._fits((request, answer.status_code), self._shape(request, answer), answer.json())

    def _shape(self, request: Request, answer: Any) -> Any:
        route = re.sub(r"<\w+:(\w+)>", r"{\1}", f"/{answer.resolver_match.route}").replace("{pk}", "{id}")
        described = self.whole["paths"][route][request[0]]["responses"][str(answer.status_code)]
        return described["content"]["application/json"]["schema"]

    def _fits(self, what: tuple[Request, int] | str, shape: Any, given: Any) -> None:
        """The description itself was judged when it was made, not again at each of a thousand answers."""
        if what not in self._validators:
            whole = shape | {"components": self.whole["components"]}
            self._validators[what] = Draft202012Validator(whole)
        self._validators[what].validate(given)


def test_the_description_is_of_this_code(tmp_path: Path) -> None:
    """`manage.py spectacular --file docs/openapi.yaml` writes it anew; a warning of it is a failure."""
    made = tmp_path / "openapi.yaml"
    call_command("spectacular", file=str(made), validate=True, fail_on_warn=True)
    assert made.read_text(encoding="utf-8") == DESCRIPTION.read_text(encoding="utf-8")


def test_every_move_has_an_address() -> None:
    """Signing issues a task; a report or a letter is sent from its draft."""
    sent = {lifecycle.Move.report, lifecycle.Move.enter}
    assert {*moves.WAYS, lifecycle.Move.issue, *sent} == set(lifecycle.Move)
    assert set(sitting_moves.WAYS) == set(sitting.Move)


NONSENSE: list[Any] = [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"[" * 5000, {"version": 1, "x": 1}]
WRONG_WORDS = ["", "x", "\0", "\ud800", "2025-02-30", "9999-12-31", "я" * 30_000]
WRONG: list[Any] = [None, True, -1, 10**30, 1.5, *WRONG_WORDS, [], [None], [[]], {}, {"a": 1}]

SHARE = 3 if LONG else 9


def nonsense(request: Request) -> Iterator[Any]:
    """What no program should send: no JSON, and every field of the example left out or wrong.

    Each field gets a part of the wrong values, in turn, so that every value meets many fields.
    """
    yield from NONSENSE
    sound = api.body(request)
    for turn, (name, value) in enumerate(sound.items()):
        yield {one: given for one, given in sound.items() if one != name}
        yield from (sound | {name: wrong} for wrong in WRONG[turn % SHARE :: SHARE])
        rows = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
        for row in rows:
            for inner, field in enumerate(row):
                yield from (sound | {name: [row | {field: wrong}]} for wrong in WRONG[inner % SHARE :: SHARE])


@pytest.mark.there
def test_nothing_that_is_sent_is_a_fault_of_ours(world: urls.World) -> None:
    """By whoever may do it: refused as a problem, or done. The test client raises what would be a 500."""
    everybody, table = callers(world.cast), expected()
    for request in api.requests():
        method, url = request[0], url_of(request, world)
        may = next((part for part, status in table[request].items() if status in ("201", "409")), NOBODY)
        for sent in nonsense(request) if method in ("post", "put", "patch") else ():
            with transaction.atomic():
                answer = everybody[may].send(method.upper(), url, sent)
                transaction.set_rollback(True)
            assert answer.status_code < 300 or answer["Content-Type"] == MEDIA_TYPE, (request, sent)


def test_the_head_of_the_minutes_takes_what_its_action_takes() -> None:
    assert set(meetings.Head().fields) == {name.removesuffix("_id") for name in meetings.DETAILS}


def test_everybody_is_in_the_table() -> None:
    assert {part for answers in expected().values() for part in answers} == {NOBODY, *PARTS}
