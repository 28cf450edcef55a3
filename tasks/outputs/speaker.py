"""How a paper shows a text that may be missing.

A fact that is not known is a blank line to write on, never an invented value; a draft says beside it what is
missing. A text that exists in one language only is shown in that language under a flag, in the final paper
too: the check before the chair lets no such paper pass, and if one did, it would be seen.
"""

from dataclasses import dataclass

from tasks.outputs.facts import Words
from tasks.outputs.labels import NO_TRANSLATION, Labels
from tasks.outputs.typography import typeset


@dataclass(frozen=True, slots=True)
class Value:
    """A text, or a blank line where it is "". ``flag`` says what is missing; ``lang`` that it is foreign."""

    text: str
    flag: str = ""
    lang: str = ""

    @property
    def paragraphs(self) -> list[str]:
        """As people typed it: a line break begins a new paragraph."""
        return [line for line in map(str.strip, self.text.splitlines()) if line]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One paper's language, and whether it is a draft."""

    labels: Labels
    draft: bool

    def text(self, text: str, missing: str = "") -> Value:
        """A text without language; ``missing`` is the key of the flag for a blank."""
        return Value(typeset(text), "" if text else self.flag(missing))

    def words(self, words: Words, missing: str = "") -> Value:
        """In the paper's language; else in the other one, flagged; else a blank."""
        kk, ru = words.kk.strip(), words.ru.strip()
        mine, other, foreign = (kk, ru, "ru") if self.labels.language == "kk" else (ru, kk, "kk")
        if mine or not other:
            return self.text(mine, missing)
        return Value(typeset(other), NO_TRANSLATION, foreign)

    def flag(self, missing: str) -> str:
        """What a draft says beside something missing; the final paper says nothing."""
        return self.labels.flags[missing] if self.draft and missing else ""
