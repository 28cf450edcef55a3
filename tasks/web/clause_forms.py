"""The forms of the clause editor. They check shape only; what the law allows is the action's to say."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from commission.dates import day_in
from commission.models import Body, Clause
from commission.reasons import sentence
from commission.web.conflicts import Comparable
from commission.web.fields import DayInput
from commission.web.templatetags.words import in_lang
from commission.words import choices, word
from tasks.actions.instructions import COUNTED, DIRECTION, Owner
from tasks.domain import planned
from tasks.domain.deadlines import DueKind, DueRule
from tasks.domain.fanout import OWNER_ROLES, AddresseeRole, Force, fits
from tasks.domain.kinds import Total
from tasks.models import Instruction, Measure

LONGEST = 999
TOTALS = {
    Total.sum.value: _("reports are added up"),
    Total.latest.value: _("the latest figure counts"),
}


class Draft(forms.CharField):
    """Asked for, so not marked as optional; a draft may lack it, and the check before the chair says so."""

    def __init__(self, language: str, *, label: Any, rows: int = 0) -> None:
        attrs = {"lang": language, "class": "input--wide"}
        widget = forms.Textarea({**attrs, "rows": rows}) if rows else forms.TextInput(attrs)
        super().__init__(label=label, widget=widget, max_length=None if rows else 300)

    def validate(self, value: str) -> None:
        """Blank is a state of the draft."""


class DueForm(forms.Form):
    """The due rule: also what the small preview of the date reads."""

    due_kind = forms.ChoiceField(
        label=_("Term"), choices=lambda: choices("due_kind"), widget=forms.RadioSelect, initial="unset"
    )
    due_date = forms.DateField(label=_("Due date"), widget=DayInput, required=False)
    due_n = forms.IntegerField(
        label=_("How many days or months"), min_value=1, max_value=LONGEST, required=False
    )
    short_term_reason = forms.CharField(
        label=_("Reason for a term under two working days"), max_length=300, required=False
    )

    def rule(self) -> DueRule:
        """The rule typed so far; a value that its kind does not use is left out."""
        kind = DueKind(self.cleaned_data.get("due_kind") or DueKind.unset)
        fixed, unset = kind is DueKind.fixed, kind is DueKind.unset
        on = self.cleaned_data.get("due_date") if fixed else None
        n = None if fixed or unset else self.cleaned_data.get("due_n")
        return DueRule(kind, on, n)


class ClauseForm(DueForm, Comparable):
    """Everything of the clause but its lines and its measures."""

    use_required_attribute = False

    text_kk = Draft("kk", label=_("Text in Kazakh"), rows=8)
    text_ru = Draft("ru", label=_("Text in Russian"), rows=8)
    force = forms.ChoiceField(
        label=_("One force for the lines where none is chosen"),
        help_text=_(
            "It does not change a force already chosen, and new addressees receive it where it fits."
        ),
        choices=lambda: [("", _("each line has its own")), *choices("force")],
        required=False,
    )
    kind = forms.ChoiceField(label=_("Kind of instruction"), choices=lambda: choices("kind"))
    evidence_kk = Draft("kk", label=_("Evidence, in Kazakh"))
    evidence_ru = Draft("ru", label=_("Evidence, in Russian"))
    no_measure_reason = forms.CharField(label=_("Why nothing is measured"), max_length=300, required=False)
    field_order = ("text_kk", "text_ru", "force", "due_kind", "due_date", "due_n", "short_term_reason")

    def add_error(self, field: Any, error: Any) -> None:
        """A reason that is asked for is no longer called optional."""
        super().add_error(field, error)
        if field == "short_term_reason":
            self.fields[field].required = True


class PlanField(forms.IntegerField):
    """A number as a spreadsheet writes it; a text input, so that a wrong one stays there to be corrected."""

    def __init__(self, label: Any) -> None:
        widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "data-cell": "number"})
        super().__init__(label=label, min_value=0, max_value=planned.LARGEST, required=False, widget=widget)

    def to_python(self, value: Any) -> int | None:
        """Thousands may be set apart."""
        try:
            return planned.number(value) if isinstance(value, str) and value.strip() else None
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None


class OwnerForm(forms.Form):
    """One addressee's line, with a plan for each of the clause's measures (`plan-0`, `plan-1`, …)."""

    role = forms.ChoiceField(label=_("Role"), choices=lambda: choices("owner_role"), initial="equal")
    force = forms.ChoiceField(
        label=_("Force"), choices=lambda: [("", _("not chosen")), *choices("force")], required=False
    )
    due_date = forms.DateField(label=_("Own due date"), widget=DayInput({"data-cell": "day"}), required=False)
    remove = forms.BooleanField(label=_("Remove"), required=False)

    def __init__(self, body: Body, measures: int, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, prefix=prefix(body.pk), **kwargs)
        self.body = body
        self.plan_names = plan_names(measures)
        for n, name in enumerate(self.plan_names, start=1):
            self.fields[name] = PlanField(plan_label(n, measures))

    @property
    def plans(self) -> list[forms.BoundField]:
        """In the order of the measures."""
        return [self[name] for name in self.plan_names]

    def owner(self) -> Owner:
        """As the action takes it: who only helps has neither force nor plan nor day of its own."""
        typed = self.cleaned_data
        if typed["role"] not in OWNER_ROLES:
            return Owner(body_id=self.body.pk, role=typed["role"])
        return Owner(
            body_id=self.body.pk,
            role=typed["role"],
            force=typed["force"],
            plans=tuple(typed.get(name) for name in self.plan_names),
            due_date=typed.get("due_date"),
        )

    @property
    def helps(self) -> bool:
        """Whether it only helps those who answer for the clause."""
        return self["role"].value() not in OWNER_ROLES

    @property
    def misfit(self) -> str:
        """What is wrong between this force and this body: said on the line, decided at the check."""
        force = self["force"].value()
        return sentence(fits(Force(force), self.body.kind)) if force in set(Force) else ""


class MeasureForm(forms.Form):
    """One measure; a line without a name is left out."""

    use_required_attribute = False

    name_kk = Draft("kk", label=_("Measure, in Kazakh"))
    name_ru = Draft("ru", label=_("Measure, in Russian"))
    name_en = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)
    unit = forms.ChoiceField(label=_("Unit"), choices=lambda: choices("unit"), initial="count")
    better = forms.ChoiceField(label=_("Which way is good"), choices=lambda: choices("better"), initial="up")
    total = forms.ChoiceField(label=_("Reports"), choices=list(TOTALS.items()), initial="sum")

    def clean(self) -> dict[str, Any]:
        """Both papers name the measure, so one language is not enough."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.is_named:
            for name in ("name_kk", "name_ru"):
                if not cleaned.get(name):
                    self.add_error(name, _("Name the measure in both languages."))
        return cleaned

    @property
    def is_named(self) -> bool:
        """Whether anything was typed in this line."""
        return bool(self.cleaned_data.get("name_kk") or self.cleaned_data.get("name_ru"))


