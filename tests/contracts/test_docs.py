"""The documents say what is there: every name, path, link, command and table in them is held to the code."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.utils import translation

from commission.words import WORDS, word
from tasks.demo.cast import CAST, PASSWORD
from tasks.management.commands import lifecycle_doc
from tests.conftest import ROOT

DOCS = ROOT / "docs"
DECISIONS = sorted((DOCS / "decisions").glob("0*.md"))
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
HOUSES = ("commission", "tasks")
PLACES = (*HOUSES, "tests", "templates", "tools", "docs", "locale")

ADDRESSES = ROOT / "tests" / "contracts" / "urls.csv"
PAGE = ("get", "200")
NO_ADDRESSES = {"tests/contracts/test_docs.py"}

CODE = re.compile(r"`([^`\n]+)`")
DOTTED = re.compile(r"(?:commission|tasks)(?:\.\w+)+")
PATH = re.compile(rf"(?:{'|'.join(PLACES)})/[\w./-]*")
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"(?ms)^```.*?^```$")

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


@cache
def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def in_code(page: Path) -> set[str]:
    """What a page sets in code within a line."""
    return set(CODE.findall(FENCE.sub("", read(page))))


def rows(page: Path) -> Iterator[list[str]]:
    """The cells of every row of every table."""
    for line in read(page).splitlines():
        if line.startswith("|"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


# --- Names, paths, links, commands ------------------------------------------------------------------
def exists(dotted: str) -> bool:
    """Whether `a.b.C.d` leads to something: the longest module it names, then attributes."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        return _has(found, parts[length:])
    return False


def _has(thing: object, names: list[str]) -> bool:
    for name in names:
        if not hasattr(thing, name):
            return False
        thing = getattr(thing, name)
    return True


@each_page
def test_every_dotted_name_leads_somewhere(page: Path) -> None:
    named = {text for text in in_code(page) if DOTTED.fullmatch(text)}
    assert {name for name in named if not exists(name)} == set()


def test_a_wrong_name_would_be_found() -> None:
    assert exists("tasks.domain.deadlines.judge")
    assert not exists("tasks.domain.deadlines.jugde")
    assert not exists("tasks.domain.deadline.judge")


@each_page
def test_every_path_is_there(page: Path) -> None:
    named = {text for text in in_code(page) if PATH.fullmatch(text)}
    assert {path for path in named if not (ROOT / path).exists()} == set()


def anchors(page: Path) -> set[str]:
    """The headings as a link names them."""
    headings = re.findall(r"(?m)^#+ (.+)$", read(page))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@each_page
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(read(page)):
        target, _, anchor = link.partition("#")
        if target.startswith("https://"):
            continue
        found = (page.parent / target).resolve() if target else page
        assert found.exists(), link
        assert not anchor or anchor in anchors(found), link


@each_page
def test_every_command_is_one(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?m)^([a-z]+):", makefile))
    commands = set(get_commands())
    assert set(re.findall(r"(?m)(?:`|^)make ([a-z]+)", read(page))) <= targets
    assert set(re.findall(r"manage\.py ([a-z_]+)", read(page))) <= commands


# --- One page each ----------------------------------------------------------------------------------
def test_the_lifecycle_is_the_tables() -> None:
    page = read(lifecycle_doc.PAGE)
    assert page == lifecycle_doc.document(), "the rules or their words changed: run manage.py lifecycle_doc"


def modules(house: str) -> set[str]:
    """Modules and directories directly under a house, as the map writes them."""
    inside = [path for path in (ROOT / house).iterdir() if path.name not in ("__init__.py", "__pycache__")]
    return {f"{house}/{path.name}" + ("/" if path.is_dir() else "") for path in inside}


@pytest.mark.parametrize("house", HOUSES)
def test_the_map_names_every_module_of_a_house(house: str) -> None:
    assert modules(house) - in_code(DOCS / "map.md") == set()


def test_the_map_names_every_part_of_the_tests() -> None:
    parts = {f"tests/{path.name}/" for path in (ROOT / "tests").iterdir() if path.is_dir()}
    assert parts - {"tests/__pycache__/"} - in_code(DOCS / "map.md") == set()


def test_the_glossary_speaks_as_the_pages_do() -> None:
    """Rows of the form `group:code` | Kazakh | Russian | English; capitals do not count."""
    coded = [row for row in rows(DOCS / "glossary.md") if re.fullmatch(r"`\w+:\w+`", row[0])]
    said = {row[0].strip("`"): [cell.casefold() for cell in row[1:4]] for row in coded}
    assert said == {code: _spoken(*code.split(":")) for code in said}


def _spoken(group: str, code: str) -> list[str]:
    spoken = []
    for language in ("kk", "ru", "en"):
        with translation.override(language):
            spoken.append(word(group, code).casefold())
    return spoken


@pytest.mark.parametrize("group", ["role", "force", "owner_role", "due_kind", "kind", "ground"])
def test_the_glossary_has_all_of_a_group(group: str) -> None:
    assert {f"{group}:{code}" for code in WORDS[group]} - in_code(DOCS / "glossary.md") == set()


def test_the_readme_names_everybody_who_can_sign_in() -> None:
    page = ROOT / "README.md"
    signed = {row[0].strip("`"): row[1] for row in rows(page) if "@" in row[0]}
    assert signed == {part.email: part.en for part in CAST}
    assert PASSWORD in in_code(page)


def test_every_screen_has_its_sentence() -> None:
    """Addresses that answer somebody with a page (tests/contracts/urls.csv), and no others."""
    with ADDRESSES.open(encoding="utf-8", newline="") as table:
        shown = {row["address"] for row in csv.DictReader(table) if (row["method"], row["status"]) == PAGE}
    assert in_code(DOCS / "screens.md") - NO_ADDRESSES == shown


# --- Decisions --------------------------------------------------------------------------------------
def test_decisions_are_numbered_without_a_gap_and_all_listed() -> None:
    assert [page.name[:4] for page in DECISIONS] == [f"{n:04}" for n in range(1, len(DECISIONS) + 1)]
    assert set(LINK.findall(read(DOCS / "decisions" / "README.md"))) == {page.name for page in DECISIONS}


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_has_its_form(page: Path) -> None:
    heading, *_ = read(page).splitlines()
    assert heading.startswith(f"# {page.name[:4]}. ")
    headings = re.findall(r"(?m)^## (.+)$", read(page))
    assert headings[:2] == ["Context", "Decision"]
    assert headings[-1] == "Consequences"


def required(name: str) -> set[str]:
    """The direct requirements of a file: what stands above «Brought along», without extras and version."""
    chosen = (ROOT / name).read_text(encoding="utf-8").partition("# Brought along")[0]
    return set(re.findall(r"(?m)^([\w.-]+)(?:\[\w+\])?==", chosen))


def test_every_part_has_its_reason() -> None:
    page = DOCS / "decisions" / "0007-parts.md"
    explained = {row[0].strip("`") for row in rows(page) if row[0].startswith("`") and row[1]}
    assert explained == required("requirements.txt") | required("requirements-dev.txt")
