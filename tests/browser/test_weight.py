"""The first visit of the inbox on a phone: everything the browser fetches, as it comes through the line."""

import re
from contextlib import closing
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tests import make
from tests.browser.chromium import PHONE
from tests.cast import Cast, actor
from tests.conftest import Say

pytestmark = pytest.mark.browser

MOST = 60_000
TASKS = 12
ICONS = re.compile(r'<link rel="(?:icon|apple-touch-icon|manifest)" href="([^"]+)"')
"""Chromium without a window leaves these out; a phone fetches one of them or all."""


def test_the_first_visit_of_the_inbox_is_light(
    chromium: Browser, live_server: LiveServer, cast: Cast, settings, say: Say
) -> None:
    """What is asked for is what the browser asked for; the bytes are those of our own middleware, heads too.

    Packed while the page waits: a deployed system has its files packed better, once, when they are collected.
    """
    settings.WHITENOISE_USE_FINDERS = True
    for _ in range(TASKS):
        make.task(cast.ours, actor(cast.secretary), cast.alga)
    akim = Client(headers={"accept-encoding": "gzip, deflate, br"})
    akim.force_login(cast.akim, backend="commission.web.backend.Backend")
    asked = _asked(chromium, live_server.url, akim)
    weights = {path: _weigh(akim, path) for path in asked}
    lines = [f"  {path}: {weight:,}" for path, weight in sorted(weights.items(), key=lambda one: -one[1])]
    say("\n".join(["", f"First visit of the inbox: {sum(weights.values()):,} bytes", *lines]))
    assert len(weights) > 10
    assert sum(weights.values()) <= MOST


def _asked(chromium: Browser, site: str, akim: Client) -> list[str]:
    """The page, and each path it made the browser ask for."""
    context = chromium.new_context(base_url=site, viewport=PHONE)
    context.add_cookies([{"name": name, "value": c.value, "url": site} for name, c in akim.cookies.items()])
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto("/", wait_until="networkidle")
    icons = ICONS.findall(page.content())
    context.close()
    assert len(icons) == 3
    return list(dict.fromkeys([*asked, *icons]))


def _weigh(client: Client, path: str) -> int:
    with closing(client.get(path)) as answer:
        heads = sum(len(name) + len(value) + 4 for name, value in answer.items())
        assert answer.status_code == 200, path
        return len(answer.getvalue()) + heads
