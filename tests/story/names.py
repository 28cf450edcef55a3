"""How a person finds a thing on a page: by the words on it, in the language they read."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise, lazy
from django.utils.translation import gettext, override

Words = str | Promise
"""An English msgid, a lazy translation, or plain words that no catalogue has (a name, a date)."""


def _said(msgid: str, **values: object) -> str:
    return gettext(msgid) % values


said = lazy(_said, str)
"""A sentence with its values, in the language of whoever reads it: `said("Tasks: %(count)s", count=17)`."""


def say(words: Words, language: str) -> str:
    """The words as the page says them: a changed translation changes the page and the test alike."""
    with override(language):
        return str(words) if isinstance(words, Promise) else gettext(words)


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a button, link or label; `of` tells whose it is where several are called the same.

    `whole` is tried first: «Save» is that button, and not «Save and open the next clause». A mark in
    parentheses after a label («optional») is no part of its name.
    """

    words: str
    of: str = ""

    @property
    def whole(self) -> re.Pattern[str]:
        """The words and no others."""
        end = r"\s*(\([^)]*\))?\s*$"
        return re.compile(f"^\\s*{_loosely(self.words)}{end}", re.IGNORECASE)

    @property
    def part(self) -> re.Pattern[str]:
        """The words somewhere in the text, and those that tell whose it is."""
        both = f"(?=[\\s\\S]*{_loosely(self.words)})(?=[\\s\\S]*{_loosely(self.of)})"
        return re.compile(f"^{both}", re.IGNORECASE)

    def __str__(self) -> str:
        return f"«{self.words}» of «{self.of}»" if self.of else f"«{self.words}»"


def _loosely(words: str) -> str:
    """However the spaces are made: by a line break, or by one that does not break. JavaScript can read it."""
    return r"\s+".join(map(re.escape, words.split())).replace("/", r"\/")
