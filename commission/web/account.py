"""A person's own account."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from commission import clock
from commission.actions import people
from commission.models import ApiToken, Person
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent
from commission.web.fields import person_name
from commission.web.language import remember
from commission.web.request import Request


class AccountForm(forms.Form):
    """What a person decides about themselves; positions and rights are decided by others."""

    name = person_name(autocomplete="name")
    language = forms.ChoiceField(
        label=_("Language of the pages and letters"), choices=Person.Language.choices
    )
    letters = forms.BooleanField(
        label=_("Letters about tasks by e-mail"),
        required=False,
        help_text=_("A new task, a returned report, a decision. Notices on the pages come in any case."),
    )
    theme = forms.ChoiceField(label=_("Appearance"), choices=Person.Theme.choices, required=False)


@login_required
@require_http_methods(READ_AND_WRITE)
def account(request: Request) -> HttpResponse:
    """Name, language, letters, appearance; positions, keys of the API; the way to another password."""
    person = request.user
    start = {name: getattr(person, name) for name in AccountForm.base_fields}
    form = AccountForm(sent(request), initial=start)
    if form.is_valid():
        return _prefer(request, form)
    positions = person.positions.select_related("body").order_by("-since", "id")
    tokens = ApiToken.objects.visible_to(request.actor).standing().order_by("-id")
    shown = {"positions": positions, "tokens": tokens, "today": clock.today()}
    return form_page(request, "commission/account/account.html", form, **shown)


def _prefer(request: Request, form: AccountForm) -> HttpResponse:
    """The answer already speaks the language just chosen."""
    chosen = dict(form.cleaned_data)
    with transaction.atomic():
        people.rename(request.user, name=chosen.pop("name"), by=request.actor)
        people.prefer(request.user, **chosen)
    language = chosen["language"]
    with translation.override(language):
        messages.success(request, gettext("Your account was changed."))
    response = see_other("account")
    remember(response, language)
    return response
