"""Journal and moves as plain values, in the words of the pages."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from commission import journal, said
from commission.domain.verdict import Verdict
from commission.models import Entry, Governed
from commission.reasons import sentence

Move = TypeVar("Move", bound=StrEnum)
"""Of a sitting, of a task."""


def history(obj: Governed) -> list[dict[str, Any]]:
    """Newest first."""
    return [_event(entry) for entry in journal.history(obj)]


def moves(offers: Mapping[Move, Verdict]) -> list[dict[str, Any]]:
    """Each with its verdict."""
    return [
        {"move": move.value, "allowed": bool(verdict), "code": verdict.code, "reason": sentence(verdict)}
        for move, verdict in offers.items()
    ]


def _event(entry: Entry) -> dict[str, Any]:
    return {
        "version": entry.seq,
        "code": entry.code,
        "said": said.happened(entry),
        "at": entry.at,
        "by": said.actor_name(entry),
    }
