"""The first screen of who presides: minutes that lie there and wait for a signature on paper."""

from typing import Any

from django.db.models import Q

from commission.domain.roles import Actor, Role
from commission.domain.sitting import Status
from commission.models import Meeting, Seat
from commission.web.request import Request


def presides(actor: Actor) -> bool:
    """The chair, and the deputy who may have presided in the chair's place."""
    return bool(actor.commissions(Role.chair, Role.deputy))


def papers(request: Request) -> dict[str, Any]:
    """The sittings whose papers this person is to sign, the longest waiting first."""
    mine = Meeting.objects.visible_to(request.actor).filter(_for(request.actor))
    waiting = mine.filter(status=Status.with_chair.value).order_by("handed_on", "id")
    return {"meetings": list(waiting)}


def _for(actor: Actor) -> Q:
    """Whoever presided signs: the deputy those of the deputy's seat, the chair all others."""
    deputy = Q(chaired_by__role=Seat.Role.DEPUTY)
    chaired = Q(commission__in=actor.commissions(Role.chair)) & (Q(chaired_by=None) | ~deputy)
    return chaired | (Q(commission__in=actor.commissions(Role.deputy)) & deputy)
