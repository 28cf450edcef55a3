"""Sittings: the list, planning, the head of the minutes, who came."""

from dataclasses import fields
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request as Asked
from rest_framework.response import Response

from commission.actions import meetings as actions
from commission.actions.meetings import Details, Mark
from commission.api import meeting_rows as rows
from commission.api.base import Endpoint, seen
from commission.api.paging import page
from commission.api.schema import listed
from commission.api.shapes import Shape, Versioned
from commission.domain.roles import Actor
from commission.models import Attendance, Commission, Meeting, Seat

DETAILS = tuple(field.name for field in fields(Details))


class Head(Shape):
    """The head of the minutes. What is left out stays as it is; null and "" mean that it is not known."""

    date = serializers.DateField(required=False, allow_null=True)
    time = serializers.TimeField(required=False, allow_null=True)
    number = serializers.CharField(required=False, allow_blank=True, max_length=20)
    kind = serializers.ChoiceField(Meeting.Kind.values, required=False)
    place_kk = serializers.CharField(required=False, allow_blank=True, max_length=300)
    place_ru = serializers.CharField(required=False, allow_blank=True, max_length=300)
    chaired_by = serializers.IntegerField(required=False, allow_null=True, help_text="A seat, by its id.")
    control_kk = serializers.CharField(required=False, allow_blank=True, max_length=300)
    control_ru = serializers.CharField(required=False, allow_blank=True, max_length=300)


class Planned(Head):
    """A sitting to be."""

    commission = serializers.SlugRelatedField(slug_field="code", queryset=Commission.objects.all())


class Described(Versioned, Head):
    """The head, corrected."""


class Marked(Shape):
    """What is marked for one seat; `by_whom` only beside «represented»."""

    seat = serializers.IntegerField()
    state = serializers.ChoiceField(Attendance.State.values)
    by_whom = serializers.CharField(required=False, allow_blank=True, max_length=200, default="")


class Attended(Versioned):
    """Who came; a seat that is left out is not recorded."""

    marks = Marked(many=True)


class Meetings(Endpoint):
    """The list, and planning."""

    @extend_schema(operation_id="meetings", **listed(rows.MeetingRow))
    def get(self, request: Asked) -> Response:
        """Fifty a page, the earliest entered first."""
        visible = Meeting.objects.visible_to(self.actor).select_related("commission")
        found, paginator = page(visible, request, self)
        return paginator.get_paginated_response([rows.meeting_row(one) for one in found])

    @extend_schema(operation_id="plan_meeting", request=Planned, responses={201: rows.MeetingWhole})
    def post(self, request: Asked) -> Response:
        """A new sitting, with as little as is known of it."""
        sent = self.sent(Planned)
        commission, seat = sent.pop("commission"), sent.pop("chaired_by", None)
        _require_seats(_seats_of(commission, sent.get("date")), seat, field="chaired_by")
        made = actions.plan(commission, Details(**sent, chaired_by_id=seat), by=self.actor)
        return Response(answered(made, self.actor), status=201)


class OneMeeting(Endpoint):
    """One sitting."""

    @extend_schema(operation_id="meeting", responses=rows.MeetingWhole)
    def get(self, request: Asked, pk: int) -> Response:
        """Head, attendance and agenda; the clauses have an address of their own."""
        return Response(rows.whole(meeting_of(self.actor, pk), self.actor))

    @extend_schema(operation_id="describe_meeting", request=Described, responses=rows.MeetingWhole)
    def patch(self, request: Asked, pk: int) -> Response:
        """Correct the head of the minutes."""
        meeting = meeting_of(self.actor, pk)
        sent = self.sent(Described)
        version = sent.pop("version")
        if "chaired_by" in sent:
            sent["chaired_by_id"] = sent.pop("chaired_by")
            _require_seats(meeting.seats(), sent["chaired_by_id"], field="chaired_by")
        details = Details(**{name: getattr(meeting, name) for name in DETAILS} | sent)
        with seen(meeting, version):
            actions.describe(meeting, details, by=self.actor, seen=version)
        return Response(answered(meeting, self.actor))


class MeetingAttendance(Endpoint):
    """Who came."""

    @extend_schema(operation_id="mark_attendance", request=Attended, responses=rows.MeetingWhole)
    def put(self, request: Asked, pk: int) -> Response:
        """All marks at once; a refused one is named `by_<seat>`."""
        meeting = meeting_of(self.actor, pk)
        sent = self.sent(Attended)
        seats = meeting.seats()
        for mark in sent["marks"]:
            _require_seats(seats, mark["seat"], field="marks")
        marks = {mark["seat"]: Mark(mark["state"], mark["by_whom"]) for mark in sent["marks"]}
        with seen(meeting, sent["version"]) as version:
            actions.mark_attendance(meeting, marks, by=self.actor, seen=version)
        return Response(answered(meeting, self.actor))


def meeting_of(actor: Actor, pk: int) -> Meeting:
    """A sitting this person may know of, as stored now."""
    return get_object_or_404(Meeting.objects.visible_to(actor).for_page(), pk=pk)


def answered(meeting: Meeting, actor: Actor) -> dict[str, Any]:
    """The sitting after what was done to it."""
    return rows.whole(Meeting.objects.for_page().get(pk=meeting.pk), actor)


def _seats_of(commission: Commission, day: date | None) -> list[Seat]:
    composition = commission.composition_on(day)
    return list(composition.seats.all()) if composition else []


def _require_seats(seats: list[Seat], named: int | None, *, field: str) -> None:
    """A seat is one of the composition in force on the day of the sitting, or none."""
    if named is not None and named not in {seat.pk for seat in seats}:
        raise ValidationError({field: [ErrorDetail("", code="does_not_exist")]})
