"""Refusal code -> sentence. The same sentence stands in a form, on a disabled button and in a 409.

Each app declares its own codes; a code without a sentence is an error of ours
and is found by a contract test, not by a user.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language

from commission.dates import day_in
from commission.domain.verdict import Refused, Verdict

REASONS: dict[str, str | Promise] = {}


def declare(reasons: Mapping[str, str | Promise]) -> None:
    """Make the sentences of an app known when it starts."""
    REASONS.update(reasons)


def sentence(refusal: Verdict | Refused) -> str:
    """The reason in the reader's language; empty for a verdict that allows."""
    if not refusal.code:
        return ""
    template = str(REASONS[refusal.code])
    return template % {name: said(value) for name, value in refusal.params.items()}


def in_language(names: Mapping[str, str]) -> str:
    """{"kk": …, "ru": …}: the reader's, Kazakh where it has no other."""
    return names.get(get_language() or "kk") or names.get("kk", "")


def said(value: Any) -> str:
    """A value as people say it: a date in the reader's form, a name in the language, the rest as it is."""
    if isinstance(value, Mapping):
        return in_language(value)
    return day_in("SHORT_DATE_FORMAT", value) if isinstance(value, date) else str(value)
