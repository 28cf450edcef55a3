"""Without a mouse: the way past the header, the errors of a refused form, and every button in reach."""

import pytest
from playwright.sync_api import Page

from tests import make
from tests.browser.eyes import NOBODY, Eyes, Look
from tests.browser.looking import faults
from tests.cast import Cast, actor

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement.className || document.activeElement.id || document.activeElement.tagName"


def focused(page: Page) -> str:
    """What the keyboard is on."""
    return str(page.evaluate(FOCUSED))


def test_the_first_stop_leads_past_the_header(eyes: Eyes) -> None:
    page = eyes.open(Look("secretary", "/"))
    page.keyboard.press("Tab")
    assert focused(page) == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert focused(page) == "page frame"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_keyboard_reaches_whatever_can_be_pressed(eyes: Eyes, cast: Cast) -> None:
    """Tab goes through the page in its order and misses no link, field or button."""
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    page = eyes.open(Look("akim", f"/tasks/{task.pk}/report/"))
    page.evaluate("document.body.focus()")
    reached = []
    while (here := _pressed(page)) != "BODY":
        reached.append(here)
    assert {"A.skip", "TEXTAREA", "INPUT.text", "INPUT.file", "INPUT.radio", "BUTTON.button"} <= set(reached)


def _pressed(page: Page) -> str:
    page.keyboard.press("Tab")
    return str(
        page.evaluate(
            """(() => { const at = document.activeElement;
            const kind = at.tagName === "INPUT" ? at.type : at.className;
            return kind ? `${at.tagName}.${kind}` : at.tagName; })()"""
        )
    )


def test_a_refused_sign_in_puts_the_keyboard_on_the_errors(eyes: Eyes) -> None:
    page = eyes.open(Look(NOBODY, "/accounts/login/"))
    page.locator("main form button").click()
    page.wait_for_selector(".error-summary")
    assert focused(page) == "error-summary"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "login"
    assert faults(eyes.watched) == []


def test_a_refused_report_does_too_and_keeps_what_was_typed(eyes: Eyes, cast: Cast) -> None:
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    page = eyes.open(Look("akim", f"/tasks/{task.pk}/report/"), "ru")
    page.locator("textarea").fill("Установлено семь стендов.")
    with page.expect_navigation():
        page.locator(".form__actions button").first.click()
    assert focused(page) == "error-summary"
    assert page.locator("textarea").input_value() == "Установлено семь стендов."
    assert faults(eyes.watched) == []


def test_the_persons_menu_opens_and_closes_by_keys(eyes: Eyes) -> None:
    page = eyes.open(Look("akim", "/"))
    menu = page.locator("details.person")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert menu.get_attribute("open") is not None
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
