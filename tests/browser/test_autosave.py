"""The editor stores what is typed by itself, keeps it where there is no line, and offers it again."""

import pytest
from playwright.sync_api import BrowserContext, Page

from commission.models import Clause
from tests import make
from tests.browser.eyes import Eyes, Look
from tests.cast import Cast, actor

pytestmark = pytest.mark.browser


KEEP_ALL = """form => localStorage.setItem(
    form.dataset.autosave, JSON.stringify({at: 0, fields: [...new FormData(form)]})
)"""
"""The page went away before it heard that it was stored."""


def until(page: Page, state: str) -> None:
    """The status line says so."""
    page.wait_for_selector(f'#autosave[data-state="{state}"]', timeout=8000)


def test_typed_words_outlive_a_lost_line_and_a_closed_page(
    eyes: Eyes, cast: Cast, context: BrowserContext
) -> None:
    by = actor(cast.secretary)
    clause = make.clause(make.meeting(cast.ours, by), by, cast.alga, cast.khromtau)
    look = Look("secretary", f"/clauses/{clause.pk}/")

    Clause.objects.filter(pk=clause.pk).update(text_kk="", text_ru="")
    page = eyes.open(look)
    said = page.locator("[data-while-empty]")
    assert said.is_visible()
    page.fill("#id_text_kk", "Өзі сақталды.")
    assert said.is_hidden()
    until(page, "saved")
    assert Clause.objects.get(pk=clause.pk).text_kk == "Өзі сақталды."

    page.locator("form[data-autosave]").evaluate(KEEP_ALL)
    page = eyes.open(look)
    assert page.locator('[data-words="kept"]').count() == 0, "what is stored is not offered again"
    context.set_offline(True)
    page.fill("#id_text_kk", "Байланыссыз терілді.")
    until(page, "offline")
    context.set_offline(False)
    until(page, "saved")
    assert Clause.objects.get(pk=clause.pk).text_kk == "Байланыссыз терілді."

    page.evaluate(
        "([key, fields]) => localStorage.setItem(key, JSON.stringify({at: 0, fields}))",
        [f"clause:{clause.pk}:{cast.secretary.pk}", [["text_kk", "Сақталмай қалды."]]],
    )
    page = eyes.open(look)
    page.click('[data-choose="restore"]')
    assert page.input_value("#id_text_kk") == "Сақталмай қалды."
    until(page, "saved")
    assert Clause.objects.get(pk=clause.pk).text_kk == "Сақталмай қалды."
