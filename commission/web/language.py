"""The switch in the header."""

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from commission.actions import people
from commission.web.answers import back, see_other
from commission.web.request import Request

YEAR = 60 * 60 * 24 * 365


@require_POST
def set_language(request: Request) -> HttpResponse:
    """Speak the chosen language from now on: on this device by a cookie, for the person everywhere."""
    response = see_other(back(request, "/"))
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        remember(response, chosen)
        if request.user.is_authenticated:
            people.prefer(request.user, language=chosen)
    return response


def remember(response: HttpResponse, language: str) -> None:
    """The cookie of the switch: it speaks before anybody signed in."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
