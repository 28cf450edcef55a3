"""A report from a phone over a bad connection: each photo for itself, smaller, upright, and none twice."""

from io import BytesIO

import pytest
from PIL import ExifTags, Image
from playwright.sync_api import Page, Route

from tasks.models import DraftFile, Report, Task
from tests import make
from tests.browser.chromium import PHONE
from tests.browser.eyes import Eyes, Look
from tests.cast import Cast, actor
from tests.render.test_sniff import picture

pytestmark = pytest.mark.browser

PRESSED = ".form__actions button"


@pytest.fixture
def task(cast: Cast) -> Task:
    """A task of the akim of Alga."""
    return make.task(cast.ours, actor(cast.secretary), cast.alga)


@pytest.fixture
def page(eyes: Eyes, task: Task) -> Page:
    """The page of its report, on a phone."""
    opened = eyes.open(Look("akim", f"/tasks/{task.pk}/report/"))
    opened.set_viewport_size(PHONE)
    return opened


def lying(width: int, height: int) -> bytes:
    """A photo taken upright: the camera wrote its rows lying and a note to turn them."""
    exif, out = Image.Exif(), BytesIO()
    exif[ExifTags.Base.Orientation] = 6
    Image.effect_noise((width, height), 50).save(out, "JPEG", exif=exif)
    return out.getvalue()


def choose(page: Page, *photos: bytes) -> None:
    """Several in one picker."""
    chosen = [{"name": f"{n}.jpg", "mimeType": "image/jpeg", "buffer": data} for n, data in enumerate(photos)]
    page.set_input_files("input[name=evidence]", chosen)


def test_what_was_cut_off_is_sent_again_alone_and_the_press_waits_for_it(page: Page, task: Task) -> None:
    """The answer to the second upload is lost although the file arrived: the retry stores nothing twice."""
    answers = iter(["through", "lost", "through", "through"])

    def bad_road(route: Route) -> None:
        if next(answers) == "lost":
            route.fetch()
            return route.abort("connectionreset")
        return route.continue_()

    page.route("**/report/files/", bad_road)
    page.fill("textarea", "Үш стенд орнатылды.")
    page.locator("input[name^=fact_]").fill("3")
    choose(page, picture("JPEG"), lying(2400, 1200), picture("JPEG"))
    page.locator("[data-retry]:visible").wait_for()
    page.locator(PRESSED).first.click()
    assert page.locator("[role=status]").inner_text()
    page.locator("[data-retry]:visible").click()
    with page.expect_navigation(url=f"**/tasks/{task.pk}/"):
        page.locator(PRESSED).first.click()
    photos = [kept.file for kept in Report.objects.get().files.select_related("file")]
    assert sorted(photo.name for photo in photos) == ["0.jpg", "1.jpg", "2.jpg"]
    with next(photo for photo in photos if photo.name == "1.jpg").file.open() as source:
        shrunk = Image.open(source)
        assert (shrunk.size, dict(shrunk.getexif())) == ((1000, 2000), {})


def test_what_is_typed_and_sent_up_is_there_after_the_page_was_lost(page: Page, task: Task) -> None:
    """And what is no photo says so beside its name, without taking the others along."""
    page.fill("textarea", "Жазып жатырмын")
    with page.expect_response(f"**/tasks/{task.pk}/report/"):
        choose(page, b"MZ no photo", picture("JPEG"))
    page.locator("[data-remove]").wait_for()
    assert "0.jpg" in page.locator("[data-failed]").inner_text()
    page.reload()
    assert page.locator("textarea").input_value() == "Жазып жатырмын"
    page.locator("[data-remove]").click()
    page.locator("[data-remove]").wait_for(state="detached")
    assert not DraftFile.objects.exists()


def test_a_refused_report_goes_out_once_it_is_put_right(page: Page, task: Task) -> None:
    """What was typed just before the press is not kept a second time behind it: nobody else was faster."""
    page.fill("textarea", "Үш стенд орнатылды.")
    page.locator(PRESSED).first.click()
    page.locator(".error-summary").wait_for()
    page.wait_for_timeout(300)  # whatever is sent while a page is left arrives after the answer to it
    page.locator("input[name^=fact_]").fill("3")
    with page.expect_navigation(url=f"**/tasks/{task.pk}/"):
        page.locator(PRESSED).first.click()
    assert Report.objects.get().text == "Үш стенд орнатылды."
