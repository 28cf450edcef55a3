"""Two people wrote the same thing: the second one sees both versions and loses nothing.

The action refuses a form made of an older version ("stale"). The page then shows what is stored now beside
what was typed, and carries the new version on, so that sending again is a decision and not an accident.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.utils.formats import date_format, time_format

from commission.domain.verdict import Refused
from commission.models import Governed
from commission.web.forms import Seen, show

T = TypeVar("T")


@dataclass(frozen=True)
class Difference:
    """One field in which the stored version and the typed one differ, as a reader sees them."""

    label: str
    stored: str
    typed: str


class Comparable(Seen):
    """A form that can show a conflict; `conflicts` stays empty until there is one."""

    fields: dict[str, Any]
    data: Any
    conflicts: tuple[Difference, ...] = ()


def done(form: forms.Form, act: Callable[[], T]) -> T | None:
    """What `act` made; None if it was refused, with the sentence in the form."""
    try:
        return act()
    except Refused as refusal:
        show(form, refusal)
        return None


def saved(
    form: Comparable, obj: Governed, save: Callable[[], object], stored: Callable[[], Mapping[str, Any]]
) -> bool:
    """Call `save`, which changes `obj`, and tell whether it went through; a refusal is put into the form.

    `stored` gives the values the form would start from now, by field name.
    """
    try:
        save()
    except Refused as refusal:
        if refusal.code == "stale":
            obj.refresh_from_db()
            form.conflicts = tuple(_differences(form, stored()))
            _carry_on_from(form, obj.version)
        show(form, refusal)
        return False
    return True


def _carry_on_from(form: Comparable, version: int) -> None:
    form.data = form.data.copy()
    form.data[form.add_prefix("seen")] = version


def _differences(form: Comparable, stored: Mapping[str, Any]) -> list[Difference]:
    pairs = {
        name: (_shown(form.fields[name], value), _shown(form.fields[name], form.cleaned_data.get(name)))
        for name, value in stored.items()
        if name in form.fields
    }
    return [Difference(str(form[name].label), old, new) for name, (old, new) in pairs.items() if old != new]


def _shown(field: forms.Field, value: Any) -> str:
    if value in (None, ""):
        return "—"
    if isinstance(field, forms.ModelMultipleChoiceField):
        return "; ".join(field.label_from_instance(one) for one in value) or "—"
    if isinstance(value, Model) and isinstance(field, forms.ModelChoiceField):
        return str(field.label_from_instance(value))
    if isinstance(field, forms.ChoiceField):
        return str(_labels(field).get(value, value))
    return _plain(value)


def _labels(field: Any) -> dict[Any, Any]:
    return dict(field.choices)


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, time):
        return time_format(value, "TIME_FORMAT")
    return str(value)
