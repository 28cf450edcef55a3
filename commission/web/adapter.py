"""How allauth behaves here."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from commission import notices
from commission.models import Person

log = logging.getLogger(__name__)


class ByInvitation(DefaultAccountAdapter):
    """Accounts are born of invitations only (commission/actions/people.py)."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never, and there is no page for it (commission/urls.py)."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """As it is: a host name in brackets before it tells the reader nothing."""
        return subject

    def send_password_reset_mail(self, user: Person, email: str, context: dict[str, Any]) -> None:
        """Who has no password yet has none to replace: their way in is the invitation, so it is sent again.

        A reset would let them in beside it, and the journal would never say that it was taken up.
        """
        if user.has_usable_password():
            super().send_password_reset_mail(user, email, context)
        else:
            notices.send_invitation(user.pk)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A letter that does not leave is logged: a fault for known addresses only would betray them."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:  # SMTPException is one
            log.exception("A letter did not leave: %s", template_prefix)
