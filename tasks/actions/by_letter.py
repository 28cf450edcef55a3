"""What a letter adds to a report that is entered from it: whose it is, when it counts as given."""

from datetime import date, datetime
from typing import Any

from commission import clock
from tasks.actions.accounts import Account
from tasks.domain.lifecycle import Need
from tasks.models import Task


def identified(account: Account) -> frozenset[Need]:
    """Whether others can check what is entered: №, date, signatory, day of receipt and the scan are there."""
    letter = account.outgoing
    marks = (letter.outgoing_number.strip(), letter.outgoing_date, letter.signatory.strip())
    known = all(marks) and letter.received_on is not None and account.scan is not None
    return frozenset({Need.letter}) if known else frozenset()


def arrival(task: Task, received_on: date | None) -> datetime:
    """The moment a letter of that day counts as given: the day's first, but not before the task was issued.

    None, which the law refuses, is taken for today.
    """
    return max(clock.midnight(received_on or clock.today()), task.issued_at)


def on_behalf(task: Task, account: Account) -> dict[str, Any]:
    """What the journal says of it for ever: in whose name, which letter, whose signature."""
    letter, body = account.outgoing, task.body.named_on(clock.today())
    return {
        "body": {"kk": body.name_kk, "ru": body.name_ru},
        "number": letter.outgoing_number,
        "dated": letter.outgoing_date,
        "signatory": letter.signatory,
        "received": letter.received_on,
    }
