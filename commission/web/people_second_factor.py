"""The administrator frees an account whose phone is lost."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from commission import access
from commission.actions import second_factor
from commission.models import Person
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.conflicts import Comparable, saved
from commission.web.gate import allow
from commission.web.request import Request


class TakeOffForm(Comparable):
    """Why: the only trace of a conversation that had to take place."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("What happened to the phone, and how you made sure who asks."),
    )


@login_required
@require_http_methods(READ_AND_WRITE)
def second_factor_off(request: Request, pk: int) -> HttpResponse:
    """What it means, the reason, and off it is."""
    person = get_object_or_404(Person.objects.visible_to(request.actor), pk=pk)
    allow(access.may_take_off_second_factor(request.actor, person.pk), "person", person.pk)
    form = TakeOffForm(sent(request), initial={"seen": person.version})
    if form.is_valid() and saved(form, person, lambda: _take_off(request, person, form), dict):
        tell(request, person)
        return see_other("person", person.pk)
    return form_page(request, "commission/people/second_factor.html", form, person=person)


def _take_off(request: Request, person: Person, form: TakeOffForm) -> None:
    data = form.cleaned_data
    second_factor.take_off(person, reason=data["reason"], by=request.actor, seen=data["seen"])
