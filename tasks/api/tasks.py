"""Tasks: the register's own rows, one task with its history, and what can be done with it now."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request as Asked
from rest_framework.response import Response

from commission import clock
from commission.api import telling
from commission.api.base import Endpoint
from commission.api.paging import page
from commission.api.schema import listed
from commission.api.shapes import EventRow, MoveRow, Names, names
from commission.domain.verdict import require
from commission.models import Calendar, Position
from tasks import access, filters
from tasks.api import task_rows, task_whole
from tasks.api.gate import task_of, whole_task_of
from tasks.domain.lifecycle import Move
from tasks.filters import Filter
from tasks.models import Task


class Tasks(Endpoint):
    """All that I may see."""

    @extend_schema(operation_id="tasks", **listed(task_rows.TaskRow))
    def get(self, request: Asked) -> Response:
        """Fifty a page, in the order of issue; narrowed by the names that the register's own address has."""
        today, cal = clock.today(), Calendar.objects.workdays()
        asked = Filter.read(request.query_params)
        found = asked.apply(Task.objects.visible_to(self.actor), filters.days(today, cal))
        listed_rows, paginator = page(found.values(*task_rows.COLUMNS), request, self)
        return paginator.get_paginated_response(task_rows.rows(listed_rows, today, cal))


class OneTask(Endpoint):
    """One task."""

    @extend_schema(operation_id="task", responses=task_whole.TaskWhole)
    def get(self, request: Asked, pk: int) -> Response:
        """With its terms, plan and fact, and reports."""
        return Response(shown(whole_task_of(self.actor, pk)))


class TaskJournal(Endpoint):
    """What happened to a task."""

    @extend_schema(operation_id="task_journal", responses=EventRow(many=True))
    def get(self, request: Asked, pk: int) -> Response:
        """Every event, newest first."""
        return Response(telling.history(task_of(self.actor, pk)))


class TaskMoves(Endpoint):
    """What can be done with a task now."""

    @extend_schema(operation_id="task_moves", responses=MoveRow(many=True))
    def get(self, request: Asked, pk: int) -> Response:
        """Every move of my position: allowed, or why not."""
        return Response(telling.moves(access.offers(self.actor, task_of(self.actor, pk))))


class SpecialistRow(serializers.Serializer):
    """Somebody a task can be delegated to."""

    id = serializers.IntegerField()
    title = Names()
    name = serializers.CharField()


class TaskSpecialists(Endpoint):
    """To whom the head can give a task."""

    @extend_schema(operation_id="specialists", responses=SpecialistRow(many=True))
    def get(self, request: Asked, pk: int) -> Response:
        """The specialists of the body that owes it, for its head."""
        task = task_of(self.actor, pk)
        require(access.offer(self.actor, Move.delegate, task))
        held = Position.objects.specialists_of(task.body_id, clock.today())
        found = {one.person_id: one for one in held}
        return Response(
            [{"id": pk, "title": names(one, "title"), "name": str(one.person)} for pk, one in found.items()]
        )


def shown(task: Task) -> dict[str, Any]:
    """The answer to whatever concerns one task."""
    return task_whole.whole(task, clock.today(), Calendar.objects.workdays())
