"""A sitting as plain values, and what the description of the API says of them."""

from typing import Any

from rest_framework import serializers

from commission import access
from commission.api.bodies import Called, called
from commission.api.shapes import Names, seat
from commission.domain import sitting
from commission.domain.roles import Actor
from commission.models import AgendaItem, Attendance, Meeting, Seat

MINUTES = ("heard_kk", "heard_ru", "spoke_kk", "spoke_ru", "votes_for", "votes_against", "votes_abstained")
"""Of an agenda item, what only readers of the minutes see."""
HEAD = ("date", "time", "number", "kind", "place_kk", "place_ru", "registration_no", "registered_on")
DATES = ("control_kk", "control_ru", "convened_on", "handed_on", "signed_on")


class MeetingRow(serializers.Serializer):
    """A sitting in the list."""

    id = serializers.IntegerField()
    version = serializers.IntegerField()
    commission = serializers.CharField()
    status = serializers.ChoiceField([status.value for status in sitting.Status])
    date = serializers.DateField(allow_null=True)
    number = serializers.CharField(allow_blank=True)


class SeatRow(serializers.Serializer):
    """A place in the commission, and what is marked for it; `state` null = nothing."""

    id = serializers.IntegerField()
    role = serializers.CharField()
    title = Names()
    state = serializers.ChoiceField(Attendance.State.values, allow_null=True)
    by_whom = serializers.CharField(allow_blank=True)


class QuorumRow(serializers.Serializer):
    """`present` null = attendance is not recorded."""

    present = serializers.IntegerField(allow_null=True)
    members = serializers.IntegerField()
    needed = serializers.IntegerField()


class ItemRow(serializers.Serializer):
    """A question on the agenda; what was heard and voted is null for whoever does not see the minutes."""

    id = serializers.IntegerField()
    order = serializers.IntegerField()
    title = Names()
    reporters = Called(many=True)
    reporter_name = serializers.CharField(allow_blank=True)
    reporter_title = Names()
    heard_kk = serializers.CharField(allow_null=True, allow_blank=True)
    heard_ru = serializers.CharField(allow_null=True, allow_blank=True)
    spoke_kk = serializers.CharField(allow_null=True, allow_blank=True)
    spoke_ru = serializers.CharField(allow_null=True, allow_blank=True)
    votes_for = serializers.IntegerField(allow_null=True)
    votes_against = serializers.IntegerField(allow_null=True)
    votes_abstained = serializers.IntegerField(allow_null=True)


class MeetingWhole(MeetingRow):
    """Head, attendance and agenda."""

    time = serializers.TimeField(allow_null=True)
    kind = serializers.ChoiceField(Meeting.Kind.values)
    place_kk = serializers.CharField(allow_blank=True)
    place_ru = serializers.CharField(allow_blank=True)
    chaired_by = serializers.IntegerField(allow_null=True)
    registration_no = serializers.CharField(allow_blank=True)
    registered_on = serializers.DateField(allow_null=True)
    control_kk = serializers.CharField(allow_blank=True)
    control_ru = serializers.CharField(allow_blank=True)
    convened_on = serializers.DateField(allow_null=True)
    handed_on = serializers.DateField(allow_null=True)
    signed_on = serializers.DateField(allow_null=True)
    content = serializers.CharField(allow_blank=True, help_text="The hash printed on papers at the chair.")
    quorum = QuorumRow()
    seats = SeatRow(many=True)
    items = ItemRow(many=True)


def meeting_row(meeting: Meeting) -> dict[str, Any]:
    """What a list says of it."""
    return {
        "id": meeting.pk,
        "version": meeting.version,
        "commission": meeting.commission.code,
        "status": meeting.status,
        "date": meeting.date,
        "number": meeting.number,
    }


def whole(meeting: Meeting, actor: Actor) -> dict[str, Any]:
    """All of it, as far as this person sees it; the sitting comes from `for_page`."""
    quorum = meeting.quorum()
    sees = access.sees_minutes(actor, meeting)
    return {
        **meeting_row(meeting),
        **{name: getattr(meeting, name) for name in (*HEAD, *DATES)},
        "chaired_by": meeting.chaired_by_id,
        "content": meeting.content_hash if sees else "",
        "quorum": {"present": quorum.present, "members": quorum.of_all, "needed": quorum.needed},
        "seats": _seats(meeting),
        "items": [item_row(item, sees=sees) for item in meeting.items.all()],
    }


def item_row(item: AgendaItem, *, sees: bool) -> dict[str, Any]:
    """A question, with its reporters in their order."""
    return {
        "id": item.pk,
        "order": item.order,
        "title": {"kk": item.title_kk, "ru": item.title_ru},
        "reporters": [called(body) for body in item.reporters.all()],
        "reporter_name": item.reporter_name,
        "reporter_title": {"kk": item.reporter_title_kk, "ru": item.reporter_title_ru},
        **{name: getattr(item, name) if sees else None for name in MINUTES},
    }


def _seats(meeting: Meeting) -> list[dict[str, Any]]:
    marks = {mark.seat_id: mark for mark in meeting.attendance.all()}
    return [_seat(one, marks.get(one.pk)) for one in meeting.seats()]


def _seat(held: Seat, mark: Attendance | None) -> dict[str, Any]:
    state, by_whom = (mark.state, mark.represented_by) if mark else (None, "")
    return {**seat(held), "state": state, "by_whom": by_whom}
