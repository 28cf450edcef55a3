"""The second step of the sign-in: allauth's pages, with a line in the journal for what changes on them.

allauth writes its own rows; the view puts the journal's line into the same transaction.
"""

from typing import Any

from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.db import transaction
from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from commission.actions import second_factor as actions
from commission.render import qr
from commission.web.answers import tell
from commission.web.second_factor_gate import required


class Activate(ActivateTOTPView):
    """The secret as a picture, as a link for this phone and as text, and the first code."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the picture's geometry."""
        context = super().get_context_data(**kwargs)
        secret = {"qr": qr.code(context["totp_url"]), "groups": _groups(context["form"].secret)}
        return context | secret | {"must": required(self.request)}

    def form_valid(self, form: Any) -> HttpResponse:
        """On, with recovery codes, and written down."""
        with transaction.atomic():
            response = super().form_valid(form)
            actions.switched_on(self.request.user)
        tell(self.request, self.request.user)
        return response


class Deactivate(DeactivateTOTPView):
    """For a new phone, or for good where the position does not ask for it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Whether it has to be set up again at once."""
        return super().get_context_data(**kwargs) | {"must": required(self.request)}

    def form_valid(self, form: Any) -> HttpResponse:
        """Off, the recovery codes with it, and written down."""
        with transaction.atomic():
            response = super().form_valid(form)
            actions.switched_off(self.request.user)
        tell(self.request, self.request.user)
        return response


class NewCodes(GenerateRecoveryCodesView):
    """Ten new recovery codes; the old ones open nothing any more."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Made and written down."""
        with transaction.atomic():
            response = super().form_valid(form)
            actions.codes_made(self.request.user)
        tell(self.request, self.request.user)
        return response


activate = never_cache(Activate.as_view())
deactivate = Deactivate.as_view()
new_codes = NewCodes.as_view()
codes = never_cache(ViewRecoveryCodesView.as_view())


def _groups(secret: str) -> str:
    """Four letters at a time: the eye finds its place again."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
