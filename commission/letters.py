"""Letters of the outbox: each app declares who writes the letter of which event."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation

from commission.models import Mail


@dataclass(frozen=True, slots=True)
class Letter:
    """Plain text: it is read on any phone, and nothing in it can hide."""

    subject: str
    text: str


Writer = Callable[[Mail], Letter | None]
"""Writes in the language that is active; None when this person has nothing to be told any more."""

_writers: dict[str, Writer] = {}


def declare(writers: Mapping[str, Writer]) -> None:
    """Make the writers of an app known when it starts, by the code of the journal entry."""
    _writers.update(writers)


def compose(mail: Mail) -> EmailMessage | None:
    """The letter as it leaves, in the person's language; None when it shall not leave at all."""
    person = mail.person
    if not (person.is_active and person.letters):
        return None
    with translation.override(person.language):
        letter = _writers[mail.entry.code](mail)
    if letter is None:
        return None
    return EmailMessage(letter.subject, letter.text, to=[person.email], headers=_headers(mail))


def _headers(mail: Mail) -> dict[str, str]:
    return {
        "Message-ID": message_id(mail),
        "Auto-Submitted": "auto-generated",  # RFC 3834: absence notes are not sent back to us
        "Content-Language": mail.person.language,
    }


def message_id(mail: Mail) -> str:
    """The same at every attempt, so that whoever gets a letter twice can know it for the same."""
    host = urlsplit(settings.SITE_URL).hostname
    return f"<{mail.entry.digest[:32]}.{mail.pk}@{host}>"
