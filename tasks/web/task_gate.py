"""Getting a task for a page."""

from django.http import Http404

from commission.web.gate import allow
from commission.web.request import Request
from tasks.models import Task
from tasks.whole import bare, whole, with_measures

__all__ = ["allow", "bare_task_of", "task_of"]


def bare_task_of(request: Request, pk: int, *, measured: bool = False) -> Task:
    """The row alone, for an action: the page that may be shown again after it reads everything anew.

    `measured`: with what the instruction measures.
    """
    found = bare(pk, request.actor)
    if found is None:
        raise Http404
    return with_measures(found) if measured else found


def task_of(request: Request, pk: int) -> Task:
    """A task this person may know of, with all its page shows; for anybody else there is none."""
    found = whole(pk, request.actor)
    if found is None:
        raise Http404
    return found
