"""Who was invited: a list of lines in two languages, and a box that takes many lines at once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from commission import access
from commission.actions import invited as actions
from commission.actions.invited import MOST, Guest
from commission.domain.verdict import Refused
from commission.models import Meeting
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.conflicts import Comparable, saved
from commission.web.fields import long_text
from commission.web.forms import show
from commission.web.gate import allow, meeting_of
from commission.web.request import Request
from commission.web.stepping import STEPS, moved

Pair = list[str]
"""Kazakh, Russian."""

A_PRESS = re.compile(r"(up|down|remove)-([0-9]{1,4})", re.ASCII)
SEPARATORS = re.compile(r"\s*[;\t]\s*")
MOST_PASTED = 200_000
SPARE = 2


@dataclass(frozen=True)
class Line:
    """One person on the page; `place` counts from 0 and is -1 where a new one can be written."""

    kk: str
    ru: str
    place: int
    first: bool = False
    last: bool = False


class GuestLines(forms.Widget):
    """Two boxes a line, all lines under two names; the page draws them (invited_line.html)."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Pair]:
        """Lines with nothing in them are no lines."""
        if not isinstance(data, QueryDict):
            return []
        pairs = zip(data.getlist("kk"), data.getlist("ru"), strict=False)
        return [[kk.strip(), ru.strip()] for kk, ru in pairs if kk.strip() or ru.strip()]


class GuestList(forms.Field):
    """The lines as pairs, in their order."""

    widget = GuestLines

    def said(self, value: Sequence[Pair]) -> str:
        """For the comparison of two versions."""
        return "; ".join(" / ".join(text for text in pair if text) for pair in value)


class InvitedForm(Comparable):
    """What stands on the list, and what was pasted below it."""

    guests = GuestList(label=_("Invited"), required=False)
    more = long_text(
        _("Several at once"),
        MOST_PASTED,
        rows=4,
        help_text=_("One person a line: Kazakh ; Russian. Two columns of a spreadsheet fit as they are."),
    )
    press = forms.RegexField(A_PRESS, required=False, widget=forms.HiddenInput)

    wanted: list[Pair] | None = None

    def clean(self) -> dict[str, Any]:
        """What was pasted becomes lines at the end; then the pressed button has its say."""
        data = super().clean() or self.cleaned_data
        if not self.errors:
            guests = [*data["guests"], *pasted(data["more"])]
            if len(guests) > MOST:
                show(self, Refused("guests_too_many", field="more", most=MOST, typed=len(guests)))
            else:
                self.wanted = data["guests"] = _pressed(guests, data["press"])
                self.data = self.data.copy()
                self.data["more"] = ""
        return data

    def lines(self) -> list[Line]:
        """What was wanted, where an answer is still needed; else what is stored."""
        pairs = self.cleaned_data.get("guests", self.wanted) if self.wanted else self["guests"].value()
        last = len(pairs or []) - 1
        return [Line(kk, ru, at, at == 0, at == last) for at, (kk, ru) in enumerate(pairs or [])]

    def blanks(self) -> list[Line]:
        """Lines to write new ones in."""
        return [Line("", "", -1)] * SPARE


@login_required
@require_http_methods(READ_AND_WRITE)
def meeting_invited(request: Request, pk: int) -> HttpResponse:
    """Every button saves all that is written on the page."""
    meeting = meeting_of(request, pk)
    allow(access.may_edit(request.actor, meeting), "meeting", pk)
    before = meeting.version
    form = InvitedForm(sent(request), initial={**stored(meeting), "seen": before})
    if form.is_valid() and saved(
        form, meeting, lambda: _invite(request, meeting, form), lambda: stored(meeting)
    ):
        tell(request, meeting, before)
        return see_other("meeting" if "done" in request.POST else "meeting_invited", pk)
    return form_page(request, "commission/meetings/invited.html", form, meeting=meeting)


def stored(meeting: Meeting) -> Mapping[str, list[Pair]]:
    """The list the form starts from."""
    return {"guests": [[guest.text_kk, guest.text_ru] for guest in actions.invited(meeting)]}


def pasted(text: str) -> list[Pair]:
    """«kk ; ru» or two columns of a spreadsheet, a line each; what comes after the second is Russian too."""
    lines = (line.strip() for line in text.splitlines())
    return [[*SEPARATORS.split(line, maxsplit=1), ""][:2] for line in lines if line]


def _pressed(pairs: list[Pair], press: str) -> list[Pair]:
    found = A_PRESS.fullmatch(press)
    if not found or (place := int(found[2])) >= len(pairs):
        return pairs
    if found[1] in STEPS:
        return moved(pairs, place, STEPS[found[1]])
    return [*pairs[:place], *pairs[place + 1 :]]


def _invite(request: Request, meeting: Meeting, form: InvitedForm) -> None:
    guests = [Guest(kk, ru) for kk, ru in form.cleaned_data["guests"]]
    actions.invite(meeting, guests, by=request.actor, seen=form.cleaned_data["seen"])
