"""A task as plain values, and what the description of the API says of them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rest_framework import serializers

from commission.api.bodies import Called, called
from commission.api.shapes import Names
from commission.domain.verdict import Refused
from commission.domain.workdays import Workdays
from commission.models import Body
from tasks.domain import deadlines
from tasks.domain.deadlines import DueState
from tasks.domain.fanout import Force
from tasks.domain.lifecycle import Status

PLAIN = (
    "id",
    "version",
    "number",
    "status",
    "closed",
    "force",
    "returns",
    "issued_at",
    "accepted_at",
    "closed_at",
)
CLAUSE = "instruction__clause__"
COLUMNS = (
    *PLAIN,
    "next_due",
    "meeting_id",
    "body_id",
    "instruction_id",
    f"{CLAUSE}order",
    f"{CLAUSE}item__order",
    f"{CLAUSE}text_kk",
    f"{CLAUSE}text_ru",
)
"""One query, and no model is built: a page of fifty tasks is fifty rows of these."""


class DueRow(serializers.Serializer):
    """By when something is owed; `state` and `overdue_days` are null where the calendar does not reach."""

    on = serializers.DateField()
    state = serializers.ChoiceField([state.value for state in DueState], allow_null=True)
    overdue_days = serializers.IntegerField(allow_null=True, help_text="Working days.")


class ClauseOf(serializers.Serializer):
    """The clause a task came from."""

    id = serializers.IntegerField()
    number = serializers.CharField()
    text = Names()


class TaskRow(serializers.Serializer):
    """One addressee's line of a clause; `due` is null while nothing is owed."""

    id = serializers.IntegerField()
    version = serializers.IntegerField()
    number = serializers.CharField()
    status = serializers.ChoiceField([status.value for status in Status])
    closed = serializers.BooleanField()
    force = serializers.ChoiceField([force.value for force in Force])
    returns = serializers.IntegerField()
    issued_at = serializers.DateTimeField()
    accepted_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    due = DueRow(allow_null=True)
    meeting = serializers.IntegerField()
    body = Called()
    clause = ClauseOf()


def rows(found: Iterable[Mapping[str, Any]], today: date, cal: Workdays) -> list[dict[str, Any]]:
    """Of `values(*COLUMNS)`; the bodies are asked for together."""
    listed = list(found)
    bodies = Body.objects.in_bulk({row["body_id"] for row in listed})
    names = {pk: called(body) for pk, body in bodies.items()}
    return [_row(row, names[row["body_id"]], today, cal) for row in listed]


def due(on: date | None, today: date, cal: Workdays) -> dict[str, Any] | None:
    """The date with what it means today."""
    if on is None:
        return None
    try:
        state: str | None = deadlines.due_state(on, today, cal).value
        days: int | None = deadlines.overdue_days(on, today, cal)
    except Refused:
        state, days = None, None
    return {"on": on, "state": state, "overdue_days": days}


def _row(row: Mapping[str, Any], body: dict[str, Any], today: date, cal: Workdays) -> dict[str, Any]:
    return {
        **{name: row[name] for name in PLAIN},
        "due": due(row["next_due"], today, cal),
        "meeting": row["meeting_id"],
        "body": body,
        "clause": {
            "id": row["instruction_id"],
            "number": f"{row[f'{CLAUSE}item__order']}.{row[f'{CLAUSE}order']}",
            "text": {"kk": row[f"{CLAUSE}text_kk"], "ru": row[f"{CLAUSE}text_ru"]},
        },
    }
