"""The outbox's own bookkeeping: what is owed, who has it in hand, what became of it.

A letter is no governed object: it is a consequence of one, so nothing of it stands in the journal. Sending is
not done here but in commission/jobs.py: a mail server must never be waited for inside a transaction.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import F

from commission import access, clock
from commission.domain.roles import Actor
from commission.domain.verdict import require
from commission.models import Entry, Mail
from commission.queries import MailQuerySet

PAUSES = tuple(
    timedelta(**pause)
    for pause in (
        {"minutes": 5},
        {"minutes": 15},
        {"hours": 1},
        {"hours": 4},
        {"hours": 12},
        {"days": 1},
        {"days": 1},
    )
)
"""After each attempt that failed. The first is longer than the mail server can keep one sender waiting
(settings.EMAIL_TIMEOUT for each of six answers): while it lasts, the letter is that sender's alone."""
MOST_ATTEMPTS = len(PAUSES) + 1
"""Then it is given up, close to three days after the first: a server down over a weekend is survived."""

State = Mail.State


def owe(told: Iterable[tuple[Entry, int]]) -> None:
    """A letter for each entry and person id, inside the transaction of the event; the same twice is one."""
    now = clock.now()
    letters = [Mail(entry=entry, person_id=person, next_at=now) for entry, person in told]
    Mail.objects.bulk_create(letters, ignore_conflicts=True)


def claim(mail: Mail) -> bool:
    """Take the letter in hand before it leaves; False when another process, on any machine, was faster.

    From now on the row says that it is due again after the pause: a process that dies with the letter in hand
    loses nothing. Without an error it is nobody's to try again (`try_again`) meanwhile.
    """
    pause = PAUSES[min(mail.attempts, len(PAUSES) - 1)]
    free = Mail.objects.filter(pk=mail.pk, state=State.WAITING, attempts=mail.attempts)
    if not free.update(attempts=F("attempts") + 1, next_at=clock.now() + pause, error=""):
        return False
    mail.attempts += 1
    return True


def sent(mail: Mail) -> None:
    """The mail server took it; that stands, even if a slow answer let somebody else take it in hand."""
    Mail.objects.filter(pk=mail.pk).update(state=State.SENT, sent_at=clock.now(), error="")


def dropped(mail: Mail) -> None:
    """There is nothing to say (any more): the person left, or does not want letters."""
    _in_hand(mail).update(state=State.DROPPED)


def failed(mail: Mail, reason: str) -> None:
    """It did not leave: it waits for its next time, or is given up; the reason is kept either way."""
    given_up = mail.attempts >= MOST_ATTEMPTS
    _in_hand(mail).update(state=State.GIVEN_UP if given_up else State.WAITING, error=reason[:300])


def try_again(*, by: Actor) -> int:
    """All that failed, given up or not, are due now, with all their attempts before them; returns how many.

    For an administrator who has mended what was wrong. Refused: "role".
    """
    require(access.may_keep_mail(by))
    return Mail.objects.failed().update(state=State.WAITING, attempts=0, next_at=clock.now(), error="")


def _in_hand(mail: Mail) -> MailQuerySet:
    """The row, if nobody overtook its sender meanwhile."""
    return Mail.objects.filter(pk=mail.pk, state=State.WAITING, attempts=mail.attempts)
