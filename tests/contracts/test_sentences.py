"""Every code has its words: refusals, events and stored statuses, wherever they are born."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from commission import journal, words
from commission.domain import sitting
from commission.reasons import REASONS
from tasks.domain import lifecycle
from tasks.domain.deadlines import DueKind
from tasks.domain.fanout import AddresseeRole, Force
from tasks.domain.kinds import KINDS

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    path
    for package in ("commission", "tasks")
    for path in (ROOT / package).rglob("*.py")
    if "migrations" not in path.parts
)


def _first_strings(call_names: set[str]) -> Iterator[tuple[str, str]]:
    """(file:line, text) of the first argument of every call of these names, when it is a literal."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in call_names:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", first.value


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def test_every_refusal_has_a_sentence() -> None:
    """Codes given to Refused() and refuse(), those of the two lifecycles, and the check list's."""
    raised = dict(_first_strings({"Refused", "refuse", "Problem"}))
    by_law = {*sitting.CODES.values(), *lifecycle.CODES.values()}
    missing = {code: where for where, code in raised.items() if code not in REASONS}
    assert not missing
    assert not by_law - set(REASONS)


def test_every_event_has_a_sentence() -> None:
    """Every move of the two lifecycles is an event, under its own name."""
    moves = {f"task.{move.value}" for move in lifecycle.Move} | {f"meeting.{m.value}" for m in sitting.Move}
    assert not moves - set(journal.KINDS)


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("sitting", list(sitting.Status)),
        ("sitting_move", list(sitting.Move)),
        ("status", list(lifecycle.Status)),
        ("term", list(lifecycle.TermState)),
        ("force", list(Force)),
        ("owner_role", list(AddresseeRole)),
        ("due_kind", list(DueKind)),
        ("asks", list(lifecycle.Asks)),
        ("ground", list(lifecycle.Ground)),
        ("kind", [kind.code for kind in KINDS]),
        ("unit", [hint.unit for kind in KINDS for hint in kind.measures]),
    ],
)
def test_every_stored_code_has_a_word(group: str, codes: list[str]) -> None:
    """A page never shows a code."""
    assert not {str(code) for code in codes} - set(words.WORDS[group])


def test_only_the_signing_marks_minutes_signed() -> None:
    """mark_signed and mark_with_chair are halves of a transaction; nobody else may call them."""
    calls = re.compile(r"\b(mark_signed|mark_with_chair)\(")
    callers = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        for line in path.read_text(encoding="utf-8").splitlines()
        if calls.search(line) and not line.startswith("def ")
    }
    assert callers == {"tasks/actions/signing.py"}
