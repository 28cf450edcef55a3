"""Typed readers of environment variables.

A wrong value stops the start with one line that names the variable, what was
found and what is expected: a system that guesses at its settings is found out
at night, by its users.
"""

import os
from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off"}


def text(name: str, default: str | None = None) -> str:
    """The variable as it stands; without a default it must be set and not empty."""
    value = os.environ.get(name, "")
    if value:
        return value
    if default is None:
        raise ImproperlyConfigured(f"{name} is not set. Set it in the environment (docs/operations.md).")
    return default


def flag(name: str, default: bool = False) -> bool:
    """1/true/yes/on or 0/false/no/off, in any case; anything else is an error."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise _wrong(name, value, "1 or 0")


def number(name: str, default: int) -> int:
    """A whole number, zero or more."""
    return _parsed(name, default, _whole, "a whole number, zero or more")


def numbers(name: str, default: list[int]) -> list[int]:
    """As many whole numbers as the default has, separated by commas."""

    def parse(value: str) -> list[int]:
        found = [_whole(part) for part in _split(value)]
        if len(found) != len(default):
            raise ValueError(value)
        return found

    return _parsed(name, default, parse, f"{len(default)} whole numbers separated by commas")


def names(name: str, default: list[str]) -> list[str]:
    """A list separated by commas; blanks around the commas are dropped."""
    return _parsed(name, default, _split, "a list separated by commas")


def _parsed(name: str, default: T, parse: Callable[[str], T], expected: str) -> T:
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    try:
        return parse(value)
    except ValueError as error:
        raise _wrong(name, value, expected) from error


def _whole(value: str) -> int:
    if not value.isdigit():
        raise ValueError(value)
    return int(value)


def _split(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def _wrong(name: str, value: str, expected: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name}={value!r} is not {expected} (docs/operations.md).")
