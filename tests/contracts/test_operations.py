"""docs/operations.md names every variable the settings read, and no other."""

import ast
import re

from tests.conftest import ROOT

READERS = {"text", "flag", "number", "numbers", "names"}


def read_by_settings() -> set[str]:
    """The first argument of every `env.text(...)`, `env.flag(...)` and so on."""
    tree = ast.parse((ROOT / "commission" / "settings.py").read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {ast.literal_eval(call.args[0]) for call in calls if getattr(call.func, "attr", "") in READERS}


def named_in_the_document() -> set[str]:
    """What the first column of its tables sets in code."""
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    return {name for row in re.findall(r"(?m)^\|([^|]+)\|", text) for name in re.findall(r"`([A-Z_]+)`", row)}


def test_every_variable_is_documented():
    assert read_by_settings() == named_in_the_document()
