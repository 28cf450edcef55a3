"""The moves of a sitting, an address each; handing over and signing among them, because they make tasks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request as Asked
from rest_framework.response import Response
from rest_framework.reverse import reverse

from commission import access
from commission.actions import meetings
from commission.api import telling
from commission.api.base import Endpoint, seen
from commission.api.meeting_rows import MeetingWhole
from commission.api.meetings import answered, meeting_of
from commission.api.shapes import MoveRow, Shape, Versioned
from commission.domain import sitting
from commission.domain.roles import Actor
from commission.domain.sitting import ASKED, Move, Need
from commission.domain.verdict import Refused, Verdict, require
from commission.models import Meeting, Seat
from tasks import jobs
from tasks.actions import signing
from tasks.api.moves import MOST_LETTERS
from tasks.jobs import Reading
from tasks.models import PaperJob


class Why(Versioned):
    """Why; the law says which moves need one."""

    reason = serializers.CharField(required=False, allow_blank=True, max_length=MOST_LETTERS, default="")


class HandedOver(Versioned):
    """`content` is the hash of what was looked at, from the preview."""

    content = serializers.CharField(max_length=64)


class Signed(Versioned):
    """What stands on the signed paper; `content` is the hash printed on its pages."""

    signed_on = serializers.DateField()
    chaired_by = serializers.IntegerField(help_text="A seat, by its id.")
    content = serializers.CharField(max_length=64)


class JobRow(serializers.Serializer):
    """An order of long papers: pages laid out of each language, of so many expected."""

    id = serializers.IntegerField()
    state = serializers.ChoiceField(PaperJob.State.values)
    code = serializers.CharField(allow_blank=True, help_text="Why it was refused.")
    pages = serializers.DictField(child=serializers.IntegerField())
    of = serializers.IntegerField()


@dataclass(frozen=True, slots=True)
class Way:
    """The shape of a move, and what its fields are handed to as keywords; an order is made by a worker."""

    shape: type[Shape]
    act: Callable[..., PaperJob | None]


def _plainly(move: Move) -> Callable[..., None]:
    """The moves that are nothing but a move."""

    def act(meeting: Meeting, *, by: Actor, seen: int, reason: str) -> None:
        meetings.move(meeting, move, by=by, seen=seen, reason=reason)

    return act


def _hand_over(meeting: Meeting, *, content: str, by: Actor, seen: int) -> PaperJob | None:
    return jobs.begin_hand_over(meeting, Reading.of(meeting), content_hash=content, by=by, seen=seen)


def _sign(meeting: Meeting, *, signed_on: Any, chaired_by: int, content: str, by: Actor, seen: int) -> None:
    require(access.may_move(by, Move.sign, meeting, frozenset(Need)))  # the position is asked before the seat
    seat = Seat.objects.filter(pk=chaired_by).first()
    if seat is None:
        raise Refused("presided_differs", field="chaired_by")
    signing.sign(meeting, signed_on=signed_on, chaired_by=seat, content_hash=content, by=by, seen=seen)


WAYS: dict[Move, Way] = {
    move: Way(Why, _plainly(move)) for move in Move if move not in (Move.hand_to_chair, Move.sign)
} | {Move.hand_to_chair: Way(HandedOver, _hand_over), Move.sign: Way(Signed, _sign)}


class SittingMoves(Endpoint):
    """What can be done with a sitting now."""

    @extend_schema(operation_id="meeting_moves", responses=MoveRow(many=True))
    def get(self, request: Asked, pk: int) -> Response:
        """Every move of my position: allowed, or why not. What a move still needs, it says itself."""
        return Response(telling.moves(_offers(self.actor, meeting_of(self.actor, pk))))


def endpoint(move: Move, way: Way) -> type[Endpoint]:
    """The address of one move; long papers are made by a worker, and the answer is their order (202)."""
    later = {202: JobRow} if move is Move.hand_to_chair else {}
    answers = {200: MeetingWhole, **later}

    class SittingMove(Endpoint):
        @extend_schema(operation_id=f"meeting_{move.value}", request=way.shape, responses=answers)
        def post(self, request: Asked, pk: int) -> Response:
            meeting = meeting_of(self.actor, pk)
            sent = self.sent(way.shape)
            with seen(meeting, sent.pop("version")) as version:
                order = way.act(meeting, **sent, by=self.actor, seen=version)
            if order is None:
                return Response(answered(meeting, self.actor))
            where = reverse("api:paper_job", args=[pk, order.pk], request=request)
            return Response(job_row(order), status=202, headers={"Location": where})

    return SittingMove


def job_row(job: PaperJob) -> dict[str, Any]:
    """How far the papers are."""
    return {"id": job.pk, "state": job.state, "code": job.reason, "pages": job.made(), "of": job.expected}


def _offers(actor: Actor, meeting: Meeting) -> Mapping[Move, Verdict]:
    met = ASKED | {Need.checked, Need.same_paper}
    known = {move: access.may_move(actor, move, meeting, met) for move in sitting.Move}
    return {move: verdict for move, verdict in known.items() if verdict.code != "role"}
