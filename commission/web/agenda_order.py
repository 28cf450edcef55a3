"""The agenda as a list: put in order, taken off, put back. One form, and each press saves at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from commission import access
from commission.actions import agenda as actions
from commission.domain.roles import Actor
from commission.models import AgendaItem, Body, Meeting
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.conflicts import Comparable, saved
from commission.web.gate import allow, meeting_of
from commission.web.ordered import OrderedChoice
from commission.web.request import Request
from commission.web.stepping import Press, stepped
from commission.web.templatetags.words import in_lang

A_PRESS = re.compile(r"(up|down|remove|back)-([0-9]{1,18})", re.ASCII)


@dataclass(frozen=True)
class Line:
    """An item on the page; `focus` is the button to stand on after a press: "up", "down" or ""."""

    item: AgendaItem
    first: bool
    last: bool
    focus: str


class OrderForm(Comparable):
    """The ids in the order of the page, and the button that was pressed; a drag presses none."""

    order = OrderedChoice(label=_("Order of the agenda"), required=False, widget=forms.MultipleHiddenInput)
    press = forms.RegexField(A_PRESS, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {item.pk: item for item in _items(meeting)}
        self.fields["order"].choices = [(pk, in_lang(item, "title")) for pk, item in self.known.items()]

    def clean(self) -> dict[str, Any]:
        """The order that was wanted: that of the page, one step further where «up» or «down» was pressed."""
        data = super().clean() or self.cleaned_data
        if "order" in data and "press" in data:
            data["order"] = stepped(data["order"], self.pressed())
        return data

    def pressed(self) -> Press | None:
        """Which button, on which item."""
        found = A_PRESS.fullmatch(self.cleaned_data["press"])
        return Press(found[1], int(found[2])) if found else None

    def shown(self) -> list[AgendaItem]:
        """As it was wanted, as far as it still fits; an item that came meanwhile is at the end."""
        standing = [pk for pk, item in self.known.items() if not item.removed_at]
        asked = self.cleaned_data.get("order", []) if self.is_bound else []
        kept = [pk for pk in dict.fromkeys(asked) if pk in standing]
        return [self.known[pk] for pk in kept + [pk for pk in standing if pk not in kept]]


@login_required
@require_http_methods(READ_AND_WRITE)
def meeting_agenda(request: Request, pk: int) -> HttpResponse:
    """Up and down by buttons, anywhere by dragging (order.js); what was taken off can be put back."""
    meeting = meeting_of(request, pk)
    allow(access.may_edit(request.actor, meeting), "meeting", pk)
    before = meeting.version
    form = OrderForm(sent(request), meeting=meeting, initial={"seen": before})
    if form.is_valid() and saved(
        form, meeting, lambda: _press(request.actor, meeting, form), lambda: stored(meeting)
    ):
        tell(request, meeting, before)
        return see_other(_address(pk, form))
    return form_page(
        request,
        "commission/meetings/agenda.html",
        form,
        meeting=meeting,
        lines=_lines(form.shown(), request.GET.get("pressed", "")),
        removed=[item for item in form.known.values() if item.removed_at],
    )


def stored(meeting: Meeting) -> dict[str, list[int]]:
    """The order as it is now."""
    return {"order": [item.pk for item in actions.standing(meeting)]}


def _press(actor: Actor, meeting: Meeting, form: OrderForm) -> None:
    press, seen = form.pressed(), form.cleaned_data["seen"]
    if press is None or press.steps:
        actions.reorder(meeting, form.cleaned_data["order"], by=actor, seen=seen)
    elif item := form.known.get(press.at):
        act = actions.remove_item if press.what == "remove" else actions.put_back
        act(item, by=actor, seen=seen)


def _address(pk: int, form: OrderForm) -> str:
    """Back to the list, the keyboard on the button that was pressed."""
    press = form.pressed()
    return reverse("meeting_agenda", args=[pk]) + (f"?pressed={press}" if press and press.steps else "")


def _items(meeting: Meeting) -> list[AgendaItem]:
    """Those taken off too, with what a line says of each."""
    bodies = Body.objects.order_by("reporting__order", "order")
    rows = AgendaItem.with_removed.filter(meeting=meeting).order_by("order", "pk")
    items = list(rows.prefetch_related(Prefetch("reporters", bodies), "clauses"))
    for item in items:
        item.meeting = meeting  # one object in hand: the actions move its version on
    return items


def _lines(items: Sequence[AgendaItem], pressed: str) -> list[Line]:
    found = A_PRESS.fullmatch(pressed)
    last = len(items) - 1
    return [
        Line(item, place == 0, place == last, _focus(found, item, place, last))
        for place, item in enumerate(items)
    ]


def _focus(pressed: re.Match[str] | None, item: AgendaItem, place: int, last: int) -> str:
    """At an end of the list the pressed button is gone: the other one is next to it."""
    if pressed is None or int(pressed[2]) != item.pk or last == 0:
        return ""
    return {0: "down", last: "up"}.get(place, pressed[1])
