"""Tasks: the register's own rows, one task with its history, and what can be done with it now."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
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
from tasks import access
from tasks.api import task_rows, task_whole
from tasks.api.gate import task_of, whole_task_of
from tasks.domain import states
from tasks.domain.lifecycle import Move
from tasks.filters import TaskFilter
from tasks.models import Task

QUERY = tuple(
    OpenApiParameter(name, str, description="As in the address of the register.")
    for name in TaskFilter.base_filters
    if name != "sort"
)
"""One grammar of a list; its order alone is the cursor's."""


class Tasks(Endpoint):
    """All that I may see."""

    @extend_schema(operation_id="tasks", **listed(task_rows.TaskRow, *QUERY))
    def get(self, request: Asked) -> Response:
        """Fifty a page, in the order of issue: a due date moves while one reads, a number stays."""
        today, cal = clock.today(), Calendar.objects.workdays()
        visible = Task.objects.visible_to(self.actor)
        asked = TaskFilter(request.query_params, queryset=visible, days=states.days(today, cal))
        _require_understood(asked)
        found, paginator = page(asked.qs.values(*task_rows.COLUMNS), request, self)
        return paginator.get_paginated_response(task_rows.rows(found, today, cal))


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


def _require_understood(asked: TaskFilter) -> None:
    """A page leaves out what it does not understand, as an old link should; a program is told."""
    unknown = set(asked.data) - set(asked.filters) - {"cursor"}
    faults = dict.fromkeys(unknown, "unknown") | dict.fromkeys(asked.errors, "invalid")
    if faults:
        told = {name: [serializers.ErrorDetail("", code=code)] for name, code in sorted(faults.items())}
        raise serializers.ValidationError(told)


def shown(task: Task) -> dict[str, Any]:
    """The answer to whatever concerns one task."""
    return task_whole.whole(task, clock.today(), Calendar.objects.workdays())
