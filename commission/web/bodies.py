"""State bodies: the official list, and the forms of one body's name that papers use."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from commission import access, clock, journal
from commission.models import Body, Position
from commission.web.request import Request


@login_required
@require_safe
def bodies(request: Request) -> HttpResponse:
    """All bodies in the order papers list them."""
    rows = Body.objects.visible_to(request.actor).order_by("order")
    return render(request, "commission/bodies/bodies.html", {"bodies": rows})


@login_required
@require_safe
def body(request: Request, code: str) -> HttpResponse:
    """One body; whoever keeps people also sees who acts for it and what happened to the entry."""
    shown = get_object_or_404(Body.objects.visible_to(request.actor), code=code)
    keeps = bool(access.may_keep_people(request.actor))
    held = Position.objects.current(clock.today()).filter(body=shown).select_related("person").order_by("id")
    context = {
        "body": shown,
        "aliases": shown.aliases.order_by("text"),
        "keeps": keeps,
        "positions": held if keeps else [],
        "entries": journal.history(shown) if keeps else [],
    }
    return render(request, "commission/bodies/body.html", context)
