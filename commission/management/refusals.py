"""A refusal on a command line: in English, as the other words of a command, whatever the pages speak."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.utils import translation

from commission.domain.verdict import Refused
from commission.reasons import sentence


@contextmanager
def as_last_line() -> Iterator[None]:
    """`with as_last_line():` what is refused in the block ends the command with the sentence of the pages."""
    try:
        yield
    except Refused as refusal:
        with translation.override("en"):
            raise CommandError(sentence(refusal)) from refusal
