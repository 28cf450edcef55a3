"""Form fields that several pages of the sitting share."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Model

from commission import clock
from commission.models import Commission
from commission.web.templatetags.words import in_lang

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class DayInput(forms.DateInput):
    """The browser's own calendar; it wants the ISO form whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    """The browser's own clock, to the minute."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class NamedChoice(forms.ModelChoiceField):
    """A choice among rows that have `name_kk` and `name_ru`, in the reader's language."""

    def label_from_instance(self, obj: Model) -> str:
        """The name."""
        return in_lang(obj, "name")


class NamedChoices(forms.ModelMultipleChoiceField):
    """Several such rows."""

    def label_from_instance(self, obj: Model) -> str:
        """The name."""
        return in_lang(obj, "name")


class CommissionChoice(forms.ModelChoiceField):
    """A choice among commissions, by the name the law of today gives them."""

    def label_from_instance(self, obj: Model) -> str:
        """The name under the basis in force."""
        return commission_name(obj) if isinstance(obj, Commission) else str(obj)


def commission_name(commission: Commission) -> str:
    """Its name by the law in force today; the newest law there is if none covers the day."""
    basis = commission.basis_on(clock.today()) or commission.basis_on(None)
    return in_lang(basis, "name") if basis else commission.code


def text(
    label: "str | StrPromise", *, required: bool = False, rows: int = 0, lang: str = "", **options: Any
) -> forms.CharField:
    """A line of text, or a box of so many rows.

    `lang` tells the browser which spelling to check; such a field stands beside its other language and takes
    all the width it gets.
    """
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    if lang:
        widget.attrs |= {"lang": lang, "class": "input--wide"}
    return forms.CharField(label=label, required=required, widget=widget, **options)
