"""The words in which the story is told. Whoever visits knows the pages only by what stands on them."""

from abc import ABC, abstractmethod
from collections import Counter
from datetime import date
from typing import NoReturn

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import override, pgettext_lazy

from commission.web.templatetags.words import day
from commission.words import WORDS
from tests.story.names import Name, Words, say

SIGN_IN = pgettext_lazy("button", "Sign in")


def word(group: str, code: str) -> str | Promise:
    """The word for a stored code, in the language of whoever reads it."""
    return WORDS[group][code]


class Visitor(ABC):
    """A person with pages before them. Each verb finds exactly one thing, or says what is there instead.

    Words are English msgids and are looked for in the visitor's own language. `of` says which one is meant
    where several have the same name: the plan *of* a district, the link *of* a clause.
    """

    language = "kk"

    def __init__(self) -> None:
        self.effort: Counter[str] = Counter()
        """Presses (a link, a button, a choice, a tick) and fields typed into, since the visitor came."""

    # --- What a visitor does --------------------------------------------------------------------------
    def signs_in_as(self, email: str, password: str) -> None:
        """By the form every guest is sent to."""
        self.opens("/")
        self.fills("Email", email)
        self.fills("Password", password)
        self.presses(SIGN_IN)
        self.does_not_read(SIGN_IN)

    def follows(self, link: Words, *, of: Words = "") -> None:
        """Follow a link, by its text."""
        self.effort["press"] += 1
        self._follow(self._name(link, of))

    def fills(self, label: Words, value: str, *, of: Words = "") -> None:
        """Type into a field, by its label."""
        self.effort["field"] += 1
        self._fill(self._name(label, of), value)

    def chooses(self, label: Words, option: Words, *, of: Words = "") -> None:
        """Choose from a list or among round buttons, by the name of the whole and the words of the choice."""
        self.effort["press"] += 1
        self._choose(self._name(label, of), self._name(option))

    def ticks(self, label: Words, *, of: Words = "") -> None:
        """Tick a box."""
        self.effort["press"] += 1
        self._tick(self._name(label, of))

    def attaches(self, label: Words, filename: str, data: bytes) -> None:
        """Choose a file of one's own."""
        self.effort["field"] += 1
        self._attach(self._name(label), filename, data)

    def presses(self, button: Words, *, of: Words = "") -> None:
        """Press a button, by its text."""
        self.effort["press"] += 1
        self._press(self._name(button, of))

    def unfolds(self, summary: Words) -> None:
        """Open what is folded up."""
        self.effort["press"] += 1
        self._unfold(self._name(summary))

    def reads(self, *texts: Words) -> None:
        """All of it stands on the page, capitals aside."""
        page = _plain(self._text())
        missing = [text for text in self._all(texts) if _plain(text) not in page]
        if missing:
            self.cannot(f"read {missing}")

    def does_not_read(self, *texts: Words) -> None:
        """None of it stands on the page."""
        page = _plain(self._text())
        found = [text for text in self._all(texts) if _plain(text) in page]
        if found:
            self.cannot(f"help reading {found}")

    def speaks(self, language: str, switch: str) -> None:
        """Switch the pages to another language; the switch is named in that language."""
        self.presses(switch)
        self.language = language

    def day(self, on: date) -> str:
        """A day as the pages say it."""
        with override(self.language):
            return day(on)

    def short_day(self, on: date) -> str:
        """The same without the weekday, as names of sittings have it."""
        with override(self.language):
            return date_format(on, "LABEL_DATE_FORMAT")

    def cannot(self, what: str) -> NoReturn:
        """Fail with the page one stands on."""
        raise AssertionError(f"A visitor at {self.address} cannot {what}.\nThe page says:\n{self._text()}")

    def _name(self, words: Words, of: Words = "") -> Name:
        return Name(say(words, self.language), say(of, self.language) if of else "")

    def _all(self, texts: tuple[Words, ...]) -> list[str]:
        return [say(text, self.language) for text in texts]

    # --- What each kind of visitor does in its own way ----------------------------------------------
    @property
    @abstractmethod
    def address(self) -> str:
        """Where the visitor is: path and query."""

    @abstractmethod
    def opens(self, address: str) -> None:
        """Type an address."""

    @abstractmethod
    def downloads(self, link: Words, *, of: Words = "") -> bytes:
        """What a link leads to, as a file; the visitor stays on the page."""

    @abstractmethod
    def keeps_a_picture(self, name: str) -> None:
        """Of the page, for whoever could not be there."""

    @abstractmethod
    def _text(self) -> str: ...

    @abstractmethod
    def _follow(self, link: Name) -> None: ...

    @abstractmethod
    def _fill(self, label: Name, value: str) -> None: ...

    @abstractmethod
    def _choose(self, label: Name, option: Name) -> None: ...

    @abstractmethod
    def _tick(self, label: Name) -> None: ...

    @abstractmethod
    def _attach(self, label: Name, filename: str, data: bytes) -> None: ...

    @abstractmethod
    def _press(self, button: Name) -> None: ...

    @abstractmethod
    def _unfold(self, summary: Name) -> None: ...


def _plain(text: str) -> str:
    """Spaces of every kind are one, and capitals do not count."""
    return " ".join(text.split()).casefold()
