"""Days as people write them, each said once.

Django goes through a format letter by letter; a list says the same few dozen days again and again, and a day
in one form and one language is always said alike.
"""

from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language


def day_in(form: str, on: date) -> str:
    """`day_in("SHORT_DATE_FORMAT", on)`, in the reader's language; `form` as `date_format` takes it."""
    return _said(form, on, get_language())


@lru_cache(maxsize=10_000)
def _said(form: str, on: date, _language: str | None) -> str:
    return date_format(on, form)
