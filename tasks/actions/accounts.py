"""What a report says, before it is anywhere: words, numbers and the letter it came with."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from commission import clock
from commission.domain.verdict import Refused
from commission.models import StoredFile
from tasks.domain.lifecycle import Asks
from tasks.models import Report, ReportDraft, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """The official letter as the sender's office registered it; all blank where there is none.

    `received_on`: the day it came to the commission, if the report is entered from it.
    """

    outgoing_number: str = ""
    outgoing_date: date | None = None
    signatory: str = ""
    received_on: date | None = None


OUTGOING = tuple(one.name for one in fields(Outgoing))
"""What is known of a letter, by the names that forms, programs, reports and their drafts share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The content without the files: text, the value of each measure by its id, one request (point 194)."""

    text: str
    asks: str = Asks.removal.value
    facts: Mapping[int, Decimal]
    outgoing: Outgoing = Outgoing()

    def columns(self) -> dict[str, Any]:
        """By the names that a report and its draft share."""
        return {"text": self.text, "asks": self.asks, **asdict(self.outgoing)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Said):
    """The whole report: files already at rest, and which of them is the scan of the letter."""

    files: Sequence[StoredFile] = ()
    scan: StoredFile | None = None


def said_in(content: Report | ReportDraft) -> Said:
    """What a report, or the draft of one, says as it is stored."""
    return Said(
        text=content.text,
        asks=content.asks,
        facts={fact.measure_id: fact.value for fact in content.facts.all()},
        outgoing=Outgoing(**{name: getattr(content, name) for name in OUTGOING}),
    )


def require_sound(task: Task, said: Said) -> None:
    """Refused: "unknown_measure", "negative_fact" and as `_require_dated`."""
    known = {measure.pk for measure in task.instruction.measures.all()}
    for measure, value in said.facts.items():
        if measure not in known:
            raise Refused("unknown_measure")
        if value < 0:
            raise Refused("negative_fact", field=f"fact_{measure}")
    _require_dated(said.outgoing, clock.day_of(task.issued_at))


def _require_dated(letter: Outgoing, issued_on: date) -> None:
    """Written, received, entered: in this order, and received no earlier than the task was issued.

    Refused: "letter_in_future", "received_in_future", "received_before_issue", "letter_after_receipt".
    """
    dated, received = letter.outgoing_date, letter.received_on
    if dated and dated > clock.today():
        raise Refused("letter_in_future", field="outgoing_date", dated=dated)
    if received and received > clock.today():
        raise Refused("received_in_future", field="received_on", received=received)
    if received and received < issued_on:
        raise Refused("received_before_issue", field="received_on", issued=issued_on)
    if received and dated and dated > received:
        raise Refused("letter_after_receipt", field="received_on", dated=dated)
