"""Questions on the agenda: added at the end, corrected. Their version is that of the sitting."""

from dataclasses import fields
from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request as Asked
from rest_framework.response import Response

from commission.actions import agenda
from commission.actions.agenda import ItemText
from commission.api import meeting_rows as rows
from commission.api.base import Endpoint, seen
from commission.api.meetings import answered, meeting_of
from commission.api.shapes import BodyCodes, Versioned, Words
from commission.models import AgendaItem, Body, Meeting

MOST_REPORTERS = 100
TEXTS = tuple(field.name for field in fields(ItemText))


class Question(Versioned):
    """A question, in both languages; `reporters` in the order in which they report."""

    title_kk = Words()
    title_ru = Words(required=False)
    reporters = BodyCodes(required=False, max_length=MOST_REPORTERS)
    reporter_name = serializers.CharField(required=False, allow_blank=True, max_length=200)
    reporter_title_kk = serializers.CharField(required=False, allow_blank=True, max_length=300)
    reporter_title_ru = serializers.CharField(required=False, allow_blank=True, max_length=300)
    heard_kk = Words(required=False)
    heard_ru = Words(required=False)
    spoke_kk = Words(required=False)
    spoke_ru = Words(required=False)


class Correction(Question):
    """What is left out stays as it is."""

    title_kk = Words(required=False)


class MeetingItems(Endpoint):
    """The agenda of a sitting."""

    @extend_schema(operation_id="add_item", request=Question, responses={201: rows.MeetingWhole})
    def post(self, request: Asked, pk: int) -> Response:
        """One more question, at the end; the answer is the sitting."""
        meeting = meeting_of(self.actor, pk)
        version, reporters, texts = _read(self.sent(Question))
        with seen(meeting, version):
            agenda.add_item(
                meeting, ItemText(**texts), reporters=reporters or [], by=self.actor, seen=version
            )
        return Response(answered(meeting, self.actor), status=201)


class OneItem(Endpoint):
    """A question that is there."""

    @extend_schema(operation_id="edit_item", request=Correction, responses=rows.MeetingWhole)
    def patch(self, request: Asked, pk: int) -> Response:
        """Correct it; `version` and the answer are the sitting's."""
        visible = Meeting.objects.visible_to(self.actor)
        items = AgendaItem.objects.select_related("meeting__commission")
        item = get_object_or_404(items, pk=pk, meeting__in=visible)
        version, reporters, texts = _read(self.sent(Correction))
        if reporters is None:
            named = {body.pk: body for body in Body.objects.filter(reporting__item=item)}
            reporters = [named[pk] for pk in agenda.reporters_of(item)]
        stored = {name: getattr(item, name) for name in TEXTS}
        with seen(item.meeting, version):
            agenda.edit_item(
                item, ItemText(**stored | texts), reporters=reporters, by=self.actor, seen=version
            )
        return Response(answered(item.meeting, self.actor))


def _read(sent: dict[str, Any]) -> tuple[int, list[Body] | None, dict[str, Any]]:
    """Version, reporters if they were named, texts."""
    return sent.pop("version"), sent.pop("reporters", None), sent
