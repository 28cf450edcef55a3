"""Who asks: a program by its bearer's key, or a person's own browser by its session."""

from allauth.account.adapter import get_adapter
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.request import Request as Asked
from rest_framework.throttling import SimpleRateThrottle

from commission import clock
from commission.actions import tokens
from commission.models import ApiToken, Person, Position
from commission.queries import actor_of

SCHEME = b"bearer"


class WrongKeys(SimpleRateThrottle):
    """So many from one address, kept where the limits of signing in are: all processes share them."""

    rate = "10/min"

    def get_cache_key(self, request: Asked, view: None) -> str:
        """By the address that allauth counts by, behind a proxy the one that the proxy saw."""
        return f"wrong-keys:{get_adapter().get_client_ip(request._request)}"


class ByToken(BaseAuthentication):
    """`Authorization: Bearer <key>`. One answer to every wrong key: nobody learns what is wrong with it."""

    def authenticate(self, request: Asked) -> tuple[Person, ApiToken] | None:
        """None where another way of signing in is used; what the person may do is read with the key."""
        scheme, _, secret = get_authorization_header(request).partition(b" ")
        if scheme.lower() != SCHEME:
            return None
        found = _good(secret)
        if found is None:
            raise _refusal(request)
        token, positions = found
        request._request.positions = positions
        request._request.actor = actor_of(token.person_id, positions)
        tokens.used(token)
        return token.person, token

    def authenticate_header(self, request: Asked) -> str:
        """What a 401 asks for."""
        return "Bearer"


def _good(secret: bytes) -> tuple[ApiToken, list[Position]] | None:
    """The key and what its bearer holds today. Who holds nothing any more has left, and so has the key."""
    today = clock.today()
    digest = tokens.digest(secret.decode("latin-1").strip())
    token = ApiToken.objects.good(today).select_related("person").filter(digest=digest).first()
    if token is None:
        return None
    positions = list(Position.objects.held_by(token.person_id, today))
    return (token, positions) if positions else None


def _refusal(request: Asked) -> AuthenticationFailed | Throttled:
    """Wrong keys are counted as wrong passwords are; a right one is never kept waiting by them."""
    counted = WrongKeys()
    if counted.allow_request(request, view=None):
        return AuthenticationFailed(code="token_refused")
    return Throttled(wait=counted.wait())
