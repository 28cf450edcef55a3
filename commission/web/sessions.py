"""What a session keeps of its sign-in, and when it ends before its time.

Rights are asked of the positions held today, so they end by themselves. The session ends with them all the
same: whoever left a position signs in anew, and what lay open on a shared computer is closed.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from commission import clock
from commission.domain.roles import ANONYMOUS, Actor
from commission.models import Person, Position
from commission.web.request import Request

SIGNED_IN_AT = "signed_in_at"
HELD = "positions_held"
FRESH = timedelta(minutes=5)
"""As long as allauth takes a repeated password for fresh."""


def begun(request: HttpRequest, user: Person, **_signal: Any) -> None:
    """At every sign-in, by whichever way: the moment, and the positions held then."""
    request.session[SIGNED_IN_AT] = clock.now().timestamp()
    request.session[HELD] = _marks(Position.objects.actor(user.pk, clock.today()))


def just_signed_in(request: HttpRequest) -> bool:
    """Whether this very session began a moment ago: nobody types a password twice in five minutes."""
    since = clock.now().timestamp() - request.session.get(SIGNED_IN_AT, 0)
    return bool(since < FRESH.total_seconds())


class PositionsMiddleware:
    """A session in which a position was held that is held no more goes on as a stranger's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pages that need a sign-in then ask for it, and say why."""
        if request.user.is_authenticated:
            _compare(cast(Request, request))
        return self.get_response(request)


def _compare(request: Request) -> None:
    before, now = request.session.get(HELD, []), _marks(request.actor)
    if set(before) - set(now):
        _end(request)
    elif before != now:
        request.session[HELD] = now


def _end(request: Request) -> None:
    with translation.override(request.user.language):
        told = _("A position of yours has ended, so you were signed out. Sign in again.")
    logout(request)
    request.actor, request.positions = ANONYMOUS, []
    messages.info(request, told)


def _marks(actor: Actor) -> list[str]:
    """Each position as one text: role, commission, body."""
    return sorted(f"{one.role}:{one.commission_id or ''}:{one.body_id or ''}" for one in actor.holdings)
