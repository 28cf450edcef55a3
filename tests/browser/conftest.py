"""The browser is a fixture here; the story borrows it (tests/story/conftest.py)."""

from tests.browser.chromium import chromium

__all__ = ["chromium"]
