"""What all forms share: how a refusal of an action is shown where it belongs."""

from django import forms

from commission.domain.verdict import Refused
from commission.reasons import sentence


class Seen(forms.Form):
    """Every form on a governed object carries the version it was made of."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


def show(form: forms.Form, refusal: Refused) -> None:
    """Put the sentence at the field at fault, or on top of the form; what was typed stays."""
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, sentence(refusal))
