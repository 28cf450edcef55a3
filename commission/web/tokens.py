"""Keys of the API on the page of the account: made, named, seen once, revoked."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from commission.actions import tokens
from commission.models import ApiToken
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.conflicts import done
from commission.web.fields import DayInput
from commission.web.request import Request


class TokenForm(forms.Form):
    """What it is for, and how long."""

    name = forms.CharField(
        label=_("What the key is for"),
        max_length=100,
        help_text=_("The program and the machine it runs on: by this name you will know it again."),
    )
    expires_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=DayInput,
        help_text=_("Without a day it works until you revoke it."),
    )


@login_required
@require_http_methods(READ_AND_WRITE)
def token_new(request: Request) -> HttpResponse:
    """The form; then the key itself, on this one answer and never again."""
    form = TokenForm(sent(request))
    made = done(form, lambda: _make(request, form)) if form.is_valid() else None
    if made is None:
        return form_page(request, "commission/account/token_new.html", form)
    token, secret = made
    response = render(request, "commission/account/token.html", {"token": token, "secret": secret})
    add_never_cache_headers(response)
    return response


@login_required
@require_POST
def token_revoke(request: Request, pk: int) -> HttpResponse:
    """One press: a program that still needs it gets another."""
    found = ApiToken.objects.visible_to(request.actor).select_related("person")
    token = get_object_or_404(found, pk=pk)
    before = token.person.version
    tokens.revoke(token, by=request.actor)
    tell(request, token.person, before)
    return see_other("account")


def _make(request: Request, form: TokenForm) -> tuple[ApiToken, str]:
    typed: dict[str, Any] = form.cleaned_data
    return tokens.make(request.user, **typed, by=request.actor)
