"""How allauth behaves here."""

import logging
from functools import partial
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.context import request_context
from django.http import HttpRequest
from django.utils import translation

from commission import notices
from commission.models import Person
from commission.web.after import after
from commission.web.sessions import just_signed_in

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

        A reset would let them in beside it, and the journal would never say that it was taken up. Either
        letter leaves after the answer: how long that takes tells nobody whether the address is known.
        """
        if user.has_usable_password():
            after(self.request, partial(self._send_reset, self.request, user, email, context))
        else:
            after(self.request, partial(notices.send_invitation, user.pk))

    def _send_reset(self, request: HttpRequest, user: Person, email: str, context: dict[str, Any]) -> None:
        with request_context(request), translation.override(user.language):
            super().send_password_reset_mail(user, email, context)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not in the minutes after this session's own sign-in, whose password was just typed."""
        return super().is_reauthentication_required(app=app, **kwargs) and not just_signed_in(self.request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A letter that does not leave is logged: a fault for known addresses only would betray them."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError:  # SMTPException is one
            log.exception("A letter did not leave: %s", template_prefix)
