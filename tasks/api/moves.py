"""The moves of a task, an address each: `POST /tasks/{id}/moves/{move}/` with what the move needs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request as Asked
from rest_framework.response import Response

from commission.api.base import Endpoint, seen
from commission.api.shapes import Shape, Versioned
from commission.domain.roles import Actor
from commission.domain.verdict import Refused, require
from commission.models import Person
from tasks import access
from tasks.actions import moves
from tasks.api.gate import task_of, whole_task_of
from tasks.api.task_whole import TaskWhole
from tasks.api.tasks import shown
from tasks.domain.lifecycle import Ground, Move
from tasks.models import Task

MOST_LETTERS = 10_000
"""As many as the forms of the pages take."""

words = partial(serializers.CharField, max_length=MOST_LETTERS, allow_blank=True)
"""A blank is the law's to refuse, in its own words."""


class Note(Versioned):
    """Interim information."""

    text = words()


class Remarks(Versioned):
    """Why it goes back."""

    remarks = words()


class Proposal(Versioned):
    """The ground of point 195."""

    ground = serializers.ChoiceField([ground.value for ground in Ground], allow_blank=True)
    remarks = words(required=False, default="")


class Reason(Versioned):
    """Why control ends; the lines of co-executors end too unless they are excepted."""

    reason = words()
    co_lines = serializers.BooleanField(required=False, default=True)


class Delegation(Versioned):
    """A specialist of the body by id (`GET /tasks/{id}/specialists/`), null = nobody in particular."""

    assignee = serializers.IntegerField(allow_null=True)
    sends = serializers.BooleanField(required=False, default=False)


def delegate(task: Task, *, assignee: int | None, sends: bool, by: Actor, seen: int) -> None:
    """Whoever is no specialist of the body is refused alike, whether there is such an account or not."""
    require(access.offer(by, Move.delegate, task))
    person = Person.objects.filter(pk=assignee).first() if assignee is not None else None
    if assignee is not None and person is None:
        raise Refused("not_specialist", field="assignee")
    moves.delegate(task, assignee=person, sends=sends, by=by, seen=seen)


@dataclass(frozen=True, slots=True)
class Way:
    """The shape of a move, and what its fields are handed to as keywords."""

    shape: type[Shape]
    act: Callable[..., object]


WAYS: dict[Move, Way] = {
    Move.accept: Way(Versioned, moves.accept),
    Move.note: Way(Note, moves.note),
    Move.delegate: Way(Delegation, delegate),
    Move.withdraw: Way(Versioned, moves.withdraw),
    Move.return_: Way(Remarks, moves.return_),
    Move.propose: Way(Proposal, moves.propose),
    Move.confirm: Way(Versioned, moves.confirm),
    Move.reject: Way(Remarks, moves.reject),
    Move.cancel: Way(Reason, moves.cancel),
}
"""All but `issue`, which is the signature's, and `report`, which sends the draft (tasks/api/reports.py)."""


def endpoint(move: Move, way: Way) -> type[Endpoint]:
    """The address of one move: so the description of the API says of each what it needs."""

    class TaskMove(Endpoint):
        @extend_schema(operation_id=f"task_{move.value}", request=way.shape, responses=TaskWhole)
        def post(self, request: Asked, pk: int) -> Response:
            task = task_of(self.actor, pk)
            sent: dict[str, Any] = self.sent(way.shape)
            with seen(task, sent.pop("version")) as version:
                way.act(task, **sent, by=self.actor, seen=version)
            return Response(shown(whole_task_of(self.actor, pk)))

    return TaskMove
