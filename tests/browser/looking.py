"""What a page must be for everybody: looked at once, on a phone by day and at a desk by night."""

import re
from collections.abc import Collection, Iterator
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.chromium import DESK, PHONE, TABLET, Watched

GRAVE = ("serious", "critical")
SCHEMES = ("light", "dark")
TARGET = 44
"""CSS pixels, each way: a thumb's width."""
PRESSED = "button, .button, summary, select, textarea, .nav a, label.choice, input:not([type=hidden])"
"""What is pressed or typed into. A link within a text is as high as its line, and may be."""

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TOO_SMALL = """([pressed, least]) => [...document.querySelectorAll(pressed)]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.closest(".vh, [tabindex='-1']"))
  .map((one) => [one, (one.closest("label") ?? one).getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && Math.min(box.height, box.width) < least - 0.5)
  .map(([one, box]) => `${Math.round(box.width)}×${Math.round(box.height)} ${one.outerHTML.slice(0, 150)}`)"""
WORDS = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const words = [];
  while (texts.nextNode()) {
    const around = texts.currentNode.parentElement;
    const ours = around.closest("[lang]").lang !== "en" && !around.closest("script, style, code");
    if (ours && around.checkVisibility()) words.push(texts.currentNode.data);
  }
  return words.join(" ");
}"""
STRANGE = r"(?<![\w@./-])[A-Za-z]{3,}(?![\w@./-])"
"""A word in Latin letters, unless it is part of an address or a file's name."""
KNOWN = {
    "API",
    "CSV",
    "OpenAPI",
    "PDF",
    "JPEG",
    "PNG",
    "WebP",
    "DOCX",
    "XLSX",
    "Eng",
    "Google",
    "Authenticator",
}

AXE = Axe().axe_script
RUN_AXE = "axe.run({resultTypes: ['violations'], preload: false}).then((results) => results.violations)"
"""Without fetching the style sheets again, which only its rule about turned screens reads."""


def faults(watched: Watched, schemes: Collection[str] = SCHEMES) -> list[str]:
    """Everything wrong with the page that is open; empty for a good one. Axe looks in `schemes` only."""
    page = watched.page
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)  # where it did not come with the page
    return [
        *_on_a_phone(page, schemes),
        *_on_a_tablet(page),
        *_at_a_desk(page, schemes),
        *_in_english(page),
        *watched.faults(),
    ]


def _on_a_phone(page: Page, schemes: Collection[str]) -> Iterator[str]:
    _stand(page, PHONE, "light")
    if wide := page.evaluate(TOO_WIDE):
        yield f"too wide for a phone by {wide}"
    yield from (f"too small for a thumb: {one}" for one in page.evaluate(TOO_SMALL, [PRESSED, TARGET]))
    if "light" in schemes:
        yield from _barriers(page, "light")


def _on_a_tablet(page: Page) -> Iterator[str]:
    """Between the two: tables are tables again, and may be wider than the page, but not make it wider."""
    _stand(page, TABLET, "light")
    if wide := page.evaluate(TOO_WIDE):
        yield f"too wide for a tablet by {wide}"


def _at_a_desk(page: Page, schemes: Collection[str]) -> Iterator[str]:
    _stand(page, DESK, "dark")
    if wide := page.evaluate(TOO_WIDE):
        yield f"too wide for a desk by {wide}"
    if "dark" in schemes:
        yield from _barriers(page, "dark")


def _stand(page: Page, size: Any, scheme: Literal["light", "dark"]) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)


def _barriers(page: Page, scheme: str) -> Iterator[str]:
    """What axe calls serious or critical, with the first element it found."""
    for violation in page.evaluate(RUN_AXE):
        if violation["impact"] in GRAVE:
            nodes = violation["nodes"]
            yield f"{scheme}: {violation['id']} × {len(nodes)}: {nodes[0]['html'][:160]}"


def _in_english(page: Page) -> Iterator[str]:
    """Words nobody translated; the tests' own people are called «akim kk»."""
    text = re.sub(r"\w+ (kk|ru)\b", "", page.evaluate(WORDS))
    if strange := sorted(set(re.findall(STRANGE, text)) - KNOWN):
        yield f"not translated: {strange}"
