"""Work that no page waits for. `manage.py send_mail` sends what the outbox owes."""

import logging
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from commission import clock, letters
from commission.actions import mail as outbox
from commission.models import Mail

log = logging.getLogger(__name__)

OF_ONE_LETTER = (SMTPRecipientsRefused, SMTPDataError)
"""The server works and does not want this letter; anything else it would answer to the next one too."""


@dataclass(slots=True)
class Count:
    """What became of the letters of one run."""

    sent: int = 0
    failed: int = 0
    dropped: int = 0


def send_mail() -> Count:
    """Send what is due. Several processes may do so at once, on several machines: each letter is one's alone.

    The run ends when the server does not answer: the other letters wait for the next run, their attempts
    unspent.
    """
    count = Count()
    with closing(get_connection()) as post:
        for mail in _in_hand():
            try:
                _send(mail, post, count)
            except Exception as error:
                log.exception("Letter %d did not leave", mail.pk)
                outbox.failed(mail, _reason(error))
                count.failed += 1
                if isinstance(error, OSError) and not isinstance(error, OF_ONE_LETTER):
                    break
    return count


def _in_hand() -> Iterator[Mail]:
    """Letters that are due, one after the other, each claimed by this process."""
    due = Mail.objects.select_related("person", "entry")
    while (mail := due.due(clock.now()).first()) is not None:
        if outbox.claim(mail):
            yield mail


def _send(mail: Mail, post: BaseEmailBackend, count: Count) -> None:
    """One letter over the connection of the run, which is opened by the first."""
    message = letters.compose(mail)
    if message is None:
        outbox.dropped(mail)
        count.dropped += 1
        return
    post.open()
    post.send_messages([message])
    outbox.sent(mail)
    count.sent += 1


def _reason(error: Exception) -> str:
    """For the administrator; the address itself is in the account, and need not be copied here."""
    if isinstance(error, SMTPRecipientsRefused):
        return "; ".join(
            f"{code} {text.decode(errors='replace')}" for code, text in error.recipients.values()
        )
    return f"{type(error).__name__}: {error}"
