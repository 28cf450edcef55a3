"""What every request gets: who acts, in which language, and a page for a refusal nobody caught."""

from collections.abc import Callable
from datetime import date
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from commission import clock
from commission.domain.roles import ANONYMOUS, Actor
from commission.domain.verdict import Refused
from commission.models import Position
from commission.prepared import Given, Prepared
from commission.queries import actor_of
from commission.web import errors
from commission.web.request import Request

_held = Prepared(lambda: Position.objects.held_by(Given("person", int), Given("on", date)))

GetResponse = Callable[[HttpRequest], HttpResponse]


class ActorMiddleware:
    """`request.actor`, the person's rights today, and `request.positions`, which give them and say who it is.

    Both come from one question to the database, asked when one of them is first wanted.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Attach the lazy actor and go on."""
        ours = cast(Request, request)
        ours.positions = cast(list[Position], SimpleLazyObject(lambda: _positions(request)))
        ours.actor = cast(Actor, SimpleLazyObject(lambda: _actor(ours)))
        return self.get_response(request)


def _positions(request: HttpRequest) -> list[Position]:
    if not request.user.is_authenticated:
        return []
    return _held(person=request.user.pk, on=clock.today())


def _actor(request: Request) -> Actor:
    return actor_of(request.user.pk, request.positions) if request.user.is_authenticated else ANONYMOUS


class LanguageMiddleware:
    """The person's language, else the cookie of the switch, else Kazakh: never a guess from the browser."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Speak it during the request and say so in the answer."""
        language = _language(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def _language(request: HttpRequest) -> str:
    if request.user.is_authenticated:
        return request.user.language
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class RefusedMiddleware:
    """An action's refusal that no form showed becomes a 409 page with the same sentence."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Only the exception hook below does something."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Refused is an answer, not a fault."""
        return errors.refused(request, exception) if isinstance(exception, Refused) else None
