"""Getting a task for a page."""

from django.shortcuts import get_object_or_404

from commission.web.gate import allow
from commission.web.request import Request
from tasks.models import Task

__all__ = ["allow", "bare_task_of", "task_of"]


def bare_task_of(request: Request, pk: int) -> Task:
    """The row alone, for an action: the page that may be shown again after it reads everything anew."""
    return get_object_or_404(Task.objects.visible_to(request.actor), pk=pk)


def task_of(request: Request, pk: int) -> Task:
    """A task this person may know of, with all its page shows; for anybody else there is none."""
    return get_object_or_404(Task.objects.visible_to(request.actor).for_page(), pk=pk)
