"""A report: its draft, which the body's people share, its files one by one, and sending it."""

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request as Asked
from rest_framework.response import Response

from commission.api.base import Endpoint, seen
from commission.api.schema import bytes_of
from commission.api.shapes import Shape, Versioned, Words
from commission.domain.media_types import PDF
from commission.domain.verdict import require
from commission.render import sniff
from commission.serving import serve
from tasks import access
from tasks.actions import report_drafts, sending, uploads
from tasks.actions.accounts import OUTGOING, Outgoing, Said, said_in
from tasks.api.gate import task_of, whole_task_of
from tasks.api.moves import MOST_LETTERS
from tasks.api.task_whole import FactRow, FileRow, TaskWhole, facts, file_row
from tasks.api.tasks import shown
from tasks.domain.lifecycle import Asks, Move
from tasks.models import DraftFile, ReportDraft, ReportFile, Task

LONGEST_TOKEN = 40
MEDIA_TYPES = (*sniff.PHOTOS.values(), PDF, "application/octet-stream")


class Fact(Shape):
    """The value of one measure."""

    measure = serializers.IntegerField(min_value=1)
    value = serializers.DecimalField(max_digits=14, decimal_places=2)


class Written(Versioned):
    """The words and numbers of a draft, all of them: what is left blank is blank."""

    text = Words(max_length=MOST_LETTERS)
    asks = serializers.ChoiceField([asks.value for asks in Asks])
    facts = Fact(many=True)
    outgoing_number = serializers.CharField(required=False, allow_blank=True, max_length=60, default="")
    outgoing_date = serializers.DateField(required=False, allow_null=True, default=None)
    signatory = serializers.CharField(required=False, allow_blank=True, max_length=200, default="")
    received_on = serializers.DateField(required=False, allow_null=True, default=None)


class DraftRow(serializers.Serializer):
    """The draft; one that nobody has begun has version 1 and nothing in it."""

    version = serializers.IntegerField()
    text = serializers.CharField(allow_blank=True)
    asks = serializers.CharField(allow_blank=True)
    facts = FactRow(many=True)
    outgoing_number = serializers.CharField(allow_blank=True)
    outgoing_date = serializers.DateField(allow_null=True)
    signatory = serializers.CharField(allow_blank=True)
    received_on = serializers.DateField(allow_null=True)
    files = FileRow(many=True)


class Upload(Shape):
    """One file. `token` is the sender's own name for this upload: sent again it is not stored twice."""

    file = serializers.FileField(allow_empty_file=True)
    is_letter = serializers.BooleanField(required=False, default=False)
    token = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_TOKEN, default="")


class Desk(Endpoint):
    """Where a report is written: the body's own, or the reviewer's, of a letter that came (`by_letter`)."""

    by_letter = False

    def task_to_write(self, pk: int) -> Task:
        """Refused: "role", "status", "own_letter", as the page of the desk says it."""
        task = task_of(self.actor, pk)
        require(access.may_prepare(self.actor, task, self.by_letter))
        return task

    def draft(self, task: Task) -> dict[str, Any]:
        """As stored now."""
        drafts = ReportDraft.objects.visible_to(self.actor).filter(task=task, by_letter=self.by_letter)
        owed = drafts.filter(term__in=task.terms.awaited()).for_page()
        return _draft_row(owed.order_by("term__due", "term__order").first())


class Draft(Desk):
    """What is being written."""

    @extend_schema(responses=DraftRow)
    def get(self, request: Asked, pk: int) -> Response:
        """As stored now, for those alone who write it."""
        return Response(self.draft(self.task_to_write(pk)))

    @extend_schema(request=Written, responses=DraftRow)
    def put(self, request: Asked, pk: int) -> Response:
        """Store words and numbers; `version` is the draft's."""
        task, sent = task_of(self.actor, pk), self.sent(Written)
        self._require_own_marks(sent)
        draft = report_drafts.begin(task, by=self.actor, by_letter=self.by_letter)
        with seen(draft, sent["version"]) as version:
            report_drafts.save(task, said(sent), by=self.actor, seen=version, by_letter=self.by_letter)
        return Response(self.draft(task))

    def _require_own_marks(self, sent: dict[str, Any]) -> None:
        """Only a letter was received on a day; what the body sends counts from the moment it is sent."""
        if sent["received_on"] and not self.by_letter:
            raise serializers.ValidationError({"received_on": [serializers.ErrorDetail("", code="unknown")]})


