"""An akim's two minutes: a new task accepted and reported from a phone, with three photos and a number.

The line is at the edge of the network, 400 kbit/s with 400 ms to every answer, and it breaks in the middle of
a photo. What it costs is written to artefacts/phone.txt: taps are counted as a thumb makes them, those in the
phone's own gallery too.
"""

from io import BytesIO
from time import monotonic

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image
from playwright.sync_api import Browser, CDPSession, Locator, Page
from pytest_django.live_server_helper import LiveServer

from tasks.models import Report, Task
from tests import make
from tests.browser.chromium import PHONE
from tests.cast import Cast, actor
from tests.conftest import Say

pytestmark = pytest.mark.browser

MOST_TAPS = 15
PHOTO_BYTES = 5_000_000
PHOTOS = 3
PATIENCE = 180_000  # ms; a limit on a hung test, the time itself is told and not judged
EDGE = {"latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
UNDER_WAY = "[...document.querySelectorAll('progress')].some((one) => one.value > 0.3)"
TOLD = settings.BASE_DIR / "artefacts" / "phone.txt"


class Thumb:
    """It taps, it types, and it remembers what it tapped."""

    def __init__(self, page: Page) -> None:
        self._page, self.taps = page, list[str]()

    def tap(self, on: Locator, what: str) -> None:
        """What lies under the fold is scrolled to, as on a phone, and that is no tap."""
        self.taps.append(what)
        on.tap()

    def types(self, into: str, words: str) -> None:
        """A field is tapped first; the letters are not counted."""
        self.tap(self._page.locator(into), f"the field {into}")
        self._page.keyboard.insert_text(words)

    def chooses(self, picker: str, photos: list[bytes]) -> None:
        """The picker, each photo in the gallery, and the gallery's own «done»."""
        with self._page.expect_file_chooser() as opened:
            self.tap(self._page.locator(picker), "the picker")
        self.taps += [*(f"photo {n}" for n in range(1, len(photos) + 1)), "done, in the gallery"]
        opened.value.set_files(
            [{"name": f"{n}.jpg", "mimeType": "image/jpeg", "buffer": data} for n, data in enumerate(photos)]
        )


def photo() -> bytes:
    """Twelve megapixels with the grain of a cheap camera: 5 MB, as it lies on the phone."""
    sky, things = Image.linear_gradient("L").resize((4000, 3000)), Image.effect_noise((2000, 1500), 25)
    leaves = Image.blend(things.resize((4000, 3000)), Image.effect_noise((4000, 3000), 12), 0.5)
    out = BytesIO()
    Image.merge("RGB", (sky, leaves, sky)).save(out, "JPEG", quality=95)
    return out.getvalue().ljust(PHOTO_BYTES, b"\0")


def line(page: Page) -> CDPSession:
    """The narrow road, for this page."""
    road = page.context.new_cdp_session(page)
    road.send("Network.enable")
    road.send("Network.emulateNetworkConditions", {"offline": False, **EDGE})
    return road


def breaks(road: CDPSession, page: Page) -> None:
    """In the middle of the second photo, until the page says what did not get through."""
    page.locator("[data-remove]").first.wait_for(timeout=PATIENCE)
    while not page.evaluate(UNDER_WAY):
        page.wait_for_timeout(100)
    road.send("Network.emulateNetworkConditions", {"offline": True, **EDGE})
    page.locator("[data-retry]:visible").first.wait_for()
    road.send("Network.emulateNetworkConditions", {"offline": False, **EDGE})


def test_three_photos_and_a_number_over_a_line_that_breaks(
    chromium: Browser, live_server: LiveServer, cast: Cast, say: Say
) -> None:
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    page = inbox(chromium, live_server.url, cast)
    road, thumb, began = line(page), Thumb(page), monotonic()
    page.goto("/")
    thumb.tap(page.locator(f"form[action='/tasks/{task.pk}/moves/accept/'] button"), "accept, in the row")
    thumb.tap(page.locator(f"a.button[href^='/tasks/{task.pk}/report/']"), "report, in the row")
    page.wait_for_url("**/report/**")
    thumb.types("textarea[name=text]", "Үш стенд орнатылды, фотосуреттері бар.")
    thumb.types("input[name^=fact_]", "3")
    thumb.chooses("input[name=evidence]", [photo()] * PHOTOS)
    breaks(road, page)
    while page.locator("[data-retry]:visible").count():
        thumb.tap(page.locator("[data-retry]:visible").first, "send again")
        page.locator("progress").first.wait_for(state="detached", timeout=PATIENCE)
    thumb.tap(page.locator(".form__actions button").first, "send the report")
    page.wait_for_url(f"{live_server.url}/", timeout=PATIENCE)
    page.context.close()
    tell(thumb, monotonic() - began, say)
    assert nothing_is_lost(task)
    assert len(thumb.taps) <= MOST_TAPS


def inbox(chromium: Browser, site: str, cast: Cast) -> Page:
    """A phone of an akim who is signed in."""
    akim = Client()
    akim.force_login(cast.akim, backend="commission.web.backend.Backend")
    context = chromium.new_context(base_url=site, viewport=PHONE, has_touch=True, is_mobile=True)
    context.add_cookies([{"name": name, "value": c.value, "url": site} for name, c in akim.cookies.items()])
    return context.new_page()


def nothing_is_lost(task: Task) -> bool:
    """Words, number and every photo, each once."""
    report = Report.objects.get(task=task)
    names = sorted(kept.file.name for kept in report.files.select_related("file"))
    assert (report.text, [fact.value for fact in report.facts.all()]) == (
        "Үш стенд орнатылды, фотосуреттері бар.",
        [3],
    )
    return names == ["0.jpg", "1.jpg", "2.jpg"]


def tell(thumb: Thumb, seconds: float, say: Say) -> None:
    """On the screen and in the artefacts."""
    told = f"Report from a phone at 400 kbit/s: {len(thumb.taps)} taps, {seconds:.0f} s\n"
    told += "".join(f"  {n}. {tap}\n" for n, tap in enumerate(thumb.taps, start=1))
    TOLD.parent.mkdir(exist_ok=True)
    TOLD.write_text(told, encoding="utf-8")
    say(f"\n{told}")
