"""Two people wrote the same thing: the second one sees both versions and loses nothing.

The action refuses a form made of an older version ("stale"). The page then shows what is stored now beside
what was typed, and carries the new version on, so that sending again is a decision and not an accident.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.utils.formats import time_format

from commission.dates import day_in
from commission.domain.verdict import Refused
from commission.models import Entry, Governed
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
            now = stored()
            _carry_on_from(form, obj)
            _take_theirs(form, obj, now)
            form.conflicts = tuple(_differences(form, now))
        show(form, refusal)
        return False
    return True


def _carry_on_from(form: Comparable, obj: Governed) -> None:
    form.data = form.data.copy()
    form.data[form.add_prefix("seen")] = obj.version


def _take_theirs(form: Comparable, obj: Governed, now: Mapping[str, Any]) -> None:
    """What the other one changed and this one left alone follows the other: an old form puts nothing back."""
    seen = form.cleaned_data.get("seen") or 0
    for name, before in _changed_since(obj, seen).items():
        if name in now and name in form.cleaned_data and _same(form.cleaned_data[name], before):
            _put(form, name, form.fields[name].widget.format_value(now[name]))
            form.cleaned_data[name] = now[name]


def _put(form: Comparable, name: str, value: Any) -> None:
    """A field of several values keeps them apart, as the browser sends them."""
    values = value if isinstance(value, list) else [value or ""]
    form.data.setlist(form.add_prefix(name), values)


def _changed_since(obj: Governed, seen: int) -> dict[str, Any]:
    """field -> what it was when the form was opened, of every field changed since."""
    later = Entry.objects.filter(object_kind=obj.journal_kind, object_id=obj.pk, seq__gt=seen)
    before: dict[str, Any] = {}
    for data in later.order_by("seq").values_list("data", flat=True):
        for name, change in json.loads(data).get("changes", {}).items():
            if isinstance(change, list) and len(change) == 2:
                before.setdefault(name, change[0])
    return before


def _same(typed: Any, before: Any) -> bool:
    plain = typed.isoformat() if isinstance(typed, date | time) else typed
    return bool(plain == before) or (_is_blank(plain) and _is_blank(before))


def _is_blank(value: Any) -> bool:
    """Not filled in; a 0 and a «no» are."""
    return value is None or value == "" or value == []


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
    if said := getattr(field, "said", None):
        return str(said(value)) or "—"
    if isinstance(value, Model) and isinstance(field, forms.ModelChoiceField):
        return str(field.label_from_instance(value))
    if isinstance(field, forms.ChoiceField):
        return str(_labels(field).get(value, value))
    return _plain(value)


def _labels(field: Any) -> dict[Any, Any]:
    return dict(field.choices)


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return day_in("SHORT_DATE_FORMAT", value)
    if isinstance(value, time):
        return time_format(value, "TIME_FORMAT")
    return str(value)
