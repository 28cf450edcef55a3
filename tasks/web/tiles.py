"""Counts on a first screen, each with the rows behind it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode


@dataclass(frozen=True, slots=True)
class Tile:
    """A count with the list behind it; `tone` is the kit's, `note` a smaller second line."""

    label: str | Promise
    number: int
    url: str
    tone: str = ""
    note: str = ""


def listed(**query: str | int | date) -> str:
    """The address of these rows in the register."""
    return f"{reverse('tasks')}?{urlencode({name: str(value) for name, value in query.items()})}"
