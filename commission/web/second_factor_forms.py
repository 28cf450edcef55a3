"""allauth's forms of a code, with a field that suits a phone."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

FROM_THE_APP = _("Six digits that the app shows now.")
OF_EITHER_KIND = _("Six digits of the app, or one of your recovery codes.")


class CodeInput(forms.TextInput):
    """Digits on the phone's keyboard; the browser may fill in a code it was sent."""

    def __init__(self) -> None:
        super().__init__({"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": "16"})


class _Code(forms.Form):
    """One field, `code`."""

    hint = OF_EITHER_KIND

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.widget, code.label, code.help_text = CodeInput(), _("Code"), self.hint
        code.widget.is_required = True


class ActivateForm(_Code, ActivateTOTPForm):
    """The first code shows that the app took the secret."""

    hint = FROM_THE_APP


class EnterForm(_Code, AuthenticateForm):
    """The second step of a sign-in."""


class ConfirmForm(_Code, ReauthenticateForm):
    """The code once more before something weighty."""
