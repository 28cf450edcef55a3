"""Form fields that several pages of the sitting share."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from commission import clock, reasons
from commission.models import Commission
from commission.web.templatetags.words import in_lang

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class DayInput(forms.DateInput):
    """The browser's own calendar; it wants the ISO form whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class LikelyDay(forms.DateField):
    """A day as offices write it: another year is a slip of the finger, and would move every date after it."""

    EARLIEST = date(1991, 1, 1)
    LONGEST_AHEAD = timedelta(days=2 * 365 + 1)
    """No act of this state is older, and nobody sets a day later than that."""

    widget = DayInput

    def validate(self, value: Any) -> None:
        """Within the limits, if it was given at all."""
        super().validate(value)
        latest = clock.today() + self.LONGEST_AHEAD
        if value and not self.EARLIEST <= value <= latest:
            limits = {"first": reasons.said(self.EARLIEST), "last": reasons.said(latest)}
            raise forms.ValidationError(_("Give a date from %(first)s to %(last)s."), params=limits)


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


def person_name(**attrs: str) -> forms.CharField:
    """What somebody is called, where they want to say it."""
    help_text = _("May stay empty: papers and lists then say the position.")
    widget = forms.TextInput(attrs)
    return forms.CharField(
        label=_("Name"), max_length=200, required=False, help_text=help_text, widget=widget
    )


def long_text(label: "str | StrPromise", most: int, **options: Any) -> forms.CharField:
    """At most `most` characters, and the browser must not cut them: what is pasted is kept, and refused."""
    return text(label, validators=[MaxLengthValidator(most)], **options)
