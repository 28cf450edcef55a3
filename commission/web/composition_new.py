"""A new composition from a day, by an act: the one before it, with its seats changed."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.forms import BaseFormSet, formset_factory
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods

from commission import access, clock
from commission.actions.commissions import NewSeat, enter_composition
from commission.domain.roles import Actor
from commission.models import Body, Commission, Composition, Seat
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.composition import commission_of
from commission.web.conflicts import Comparable, saved
from commission.web.fields import LikelyDay, commission_name, text
from commission.web.gate import allow
from commission.web.request import Request
from commission.web.templatetags.words import in_lang

BLANK_ROWS = 5
BLANK_AT_FIRST = 20
MOST_SEATS = 120
LAST = 10_000
"""Where a seat without a place goes: behind all that have one."""


class CompositionForm(Comparable):
    """From when, and by which act; its text in both languages stands on the papers."""

    since = LikelyDay(
        label=_("In force from"), help_text=_("Sittings of earlier days keep their composition.")
    )
    act_kk = text(_("Act in Kazakh"), required=True, max_length=300, lang="kk")
    act_ru = text(_("Act in Russian"), required=True, max_length=300, lang="ru")


class SeatForm(forms.Form):
    """A seat; a row nobody filled in is no seat."""

    fields: dict[str, Any]

    place = forms.IntegerField(
        label=pgettext_lazy("order", "Place"), required=False, min_value=1, max_value=LAST - 1
    )
    role = forms.ChoiceField(label=_("Role"), choices=Seat.Role.choices, initial=Seat.Role.MEMBER)
    title_kk = text(_("Title of the position in Kazakh"), required=True, max_length=300, lang="kk")
    title_ru = text(_("Title of the position in Russian"), required=True, max_length=300, lang="ru")
    body = forms.TypedChoiceField(label=_("Body"), required=False, empty_value=None)

    def __init__(self, *args: Any, bodies: Mapping[str, Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [("", "—"), *((pk, in_lang(one, "name")) for pk, one in bodies.items())]
        self.fields["body"].coerce = partial(_body, bodies)

    def seat(self) -> NewSeat:
        """What the action takes."""
        return NewSeat(**{name: self.cleaned_data[name] for name in ("title_kk", "title_ru", "role", "body")})


def _body(bodies: Mapping[str, Body], pk: str | int) -> Body:
    """By the key that was sent or the number the row began with; a form takes a ValueError for «no such»."""
    if (found := bodies.get(str(pk))) is None:
        raise ValueError(pk)
    return found


SeatRows = formset_factory(
    SeatForm,
    extra=BLANK_ROWS,
    can_delete=True,
    max_num=MOST_SEATS,
    absolute_max=MOST_SEATS,
    validate_max=True,
)
FirstRows = formset_factory(
    SeatForm, extra=BLANK_AT_FIRST, can_delete=True, max_num=MOST_SEATS, absolute_max=MOST_SEATS
)


@login_required
@require_http_methods(READ_AND_WRITE)
def composition_new(request: Request, code: str) -> HttpResponse:
    """The newest composition as rows to change, add to and leave out."""
    commission = commission_of(request, code)
    allow(access.is_secretary(request.actor, commission.pk))
    newest = commission.composition_on(None)
    rows = _rows(request, newest)
    form = CompositionForm(sent(request), initial={"seen": commission.version})
    valid = form.is_valid() and rows.is_valid()
    if valid and saved(form, commission, lambda: _enter(commission, form, rows, request.actor), dict):
        tell(request, commission)
        return see_other("composition", code)
    context = {
        "commission": commission,
        "name": commission_name(commission),
        "rows": rows,
        "meanwhile": commission.composition_on(None) if _was_stale(form, request) else None,
    }
    return form_page(request, "commission/composition/new.html", _as_one(form, rows), **context)


def _rows(request: Request, newest: Composition | None) -> "BaseFormSet[SeatForm]":
    active = Body.objects.visible_to(request.actor).active(clock.today()).order_by("order")
    bodies = {str(one.pk): one for one in active}
    seats = newest.seats.select_related("body").order_by("order") if newest else []
    for seat in seats:
        if seat.body:
            bodies.setdefault(str(seat.body.pk), seat.body)
    initial = [_seat(n, seat) for n, seat in enumerate(seats, start=1)]
    make = SeatRows if initial else FirstRows
    return make(sent(request), initial=initial, prefix="seats", form_kwargs={"bodies": bodies})


def _seat(place: int, seat: Seat) -> dict[str, Any]:
    names = ("role", "title_kk", "title_ru")
    return {"place": place, "body": seat.body_id, **{name: getattr(seat, name) for name in names}}


def _enter(
    commission: Commission, form: CompositionForm, rows: "BaseFormSet[SeatForm]", by: Actor
) -> Composition:
    data = form.cleaned_data
    return enter_composition(
        commission,
        [row.seat() for row in _kept(rows)],
        since=data["since"],
        act_kk=data["act_kk"],
        act_ru=data["act_ru"],
        by=by,
        seen=data["seen"],
    )


def _kept(rows: "BaseFormSet[SeatForm]") -> list[SeatForm]:
    """The filled rows that were not struck out, by the places typed, those without one last."""
    struck = rows.deleted_forms
    filled = [row for row in rows.forms if row not in struck and row.cleaned_data.get("title_kk")]
    return sorted(filled, key=lambda row: row.cleaned_data.get("place") or LAST)


def _was_stale(form: CompositionForm, request: Request) -> bool:
    """Somebody was faster: `saved` has made the form carry on from another version than was sent."""
    return form.is_bound and form.data.get("seen") != request.POST.get("seen")


def _as_one(form: CompositionForm, rows: "BaseFormSet[SeatForm]") -> CompositionForm:
    """What is wrong in a row is told on top too, with the number of the row."""
    if rows.is_bound and not rows.is_valid():
        faulty = [str(n) for n, row in enumerate(rows.forms, start=1) if row.errors]
        message = _("Look at the rows: %(rows)s.") % {"rows": ", ".join(faulty)}
        form.add_error(None, [*rows.non_form_errors(), message] if faulty else rows.non_form_errors())
    return form
