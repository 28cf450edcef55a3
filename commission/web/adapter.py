"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedSignUp(DefaultAccountAdapter):
    """Accounts are born of invitations only (commission/actions/people.py)."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
