"""Who must have a second factor and has none is led to set one up, whichever page was asked for."""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from commission import access
from commission.actions import second_factor
from commission.web.request import Request

OPEN = {
    "mfa_activate_totp",
    "account_reauthenticate",
    "account_logout",
    "account_login",
    "set_language",
    "healthz",
}
"""What it takes to set one up, to turn away, and to read the page in one's language."""


class RequiredMiddleware:
    """Stands before every view: rights that weigh much are not used with a password alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Only the hook below does something: the address is known there."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """The page itself, or the one on which the second factor is set up."""
        match = request.resolver_match
        if (match and match.url_name in OPEN) or not lacks_one(request):
            return None
        return redirect("mfa_activate_totp")


def required(request: HttpRequest) -> bool:
    """Whether this person's positions ask for a second factor here."""
    return settings.SECOND_FACTOR_REQUIRED and access.needs_second_factor(cast(Request, request).actor)


def lacks_one(request: HttpRequest) -> bool:
    """Required, and not there: one short question, asked of few people."""
    return required(request) and not second_factor.has_one(cast(Request, request).user)
