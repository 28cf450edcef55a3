"""What a phone needs to put the system on its home screen: a name, an icon, where to begin."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, JsonResponse
from django.templatetags.static import static
from django.utils.translation import gettext, override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

ICONS = {"192x192": "commission/img/icon-192.png", "512x512": "commission/img/icon-512.png"}
PURPOSES = ("any", "maskable")
"""One drawing for both: its mark lies in the circle that every phone leaves whole."""
ACCENT, GROUND = "#00607a", "#fafbfb"
"""--accent and --ground of tokens.css in the light."""


@cache_control(public=True, max_age=60 * 60 * 24)
@require_safe
def manifest(request: HttpRequest, language: str) -> JsonResponse:
    """The language stands in the address: the browser asks for a manifest without the person's cookies."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    with override(language):
        content = _content(language)
    return JsonResponse(
        content, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False}
    )


def _content(language: str) -> dict[str, Any]:
    """`minimal-ui` keeps the way back: a paper opens as a PDF, and no page draws a button for it."""
    return {
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "lang": language,
        "name": gettext("Commission on the prevention of offences — control of instructions"),
        "short_name": gettext("Control of instructions"),
        "display": "minimal-ui",
        "theme_color": ACCENT,
        "background_color": GROUND,
        "icons": [
            {"src": static(path), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for sizes, path in ICONS.items()
            for purpose in PURPOSES
        ],
    }
