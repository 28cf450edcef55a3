"""The seed meeting's whole life once more, told by programs: one for the secretary, the akim and the chair.

What they do has the order of test_story.py, and every word of it comes from the same files.
"""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from commission.models import Person
from tasks.demo.build import build
from tasks.demo.programme import SCRIPTED
from tests.api.caller import Caller, key_of
from tests.render.test_sniff import picture
from tests.story.conftest import Days
from tests.story.written import INPUT, Written

OURS = "2025-3/1.2-01"
REPORT = INPUT["report"]
WHOLE = (
    "text_kk",
    "text_ru",
    "kind",
    "force",
    "due_kind",
    "due_date",
    "due_n",
    "short_term_reason",
    "evidence_kk",
    "evidence_ru",
    "no_measure_reason",
    "measures",
)


@pytest.mark.once
def test_the_story_by_programs_alone(db: None, it_is: Days) -> None:
    """From the blank minutes of a newspaper article to a task off control."""
    build(sittings=[SCRIPTED])
    secretary, akim, chair = (called(who) for who in ("secretary", "akim-alga", "chair"))

    # --- The sitting nobody has dated is found, its head filled in, attendance marked ----------------
    listed = secretary.reads("meetings/")["results"]
    sitting = f"meetings/{next(one['id'] for one in listed if one['date'] is None)}/"
    meeting = secretary.reads(sitting)
    presided = next(seat["id"] for seat in meeting["seats"] if seat["role"] == INPUT["chaired_by"])
    head = {name: INPUT[name] for name in ("date", "number", "place_kk", "place_ru")}
    meeting = secretary.writes("PATCH", sitting, version=meeting["version"], chaired_by=presided, **head)
    marks = [{"seat": seat["id"], "state": "present"} for seat in meeting["seats"]]
    meeting = secretary.writes("PUT", f"{sitting}attendance/", version=meeting["version"], marks=marks)
    assert meeting["quorum"]["present"] == len(marks)

    # --- Every clause is written whole: whom it addresses, with what force, by when -------------------
    for clause in secretary.reads(f"{sitting}clauses/"):
        written = INPUT["clauses"][clause["number"]]
        sent = {name: clause[name] for name in WHOLE} | term(written)
        secretary.writes(
            "PUT",
            f"clauses/{clause['id']}/",
            version=clause["version"],
            **sent,
            owners=list(owners(written, len(clause["measures"]))),
        )

    # --- What signing would create; the papers go to the chair; the signature is recorded -------------
    it_is(INPUT["handed_to_chair"])
    preview = secretary.reads(f"{sitting}preview/?on={INPUT['signed_on']}")
    assert preview["ready"], preview["findings"]
    assert len(preview["tasks"]) == 17
    assert {line["due"] for line in preview["tasks"]} == {c["due"] for c in INPUT["clauses"].values()}
    handed = {"version": preview["version"], "content": preview["content"]}
    meeting = secretary.writes("POST", f"{sitting}moves/hand_to_chair/", **handed)
    assert secretary.get(f"{sitting}papers/kk/")["Content-Type"] == "application/pdf"

    it_is(f"{INPUT['signed_on']} 16:00")
    signature = {"signed_on": INPUT["signed_on"], "chaired_by": presided, "content": meeting["content"]}
    secretary.writes("POST", f"{sitting}moves/sign/", version=meeting["version"], **signature)

    # --- The akim finds his task, accepts it, and later reports four stands of ten --------------------
    it_is("2025-08-22 09:00")
    ours = next(one for one in akim.reads("tasks/")["results"] if one["number"] == OURS)
    task = f"tasks/{ours['id']}/"
    assert [one["move"] for one in akim.reads(f"{task}moves/") if one["allowed"]][:1] == ["accept"]
    akim.writes("POST", f"{task}moves/accept/", version=ours["version"])

    it_is("2025-09-16 18:00")
    reports(akim, task, REPORT["text_kk"], REPORT["value"], "stand.jpg")

    # --- It goes back with remarks; he reads why, and reports again -----------------------------------
    it_is("2025-09-17 10:00")
    moves(secretary, task, "return", remarks=REPORT["remarks_kk"])
    it_is("2025-09-26 17:00")
    returned = akim.reads(task)
    assert returned["reports"][0]["reviews"][-1]["remarks"] == REPORT["remarks_kk"]
    assert returned["returns"] == 1
    reports(akim, task, REPORT["again_text_kk"], REPORT["again_value"], "all-stands.jpg")

    # --- The secretary proposes, the chair confirms ---------------------------------------------------
    it_is("2025-09-29 11:00")
    moves(secretary, task, "propose", ground="full_execution")
    closed = moves(chair, task, "confirm")
    assert (closed["status"], closed["closed"], closed["due"]) == ("closed", True, None)
    assert closed["terms"][0]["met_on"] == "2025-09-26"

    # --- The history says all of it; nothing was written behind the journal's back --------------------
    history = [event["code"] for event in chair.reads(f"{task}journal/")]
    told = ["confirm", "propose", "report", "return", "report", "accept", "issue"]
    assert history == [f"task.{move}" for move in told]
    out = StringIO()
    call_command("verify_journal", stdout=out)
    assert "whole" in out.getvalue()


# --- Chapters within chapters ---------------------------------------------------------------------------
def called(who: str) -> Caller:
    """The program of somebody of the demo."""
    return Caller(key_of(Person.objects.get(email=f"{who}@demo.invalid")))


def term(clause: Written) -> dict[str, Any]:
    """A date, a number of working days, or the default of one month."""
    kind = clause["due_kind"]
    return {"due_kind": kind, "due_date": clause.get("due_date"), "due_n": clause.get("due_n")}


def owners(clause: Written, measures: int) -> Iterator[dict[str, Any]]:
    """Each addressee with the clause's force, and its plan of one measure where it has one."""
    for to in clause["addressees"]:
        plans: list[int | None] = [None] * measures
        if "plan" in to:
            plans[to.get("of_measure", 1) - 1] = to["plan"]
        yield {"body": to["body"], "force": clause["force"], "plans": plans}


def moves(who: Caller, task: str, move: str, **given: Any) -> Any:
    """A move of the task as it stands now."""
    return who.writes("POST", f"{task}moves/{move}/", version=who.reads(task)["version"], **given)


def reports(akim: Caller, task: str, text: str, value: int, photo: str) -> None:
    """The draft with its numbers, a photo, and off it goes."""
    draft, measures = akim.reads(f"{task}report/"), akim.reads(task)["measures"]
    facts = [{"measure": measures[0]["id"], "value": str(value)}]
    said = {"text": text, "asks": "removal", "facts": facts}
    draft = akim.writes("PUT", f"{task}report/", version=draft["version"], **said)
    assert akim.uploads(f"{task}report/files/", photo, picture("JPEG")).status_code == 201
    sent = akim.writes("POST", f"{task}moves/report/", version=draft["version"])
    assert sent["status"] == "reported"
    (file,) = sent["reports"][0]["files"]
    assert akim.get(f"{task}files/{file['id']}/")["Content-Type"] == "image/jpeg"
