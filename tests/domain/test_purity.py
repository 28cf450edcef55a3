"""The law is pure: it imports the standard library and itself, and asks nobody what time it is."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path for app in ("commission", "tasks") for path in (ROOT / app / "domain").glob("*.py"))
ALLOWED_PACKAGES = {"commission": ("commission.domain",), "tasks": ("commission.domain", "tasks.domain")}
CLOCKS = {"today", "now", "utcnow", "time", "monotonic", "localtime"}


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module named by an import, wherever it stands in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def pure(name: str, allowed: tuple[str, ...]) -> bool:
    own = any(name == package or name.startswith(package + ".") for package in allowed)
    return own or name.partition(".")[0] in sys.stdlib_module_names


@pytest.mark.parametrize("path", MODULES, ids=lambda p: f"{p.parts[-3]}.{p.stem}")
def test_a_module_of_the_law_imports_only_the_law(path: Path) -> None:
    allowed = ALLOWED_PACKAGES[path.parts[-3]]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [name for name in imported(tree) if not pure(name, allowed)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: f"{p.parts[-3]}.{p.stem}")
def test_a_module_of_the_law_reads_no_clock(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    assert [c.attr for c in calls if isinstance(c, ast.Attribute) and c.attr in CLOCKS] == []


def test_there_is_a_law_to_look_at() -> None:
    assert {path.parts[-3] for path in MODULES} == {"commission", "tasks"}
