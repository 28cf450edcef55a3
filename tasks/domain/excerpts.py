"""Where in a text the sought words stand, and the part of it worth showing.

The text is shown as it was written; only the comparison is made in the form that is searched.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from commission.domain.lookup import fold
from tasks.domain.search import TOKEN, Ways, one_form, plain

WIDTH = 220
"""Characters of an excerpt."""
BEFORE = 60
"""Characters of it before the first word that was found."""
CUT = "…"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an excerpt; `found` is to be marked."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A text as far as it is shown, and which of the sought words it holds, by their places in the query."""

    pieces: tuple[Piece, ...]
    words: frozenset[int]


class _Word(NamedTuple):
    start: int
    end: int
    form: str


class _Way(NamedTuple):
    """«бузу шылы» as the words before the last one, the last one, and whether it ends there."""

    heads: list[str]
    last: str
    whole: bool


def beginning(text: str) -> Excerpt:
    """What is shown of a text in which nothing was found."""
    shown = " ".join(plain(text).split())
    begin, end = _window(shown, 0)
    return Excerpt((Piece(shown[begin:end] + CUT * (end < len(shown)), False),), frozenset())


def excerpt(text: str, sought: Sequence[Ways]) -> Excerpt | None:
    """The part of `text` around the first sought word, all of them marked; None where none stands in it."""
    shown = " ".join(plain(text).split())
    folded = _folded(shown)
    spans, held = _spans(folded, _likely(folded, sought))
    if not spans:
        return None
    begin, end = _window(shown, spans[0][0])
    pieces = _pieces(shown, [span for span in spans if begin <= span[0] and span[1] <= end], begin, end)
    edges = [Piece(CUT, False)] if begin else [], [Piece(CUT, False)] if end < len(shown) else []
    return Excerpt((*edges[0], *pieces, *edges[1]), held)


def _folded(shown: str) -> str:
    """Letter by letter: folding all at once is ten times as fast, and a letter that folds to two is rare."""
    folded = fold(shown)
    return folded if len(folded) == len(shown) else "".join(fold(letter)[0] for letter in shown)


def _likely(folded: str, sought: Sequence[Ways]) -> list[tuple[int, _Way]]:
    """The ways that may stand in the text, each with the place of its word in the query."""
    signed = one_form(folded)
    ways = ((n, _read(way)) for n, ways in enumerate(sought) for way in ways)
    return [(n, way) for n, way in ways if way.last in signed]


def _words(folded: str) -> list[_Word]:
    return [_Word(*match.span(), one_form(match.group())) for match in TOKEN.finditer(folded)]


def _spans(folded: str, ways: Sequence[tuple[int, _Way]]) -> tuple[list[Span], frozenset[int]]:
    words = _words(folded) if ways else []
    spans: dict[int, int] = {}
    held = set()
    for n, way in ways:
        for at, word in enumerate(words):
            if end := _end(words, at, way):
                spans[word.start] = max(end, spans.get(word.start, 0))
                held.add(n)
    return sorted(spans.items()), frozenset(held)


@lru_cache(maxsize=256)
def _read(way: str) -> _Way:
    *heads, last = way.split()
    return _Way(heads, last, way.endswith(" "))


def _end(words: Sequence[_Word], at: int, way: _Way) -> int:
    """Where the words from `at` on that stand as `way` says end; 0 if they do not."""
    behind = at + len(way.heads)
    if behind >= len(words) or not words[behind].form.startswith(way.last):
        return 0
    if way.whole and words[behind].form != way.last:
        return 0
    return words[behind].end if [word.form for word in words[at:behind]] == way.heads else 0


def _window(shown: str, first: int) -> Span:
    """From the beginning of a word to the end of one."""
    if len(shown) <= WIDTH:
        return 0, len(shown)
    begin = 0 if first <= BEFORE else shown.rfind(" ", 0, first - BEFORE) + 1
    end = shown.rfind(" ", begin, begin + WIDTH)
    return begin, len(shown) if begin + WIDTH >= len(shown) or end <= first else end


def _pieces(shown: str, spans: Sequence[Span], begin: int, end: int) -> list[Piece]:
    pieces, at = [], begin
    for start, stop in spans:
        if start < at:
            continue
        pieces += [Piece(shown[at:start], False), Piece(shown[start:stop], True)]
        at = stop
    return [piece for piece in (*pieces, Piece(shown[at:end], False)) if piece.text]
