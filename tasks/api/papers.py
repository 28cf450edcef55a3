"""The minutes before and on paper: what a signature would create, what stands in the way, the papers."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request as Asked
from rest_framework.response import Response

from commission import access, clock
from commission.api.base import Endpoint
from commission.api.bodies import Called, called
from commission.api.meetings import meeting_of
from commission.api.schema import bytes_of
from commission.domain.media_types import PDF
from commission.domain.verdict import Refused, refuse, require
from commission.models import Body, Calendar, Meeting
from commission.reasons import sentence
from commission.serving import serve
from tasks import drafts
from tasks.api.sitting_moves import JobRow, job_row
from tasks.domain import checks
from tasks.domain.checks import Problem
from tasks.domain.fanout import Line
from tasks.jobs import Reading
from tasks.models import Instruction, PaperJob
from tasks.outputs.content import digest
from tasks.outputs.filing import LANGUAGES


class LineRow(serializers.Serializer):
    """A task to be."""

    number = serializers.CharField()
    clause = serializers.CharField()
    body = Called()
    force = serializers.CharField()
    due = serializers.DateField()


class FindingRow(serializers.Serializer):
    """What the check before the chair finds; a blocking one keeps the papers back."""

    code = serializers.CharField()
    detail = serializers.CharField()
    blocking = serializers.BooleanField()
    clause = serializers.CharField(allow_null=True)


class PreviewRow(serializers.Serializer):
    """`content` is the hash of all that stands on the papers: `hand_to_chair` asks for it."""

    version = serializers.IntegerField()
    content = serializers.CharField()
    ready = serializers.BooleanField()
    findings = FindingRow(many=True)
    tasks = LineRow(many=True)


class Day(serializers.Serializer):
    """The query of the preview."""

    on = serializers.DateField(required=False)


class Preview(Endpoint):
    """What a signature would create."""

    @extend_schema(
        operation_id="meeting_preview",
        responses=PreviewRow,
        parameters=[OpenApiParameter("on", date, description="If signed on that day; today without it.")],
    )
    def get(self, request: Asked, pk: int) -> Response:
        """For the secretary, while the records are open."""
        meeting = meeting_of(self.actor, pk)
        require(access.may_edit(self.actor, meeting))
        asked = Day(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        today = clock.today()
        found = drafts.instructions_of(meeting)
        problems = drafts.problems_of(meeting, found, today)
        return Response(
            {
                "version": meeting.version,
                "content": digest(Reading.of(meeting).facts),
                "ready": checks.is_ready(problems),
                "findings": [_finding(problem) for problem in problems],
                "tasks": _lines(meeting, found, max(asked.validated_data.get("on", today), today)),
            }
        )


class MeetingPaper(Endpoint):
    """The minutes as they went to the chair."""

    @extend_schema(operation_id="meeting_paper", **bytes_of(PDF))
    def get(self, request: Asked, pk: int, language: str) -> HttpResponse:
        """The stored bytes, never drawn again; a draft is looked at on its page."""
        meeting = meeting_of(self.actor, pk)
        if language not in LANGUAGES or not access.sees_minutes(self.actor, meeting):
            raise Http404
        papers = meeting.papers.select_related("file")
        return serve(request._request, get_object_or_404(papers, language=language, void=False).file)


class OneJob(Endpoint):
    """Long papers that a worker makes."""

    @extend_schema(operation_id="paper_job", responses=JobRow)
    def get(self, request: Asked, pk: int, job_pk: int) -> Response:
        """How far they are."""
        jobs = PaperJob.objects.visible_to(self.actor)
        return Response(job_row(get_object_or_404(jobs, pk=job_pk, meeting=pk)))


def _finding(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "detail": sentence(refuse(problem.code, **problem.params)),
        "blocking": problem.blocking,
        "clause": problem.clause_number,
    }


def _lines(meeting: Meeting, found: Sequence[Instruction], on: date) -> list[dict[str, Any]]:
    """Clause by clause, so that one half-written rule does not hide the others: the check names it."""
    cal = Calendar.objects.workdays()
    bodies = {to.body_id: to.body for how in found for to in how.addressees.all()}
    lines: list[Line] = []
    for how in found:
        try:
            lines += drafts.lines_of(meeting, [how], on, cal)
        except Refused:
            continue
    return [_line(line, bodies[line.body_id]) for line in lines]


def _line(line: Line, body: Body) -> dict[str, Any]:
    return {
        "number": line.control_number,
        "clause": line.clause_number,
        "body": called(body),
        "force": line.force.value,
        "due": line.due.due,
    }
