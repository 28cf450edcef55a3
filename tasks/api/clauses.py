"""Clauses: of a sitting, one by one, written whole."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request as Asked
from rest_framework.response import Response

from commission import access
from commission.api import telling
from commission.api.base import Endpoint, seen
from commission.api.meetings import meeting_of
from commission.api.shapes import EventRow, bodies_of
from commission.models import AgendaItem, Body, Clause, Meeting
from tasks import drafts
from tasks.actions import clauses, instructions
from tasks.actions.instructions import DIRECTION, Counted, Direction, Owner
from tasks.api.clause_rows import ClauseRow, WrittenClause, clause_row
from tasks.api.gate import clause_of
from tasks.models import Instruction


class MeetingClauses(Endpoint):
    """What a sitting decided."""

    @extend_schema(operation_id="clauses", responses=ClauseRow(many=True))
    def get(self, request: Asked, pk: int) -> Response:
        """In the order of the minutes; none for whoever does not see the minutes."""
        meeting = meeting_of(self.actor, pk)
        found = drafts.instructions_of(meeting) if access.sees_minutes(self.actor, meeting) else []
        return Response([clause_row(how) for how in found])


class ItemClauses(Endpoint):
    """The decision on one question."""

    @extend_schema(operation_id="add_clause", request=None, responses={201: ClauseRow})
    def post(self, request: Asked, pk: int) -> Response:
        """An empty clause at its end, to be written next."""
        visible = Meeting.objects.visible_to(self.actor)
        item = get_object_or_404(AgendaItem.objects.select_related("meeting"), pk=pk, meeting__in=visible)
        return Response(_shown(clauses.begin(item, by=self.actor)), status=201)


class OneClause(Endpoint):
    """One clause."""

    @extend_schema(operation_id="clause", responses=ClauseRow)
    def get(self, request: Asked, pk: int) -> Response:
        """For whoever sees the minutes."""
        return Response(_shown(clause_of(self.actor, pk)))

    @extend_schema(operation_id="write_clause", request=WrittenClause, responses=ClauseRow)
    def put(self, request: Asked, pk: int) -> Response:
        """Text, addressees, term and measures, as one event of its journal."""
        clause = clause_of(self.actor, pk)
        sent = self.sent(WrittenClause)
        with seen(clause, sent["version"]) as version:
            instructions.write(clause, **_written(sent), by=self.actor, seen=version)
        return Response(_shown(clause))


class ClauseJournal(Endpoint):
    """What happened to a clause."""

    @extend_schema(operation_id="clause_journal", responses=EventRow(many=True))
    def get(self, request: Asked, pk: int) -> Response:
        """Every event, newest first."""
        return Response(telling.history(clause_of(self.actor, pk)))


def _written(sent: dict[str, Any]) -> dict[str, Any]:
    """As the action takes it."""
    bodies = bodies_of([to["body"] for to in sent["owners"]], field="owners")
    return {
        "text_kk": sent["text_kk"],
        "text_ru": sent["text_ru"],
        "direction": Direction(**{name: sent[name] for name in DIRECTION}),
        "measures": [Counted(**measure) for measure in sent["measures"]],
        "owners": [_owner(to, body) for to, body in zip(sent["owners"], bodies, strict=True)],
    }


def _owner(to: dict[str, Any], body: Body) -> Owner:
    given = {name: to[name] for name in ("role", "force", "due_date")}
    return Owner(body_id=body.pk, plans=tuple(to["plans"]), **given)


def _shown(clause: Clause) -> dict[str, Any]:
    return clause_row(Instruction.objects.for_page().get(clause=clause))
