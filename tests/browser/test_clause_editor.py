"""One clause to thirteen akims with plans and days of their own: the presses are counted in Chromium."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from commission.models import Clause
from tasks.actions import clauses
from tasks.models import Addressee
from tests import make
from tests.browser.eyes import Eyes, Look
from tests.cast import Cast, actor

pytestmark = pytest.mark.browser

MOST_PRESSES = 12
AKIMATS = 13


@dataclass
class Hand:
    """Somebody at the page; typing is not counted, every press is."""

    page: Page
    presses: int = 0

    def press(self, what: Locator) -> None:
        """A click or a tap."""
        what.click()
        self.presses += 1

    def key(self, name: str) -> None:
        """A key that does something."""
        self.page.keyboard.press(name)
        self.presses += 1

    def choose(self, what: Locator, value: str) -> None:
        """From a list: one press opens it, one takes."""
        what.select_option(value)
        self.presses += 2


@pytest.fixture
def clause(cast: Cast) -> Clause:
    """Empty, in an oblast of thirteen akimats."""
    make.body("city", "city", 1, "Ақтөбе қаласы", "город Актобе")
    for n in range(AKIMATS - 3):
        make.body(f"district-{n}", "district", 13 + n, f"{n}-аудан", f"район № {n}")
    sitting = make.meeting(cast.ours, actor(cast.secretary))
    return clauses.begin(
        make.clause(sitting, actor(cast.secretary), cast.health).item, by=actor(cast.secretary)
    )


def sheet(page: Page) -> None:
    """Two columns in the clipboard, as a spreadsheet puts them there."""
    rows = [f"1\u00a0{n:03d}\t{n + 1:02d}.10.2025" for n in range(AKIMATS)]
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", "\r\n".join(rows))


def test_thirteen_akims_take_few_presses(
    eyes: Eyes, clause: Clause, record_property: Callable[[str, object], None]
) -> None:
    page = eyes.open(Look("secretary", f"/clauses/{clause.pk}/"))
    hand = Hand(page)
    sheet(page)
    page.fill("#id_text_kk", "Ақпараттық стендтер орнатылсын.")
    page.fill("#id_text_ru", "Установить информационные стенды.")

    hand.press(page.locator("#id_q"))
    page.keyboard.type("барлык аким")
    expect(page.locator("#found button")).to_have_count(2)
    hand.key("Enter")
    expect(page.locator("#lines tbody tr")).to_have_count(AKIMATS)
    expect(page.locator("#id_q")).to_be_focused()

    hand.choose(page.locator("#id_kind"), "information_stands")
    hand.press(page.locator("button[name=take]"))
    cells = page.locator("#lines [data-cell=number]")
    expect(cells).to_have_count(AKIMATS)
    hand.press(cells.first)
    hand.key("Control+V")
    expect(page.locator("[data-total]")).to_have_text("13\u00a0078")

    hand.press(page.locator("main button[name=save]:not(.vh)"))
    page.wait_for_load_state()
    record_property("presses", hand.presses)
    assert hand.presses <= MOST_PRESSES
    lines = Addressee.objects.filter(instruction=clause.pk).prefetch_related("plans").order_by("body__order")
    assert [plan.value for to in lines for plan in to.plans.all()] == list(range(1000, 1000 + AKIMATS))
    assert [f"{to.due_date:%d.%m}" for to in lines] == [f"{n + 1:02d}.10" for n in range(AKIMATS)]
    assert eyes.watched.faults() == []


def test_the_results_are_walked_by_the_arrows_and_enter_never_saves(eyes: Eyes, clause: Clause) -> None:
    page = eyes.open(Look("secretary", f"/clauses/{clause.pk}/"))
    page.locator("#id_q").press_sequentially("барлык аким")
    expect(page.locator("#found button")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#found button").nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#lines tbody tr")).to_have_count(AKIMATS - 1)
    page.locator("#id_q").press_sequentially("хром")
    expect(page.locator("#found")).to_contain_text("Хромтау")
    page.keyboard.press("Escape")
    expect(page.locator("#found li")).to_have_count(0)
    assert page.url.endswith(f"/clauses/{clause.pk}/")


def test_the_day_and_what_was_ordered_before_follow_the_typing(
    eyes: Eyes, cast: Cast, clause: Clause
) -> None:
    make.task(cast.ours, actor(cast.secretary), cast.alga)
    page = eyes.open(Look("secretary", f"/clauses/{clause.pk}/"))
    page.locator("#id_text_kk").press_sequentially("ақпараттық стендтер орнату")
    expect(page.locator("#similar")).to_contain_text("2025-2/1.1")
    page.locator("input[name=due_kind][value=fixed]").check()
    page.fill("#id_due_date", "2025-12-16")
    expect(page.locator("#due")).to_contain_text("17 желтоқсан")
    page.locator("#due button").click()
    expect(page.locator("#id_due_date")).to_have_value("2025-12-17")
    page.fill("#id_due_date", "2025-08-01")
    expect(page.locator("#due")).to_contain_text("01.08.2025")
    assert eyes.watched.faults() == []
