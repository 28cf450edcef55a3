"""Kinds of body, because the force of an instruction depends on who is subordinate to the akim."""

import re
from collections.abc import Container
from enum import StrEnum
from itertools import count

ONE_LETTER = zip("абвгдеёзийклмнопрстуфыэәғқңөұүһі", "abvgdeeziiklmnoprstufyeagknouuhi", strict=True)
MORE = {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ю": "yu", "я": "ya"}
LATIN = {ord(letter): latin for letter, latin in (*ONE_LETTER, *MORE.items(), ("ъ", ""), ("ь", ""))}
CODE_LENGTH = 50
RESERVED = frozenset({"new"})
"""Words that stand in an address where a code could."""


class BodyKind(StrEnum):
    """``akimat`` is the akim's office or a directorate of the oblast; ``state`` reports to the maslikhat."""

    city = "city"
    district = "district"
    akimat = "akimat"
    territorial = "territorial"
    representative = "representative"
    state = "state"
    central = "central"


AKIMAT_KINDS = frozenset({BodyKind.city, BodyKind.district, BodyKind.akimat})
"""Bodies subordinate to the akim of the oblast: only these can be instructed."""


def code_of(name: str, taken: Container[str]) -> str:
    """The code of a new body, made of its name once and for good: «Спорт» -> "sport"."""
    words = re.findall(r"[a-z0-9]+", name.casefold().translate(LATIN))
    plain = "-".join(words)[: CODE_LENGTH - 4].strip("-") or "body"
    tries = (plain if n == 1 else f"{plain}-{n}" for n in count(1))
    return next(code for code in tries if code not in taken and code not in RESERVED)
