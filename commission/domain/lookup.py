"""Finding a name by what somebody types in a hurry: half of it, without Kazakh letters, by initials.

Two texts are compared folded: case, Latin look-alikes («A» typed on the wrong keyboard) and the Kazakh
letters that a Russian keyboard lacks make no difference («алга» finds «Алға»). Each word typed is the
beginning of some word of the name; failing that, its initials («УЗ»), its letters run together («полициядеп»)
or the stem of its words, for both languages decline («алгинского», «әкімдеріне»).
"""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

K = TypeVar("K", bound=Hashable)

LOOK_ALIKES = ("aceopxykmtbhi", "асеорхукмтвхи")
KAZAKH = ("әғқңөұүһіёй", "агкноуухиеи")
ONE_FORM = list(zip(LOOK_ALIKES[0] + KAZAKH[0], LOOK_ALIKES[1] + KAZAKH[1], strict=True))
WORD = re.compile(r"[^\W_]+")
STEM = 5
LONGEST = 200
"""Characters of a query that are looked at; a name is shorter."""
MOST_NAMES = 8192
"""Texts whose words are kept: a thousand bodies by all their names."""

WHOLE, BEGINNING, WORDS, INITIALS, LETTERS, STEMS = range(6)
"""How well a name is found, best first."""


def fold(text: str) -> str:
    """One form for all ways of typing the same letters."""
    folded = text.casefold()
    for letter, form in ONE_FORM:  # three times as fast as str.translate, and thousands of texts are folded
        folded = folded.replace(letter, form)
    return folded


@lru_cache(maxsize=MOST_NAMES)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, without signs; kept, for the same names are asked at every letter typed."""
    return tuple(WORD.findall(fold(text)))


def stem(word: str) -> str:
    """Without its endings, roughly: Kazakh and Russian both decline at the end of a word."""
    return word[:STEM]


def rank(query: str, name: str) -> int | None:
    """How well `name` answers to `query`, 0 the best; None if it does not."""
    sought, there = words(query[:LONGEST]), words(name)
    return _rank(sought, there) if sought and there else None


def find(query: str, named: Mapping[K, Iterable[str]]) -> list[K]:
    """The keys that have a name answering to the query, best first, else in the order given."""
    found = {key: best for key, names in named.items() if (best := _best(query, names)) is not None}
    return sorted(found, key=lambda key: found[key])


def _best(query: str, names: Iterable[str]) -> int | None:
    return min((found for name in names if (found := rank(query, name)) is not None), default=None)


def _rank(sought: Sequence[str], there: Sequence[str]) -> int | None:
    letters, run_together = "".join(sought), "".join(there)
    if letters == run_together:
        return WHOLE
    if len(sought) == 1 and run_together.startswith(letters):
        return BEGINNING
    if all(any(word.startswith(part) for word in there) for part in sought):
        return WORDS
    if _are_initials(sought, there):
        return INITIALS
    if len(letters) > 2 and letters in run_together:
        return LETTERS
    if all(len(part) >= STEM and any(stem(word) == stem(part) for word in there) for part in sought):
        return STEMS
    return None


def _are_initials(sought: Sequence[str], there: Sequence[str]) -> bool:
    """«УЗ» of «Управление здравоохранения Актюбинской области», wherever they stand in the name."""
    initials = "".join(word[0] for word in there)
    return len(sought) == 1 and len(sought[0]) > 1 and sought[0] in initials
