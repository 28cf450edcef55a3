"""Accepting one or several new tasks from the first screen, each its own line in the journal.

A task that cannot be accepted does not stop the others: it is named with its sentence.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from commission.domain.verdict import Refused
from commission.reasons import sentence
from commission.web.answers import back, see_other
from commission.web.request import Request
from tasks.actions import moves
from tasks.models import Task
from tasks.web.decide import CHOSEN


@login_required
@require_POST
def accept(request: Request) -> HttpResponse:
    """The ticked tasks, each in the version it was shown in."""
    if not request.actor.own_bodies:
        raise PermissionDenied
    chosen = (CHOSEN.fullmatch(value) for value in request.POST.getlist("chosen"))
    seen = {int(one[1]): int(one[2]) for one in chosen if one}
    tasks = Task.objects.visible_to(request.actor).owned_by(request.actor).filter(pk__in=seen)
    found = tasks.prefetch_related("terms").order_by("id")
    faults = [fault for task in found if (fault := _one(request, task, seen[task.pk]))]
    _tell(request, len(found) - len(faults), faults)
    return see_other(back(request, "/"))


def _one(request: Request, task: Task, seen: int) -> str:
    """Nothing, or the number of the task and the sentence that refused it."""
    try:
        moves.accept(task, by=request.actor, seen=seen)
    except Refused as refusal:
        return f"{task.number}: {sentence(refusal)}"
    return ""


def _tell(request: Request, made: int, faults: list[str]) -> None:
    if made:
        told = ngettext("Accepted: %(n)s task.", "Accepted: %(n)s tasks.", made)
        messages.success(request, told % {"n": made})
    for fault in faults:
        messages.warning(request, fault)
    if not made and not faults:
        messages.info(request, _("Choose at least one task."))
