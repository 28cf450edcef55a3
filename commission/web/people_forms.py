"""Forms of accounts and positions. They check shape; who may grant what is the action's to say."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from commission import access, clock, words
from commission.actions.people import NewPosition
from commission.domain.names import Names
from commission.domain.roles import BODY_ROLES, COMMISSION_ROLES, Actor, Role
from commission.models import Body, Commission, Person
from commission.web.conflicts import Comparable
from commission.web.fields import CommissionChoice, LikelyDay, NamedChoice, person_name, text


class PositionForm(Comparable):
    """A role, where it is held, and the title that papers show."""

    role = forms.ChoiceField(label=_("Role"))
    body = NamedChoice(
        label=_("Body"),
        queryset=Body.objects.none(),
        required=False,
        empty_label="—",
        help_text=_("For a head or a specialist."),
    )
    commission = CommissionChoice(
        label=_("Commission"),
        queryset=Commission.objects.none(),
        required=False,
        empty_label="—",
        help_text=_("For a role in the commission."),
    )
    title_kk = text(
        _("Title of the position in Kazakh"),
        max_length=300,
        lang="kk",
        help_text=_("For the head of a body it may stay empty: the official title is taken."),
    )
    title_ru = text(_("Title of the position in Russian"), max_length=300, lang="ru")
    title_en = text(_("Title of the position in English"), max_length=300, lang="en")
    since = LikelyDay(
        label=pgettext_lazy("period", "From"),
        required=False,
        help_text=_("Empty: from today. A day ahead gives the rights when it comes."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "—"), *grantable(actor)]
        self.fields["body"].queryset = Body.objects.visible_to(actor).active(clock.today())
        self.fields["commission"].queryset = _commissions(actor)

    def clean(self) -> dict[str, Any]:
        """A scope the role does not have is dropped; the head's title is the body's own unless written."""
        data = super().clean() or self.cleaned_data
        role = data.get("role", "")
        if role not in BODY_ROLES:
            data["body"] = None
        if role not in COMMISSION_ROLES:
            data["commission"] = None
        if role == Role.head and data.get("body"):
            _take_official_title(data, data["body"].named_on(data.get("since") or clock.today()))
        for name in ("title_kk", "title_ru"):
            if role and not data.get(name):
                self.add_error(name, self.fields[name].error_messages["required"])
        return data

    def position(self) -> NewPosition:
        """What the action takes."""
        data = self.cleaned_data
        names = ("title_kk", "title_ru", "title_en", "commission", "body", "since")
        return NewPosition(role=Role(data["role"]), **{name: data[name] for name in names})


class InviteForm(PositionForm):
    """A new account with its first position."""

    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("The invitation goes there; it is the sign-in name."),
    )
    name = person_name()
    language = forms.ChoiceField(label=_("Language of the letter"), choices=Person.Language.choices)

    field_order = ("email", "name", "language")


class PersonForm(Comparable):
    """Who the account belongs to."""

    name = person_name()
    email = forms.EmailField(label=_("E-mail"), max_length=254, help_text=_("It is the sign-in name."))

    def __init__(self, *args: Any, may_readdress: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_readdress:
            self.fields["email"].disabled = True
            self.fields["email"].help_text = _("Only who may give all positions of this account changes it.")


class DismissForm(Comparable):
    """The last day of a position."""

    until = LikelyDay(label=_("Last day, inclusive"))


def grantable(actor: Actor) -> list[tuple[str, str]]:
    """The roles this person may give, in the order of the vocabulary."""
    return [
        (role, str(label)) for role, label in words.choices("role") if access.may_grant(actor, Role(role))
    ]


def _commissions(actor: Actor) -> QuerySet[Commission]:
    commissions = Commission.objects.all() if actor.is_administrator else Commission.objects.kept_by(actor)
    return commissions.prefetch_related("bases")


def _take_official_title(data: dict[str, Any], names: Names) -> None:
    for language in ("kk", "ru", "en"):
        data[f"title_{language}"] = data.get(f"title_{language}") or getattr(names, f"head_title_{language}")
