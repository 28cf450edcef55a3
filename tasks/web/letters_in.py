"""A letter lies on the reviewer's table: which task does it answer?"""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commission.models import Body
from commission.web.forms import plain
from commission.web.request import Request
from tasks.models import Task
from tasks.queries import TaskQuerySet
from tasks.web.review import require_reviewer

A_PAGE = 50


@login_required
@require_safe
def letters_in(request: Request) -> HttpResponse:
    """Tasks that owe a report, most urgent first, narrowed by what stands on the letter: body and number."""
    require_reviewer(request)
    owing = Task.objects.visible_to(request.actor).awaiting_letter(request.actor)
    bodies = list(Body.objects.filter(pk__in=owing.order_by().values("body")).order_by("order"))
    body, number = _known(bodies, plain(request.GET, "body")), plain(request.GET, "number")
    found = _narrowed(owing, body, number).by_due().for_list().prefetch_related("terms")
    context = {
        "bodies": bodies,
        "asked": {"body": body, "number": number},
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "tasks/review/letters_in.html", context)


def _known(bodies: Iterable[Body], code: str) -> str:
    """What is no code of a body that owes narrows nothing, as in an old link."""
    return next((body.code for body in bodies if body.code == code), "")


def _narrowed(owing: TaskQuerySet, body: str, number: str) -> TaskQuerySet:
    if body:
        owing = owing.filter(body__code=body)
    return owing.filter(number__icontains=number) if number else owing
