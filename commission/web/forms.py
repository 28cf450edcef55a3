"""What all forms share: how a refusal of an action is shown where it belongs."""

from django import forms
from django.http import QueryDict

from commission.domain.verdict import Refused
from commission.reasons import sentence


class Seen(forms.Form):
    """Every form on a governed object carries the version it was made of."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


def show(form: forms.Form, refusal: Refused) -> None:
    """Put the sentence at the field at fault, or on top of the form; what was typed stays."""
    # the law says «needs_reason» without knowing that a form has a field «reason»
    wanted = refusal.field or refusal.code.removeprefix("needs_")
    form.add_error(wanted if wanted in form.fields else None, sentence(refusal))


def plain(sent: QueryDict, name: str) -> str:
    """A value that no form checks, fit to be asked of a database: PostgreSQL knows no text with a NUL."""
    return sent.get(name, "").replace("\0", "").strip()
