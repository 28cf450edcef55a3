"""The stage of the story: the demo oblast, the days, the people who have not been there."""

from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from commission import clock
from tests.browser.chromium import chromium

__all__ = ["chromium", "it_is"]

Days = Callable[[str], None]
ZONE = ZoneInfo("Asia/Aqtobe")


@pytest.fixture
def it_is(monkeypatch: pytest.MonkeyPatch) -> Days:
    """`it_is("2025-08-20 10:00")`: from now on, for every thread, the live server's too."""

    def turn(moment: str) -> None:
        at = datetime.fromisoformat(moment).replace(tzinfo=ZONE)
        monkeypatch.setattr(clock, "_frozen", ContextVar("frozen_clock", default=at))

    return turn


@pytest.fixture(autouse=True)
def _it_is_a_demo(settings) -> None:
    """So every page and paper of the story says that it is invented, and its pictures do."""
    settings.DEMO = True
