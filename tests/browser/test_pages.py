"""Every page in Chromium: by day on a phone and by night at a desk, in Kazakh or in Russian by turns."""

from collections.abc import Callable, Iterator
from itertools import cycle

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views import defaults
from playwright.sync_api import BrowserContext

from tests.browser.chromium import Watched
from tests.browser.eyes import NOBODY, Eyes, Look
from tests.browser.looking import SCHEMES, faults
from tests.cast import Cast
from tests.conftest import LONG
from tests.contracts import urls
from tests.contracts.test_urls import expected

pytestmark = pytest.mark.browser

WHO_LOOKS = ("secretary", "chair", "akim", "controller", "administrator", "auditor", NOBODY)
"""The first of these whom an address lets in looks at it."""
TURNS = (("kk", "light"), ("ru", "dark"), ("ru", "light"), ("kk", "dark"))
AT_HOME = ("chair", "member", "controller", "akim", "specialist", "auditor", "administrator", "stranger")
"""The first screen differs by position; the secretary's is looked at with the other addresses."""


def looks(world: urls.World) -> Iterator[Look]:
    """Every address that answers anybody with a page, and the pages that one address shows differently."""
    for (method, name), answers in expected().items():
        who = next((part for part in WHO_LOOKS if answers.get(part) == "200"), None)
        if method == "get" and who:
            yield Look(who, reverse(name, kwargs=world.arguments(name)))
    yield from (Look(who, "/") for who in AT_HOME)
    task = f"/tasks/{world.task.pk}/"
    yield from (Look("secretary", f"/tasks/?state={state}") for state in ("waiting_review", "closed"))
    yield from (Look("akim", address) for address in (task, f"{task}moves/withdraw/"))
    yield Look("akim", f"/tasks/{world.evidence.draft.task_id}/moves/delegate/")
    yield from (
        Look(who, f"{task}moves/{move}/") for who, move in (("secretary", "propose"), ("chair", "cancel"))
    )
    yield from (Look("secretary", f"/meetings/{one.pk}/") for one in (world.with_chair, world.signed))
    yield Look("secretary", f"/meetings/{world.with_chair.pk}/moves/recall/")
    yield Look("member", f"/meetings/{world.draft.pk}/")
    yield Look("stranger", f"/meetings/{world.draft.pk}/", 404)
    yield Look("chair", f"/clauses/{world.clause.pk}/", 403)


def test_every_page_is_for_everybody(eyes: Eyes, cast: Cast) -> None:
    """All faults of all pages at once; a look at 40 pages is worth one database.

    What axe looks for takes most of it: by day and by night by turns, and each page in both by `make long`.
    """
    found: dict[str, list[str]] = {}
    pages = [look for look in sorted(looks(urls.world(cast))) if eyes.is_page(look)]
    for look, (language, scheme) in zip(pages, cycle(TURNS), strict=False):
        eyes.open(look, language)
        if wrong := faults(eyes.watched, SCHEMES if LONG else (scheme,)):
            found[f"{look.address} as {look.who} in {language}"] = wrong
    assert found == {}
    assert len(pages) > 40


GONE_WRONG = {
    "a request nobody can read": lambda: Client().get("/", headers={"host": "elsewhere.invalid"}),
    "a form without its secret": lambda: Client(enforce_csrf_checks=True).post("/accounts/login/"),
    "a fault of ours": lambda: defaults.server_error(RequestFactory().get("/")),
}


@pytest.mark.parametrize("answer", GONE_WRONG.values(), ids=GONE_WRONG)
def test_so_is_a_page_of_something_gone_wrong(
    answer: Callable[[], HttpResponse], context: BrowserContext
) -> None:
    """No address answers so when asked; the answer is put where an address is."""
    page = answer()
    assert page.status_code >= 400
    assert faults(put(page, context)) == []


def test_so_is_a_refusal(cast: Cast, client: Client, context: BrowserContext) -> None:
    """Only who sends something meets it: a page that cannot be shown now leads to the thing itself."""
    client.force_login(cast.secretary)
    page = client.post(f"/meetings/{urls.world(cast).signed.pk}/preview/")
    assert page.status_code == 409
    assert faults(put(page, context)) == []


def put(page: HttpResponse, context: BrowserContext) -> Watched:
    """Show an answer where an address is."""
    watched = Watched(context)
    watched.page.route("**/wrong/", lambda route: route.fulfill(body=page.content, content_type="text/html"))
    watched.page.goto("/wrong/")
    return watched
