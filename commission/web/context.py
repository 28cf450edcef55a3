"""What every page's frame needs."""

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from commission.web.navigation import Entry
from commission.web.request import Request
from commission.web.templatetags.words import in_lang


@dataclass(frozen=True)
class Link:
    """A navigation entry as base.html shows it."""

    label: str | Promise
    url: str
    current: bool


def page(request: HttpRequest) -> dict[str, Any]:
    """Demo mark, the person's positions and the navigation; lazy, so pages without a frame cost nothing."""
    return {
        "is_demo": settings.DEMO,
        "person_line": lambda: person_line(request),
        "navigation": lambda: navigation(request),
        "demo_sign_ins": demo_sign_ins,
    }


def person_line(request: HttpRequest) -> str:
    """The titles the person holds today, in the reader's language."""
    return "; ".join(in_lang(position, "title") for position in cast(Request, request).positions)


def demo_sign_ins() -> list[dict[str, Any]]:
    """Whom one can sign in as in a demo, as settings.DEMO_SIGN_INS tells; nobody on a deployed system."""
    return import_string(settings.DEMO_SIGN_INS)() if settings.DEMO else []


def navigation(request: HttpRequest) -> list[Link]:
    """The entries all apps declare, in order, as far as this person has use for them."""
    if not request.user.is_authenticated:
        return []
    actor = cast(Request, request).actor
    return [_link(entry, request.path) for entry in _entries() if entry.shown(actor)]


@cache
def _entries() -> list[Entry]:
    paths = (getattr(config, "navigation", None) for config in apps.get_app_configs())
    entries = (entry for path in paths if path for entry in import_string(path))
    return sorted(entries, key=lambda entry: entry.order)


@cache
def _address(url_name: str) -> str:
    return reverse(url_name)


def _link(entry: Entry, path: str) -> Link:
    url = _address(entry.url_name)
    current = path == url if url == "/" else path.startswith((url, *entry.also))
    return Link(entry.label, url, current)
