"""Debian's Chromium for the tests, and a page that remembers whatever went wrong on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

PROGRAM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""It runs as root in a container, and has nobody to talk to but the live server."""

PHONE = {"width": 360, "height": 740}
TABLET = {"width": 768, "height": 1024}
DESK = {"width": 1440, "height": 900}

WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for a module of tests.

    Playwright keeps an event loop in this thread, and Django refuses the database next to one: the
    permission ends with the browser.
    """
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=QUIET)
        yield browser
        browser.close()


ANSWER_4XX = "Failed to load resource: the server responded with a status of 4"
GIVEN_UP = "htmx:sendAbort"
"""The browser calls both an error: a page the test asked for, and a hint given up with its page."""


class Watched:
    """A page of a context, with what its console, its scripts and the security policy complained of."""

    def __init__(self, context: BrowserContext) -> None:
        self._faults: list[str] = []
        context.add_init_script(WATCH)
        self.page: Page = context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self._faults.append(f"script: {error.message}"))

    def faults(self) -> list[str]:
        """What was complained of since the last question, and what the policy refused on this page."""
        refused = [f"policy: {one}" for one in self.page.evaluate("window.refused.splice(0)")]
        found, self._faults = self._faults + refused, []
        return found

    def _said(self, message: ConsoleMessage) -> None:
        address = message.location["url"]
        asked_for = message.text.startswith(ANSWER_4XX) and "/static/" not in address
        if message.type == "error" and not asked_for and not message.text.startswith(GIVEN_UP):
            self._faults.append(f"console: {message.text} {address}")
