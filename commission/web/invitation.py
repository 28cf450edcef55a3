"""Taking up an invitation: the mailed link, a password, and in."""

from django import forms
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from commission.actions import people
from commission.models import Person
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.conflicts import Comparable, saved

TYPED_BLIND = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class PasswordForm(Comparable):
    """The password twice: it cannot be seen while it is typed."""

    password = forms.CharField(
        label=_("Password"), strip=False, widget=TYPED_BLIND, help_text=password_validators_help_text_html()
    )
    again = forms.CharField(label=_("The same password again"), strip=False, widget=TYPED_BLIND)

    def clean_again(self) -> str:
        """Both must be one."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError(_("The two passwords differ."))
        return again


@never_cache
@sensitive_post_parameters()
@require_http_methods(READ_AND_WRITE)
def invitation(request: HttpRequest, uidb64: str, token: str) -> HttpResponse:
    """The person is known by the link alone; who has it read the letter."""
    person = _invited(uidb64, token)
    if person is None:
        return render(request, "commission/account/invitation_over.html", status=404)
    chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
    language = request.LANGUAGE_CODE if chosen else person.language
    with translation.override(language):
        response = _take_up(request, person)
    response.headers["Content-Language"] = language
    return response


def _take_up(request: HttpRequest, person: Person) -> HttpResponse:
    form = PasswordForm(sent(request))
    if form.is_valid() and saved(form, person, lambda: _join(person, form), dict):
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
        tell(request, person)
        return see_other(settings.LOGIN_REDIRECT_URL)
    positions = person.positions.order_by("id")
    return form_page(request, "commission/account/invitation.html", form, person=person, positions=positions)


def _join(person: Person, form: PasswordForm) -> None:
    people.take_up(person, password=form.cleaned_data["password"])


def _invited(uidb64: str, token: str) -> Person | None:
    """The person of a link that still works: not used, not too old, the account not closed."""
    try:
        pk = int(force_str(urlsafe_base64_decode(uidb64)))
    except ValueError:
        return None
    person = Person.objects.filter(pk=pk, is_active=True).first()
    if person is None or person.has_usable_password():
        return None
    return person if default_token_generator.check_token(person, token) else None
