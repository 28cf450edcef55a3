"""Recording the chair's signature: the moment the clauses become tasks."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from commission import access, clock
from commission.domain.sitting import ASKED, Move, Need
from commission.models import Calendar, Meeting, Seat
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent
from commission.web.conflicts import Comparable, done
from commission.web.fields import DayInput
from commission.web.gate import allow
from commission.web.request import Request
from commission.web.templatetags.words import in_lang
from tasks import drafts
from tasks.actions import signing
from tasks.models import Task
from tasks.web.crumbs import to_sitting
from tasks.web.sitting_gate import whole_meeting


class SeatChoice(forms.ModelChoiceField):
    """A seat of the composition, by its title."""

    def label_from_instance(self, obj: Any) -> str:
        """In the reader's language."""
        return in_lang(obj, "title")


class SignForm(Comparable):
    """What stands on the signed paper; `content` is the hash printed on its pages."""

    signed_on = forms.DateField(label=_("Date of the signature"), widget=DayInput)
    chaired_by = SeatChoice(label=_("Presided and signed"), queryset=Seat.objects.none())
    content = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, sitting: Meeting, data: Any = None) -> None:
        start = {"chaired_by": sitting.chaired_by_id, "content": sitting.content_hash}
        super().__init__(data, initial={**start, "seen": sitting.version})
        seats = Seat.objects.filter(pk__in=[seat.pk for seat in sitting.seats()])
        self.fields["chaired_by"].queryset = seats.order_by("order")


@login_required
@require_http_methods(READ_AND_WRITE)
def meeting_sign(request: Request, pk: int) -> HttpResponse:
    """For the secretary, while the papers lie with the chair."""
    sitting = whole_meeting(request, pk)
    allow(access.may_move(request.actor, Move.sign, sitting, ASKED | {Need.same_paper}), "meeting", pk)
    form = SignForm(sitting, sent(request))
    if form.is_valid() and (tasks := done(form, lambda: _sign(request, sitting, form))) is not None:
        messages.success(request, _told(len(tasks)))
        return see_other("meeting", sitting.pk)
    return form_page(request, "tasks/sitting/sign.html", form, **_page(sitting))


def _sign(request: Request, sitting: Meeting, form: SignForm) -> list[Task]:
    return signing.sign(
        sitting,
        signed_on=form.cleaned_data["signed_on"],
        chaired_by=form.cleaned_data["chaired_by"],
        content_hash=form.cleaned_data["content"],
        by=request.actor,
        seen=form.cleaned_data["seen"],
    )


def _page(sitting: Meeting) -> dict[str, Any]:
    """What will happen: so many tasks, received today."""
    lines = drafts.lines_of(
        sitting, drafts.instructions_of(sitting), clock.today(), Calendar.objects.workdays()
    )
    return {
        "meeting": sitting,
        "crumbs": to_sitting(sitting),
        "back": reverse("meeting", args=[sitting.pk]),
        "count": len(lines),
        "first_due": min((line.due.due for line in lines), default=None),
    }


def _told(count: int) -> str:
    return ngettext("%(count)s task issued.", "%(count)s tasks issued.", count) % {"count": count}
