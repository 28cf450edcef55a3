"""Who came: one line for each seat of the composition, and what it means for the quorum."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from commission import access
from commission.actions import meetings as actions
from commission.actions.meetings import Mark
from commission.models import Attendance, Meeting, Seat
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.conflicts import Comparable, saved
from commission.web.gate import allow, meeting_of
from commission.web.request import Request
from commission.web.templatetags.words import in_lang

State = Attendance.State


@dataclass(frozen=True)
class Line:
    """A seat with its two fields."""

    seat: Seat
    state: forms.BoundField
    by_whom: forms.BoundField


class AttendanceForm(Comparable):
    """A mark for each seat, or none; the name of whoever represents its holder."""

    def __init__(self, *args: Any, seats: Sequence[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = seats
        for seat in seats:
            self.fields[f"state_{seat.pk}"] = _state_field(in_lang(seat, "title"))
            self.fields[f"by_{seat.pk}"] = _by_whom_field(in_lang(seat, "title"))

    def lines(self) -> Iterator[Line]:
        """The rows of the page."""
        return (Line(seat, self[f"state_{seat.pk}"], self[f"by_{seat.pk}"]) for seat in self.seats)

    def clean(self) -> dict[str, Any]:
        """A representative's name is itself a mark; beside another mark it is a contradiction."""
        data = super().clean() or self.cleaned_data
        for seat in self.seats:
            state, by_whom = f"state_{seat.pk}", f"by_{seat.pk}"
            if not data.get(by_whom):
                continue
            data[state] = data.get(state) or State.REPRESENTED.value
            if data[state] != State.REPRESENTED:
                self.add_error(by_whom, _("A representative is named, but the mark says something else."))
        return data

    def marks(self, rest: str) -> dict[int, Mark]:
        """What the action takes; `rest` is the mark of seats left unmarked, empty to leave them so."""
        data = self.cleaned_data
        states = {seat.pk: data[f"state_{seat.pk}"] or rest for seat in self.seats}
        return {pk: Mark(state, data[f"by_{pk}"]) for pk, state in states.items() if state}


@login_required
@require_http_methods(READ_AND_WRITE)
def meeting_attendance(request: Request, pk: int) -> HttpResponse:
    """Mark who came; one press marks all who were left unmarked as present."""
    meeting = meeting_of(request, pk, "attendance", "commission__compositions__seats")
    allow(access.may_edit(request.actor, meeting), "meeting", pk)
    seats = meeting.seats()
    start = {**stored(meeting, seats), "seen": meeting.version}
    form = AttendanceForm(sent(request), seats=seats, initial=start)
    if form.is_valid() and saved(
        form, meeting, lambda: _mark(request, meeting, form), lambda: stored(meeting, seats)
    ):
        tell(request, meeting)
        return see_other("meeting", pk)
    template = "commission/meetings/attendance.html"
    return form_page(request, template, form, meeting=meeting, quorum=meeting.quorum())


def stored(meeting: Meeting, seats: Sequence[Seat]) -> Mapping[str, str]:
    """The marks the form starts from."""
    known = {mark.seat_id: mark for mark in meeting.attendance.all()}
    values = {}
    for seat in seats:
        mark = known.get(seat.pk)
        values[f"state_{seat.pk}"] = mark.state if mark else ""
        values[f"by_{seat.pk}"] = mark.represented_by if mark else ""
    return values


def _mark(request: Request, meeting: Meeting, form: AttendanceForm) -> None:
    rest = State.PRESENT.value if request.POST.get("rest") == State.PRESENT else ""
    actions.mark_attendance(meeting, form.marks(rest), by=request.actor, seen=form.cleaned_data["seen"])


def _state_field(seat: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=seat, choices=State.choices, required=False, widget=forms.RadioSelect)


def _by_whom_field(seat: str) -> forms.CharField:
    label = gettext("Represented by, for: %(seat)s") % {"seat": seat}
    return forms.CharField(label=label, max_length=200, required=False)