class Files(Desk):
    """Files of the draft."""

    parser_classes = (MultiPartParser,)

    @extend_schema(
        request={"multipart/form-data": Upload},
        responses={201: FileRow},
    )
    def post(self, request: Asked, pk: int) -> Response:
        """One more, looked into before it is kept."""
        task, sent = self.task_to_write(pk), self.sent(Upload)
        kept = uploads.take_in(task, by=self.actor, by_letter=self.by_letter, **sent)
        return Response(file_row(kept), status=201)


class OneFile(Desk):
    """One file of the draft."""

    @extend_schema(**bytes_of(*MEDIA_TYPES))
    def get(self, request: Asked, pk: int, file_pk: int) -> HttpResponse:
        """Its bytes."""
        seen = ReportDraft.objects.visible_to(self.actor)
        drafts = seen.filter(task=task_of(self.actor, pk), by_letter=self.by_letter)
        found = DraftFile.objects.select_related("file").filter(draft__in=drafts)
        return serve(request._request, get_object_or_404(found, pk=file_pk).file)

    @extend_schema(responses={204: None})
    def delete(self, request: Asked, pk: int, file_pk: int) -> Response:
        """Out of the draft with it; one that is gone already is no fault."""
        report_drafts.remove(task_of(self.actor, pk), file_pk, by=self.actor, by_letter=self.by_letter)
        return Response(status=204)


class Sending(Desk):
    """The move `report`."""

    @extend_schema(request=Versioned, responses=TaskWhole)
    def post(self, request: Asked, pk: int) -> Response:
        """Send the draft as it stands, or enter the letter, with its files; `version` is the draft's."""
        task, sent = task_of(self.actor, pk), self.sent(Versioned)
        require(access.offer(self.actor, Move.enter if self.by_letter else Move.report, task))
        act = sending.enter if self.by_letter else sending.send
        draft = report_drafts.begin(task, by=self.actor, by_letter=self.by_letter)
        with seen(draft, sent["version"]) as version:
            act(task, said_in(draft), by=self.actor, seen=version)
        return Response(shown(whole_task_of(self.actor, pk)))


class SentFile(Endpoint):
    """A file of a report that was sent."""

    @extend_schema(operation_id="task_file", **bytes_of(*MEDIA_TYPES))
    def get(self, request: Asked, pk: int, file_pk: int) -> HttpResponse:
        """Its bytes, for whoever sees the task."""
        found = ReportFile.objects.select_related("file").filter(report__task=task_of(self.actor, pk))
        return serve(request._request, get_object_or_404(found, pk=file_pk).file)


def said(sent: dict[str, Any]) -> Said:
    """As the action takes it."""
    numbers: dict[int, Decimal] = {fact["measure"]: fact["value"] for fact in sent["facts"]}
    outgoing = Outgoing(**{name: sent[name] for name in OUTGOING})
    return Said(text=sent["text"], asks=sent["asks"], facts=numbers, outgoing=outgoing)


def _draft_row(draft: ReportDraft | None) -> dict[str, Any]:
    """One that nobody has begun is blank, in the version that it will have."""
    written = said_in(draft) if draft else report_drafts.BLANK
    return {
        "version": draft.version if draft else report_drafts.FIRST,
        **written.columns(),
        "facts": facts(draft.facts.all()) if draft else [],
        "files": [file_row(kept) for kept in draft.files.all()] if draft else [],
    }
