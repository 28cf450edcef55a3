"""The looking itself is looked at: a page with every fault there is must not pass."""

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.chromium import Watched
from tests.browser.looking import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

BAD = """<!doctype html><html lang="kk"><head><title>Бет</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1>Бет</h1>
<p style="width: 2000px">Кең</p>
<button>OK</button><img alt="" src="/static/nowhere.png">
<input type="text">
<p>Please translate me</p>
</main><script>nobody.knows()</script><script src="/broken.js"></script></body></html>"""
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; report-uri /nowhere/"


def test_every_fault_is_found(context: BrowserContext) -> None:
    watched = Watched(context)
    watched.page.route("**/broken.js", lambda route: route.fulfill(body="nobody.knows()"))
    watched.page.route(
        "**/bad/",
        lambda route: route.fulfill(
            body=BAD, content_type="text/html", headers={"content-security-policy": POLICY}
        ),
    )
    watched.page.goto("/bad/")
    found = "\n".join(faults(watched))
    for fault in (
        "too small for a thumb",
        "light: label",
        "dark: label",
        "['Please', 'translate']",
        "script:",
    ):
        assert fault in found
    assert "policy: style-src-attr inline" in found
    assert "policy: script-src-elem inline" in found
    assert "/static/nowhere.png" in found


def test_a_page_wider_than_the_phone_is_found(context: BrowserContext) -> None:
    watched = Watched(context)
    watched.page.set_content(BAD)
    assert any(fault.startswith("too wide for a phone") for fault in faults(watched))


def test_grey_on_grey_is_found_by_day_and_by_night(context: BrowserContext) -> None:
    watched = Watched(context)
    watched.page.set_content(
        """<!doctype html><html lang="kk"><head><title>Бет</title><style>
        @media (prefers-color-scheme: dark) { p { color: #444; background: #333 } }
        </style></head><body><main><h1>Бет</h1><p>Түнде оқылмайды</p></main></body></html>"""
    )
    assert [fault.split(" × ")[0] for fault in faults(watched)] == ["dark: color-contrast"]
