"""How typed text is set: what belongs together stays on one line, and a quotation has its marks.

Only how it looks changes, never a word: the records and their hash keep what was typed.
"""

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_JOINED = "-\N{WORD JOINER}"
"""«Ойын-сауық» stays on one line: whoever copies the page takes a hyphen at its end for a division."""

_AFTER_NUMBER = r"%|‰|₸|ж\.|жыл|г\.|год|мың|млн|тыс\."
_MONTHS = (
    "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|"
    "январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр"
)
_TOGETHER = re.compile(
    r"(?<=№) (?=\w)"
    rf"|(?<=\d) (?={_AFTER_NUMBER}|{_MONTHS})"
    r"|(?<=\b[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\.) (?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])"
)
"""A number sign, a unit, a month, an initial: none of them ends or begins a line alone."""

_QUOTED = re.compile(r'(?<![^\s(«])"(?=\S)([^"\n]*\S)"(?![^\s).,;:!?»])')


def typeset(text: str) -> str:
    """The text as a paper shows it."""
    quoted = _QUOTED.sub(r"«\1»", text)
    return _HYPHEN.sub(_JOINED, _TOGETHER.sub(NO_BREAK, quoted))
