"""A browser page that goes from person to person."""

from dataclasses import dataclass

from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from commission.models import Person
from tests.browser.chromium import Watched
from tests.browser.looking import AXE
from tests.cast import Cast

NOBODY = "nobody"


@dataclass(frozen=True, slots=True, order=True)
class Look:
    """Somebody opens an address; `status` is what the page must answer."""

    who: str
    address: str
    status: int = 200


class Eyes:
    """They see as whoever is signed in; sessions are kept, so that nobody signs in twice."""

    def __init__(self, context: BrowserContext, site: str, cast: Cast) -> None:
        self._context, self._site = context, site
        self._people = dict(cast.people())
        self._clients: dict[str, Client] = {}
        self.watched = Watched(context)
        context.add_init_script(AXE)  # kept there; brought to each page by itself it takes ten times as long

    def is_page(self, look: Look) -> bool:
        """Papers, files, words for a machine and parts of a page are no pages."""
        answer = self._client(look.who).get(look.address)
        assert answer.status_code == look.status, look
        return not answer.streaming and answer.content.lstrip().lower().startswith(b"<!doctype html>")

    def open(self, look: Look, language: str = "kk") -> Page:
        """As this person, in this language."""
        Person.objects.update(language=language)
        cookies = {one.key: one.value for one in self._client(look.who).cookies.values()}
        cookies[settings.LANGUAGE_COOKIE_NAME] = language
        self._context.clear_cookies()
        self._context.add_cookies([{"name": n, "value": v, "url": self._site} for n, v in cookies.items()])
        answer = self.watched.page.goto(look.address)
        assert answer is not None
        assert answer.status == look.status, look
        return self.watched.page

    def _client(self, who: str) -> Client:
        if who not in self._clients:
            self._clients[who] = Client()
            if who != NOBODY:
                self._clients[who].force_login(self._people[who])
        return self._clients[who]
