"""An agenda put in another order: dragged by a mouse, by a thumb, and pressed by the keyboard."""

import pytest
from playwright.sync_api import Page

from commission.actions import agenda
from commission.actions.agenda import ItemText
from commission.models import Meeting
from tests import make
from tests.browser.chromium import PHONE
from tests.browser.eyes import Eyes, Look
from tests.cast import Cast, actor

pytestmark = pytest.mark.browser

SETTLED = "main .messages"


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    by = actor(cast.secretary)
    made = make.meeting(cast.ours, by)
    for title in ("Бірінші", "Екінші", "Үшінші"):
        agenda.add_item(made, ItemText(title_kk=title), by=by)
    return made


def opened(eyes: Eyes, meeting: Meeting) -> Page:
    return eyes.open(Look("secretary", f"/meetings/{meeting.pk}/agenda/"))


def titles(meeting: Meeting) -> list[str]:
    return [item.title_kk for item in agenda.standing(meeting)]


def handles(page: Page) -> list[tuple[float, float]]:
    """The middle of each line's handle."""
    boxes = (one.bounding_box() for one in page.locator(".arranged__handle").all())
    return [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes if box]


def test_by_mouse_and_escape_leaves_everything_as_it_was(eyes: Eyes, meeting: Meeting) -> None:
    page = opened(eyes, meeting)
    (x, first), (_, third) = handles(page)[0], handles(page)[2]
    page.mouse.move(x, first)
    page.mouse.down()
    page.mouse.move(x, third + 30, steps=8)
    assert page.locator(".arranged__title").first.inner_text() == "Екінші"
    page.keyboard.press("Escape")
    page.mouse.up()
    assert page.locator(".arranged__title").first.inner_text() == "Бірінші"
    page.mouse.move(x, third)
    page.mouse.down()
    page.mouse.move(x, first - 30, steps=8)
    page.mouse.up()
    page.wait_for_selector(SETTLED)
    assert titles(meeting) == ["Үшінші", "Бірінші", "Екінші"]
    assert eyes.watched.faults() == []


def test_by_thumb_on_a_phone(eyes: Eyes, meeting: Meeting) -> None:
    page = opened(eyes, meeting)
    page.set_viewport_size(PHONE)
    page.locator(".arranged__handle").last.scroll_into_view_if_needed()
    (x, first), (_, second) = handles(page)[0], handles(page)[1]
    thumb = page.context.new_cdp_session(page)
    thumb.send("Emulation.setTouchEmulationEnabled", {"enabled": True})

    def touch(kind: str, *points: float) -> None:
        thumb.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for y in points]}
        )

    touch("touchStart", first)
    for step in range(1, 7):
        touch("touchMove", first + (second + 40 - first) * step / 6)
    touch("touchEnd")
    page.wait_for_selector(SETTLED)
    assert titles(meeting) == ["Екінші", "Бірінші", "Үшінші"]


def test_the_keyboard_goes_on_with_the_same_item(eyes: Eyes, meeting: Meeting) -> None:
    page = opened(eyes, meeting)
    last = page.locator('button[value^="up-"]').last
    last.focus()
    for _ in range(2):
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert titles(meeting) == ["Үшінші", "Бірінші", "Екінші"]
    focused = page.evaluate("document.activeElement.value")
    assert focused == f"down-{agenda.standing(meeting)[0].pk}"