def plan_names(measures: int) -> list[str]:
    """The names of a line's plan fields, one a measure."""
    return [f"plan-{n}" for n in range(measures)]


def plan_label(n: int, measures: int) -> str:
    """«Plan», or which of several it is."""
    return gettext("Plan %(n)s") % {"n": n} if measures > 1 else gettext("Plan")


def prefix(body_id: int) -> str:
    """What the names of one addressee's fields begin with."""
    return f"owner-{body_id}"


def stored_fields(clause: Clause, how: Instruction) -> dict[str, Any]:
    """The values the main form starts from."""
    texts = {"text_kk": clause.text_kk, "text_ru": clause.text_ru}
    return {**texts, **{name: getattr(how, name) for name in DIRECTION}}


def stored_owner(owner: Owner) -> dict[str, Any]:
    """The values of a line."""
    plans = dict(zip(plan_names(len(owner.plans)), owner.plans, strict=True))
    return {"role": owner.role, "force": owner.force, "due_date": owner.due_date, **plans}


def stored_measure(measure: Measure) -> dict[str, Any]:
    """The values of a measure."""
    return {name: getattr(measure, name) for name in COUNTED}


def owner_words(body: Body, owner: Owner) -> str:
    """A line in one phrase, for the comparison of two versions."""
    parts = [in_lang(body, "name"), word("force", owner.force) or gettext("not chosen")]
    parts += [word("owner_role", owner.role)] if owner.role != AddresseeRole.equal else []
    if any(plan is not None for plan in owner.plans):
        plans = "; ".join("—" if plan is None else str(plan) for plan in owner.plans)
        parts.append(f"{gettext('Plan')}: {plans}")
    if owner.due_date:
        parts.append(f"{gettext('Own due date')}: {day_in('SHORT_DATE_FORMAT', owner.due_date)}")
    return ", ".join(parts)
