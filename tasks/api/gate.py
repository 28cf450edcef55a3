"""Getting the objects of the control: for a stranger there are none."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from commission.domain.roles import Actor
from commission.models import Clause
from tasks.models import Task
from tasks.whole import whole


def task_of(actor: Actor, pk: int) -> Task:
    """The row alone, for an action."""
    found: Task = get_object_or_404(Task.objects.visible_to(actor), pk=pk)
    return found


def whole_task_of(actor: Actor, pk: int) -> Task:
    """With all that is told of it."""
    found = whole(pk, actor)
    if found is None:
        raise Http404
    return found


def clause_of(actor: Actor, pk: int) -> Clause:
    """A clause of minutes this person may read; whether it may be written, the action says."""
    visible = Clause.objects.visible_to(actor).select_related("item__meeting__commission")
    found: Clause = get_object_or_404(visible, pk=pk)
    return found
