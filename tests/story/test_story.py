"""The seed meeting's whole life, told by the people who live it.

They know only the pages: they follow links, fill in forms and press buttons. The story is told twice:
without JavaScript, and in a browser on a phone, where every chapter leaves a picture in artefacts/story/.
What the article does not say comes from input.json, which says that it is invented.
"""

import re
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tasks.demo.build import build
from tasks.demo.cast import PASSWORD
from tasks.demo.programme import SCRIPTED
from tests.outputs.reading import text_of
from tests.render.test_sniff import picture
from tests.story.by_forms import ByForms
from tests.story.conftest import Days
from tests.story.in_chromium import InChromium
from tests.story.names import said
from tests.story.visitor import Visitor, word
from tests.story.written import INPUT, Written, body, clauses_of_the_article, head

ALGA, KHROMTAU = body("alga"), body("khromtau")
OURS = "2025-3/1.2-01"
"""The control number of the task of Alga: year-minutes/clause-line."""
REPORT = INPUT["report"]
STANDS = "Орнатылған ақпараттық стендтер саны"
PICTURES = settings.BASE_DIR / "artefacts" / "story"


@pytest.mark.there
def test_it_works_without_javascript(db: None, it_is: Days, tmp_path: Path) -> None:
    tell(ByForms, it_is, tmp_path)


@pytest.mark.browser
def test_it_works_on_a_phone(live_server: LiveServer, chromium: Browser, it_is: Days, tmp_path: Path) -> None:
    with InChromium.screens(chromium, live_server.url, PICTURES) as phone:
        tell(phone, it_is, tmp_path)


def tell(visitor: Callable[[], Visitor], it_is: Days, folder: Path) -> None:
    """From the blank minutes of a newspaper article to a task off control."""
    build(sittings=[SCRIPTED])

    # --- The secretary opens what the newspaper wrote, and finds the blanks flagged -------------------
    secretary = visitor()
    secretary.signs_in_as("secretary@demo.invalid", PASSWORD)
    secretary.reads("ДЕМО — деректер ойдан алынған")
    secretary.reads("Sittings to go on with", "Sitting, date unknown")
    secretary.keeps_a_picture("01-secretary-home")
    secretary.follows("Sitting, date unknown")
    secretary.reads("Sitting, date unknown", "not in the source", "nobody yet")
    secretary.keeps_a_picture("02-the-article-as-it-is")

    # --- She fills in the head of the minutes and marks who came --------------------------------------
    secretary.follows("Fill in the head of the minutes")
    secretary.fills("Date of the sitting", INPUT["date"])
    secretary.fills("Number of the minutes", INPUT["number"])
    secretary.fills("Place in Kazakh", INPUT["place_kk"])
    secretary.fills("Place in Russian", INPUT["place_ru"])
    secretary.presses("Save")
    named = {"number": INPUT["number"], "date": secretary.short_day(date.fromisoformat(INPUT["date"]))}
    secretary.reads(said("Sitting, № %(number)s, %(date)s", **named), INPUT["place_kk"])

    secretary.follows("Record attendance")
    for seat, mark in INPUT["attendance"].items():
        secretary.chooses(head(seat), mark)
    secretary.keeps_a_picture("03-attendance")
    secretary.presses("Save, the unmarked as present")
    secretary.reads("there is a quorum")

    # --- Clause by clause: whom it addresses, with what force, by when --------------------------------
    secretary.follows("Edit the clause", of="1.1")
    for number, clause in INPUT["clauses"].items():
        secretary.reads(said("Clause %(number)s", number=number))
        addresses(secretary, clause)
        sets_the_term(secretary, clause)
        if number == "1.2":
            secretary.reads(ALGA, KHROMTAU)
            secretary.keeps_a_picture("04-clause-for-two-akims")
        secretary.presses("Save" if number == "3.2" else "Save and open the next clause")
    secretary.follows("Back to the sitting")
    secretary.does_not_read("nobody yet", "force not chosen")

    # --- She sees what signing would create, and hands the papers to the chair ------------------------
    it_is(INPUT["handed_to_chair"])
    secretary.follows("Check and preview")
    secretary.fills("If signed and issued on", INPUT["signed_on"])
    secretary.presses("Count")
    secretary.reads("Nothing stands in the way.", said("Tasks: %(count)s", count=17))
    secretary.reads(OURS, *{secretary.day(date.fromisoformat(c["due"])) for c in INPUT["clauses"].values()})
    secretary.keeps_a_picture("05-preview")
    secretary.presses("Hand to the chair")
    secretary.reads(word("sitting", "with_chair"))
    papers = {name: secretary.downloads(name) for name in ("Minutes in Kazakh", "Minutes in Russian")}

    # --- The chair signs on paper; she records it, and the clauses become tasks -----------------------
    it_is(f"{INPUT['signed_on']} 16:00")
    secretary.follows("Record the signature")
    secretary.fills("Date of the signature", INPUT["signed_on"])
    secretary.keeps_a_picture("06-signature")
    secretary.presses("Record the signature and issue the tasks")
    secretary.reads(word("sitting", "signed"))
    secretary.follows("Unfold all clauses")
    secretary.reads(OURS)
    assert {name: secretary.downloads(name) for name in papers} == papers
    secretary.keeps_a_picture("07-signed")

    # --- The akim of Alga finds his task on the first screen, accepts it, and later reports -----------
    it_is("2025-08-22 09:00")
    akim = visitor()
    akim.signs_in_as("akim-alga@demo.invalid", PASSWORD)
    akim.reads("New", OURS, said("plan: %(plan)s", plan=10))
    akim.keeps_a_picture("08-akim-home")
    akim.presses(word("move", "accept"), of=OURS)
    akim.reads("The task was accepted.")

    it_is("2025-09-16 18:00")
    akim.follows(word("move", "report"), of=OURS)
    akim.fills("What was done", REPORT["text_kk"])
    akim.fills(STANDS, str(REPORT["value"]))
    akim.attaches("Photos and documents", "stand.jpg", picture("JPEG"))
    akim.keeps_a_picture("09-report")
    akim.presses(word("move", "report"))
    akim.reads("A report was submitted.")

    # --- The secretary checks it: four stands of ten; it goes back with remarks -----------------------
    it_is("2025-09-17 10:00")
    secretary.opens("/")
    secretary.follows("Check", of=OURS)
    secretary.reads(REPORT["text_kk"], "stand.jpg")
    secretary.keeps_a_picture("10-secretary-checks")
    secretary.fills("Remarks", REPORT["remarks_kk"])
    secretary.presses(word("move", "return"))
    secretary.reads(REPORT["remarks_kk"])

    # --- The akim reads why, and reports again --------------------------------------------------------
    it_is("2025-09-26 17:00")
    akim.opens("/")
    akim.reads("Returned for rework")
    akim.follows(OURS)
    akim.reads(REPORT["remarks_kk"])
    akim.keeps_a_picture("11-akim-reads-the-remarks")
    akim.follows(word("move", "report"))
    akim.fills("What was done", REPORT["again_text_kk"])
    akim.fills(STANDS, str(REPORT["again_value"]))
    akim.attaches("Photos and documents", "all-stands.jpg", picture("JPEG"))
    akim.presses(word("move", "report"))
    akim.reads(word("status", "reported"))

    # --- The secretary proposes, the chair confirms in one press --------------------------------------
    it_is("2025-09-29 11:00")
    secretary.opens("/")
    secretary.follows("Check", of=OURS)
    secretary.chooses("Ground", word("ground", "full_execution"))
    secretary.presses(word("move", "propose"))
    secretary.follows("Tasks")
    secretary.follows(OURS)
    secretary.reads(word("status", "up_for_removal"))

    chair = visitor()
    chair.signs_in_as("chair@demo.invalid", PASSWORD)
    chair.reads("Waiting for your decision", OURS, word("ground", "full_execution"))
    chair.keeps_a_picture("12-chair-decides")
    chair.presses(word("move", "confirm"), of=OURS)
    chair.reads("Removal from control was confirmed.")

    # --- The governor's office, reading in Russian, sees what is late and what is done ----------------
    controller = visitor()
    controller.signs_in_as("controller@demo.invalid", PASSWORD)
    controller.speaks("ru", "Русский")
    controller.reads("Overdue by body, the longest first")
    controller.opens("/tasks/?state=overdue")
    controller.reads("2025-3/1.4-01", "2025-3/1.1-01")
    controller.does_not_read(OURS)
    controller.keeps_a_picture("13-overdue")
    controller.opens("/tasks/?state=closed")
    controller.follows(OURS)
    controller.reads(word("status", "closed"), "Removal from control was confirmed.")
    controller.keeps_a_picture("14-off-control")

    # --- Nothing was written behind the journal's back, and both papers hold every clause -------------
    assert "whole" in printed("verify_journal")
    in_kk, in_ru = (read_back(folder, pdf) for pdf in papers.values())
    for number, kk, ru in clauses_of_the_article():
        assert holds(in_kk, number, kk)
        assert holds(in_ru, number, ru)


