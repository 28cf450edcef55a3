"""Forms of the head of the minutes. Everything may be blank: what is not known is flagged, not invented."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from commission.actions.meetings import Details
from commission.domain.roles import Actor
from commission.models import Commission, Meeting
from commission.web.conflicts import Comparable
from commission.web.fields import CommissionChoice, HourInput, LikelyDay, text
from commission.web.templatetags.words import in_lang

NEEDED = _("May be given later, but before the minutes go to the chair.")
"""Said at the blanks that keep the papers back; the check before the chair says the same of each."""


class PlanForm(Comparable):
    """What is known when a sitting is planned."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Meeting.Kind.choices)
    date = LikelyDay(label=_("Date of the sitting"), required=False)
    time = forms.TimeField(label=_("Time"), required=False, widget=HourInput)
    place_kk = text(_("Place in Kazakh"), max_length=300, lang="kk")
    place_ru = text(_("Place in Russian"), max_length=300, lang="ru")

    def details(self) -> Details:
        """What the action takes."""
        return Details(**{name: value for name, value in self.cleaned_data.items() if name in DETAILS})


class NewMeetingForm(PlanForm):
    """The same, with the commission where a secretary keeps several."""

    commission = CommissionChoice(label=_("Commission"), queryset=Commission.objects.none(), empty_label=None)

    field_order = ("commission",)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = Commission.objects.kept_by(actor).prefetch_related("bases")
        self.fields["commission"].queryset = kept
        if len(kept) == 1:
            self.fields["commission"].widget = forms.HiddenInput()
            self.initial["commission"] = kept[0].pk


class DetailsForm(PlanForm):
    """The whole head of the minutes."""

    number = text(
        _("Number of the minutes"),
        max_length=20,
        help_text=format_lazy(
            "{} {}", NEEDED, _("Numbers are counted within the year of the sitting: give its date first.")
        ),
    )
    chaired_by_id = forms.TypedChoiceField(
        label=_("Who presided"), required=False, coerce=int, empty_value=None
    )
    control_kk = text(_("Control of execution, in Kazakh"), max_length=300, lang="kk")
    control_ru = text(
        _("Control of execution, in Russian"),
        max_length=300,
        lang="ru",
        help_text=_("Who controls the execution of the minutes: position and name."),
    )

    field_order = (
        "date",
        "time",
        "number",
        "kind",
        "place_kk",
        "place_ru",
        "chaired_by_id",
        "control_kk",
        "control_ru",
    )

    def __init__(self, data: QueryDict | None, *, meeting: Meeting) -> None:
        super().__init__(data, initial=stored(meeting) | {"seen": meeting.version})
        for name in ("date", "place_kk", "place_ru", "chaired_by_id"):
            self.fields[name].help_text = NEEDED
        self.fields["chaired_by_id"].choices = [("", "—"), *_seats(meeting)]
        self.fields["number"].widget.attrs |= {"list": "free-numbers", "autocomplete": "off"}


DETAILS = tuple(Details.__dataclass_fields__)


def stored(meeting: Meeting) -> dict[str, Any]:
    """The values the form starts from."""
    return {name: getattr(meeting, name) for name in DETAILS}


def _seats(meeting: Meeting) -> list[tuple[int, str]]:
    """Places of the composition in force; whoever is already written down stays a choice."""
    seats = meeting.seats()
    if meeting.chaired_by and meeting.chaired_by not in seats:
        seats.append(meeting.chaired_by)
    return [(seat.pk, in_lang(seat, "title")) for seat in seats]
