"""What a search looks for, and the text it looks in: words of one form, found by their beginnings.

A task's text and a query are brought to the same form: case, Latin look-alikes and the Kazakh letters that a
Russian keyboard lacks make no difference (commission.domain.lookup). Kazakh and Russian both decline at the
end of a word, so a word is sought by its beginning without the endings named here: the text needs no
dictionary and one index serves both languages. Endings are cut from the query alone; too much cut finds a
little more, never less.

Numbers («2025-3/2.1», «19.08.2025») are one word each and are sought whole: «3/2.1» is not «3/2.11».
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import normalize

from commission.domain.lookup import fold

Ways = tuple[str, ...]
"""Parts of a text, any of which shows that it holds the word."""

LONGEST = 200
"""Characters of a query that are looked at."""
MOST_WORDS = 8
SHORTEST = 2
"""Letters of a word that is looked for."""
SHORTEST_STEM = 3
LONGEST_STEM = 14
LONGEST_WORD = 60
"""Letters of a word that are kept: PostgreSQL knows none of two kilobytes, and nobody writes one."""
HALF = 4
"""The least letters of each half of a word that may be written as two."""
BREAK = "|"
"""Between the parts of a text: no word runs across it."""

TOKEN = re.compile(r"\d+(?:[/.,-]\d+)+|[^\W_]+")
INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff"))
SIGNS = str.maketrans("-/.,", "dsvv")
"""A number is one word of letters and digits in both databases; these letters are no look-alikes."""

ENDINGS = sorted(
    {
        fold(ending)
        for line in (
            # Kazakh: number, possession, case
            "лар лер дар дер тар тер ы і сы сі ын ін ым ім ың ің ымыз іміз ңыз ңіз",
            "ның нің дың дің тың тің ға ге қа ке на не ны ні ды ді ты ті да де та те нда нде",
            "дан ден тан тен нан нен мен бен пен дағы дегі тағы тегі ндағы ндегі лары лері дары дері",
            "тары тері сына сіне сының сінің сында сінде сын сін",
            # Russian: nouns, then adjectives
            "а я ы и у ю е о ь ой ей ою ею ом ем ам ям ах ях ами ями ов ев ий ия ию ие ии ием иям иях иями",
            "ок ек ка ки ку ке кой ков кам ках ками",
            "ый ая яя ое ее ые ие ого его ому ему ым им ых их ыми ими ую юю",
        )
        for ending in line.split()
    },
    key=lambda ending: (-len(ending), ending),
)
"""Longest first, folded: «ә» is «а» here."""
CUTS = 3
"""Kazakh puts them one after another: «мекеме-лер-ін-де»."""
CERTAIN = 3
"""Letters of an ending that is hardly a part of the stem."""
SHORT = 4
"""Letters of a word that is a stem of three letters and an ending, if it has one."""
CHANGING = "кгпб"
"""«құқық» is «құқығы», «мектеп» is «мектебі»: the last letter of a stem changes before a vowel."""


def text_of(*parts: str) -> str:
    """All parts as one text in the form that is searched; a blank before and after each word."""
    return f" {f' {BREAK} '.join(' '.join(words(part)) for part in parts if part)} "


def words(text: str) -> list[str]:
    """The words of a text in the form that is searched."""
    return [one_form(word)[:LONGEST_WORD] for word in TOKEN.findall(fold(plain(text)))]


def sought(query: str) -> tuple[Ways, ...]:
    """For every word of a query the ways it may stand in a text; all words must. Empty: nothing to look for.

    Letters, digits and blanks only, whatever was typed: quotes, operators and wildcards are signs between
    words.
    """
    asked = [word for word in words(query[:LONGEST]) if _is_asked(word)][:MOST_WORDS]
    joined = {
        n: f" {one}{stem(other)}" for n, (one, other) in enumerate(pairwise(asked)) if _may_join(one, other)
    }
    return tuple(
        tuple(dict.fromkeys([*_ways(word), *(joined[at] for at in (n - 1, n) if at in joined)]))
        for n, word in enumerate(asked)
    )


def is_number(query: str) -> bool:
    """Whether a control number or a part of one was asked, and nothing else."""
    found = TOKEN.fullmatch(query)
    return found is not None and not query.isalnum()


def plain(text: str) -> str:
    """One code for one letter, and nothing that nobody sees (hyphens for line ends, blanks of no width)."""
    return normalize("NFC", text).translate(INVISIBLE)


def alternatives(sought: Sequence[Ways]) -> tuple[Ways, ...]:
    """The same question turned round: parts that stand together in a text that answers; any of them will do.

    A database intersects the parts of one alternative in its index. One word at a time is written otherwise
    than it was typed: all mixtures would be many, and nobody misses them.
    """
    typed = tuple(ways[0] for ways in sought)
    found = [typed]
    for n, ways in enumerate(sought):
        for way in ways[1:]:
            found.append(
                tuple(way if way in others[1:] or at == n else typed[at] for at, others in enumerate(sought))
            )
    return tuple(dict.fromkeys(tuple(dict.fromkeys(parts)) for parts in found))


def stem(word: str) -> str:
    """The word without its endings: how all its cases begin."""
    left = word
    for _ in range(CUTS):
        left = _cut(left)
    if len(left) > SHORTEST_STEM + 1 and left[-1] in CHANGING:
        left = left[:-1]
    return left[:LONGEST_STEM]


def one_form(word: str) -> str:
    """A folded word as it is; a number with its signs as one word of letters and digits."""
    return word if word.isalnum() else word.translate(SIGNS)


def _is_asked(word: str) -> bool:
    return len(word) >= SHORTEST or word.isdigit()


def _cut(word: str) -> str:
    """«жол-дар», «акт-ы», but «казин-о» and no further: a short ending of a long word may be none."""
    for ending in ENDINGS:
        certain = len(ending) >= CERTAIN or len(word) <= SHORT
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM + (not certain):
            return word[: -len(ending)]
    return word


def _ways(word: str) -> Iterator[str]:
    """By its beginning; a number whole; a long word also as two: «құқықбұзушылық», «құқық бұзушылық»."""
    if any(letter.isdigit() for letter in word):
        yield f" {word} "
        return
    beginning = stem(word)
    yield f" {beginning}"
    for at in range(HALF, len(beginning) - HALF + 1):
        yield f" {beginning[:at]} {beginning[at:]}"


def _may_join(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= HALF and one.isalpha() and other.isalpha()
