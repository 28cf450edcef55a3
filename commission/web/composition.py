"""Who sits on a commission: the composition in force, those before it, and one approved ahead."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from commission import access, clock
from commission.models import Commission, Composition
from commission.web.fields import commission_name
from commission.web.request import Request


@dataclass(frozen=True, slots=True)
class Row:
    """A commission in the list, with its composition of today, if it has one."""

    commission: Commission
    name: str
    today: Composition | None


@login_required
@require_safe
def compositions(request: Request) -> HttpResponse:
    """The commissions; where there is only one, its composition at once."""
    seen = Commission.objects.visible_to(request.actor).prefetch_related("bases", "compositions__seats")
    found = list(seen.order_by("id"))
    if len(found) == 1:
        return redirect("composition", found[0].code)
    rows = [Row(one, commission_name(one), one.composition_on(clock.today())) for one in found]
    return render(request, "commission/composition/list.html", {"rows": rows})


@login_required
@require_safe
def composition(request: Request, code: str) -> HttpResponse:
    """The seats of one composition: that of today unless another is asked for."""
    commission = commission_of(request, code)
    today = commission.composition_on(clock.today())
    asked = request.GET.get("of", "")
    shown = next((one for one in commission.compositions.all() if str(one.pk) == asked), today)
    context = {
        "commission": commission,
        "name": commission_name(commission),
        "shown": shown,
        "today": today,
        "seats": shown.seats.select_related("body").order_by("order") if shown else [],
        "all": newest_first(commission),
        "keeps": bool(access.is_secretary(request.actor, commission.pk)),
    }
    return render(request, "commission/composition/composition.html", context)


def commission_of(request: Request, code: str) -> Commission:
    """A commission in hand, with its laws and compositions."""
    seen = Commission.objects.visible_to(request.actor).prefetch_related("bases", "compositions__seats")
    return get_object_or_404(seen, code=code)


def newest_first(commission: Commission) -> list[Composition]:
    """Every composition, the last to begin on top; one from a day nobody knows is the oldest."""
    undated = [one for one in commission.compositions.all() if one.since is None]
    dated = [one for one in commission.compositions.all() if one.since is not None]
    return [*sorted(dated, key=lambda one: (one.since, one.pk), reverse=True), *undated]
