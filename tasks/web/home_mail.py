"""The administrator's first question: do letters leave?"""

from commission.web import mail
from commission.web.mail import Trouble
from commission.web.request import Request


def trouble(request: Request) -> Trouble | None:
    """What is wrong with the outbox, whoever asks; nothing most days."""
    return mail.trouble()
