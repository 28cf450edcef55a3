"""A visitor with a phone or at a desk: the same verbs in a real browser, with every script running."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, ViewportSize, expect

from tests.browser.chromium import PHONE, Watched
from tests.story.names import Name, Words
from tests.story.visitor import Visitor

Pattern = re.Pattern[str]
Find = Callable[[Pattern], Locator]

UNSETTLED = ".htmx-request, .htmx-swapping, .htmx-settling"
MIME = {".jpg": "image/jpeg"}


class InChromium(Visitor):
    """A context of its own: other cookies than everybody else's."""

    def __init__(self, browser: Browser, site: str, pictures: Path, size: ViewportSize) -> None:
        super().__init__()
        self._site, self._pictures = site, pictures
        self._context = browser.new_context(viewport=size, locale="kk-KZ", base_url=site)
        self._watched = Watched(self._context)
        self._page = self._watched.page

    @classmethod
    @contextmanager
    def screens(
        cls, browser: Browser, site: str, pictures: Path, size: ViewportSize = PHONE
    ) -> Iterator[Callable[[], Self]]:
        """Screens for as many visitors as come; at the end none may have complained of anything."""
        pictures.mkdir(parents=True, exist_ok=True)
        screens: list[Self] = []

        def another() -> Self:
            screens.append(cls(browser, site, pictures, size))
            return screens[-1]

        yield another
        faults = [fault for screen in screens for fault in screen._watched.faults()]
        for screen in screens:
            screen._context.close()
        assert faults == []

    @property
    def address(self) -> str:
        """Path and query."""
        return urlsplit(self._page.url)._replace(scheme="", netloc="").geturl()

    def opens(self, address: str) -> None:
        """Type an address."""
        self._page.goto(address)

    def downloads(self, link: Words, *, of: Words = "") -> bytes:
        """With the cookies of this screen."""
        href = self._one(self._role("link"), self._name(link, of)).get_attribute("href")
        answer = self._page.request.get(f"{self._site}{href}")
        assert answer.ok, answer
        return answer.body()

    def keeps_a_picture(self, name: str) -> None:
        """The whole page, however long."""
        self._page.screenshot(path=self._pictures / f"{name}.png", full_page=True)

    def _text(self) -> str:
        return self._page.locator("body").inner_text()

    # --- Verbs ----------------------------------------------------------------------------------------
    def _follow(self, link: Name) -> None:
        found = self._one(self._role("link"), link)
        with self._page.expect_navigation():
            found.click()

    def _fill(self, label: Name, value: str) -> None:
        self._one(self._page.get_by_label, label, "input, textarea").fill(value)

    def _choose(self, label: Name, option: Name) -> None:
        whole = self._one(self._group_or_list, label, "select, fieldset, [role=group]")
        if whole.evaluate("element => element.tagName") == "SELECT":
            whole.select_option(label=option.words)
        else:
            self._one(whole.get_by_label, option, "input").check()

    def _tick(self, label: Name) -> None:
        self._one(self._page.get_by_label, label, "input").check()

    def _attach(self, label: Name, filename: str, data: bytes) -> None:
        picker = self._one(self._page.get_by_label, label, "input")
        picker.set_input_files({"name": filename, "mimeType": MIME[Path(filename).suffix], "buffer": data})

    def _press(self, button: Name) -> None:
        pressed = self._one(self._role("button"), button, "button:not([tabindex='-1'])")
        if pressed.get_attribute("aria-disabled") == "true":
            self.cannot(f"press {button}: it is disabled")
        if pressed.get_attribute("hx-post"):
            with self._page.expect_response(lambda answer: answer.request.method == "POST"):
                pressed.click()
            expect(self._page.locator(UNSETTLED)).to_have_count(0)
        else:
            with self._page.expect_navigation():
                pressed.click()

    def _unfold(self, summary: Name) -> None:
        self._one(lambda words: self._page.locator("summary").filter(has_text=words), summary).click()

    # --- What stands on the page ----------------------------------------------------------------------
    def _role(self, role: str) -> Find:
        return lambda words: self._page.get_by_role(role, name=words)

    def _group_or_list(self, words: Pattern) -> Locator:
        return self._page.get_by_role("group", name=words).or_(self._page.get_by_label(words))

    def _one(self, find: Find, name: Name, kind: str = "*") -> Locator:
        """The one thing of that name: by its whole name, else by a part of it."""
        for pattern in (name.whole, name.part):
            found = find(pattern).and_(self._page.locator(kind)).filter(visible=True)
            if found.count() == 1:
                return found
        self.cannot(f"find {name} once")