# --- Chapters within chapters ---------------------------------------------------------------------------
def addresses(secretary: Visitor, clause: Written) -> None:
    """Accept our suggestion, choose from the list, or leave whom the article names; then force and plan."""
    if clause["whom"] == "suggestion":
        secretary.presses("Accept the suggestion")
    if clause["whom"] == "list":
        secretary.unfolds("Choose bodies one by one")
        for to in clause["addressees"]:
            secretary.ticks(body(to["body"]))
        secretary.presses("Add the chosen")
    for to in clause["addressees"]:
        secretary.chooses("Force", word("force", clause["force"]), of=body(to["body"]))
        if "plan" in to:
            which = said("Plan %(n)s", n=to["of_measure"]) if "of_measure" in to else "Plan"
            secretary.fills(which, str(to["plan"]), of=body(to["body"]))


def sets_the_term(secretary: Visitor, clause: Written) -> None:
    """A date, or a number of working days; the last clause keeps its default of one month."""
    secretary.chooses("Term", word("due_kind", clause["due_kind"]))
    if clause["due_kind"] == "fixed":
        secretary.fills("Due date", clause["due_date"])
    if clause["due_kind"] == "working_days":
        secretary.fills("How many days or months", str(clause["due_n"]))


def read_back(folder: Path, pdf: bytes) -> str:
    """The words of a paper, in one line."""
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    return text_of(path)


def holds(paper: str, number: str, text: str) -> bool:
    """The clause stands there under its number; between them stands only its force."""
    return bool(re.search(rf"{re.escape(number)}\. [^.:]*: {re.escape(text)}", paper))


def printed(command: str) -> str:
    """What a command says; it fails if the command does."""
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue()
