"""The secretary's desk: the seed meeting from blank to signed, every suggestion taken.

Told three times: without JavaScript, on a phone and at a desk. At the end it says how many presses and fields
it took; the goal is at most twelve presses for a clause to thirteen akims with its term and plan.
"""

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, ViewportSize
from pytest_django.live_server_helper import LiveServer

from tasks.demo.build import build
from tasks.demo.cast import PASSWORD
from tasks.demo.programme import SCRIPTED
from tasks.models import CoLine, Task
from tests.browser.chromium import DESK, PHONE
from tests.conftest import Say
from tests.story.by_forms import ByForms
from tests.story.conftest import Days
from tests.story.in_chromium import InChromium
from tests.story.names import said
from tests.story.visitor import Visitor, word
from tests.story.written import INPUT, Written, body, desk, head

PLANNED = desk()
MOST_PRESSES = 12
PICTURES = settings.BASE_DIR / "artefacts" / "desk"


@pytest.mark.once
def test_without_javascript(db: None, it_is: Days, say: Say) -> None:
    prepare(ByForms(), it_is, say)


@pytest.mark.browser
@pytest.mark.parametrize("size", [PHONE, pytest.param(DESK, marks=pytest.mark.long)], ids=["360", "1440"])
def test_in_a_browser(
    live_server: LiveServer, chromium: Browser, it_is: Days, say: Say, size: ViewportSize
) -> None:
    with InChromium.screens(chromium, live_server.url, PICTURES / str(size["width"]), size) as screen:
        prepare(screen(), it_is, say)


def prepare(secretary: Visitor, it_is: Days, say: Say) -> None:
    """From the blank minutes to forty tasks."""
    build(sittings=[SCRIPTED])
    before = Task.objects.count(), CoLine.objects.count()
    secretary.signs_in_as("secretary@demo.invalid", PASSWORD)
    secretary.follows("Sitting, date unknown")

    # --- The head, who came, who was invited ------------------------------------------------------------
    secretary.follows("Fill in the head of the minutes")
    for label, name in HEAD.items():
        secretary.fills(label, INPUT.get(name) or PLANNED[name])
    secretary.presses("Save")
    secretary.follows("Record attendance")
    for seat, mark in INPUT["attendance"].items():
        secretary.chooses(head(seat), mark)
    secretary.presses("Save, the unmarked as present")
    secretary.keeps_a_picture("1-head")

    # --- Eleven clauses, one after another --------------------------------------------------------------
    secretary.follows("Edit the clause", of="1.1")
    efforts: dict[str, Counter[str]] = {}
    for number, following in pairwise([*PLANNED["clauses"], ""]):
        start = Counter(secretary.effort)
        secretary.reads(said("Clause %(number)s", number=number))
        addresses(secretary, number, PLANNED["clauses"][number])
        secretary.presses("Save and open the next clause" if following else "Save")
        efforts[number] = secretary.effort - start
    secretary.follows("Back to the sitting")
    secretary.does_not_read("nobody yet", "force not chosen")

    # --- Forty tasks, the co-executor apart; then the signature -----------------------------------------
    it_is(INPUT["handed_to_chair"])
    secretary.follows("Check and preview")
    secretary.reads(said("Tasks: %(count)s", count=40), "Co-executors, apart from the tasks")
    secretary.keeps_a_picture("3-preview")
    secretary.presses("Hand to the chair")
    secretary.reads(word("sitting", "with_chair"))
    it_is(f"{INPUT['signed_on']} 16:00")
    secretary.follows("Record the signature")
    secretary.fills("Date of the signature", INPUT["signed_on"])
    secretary.presses("Record the signature and issue the tasks")
    secretary.reads(word("sitting", "signed"))
    secretary.follows("Unfold all clauses")
    secretary.reads("2025-3/1.2-13", "2025-3/3.2-03")
    secretary.keeps_a_picture("4-signed")

    assert lines(number="2025-3/") == [clause["lines"] for clause in PLANNED["clauses"].values()]
    assert (Task.objects.count() - before[0], CoLine.objects.count() - before[1]) == (40, 1)
    tell_the_effort(secretary, efforts, say)
    assert efforts["1.2"]["press"] <= MOST_PRESSES


HEAD = {
    "Date of the sitting": "date",
    "Number of the minutes": "number",
    "Place in Kazakh": "place_kk",
    "Place in Russian": "place_ru",
}


def addresses(secretary: Visitor, number: str, clause: Written) -> None:
    """Whom, with what force, by when, how many; the last clauses name their owners in the article."""
    if not number.startswith("3."):
        secretary.presses("Accept the suggestion")
    secretary.chooses("One force for the lines where none is chosen", word("force", clause["force"]))
    if "helper" in clause:
        helped(secretary, clause)
    if "plan" in clause:
        secretary.unfolds("Fill a whole column")
        secretary.fills("Column from a spreadsheet, one line an addressee", clause["plan"])
        secretary.presses("Deal it out over the lines")
        secretary.reads(str(clause["total"]))
        secretary.keeps_a_picture("2-thirteen-akims")
    secretary.chooses("Term", word("due_kind", clause["due_kind"]))
    if clause["due_kind"] == "fixed":
        secretary.fills("Due date", clause["due_date"])
    if clause["due_kind"] == "working_days":
        secretary.fills("How many days or months", str(clause["due_n"]))


def helped(secretary: Visitor, clause: dict[str, Any]) -> None:
    """A lead, and a co-executor found by half a word."""
    secretary.chooses("Role", word("owner_role", "lead"), of=body(clause["lead"]))
    secretary.fills("Find an addressee", clause["sought"])
    secretary.presses("Find")
    secretary.presses(body(clause["helper"]))
    secretary.chooses("Role", word("owner_role", "co_executor"), of=body(clause["helper"]))


def lines(number: str) -> list[int]:
    """How many tasks each clause made, in the order of the minutes."""
    made = Task.objects.filter(number__startswith=number).order_by(
        "instruction__clause__item__order", "instruction__clause__order"
    )
    return list(Counter(made.values_list("instruction", flat=True)).values())


def tell_the_effort(secretary: Visitor, efforts: dict[str, Counter[str]], say: Say) -> None:
    """One line a clause."""
    say(f"\n{type(secretary).__name__}: presses and fields of each clause")
    for number, effort in efforts.items():
        say(f"  {number}: {PLANNED['clauses'][number]['lines']} lines, {effort['press']}, {effort['field']}")
    say(f"  blank to signed: {secretary.effort['press']} presses, {secretary.effort['field']} fields")
