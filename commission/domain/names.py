"""What a body is called on a given day.

A body is renamed from a day on. Whatever tells of an earlier day (minutes, extracts, a signed sitting) goes
on saying the name of that day. A renaming may be announced ahead: until its day comes the old name is in
force, and nothing has to happen on the day itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Self

FORMS = {
    "name": ("kk", "ru", "en"),
    "short": ("kk", "ru", "en"),
    "head_title": ("kk", "ru", "en"),
    "head_dative": ("kk", "ru"),
    "in_place": ("kk", "ru"),
}
"""Every form of a name that is stored, because case endings are never made by rule -> its languages."""

COLUMNS = tuple(f"{form}_{language}" for form, languages in FORMS.items() for language in languages)
OWN = tuple(column for column in COLUMNS if column.startswith(("name_", "short_")))
"""The forms of a name that mean this body and no other."""
FOUND_BY = (*OWN, *(column for column in COLUMNS if column.startswith("head_title_")))
"""The forms of a name that people look for."""
REQUIRED = ("name_kk", "name_ru", "short_kk", "short_ru")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """All forms of one name; "" is a form nobody wrote."""

    name_kk: str
    name_ru: str
    name_en: str = ""
    short_kk: str
    short_ru: str
    short_en: str = ""
    head_title_kk: str = ""
    head_title_ru: str = ""
    head_title_en: str = ""
    head_dative_kk: str = ""
    head_dative_ru: str = ""
    in_place_kk: str = ""
    in_place_ru: str = ""


@dataclass(frozen=True, slots=True)
class Former:
    """A name with its last day, inclusive, and the act that ended it."""

    until: date
    act: str
    names: Names

    @classmethod
    def read(cls, stored: Mapping[str, str]) -> Self:
        """From the plain values a row keeps."""
        names = Names(**{column: stored[column] for column in COLUMNS})
        return cls(date.fromisoformat(stored["until"]), stored["act"], names)

    def plain(self) -> dict[str, str]:
        """As a row keeps it: text only."""
        return {"until": self.until.isoformat(), "act": self.act, **asdict(self.names)}


def known_by(newest: Iterable[str], former: Iterable[Mapping[str, str]], aliases: Iterable[str]) -> list[str]:
    """Every text by which a body is found, once each: its name in all forms, former names, aliases."""
    before = (stored[column] for stored in former for column in FOUND_BY)
    return [text for text in dict.fromkeys([*newest, *before, *aliases]) if text]


def plain(text: str) -> str:
    """Letters and digits only, in one case: how two names are told to be the same."""
    return "".join(filter(str.isalnum, text.casefold()))


def named_on(newest: Names, former: Sequence[Former], day: date | None) -> Names:
    """The name in force that day; `former` from the oldest on. The newest one while the day is unknown."""
    if day is None:
        return newest
    return next((old.names for old in former if day <= old.until), newest)
