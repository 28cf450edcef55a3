"""What the story takes from files: the test input, the seed's own texts, the names of bodies."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from commission.actions.bodies import BODIES
from tasks.demo.seed import SEED

Written = dict[str, Any]


def _read(path: Path) -> Written:
    return json.loads(path.read_text(encoding="utf-8"))


INPUT = _read(Path(__file__).with_name("input.json"))
"""Marked as test input: the article does not say it."""

_BODIES = {body["code"]: body for body in _read(BODIES)["bodies"]}


def body(code: str) -> str:
    """A body's Kazakh name."""
    return _BODIES[code]["name"][0]


def head(code: str) -> str:
    """The Kazakh title of its head: the name of a seat."""
    return _BODIES[code]["head_title"][0]


def clauses_of_the_article() -> Iterator[tuple[str, str, str]]:
    """(number, Kazakh text, Russian text) of all eleven."""
    for i, item in enumerate(_read(SEED)["items"], start=1):
        for n, clause in enumerate(item["clauses"], start=1):
            yield f"{i}.{n}", *clause["text"]


def desk() -> Written:
    """What the secretary's desk is told with."""
    return _read(Path(__file__).with_name("desk.json"))
