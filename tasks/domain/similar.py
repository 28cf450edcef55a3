"""«This was ordered before»: telling a clause that repeats an earlier one in other words.

Two clauses are compared by the stems of their words. Kazakh and Russian put their endings last, so the first
five letters stand for the word («стендтер», «стендтерді»; «профилактика», «профилактику»). Words that every
clause has («орнатылсын», «усилить», «меры») say nothing about what is ordered and are left out. Languages are
compared each with itself, and the closer one counts: a clause may be reworded in one and left in the other.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import ceil
from typing import Generic, TypeVar

from commission.domain.lookup import WORD, fold, stem, words

K = TypeVar("K", bound=Hashable)
Stems = frozenset[str]

ALIKE = 0.55
"""The share of common stems from which two clauses are said to be alike (tuned on the seed sitting)."""

LEAST_COMMON = 2
"""One common word is a coincidence."""

LONGEST = 5000
"""Characters that are looked at; a clause is shorter."""

SHORTEST_WORD = 3
LONG_STEM = 9
SPLIT, JOINED = fold("құқық бұзу"), fold("құқықбұзу")
"""«құқық бұзушылық» and «құқықбұзушылық» are one word to a reader."""

EMPTY = frozenset(
    stem(word)
    for text in (
        "және мен бен пен немесе үшін туралы бойынша жөнінде жөніндегі арасындағы арасында оның ішінде",
        "мақсатында барлық басқа тиіс керек сондай-ақ шаралар шараларды қамтамасыз етілсін жүргізілсін",
        "ұйымдастырылсын күшейтілсін жүзеге асырылсын қабылдансын өткізілсін енгізілсін орнатылсын",
        "жұмыс жұмыстары или для что как при под над его их также том числе целях всех все быть",
        "меры мер мерах принять обеспечить провести организовать усилить установить",
        "осуществить продолжить активизировать работу",
    )
    for word in words(text)
)


@dataclass(frozen=True, slots=True)
class Text(Generic[K]):
    """A clause to compare with; ``key`` tells which one it is."""

    key: K
    kk: str
    ru: str


@dataclass(frozen=True, slots=True)
class Found(Generic[K]):
    """A clause that is like the one looked at, with how much of both is common (0 to 1)."""

    key: K
    share: float


@lru_cache(maxsize=8192)
def stems(text: str) -> Stems:
    """What a clause is about. Kept: the same open clauses are compared at every key press."""
    joined = fold(text[:LONGEST]).replace(SPLIT, JOINED)
    found = (word[:LONG_STEM] if word.startswith(JOINED) else stem(word) for word in WORD.findall(joined))
    return frozenset(word for word in found if len(word) >= SHORTEST_WORD) - EMPTY


def share(one: Stems, other: Stems) -> float:
    """The common part of both (Dice): 0 nothing in common, 1 the same words."""
    if one.isdisjoint(other):  # most are, and this is the cheapest question
        return 0.0
    common = len(one & other)
    if common < min(LEAST_COMMON, len(one), len(other)):
        return 0.0
    return 2 * common / (len(one) + len(other))


def alike(kk: str, ru: str, among: Iterable[Text[K]]) -> list[Found[K]]:
    """The clauses like this one, the closest first."""
    mine = stems(kk), stems(ru)
    compared = ((text.key, _closest(mine, text)) for text in among)
    found = [Found(key, closest) for key, closest in compared if closest >= ALIKE]
    return sorted(found, key=lambda one: -one.share)


def _closest(mine: tuple[Stems, Stems], text: Text[K]) -> float:
    return max(share(mine[0], stems(text.kk)), share(mine[1], stems(text.ru)))


class Shelf(Generic[K]):
    """Clauses laid out by their words: to compare many with, looking only at those with a word in common.

    The minutes of forty clauses are held against years of open ones, and nearly all of them share no word.
    """

    def __init__(self, among: Iterable[Text[K]]) -> None:
        self._keys: list[K] = []
        self._languages = (_Words(), _Words())
        for text in among:
            self._keys.append(text.key)
            for words_of, written in zip(self._languages, (text.kk, text.ru), strict=True):
                words_of.add(stems(written))

    def alike(self, kk: str, ru: str) -> list[Found[K]]:
        """As the function of this name finds them, in the same order."""
        closest: dict[int, float] = {}
        for words_of, written in zip(self._languages, (kk, ru), strict=True):
            for place, near in words_of.shares(stems(written)):
                closest[place] = max(near, closest.get(place, 0.0))
        found = (Found(self._keys[place], near) for place, near in sorted(closest.items()) if near >= ALIKE)
        return sorted(found, key=lambda one: -one.share)


class _Words:
    """One language of a shelf: the words of each clause, and which clauses have a word."""

    def __init__(self) -> None:
        self.clauses: list[Stems] = []
        self.places: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, one: Stems) -> None:
        for word in one:
            self.places[word].append(len(self.clauses))
        self.clauses.append(one)

    def shares(self, mine: Stems) -> Iterator[tuple[int, float]]:
        """Every clause that may be alike, with how close it is.

        Of n words an alike clause has at least n × ALIKE / (2 − ALIKE) in common, so it has one of the rarest
        of them too: the words that hundreds of clauses have need not be followed.
        """
        needed = ceil(len(mine) * ALIKE / (2 - ALIKE))
        rarest = sorted(mine, key=lambda word: len(self.places.get(word, ())))[: len(mine) - needed + 1]
        for place in set(chain.from_iterable(self.places.get(word, ()) for word in rarest)):
            yield place, share(mine, self.clauses[place])
