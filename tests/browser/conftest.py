"""A browser and its page; the story borrows the browser (tests/story/conftest.py)."""

from collections.abc import Iterator
from importlib import import_module

import pytest
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from tests.browser.chromium import chromium

__all__ = ["chromium", "context", "eyes"]


@pytest.fixture
def context(chromium: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """Cookies and a cache of one's own."""
    made = chromium.new_context(base_url=live_server.url)
    yield made
    made.close()


@pytest.fixture
def eyes(context: BrowserContext, live_server: LiveServer, cast: object) -> object:
    """A page for the whole cast (tests/browser/eyes.py); imported late, because it needs models."""
    return import_module("tests.browser.eyes").Eyes(context, live_server.url, cast)
