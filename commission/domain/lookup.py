"""Finding a name by what somebody types in a hurry: half of it, without Kazakh letters, by initials.

Two texts are compared folded: case, Latin look-alikes («A» typed on the wrong keyboard) and the Kazakh
letters that a Russian keyboard lacks make no difference («алга» finds «Алға»). Each word typed is the
beginning of some word of the name; failing that, its initials («УЗ»), its letters run together («полициядеп»)
or the stem of its words, for both languages decline («алгинского», «әкімдеріне»).
"""

import re
from collections.abc import Collection, Hashable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeVar

K = TypeVar("K", bound=Hashable)

LOOK_ALIKES = ("aceopxykmtbhi", "асеорхукмтвхи")
KAZAKH = ("әғқңөұүһіёй", "агкноуухиеи")
ONE_FORM = list(zip(LOOK_ALIKES[0] + KAZAKH[0], LOOK_ALIKES[1] + KAZAKH[1], strict=True))
WORD = re.compile(r"[^\W_]+")
STEM = 5
LONGEST = 200
"""Characters of a query that are looked at; a name is shorter."""
MOST_NAMED, MOST_NAMES = 1024, 8192
"""Bodies, and texts, whose words are kept: a thousand bodies by all their names."""

WHOLE, BEGINNING, WORDS, INITIALS, LETTERS, STEMS = range(6)
"""How well a name is found, best first."""


def fold(text: str) -> str:
    """One form for all ways of typing the same letters."""
    folded = text.casefold()
    for letter, form in ONE_FORM:  # three times as fast as str.translate, and thousands of texts are folded
        folded = folded.replace(letter, form)
    return folded


class Text(NamedTuple):
    """A name or a query as it is compared; made once, for the same names are asked at every letter typed."""

    words: tuple[str, ...]
    """Folded, without signs."""
    letters: str
    """The words run together."""
    spaced: str
    """The words with a blank before each, so that « упр» is in it where some word begins with «упр»."""
    initials: str
    stems: frozenset[str]


@lru_cache(maxsize=MOST_NAMES)
def _text(text: str) -> Text:
    found = tuple(WORD.findall(fold(text)))
    return Text(
        words=found,
        letters="".join(found),
        spaced="".join(f" {word}" for word in found),
        initials="".join(word[0] for word in found),
        stems=frozenset(map(stem, found)),
    )


@lru_cache(maxsize=MOST_NAMED)
def _together(names: tuple[str, ...]) -> Text:
    """All names of one body at once; no query runs across the end of a line."""
    texts = [_text(name) for name in names]
    return Text(
        words=(),
        letters="\n".join([text.letters for text in texts]),
        spaced="\n".join([text.spaced for text in texts]),
        initials="\n".join([text.initials for text in texts]),
        stems=frozenset().union(*(text.stems for text in texts)),
    )


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, without signs."""
    return _text(text).words


def stem(word: str) -> str:
    """Without its endings, roughly: Kazakh and Russian both decline at the end of a word."""
    return word[:STEM]


def rank(query: str, name: str) -> int | None:
    """How well `name` answers to `query`, 0 the best; None if it does not."""
    return _rank(_text(query[:LONGEST]), _text(name))


def find(query: str, named: Mapping[K, Collection[str]]) -> list[K]:
    """The keys that have a name answering to the query, best first, else in the order given."""
    sought = _text(query[:LONGEST])
    likely = {key: names for key, names in named.items() if names and _may(sought, _together(tuple(names)))}
    found = {key: best for key, names in likely.items() if (best := _best(sought, names)) is not None}
    return sorted(found, key=lambda key: found[key])


def _may(sought: Text, there: Text) -> bool:
    """Whether one of these names may answer; of two hundred bodies few do, and this is quickly told."""
    return (
        sought.letters in there.letters
        or sought.letters in there.initials
        or sought.stems <= there.stems
        or all(f" {part}" in there.spaced for part in sought.words)
    )


def _best(sought: Text, names: Iterable[str]) -> int | None:
    ranks = [_rank(sought, _text(name)) for name in names]
    return min((found for found in ranks if found is not None), default=None)


def _rank(sought: Text, there: Text) -> int | None:
    if not (sought.words and there.words):
        return None
    if sought.letters == there.letters:
        return WHOLE
    alone = len(sought.words) == 1
    if alone and there.letters.startswith(sought.letters):
        return BEGINNING
    if all(f" {part}" in there.spaced for part in sought.words):
        return WORDS
    if alone and len(sought.letters) > 1 and sought.letters in there.initials:
        return INITIALS  # «УЗ» of «Управление здравоохранения Актюбинской области», wherever in the name
    if len(sought.letters) > 2 and sought.letters in there.letters:
        return LETTERS
    if sought.stems <= there.stems and all(len(part) >= STEM for part in sought.words):
        return STEMS
    return None
