"""Where a text can be cut in two: after a sentence, never after an abbreviation.

«2025 ж. 3 қыркүйек», «12 ж. дейін», «А. Б. Серіков» and «т.б.» have dots that end nothing: a sentence ends
where a dot is followed by a capital letter, a quotation mark or a new line, and more than one letter stands
before it.
"""

import re

CAPITAL = r"(?=[«“\"]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])"
END = re.compile(rf"(?:(?<=[^\W\d_]{{2}})|(?<=[\d%)»]))[.!?;]+[»”]?(?:\s*\n+|\s+{CAPITAL})|\n+")


def ends(text: str) -> list[int]:
    """Offsets at which a further sentence begins."""
    found = (match.end() for match in END.finditer(text))
    return [at for at in found if text[:at].strip() and text[at:].strip()]


def cut(text: str, at: int) -> tuple[str, str]:
    """The text before the offset and from it on, without blanks at the cut; outside nothing is cut."""
    at = min(max(at, 0), len(text))
    return text[:at].rstrip(), text[at:].lstrip()


def middle(text: str) -> int:
    """The sentence end nearest to the middle; the end of the text if it is one sentence."""
    return min(ends(text), key=lambda at: abs(2 * at - len(text)), default=len(text))
