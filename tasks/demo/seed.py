"""The seed meeting: a sitting the «Ақтөбе» newspaper wrote about, entered as far as the article goes.

What the article does not say (day, number, place, secretary, who came, deadlines, most owners) stays blank
and is flagged on the page. Whom we would address is stored as a suggestion, which nothing follows until the
secretary accepts it. It enters a draft from outside, not a decision, so it is written here at once.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from commission import journal
from commission.domain.bodies import BodyKind
from commission.domain.sitting import Status
from commission.models import AgendaItem, Body, Clause, Commission, Meeting, Seat
from tasks.models import Addressee, Instruction, Measure, Suggestion

SEED = Path(settings.BASE_DIR) / "commission" / "data" / "seed.json"

Data = Mapping[str, Any]


def find_seed() -> Meeting | None:
    """The seed meeting of this database, known by the article it cites."""
    source = _read()["source"]
    return Meeting.objects.filter(source_kk__contains=source["url"]).order_by("id").first()


def load_seed(commission: Commission) -> Meeting:
    """Enter the sitting with its three items and eleven clauses; one that is there is left as it is."""
    found = find_seed()
    if found is not None:
        return found
    data = _read()
    bodies = {body.code: body for body in Body.objects.order_by("order")}
    with transaction.atomic():
        meeting = _meeting(commission, data["source"])
        for order, item in enumerate(data["items"], start=1):
            _item(meeting, order, item, data["evidence"], bodies)
    return meeting


def _read() -> Data:
    data: Data = json.loads(SEED.read_text(encoding="utf-8"))
    return data


def _meeting(commission: Commission, source: Data) -> Meeting:
    """The akim of the oblast presided: that much the article says."""
    chair = Seat.objects.filter(composition__commission=commission, role=Seat.Role.CHAIR)
    meeting = Meeting(
        commission=commission,
        status=Status.held.value,
        chaired_by=chair.order_by("-composition__since", "-id").first(),
        source_kk=source["kk"],
        source_ru=source["ru"],
    )
    journal.born(meeting)
    journal.record(meeting, "meeting.loaded", None, source=source["url"], published=source["published"])
    return meeting


def _item(meeting: Meeting, order: int, data: Data, evidence: Data, bodies: Mapping[str, Body]) -> None:
    """An agenda item; its title is inferred from the text, for an article has no agenda."""
    texts = _both("title", data) | _both("heard", data) | _both("reporter_title", data)
    item = AgendaItem.objects.create(
        meeting=meeting, order=order, inferred=True, reporter_name=data.get("reporter_name", ""), **texts
    )
    item.reporters.set(bodies[code] for code in data.get("reporters", []))
    for place, clause in enumerate(data["clauses"], start=1):
        _clause(item, place, clause, evidence, bodies)


def _clause(item: AgendaItem, order: int, data: Data, evidence: Data, bodies: Mapping[str, Body]) -> None:
    kk, ru = data["note"]
    clause = Clause(
        item=item,
        order=order,
        source_kk=data["quote"],
        source_note_kk=kk,
        source_note_ru=ru,
        **_both("text", data),
    )
    journal.born(clause)
    _instruction(clause, data, evidence[data["kind"]], bodies)
    journal.record(clause, "clause.loaded", None, number=clause.number, kind=data["kind"])


def _instruction(clause: Clause, data: Data, evidence: list[str], bodies: Mapping[str, Body]) -> None:
    """No due rule: the article sets no deadline. No force where it says only «ұсынылды»."""
    force = data.get("force", "")
    instruction = Instruction.objects.create(
        clause=clause, kind=data["kind"], force=force, evidence_kk=evidence[0], evidence_ru=evidence[1]
    )
    for order, measure in enumerate(data["measures"], start=1):
        _measure(instruction, order, measure)
    for body in _named(data.get("addressed", []), bodies):
        Addressee.objects.create(instruction=instruction, body=body, force=force)
    for body in _named(data.get("suggested", []), bodies):
        Suggestion.objects.create(instruction=instruction, body=body)


def _measure(instruction: Instruction, order: int, data: Data) -> None:
    kk, ru, en = data["name"]
    how = {column: data[column] for column in ("unit", "better", "total") if column in data}
    Measure.objects.create(instruction=instruction, order=order, name_kk=kk, name_ru=ru, name_en=en, **how)


def _named(names: Iterable[str], bodies: Mapping[str, Body]) -> list[Body]:
    """Bodies by code; «all districts» stands for the twelve districts, without the city."""
    districts = [body for body in bodies.values() if body.kind == BodyKind.district]
    return [body for name in names for body in (districts if name == "all districts" else [bodies[name]])]


def _both(name: str, data: Data) -> dict[str, str]:
    kk, ru = data.get(name, ("", ""))
    return {f"{name}_kk": kk, f"{name}_ru": ru}
