"""Journal data as people say it: dates, blanks and numbers in the reader's form."""

import json
import re
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext

from commission.dates import day_in
from commission.journal import KINDS
from commission.models import Entry
from commission.reasons import in_language

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def event(template: str | Promise, data: str) -> str:
    """Fill the sentence with the entry's own values; a value it does not know stays blank."""
    return str(template) % _Values(json.loads(data))


def happened(entry: Entry) -> str:
    """The sentence of a journal entry, in the reader's language."""
    return event(KINDS[entry.code].sentence, entry.data)


def titles(acting_as: str, language: str) -> str:
    """The positions of a journal entry in one language, Kazakh where it has no other."""
    held = json.loads(acting_as) if acting_as else []
    return "; ".join(title.get(language) or title["kk"] for title in held)


def actor_name(entry: Entry) -> str:
    """Who did it: the positions as they were then, else the account, else the system."""
    held = titles(entry.acting_as, get_language() or "kk")
    return held or (str(entry.person) if entry.person else gettext("the system"))


class _Values(dict[str, Any]):
    def __getitem__(self, name: str) -> str:
        return said(self.get(name))


def said(value: Any) -> str:
    """One value: an ISO date or a name by languages becomes the reader's, None becomes a dash."""
    if value is None or value == "":
        return "—"
    if isinstance(value, dict):
        return in_language(value)
    day = _day(value) if isinstance(value, str) else None
    return day_in("SHORT_DATE_FORMAT", day) if day else str(value)


def _day(value: str) -> date | None:
    """The date a text is; None for any other, «2025-02-30» that somebody typed among them."""
    try:
        return date.fromisoformat(value) if ISO_DAY.fullmatch(value) else None
    except ValueError:
        return None
