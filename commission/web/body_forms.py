"""Forms of the list of bodies and of what its bodies are called."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from commission import clock, words
from commission.actions.body_list import End, Entered
from commission.domain.names import COLUMNS, FORMS, REQUIRED, Names
from commission.models import Body
from commission.queries import BodyQuerySet
from commission.web.conflicts import Comparable
from commission.web.fields import LikelyDay, NamedChoice, text

LABELS = {
    "name": pgettext_lazy("body", "Name"),
    "short": _("Short name"),
    "head_title": _("Head"),
    "head_dative": _("To the head"),
    "in_place": _("In the place"),
}
LONGEST = 300
LONGEST_SHORT = 120
ACT_HELP = _("Its kind, date and number.")


def _fields() -> dict[str, forms.Field]:
    languages = dict(words.choices("language"))
    return {
        f"{form}_{language}": text(
            format_lazy("{}, {}", LABELS[form], languages[language]),
            required=f"{form}_{language}" in REQUIRED,
            max_length=LONGEST_SHORT if form == "short" else LONGEST,
            lang=language,
        )
        for form, spoken in FORMS.items()
        for language in spoken
    }


class NamesForm(Comparable):
    """Every form of a name. They are typed, for a case ending is never made by rule."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= _fields()

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The fields of each form of the name, side by side."""
        return [[self[f"{form}_{language}"] for language in spoken] for form, spoken in FORMS.items()]

    def names(self) -> Names:
        """What the actions take."""
        return Names(**{column: self.cleaned_data[column] for column in COLUMNS})


class ChangeForm(NamesForm):
    """The same for a body that has a name: nobody but the secretary knows why it is to be another."""

    RENAMED, CORRECTED = "renamed", "corrected"

    what = forms.ChoiceField(
        label=_("What has changed"),
        widget=forms.RadioSelect,
        choices=[
            (RENAMED, _("The body is renamed: papers of earlier days keep the old name")),
            (CORRECTED, _("A slip was made: the name never was what stands here")),
        ],
    )
    since = LikelyDay(
        label=_("First day of the new name"),
        required=False,
        help_text=_("For a renaming. It may lie ahead: until then the old name stands everywhere."),
    )
    act = text(_("Act on the renaming"), max_length=LONGEST, help_text=ACT_HELP)

    def clean(self) -> dict[str, Any]:
        """A renaming has a day and an act; a slip has neither."""
        data = super().clean() or self.cleaned_data
        if data.get("what") == self.RENAMED:
            for name in ("since", "act"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, self.fields[name].error_messages["required"])
        return data


class TakeBackForm(Comparable):
    """Why the newest renaming is struck out."""

    reason = text(_("Reason"), required=True, max_length=LONGEST)


class AliasForm(forms.Form):
    """Another way people write the name."""

    text = forms.CharField(
        label=_("Another name"),
        max_length=200,
        help_text=_("A short form, an older name, a name in another script: whatever people type."),
    )


class EntryForm(Comparable):
    """What the list says of a body besides its name."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("body", "Kind"),
        choices=[("", "—"), *Body.Kind.choices],
        help_text=_(
            "Only bodies subordinate to the akim can be instructed; to the others it is recommended."
        ),
    )
    after = NamedChoice(
        label=_("Place in the list: after"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=_("in the first place"),
    )
    kato = forms.RegexField(
        r"^[0-9]{9}$",
        label=_("KATO code"),
        required=False,
        error_messages={"invalid": _("Nine digits.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, others: BodyQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["after"].queryset = others

    def entered(self) -> Entered:
        """What the actions take."""
        data = self.cleaned_data
        return Entered(kind=data["kind"], kato=data["kato"], after=data["after"])


class NewBodyForm(NamesForm, EntryForm):
    """A body that is not in the list yet."""

    act = text(_("Act that formed it"), max_length=LONGEST, help_text=ACT_HELP)


class EndForm(Comparable):
    """The last day of a body; an empty form takes the entry back."""

    until = LikelyDay(
        label=_("Last day, inclusive"),
        required=False,
        help_text=_("Empty: the body is at work, the entry was a mistake."),
    )
    act = text(_("Act on the winding-up or merger"), max_length=LONGEST, help_text=ACT_HELP)
    successor = NamedChoice(
        label=_("Successor"), queryset=Body.objects.none(), required=False, empty_label=_("none is named")
    )

    def __init__(self, *args: Any, others: BodyQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = others.active(clock.today())

    def end(self) -> End | None:
        """What the action takes."""
        data = self.cleaned_data
        if data["until"] is None:
            return None
        return End(until=data["until"], act=data["act"], successor=data["successor"])
