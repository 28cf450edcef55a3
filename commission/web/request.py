"""A request as the pages of a signed-in person get it."""

from collections.abc import Callable

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from commission.domain.roles import Actor
from commission.models import Person, Position


class Request(HttpRequest):
    """With who acts, as ActorMiddleware added it, and our own account model; a name for types only."""

    actor: Actor
    positions: list[Position]
    after: list[Callable[[], None]]
    htmx: HtmxDetails
    user: Person
