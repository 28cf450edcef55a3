"""A letter lies on the reviewer's table: which task does it answer?"""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commission.models import Body
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
    body, number = request.GET.get("body", ""), request.GET.get("number", "").strip()
    found = _narrowed(owing, body, number).by_due().for_list().prefetch_related("terms")
    context = {
        "bodies": Body.objects.filter(pk__in=owing.order_by().values("body")).order_by("order"),
        "asked": {"body": body, "number": number},
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "tasks/review/letters_in.html", context)


def _narrowed(owing: TaskQuerySet, body: str, number: str) -> TaskQuerySet:
    """What is no code of a body narrows nothing, as in an old link."""
    if body:
        owing = owing.filter(body__code=body)
    return owing.filter(number__icontains=number) if number else owing
