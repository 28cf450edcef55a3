"""Accepting one or several new tasks from the first screen."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from commission.web.answers import back, see_other
from commission.web.request import Request
from tasks.actions import moves
from tasks.models import Task
from tasks.web.many import chosen, fault


@login_required
@require_POST
def accept(request: Request) -> HttpResponse:
    """The ticked ones; what cannot be accepted is told."""
    if not request.actor.own_bodies:
        raise PermissionDenied
    seen = chosen(request.POST)
    tasks = Task.objects.visible_to(request.actor).owned_by(request.actor).filter(pk__in=seen)
    found = tasks.prefetch_related("terms").order_by("id")
    told = [fault(task, partial(moves.accept, task, by=request.actor, seen=seen[task.pk])) for task in found]
    faults = [one for one in told if one]
    _tell(request, len(found) - len(faults), faults)
    return see_other(back(request, "/"))


def _tell(request: Request, made: int, faults: list[str]) -> None:
    if made:
        told = ngettext("Accepted: %(n)s task.", "Accepted: %(n)s tasks.", made)
        messages.success(request, told % {"n": made})
    for one in faults:
        messages.warning(request, one)
    if not made and not faults:
        messages.info(request, _("Choose at least one task."))
