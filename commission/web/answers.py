"""What a form's page answers: the form again, or the sentence that says it happened and another page."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from commission import said
from commission.models import Entry, Governed

READ_AND_WRITE = ["GET", "HEAD", "POST"]


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form is made of: nothing before it was sent, and even an empty one after."""
    return request.POST if request.method == "POST" else None


def form_page(request: HttpRequest, template: str, form: Form, **context: Any) -> HttpResponse:
    """The form, fresh (200) or with what is wrong in it and all that was typed (422)."""
    return render(request, template, {"form": form, **context}, status=422 if form.errors else 200)


def see_other(to: str, *args: Any) -> HttpResponseRedirect:
    """303 after a POST: whatever was sent, the next request is a GET, and going back sends nothing twice."""
    return HttpResponseRedirect(resolve_url(to, *args), status=303)


def back(request: HttpRequest, fallback: str) -> str:
    """The page a button stood on, as its form's `next` says, if it is one of ours; else `fallback`."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if ours and asked.startswith("/") else fallback


def tell(request: HttpRequest, obj: Governed, before: int | None = None) -> None:
    """Say the object's newest event, in the journal's own words: what is told is what is written.

    `before` is the version the page began with: if it is still that, nothing happened.
    """
    if obj.version == before:
        messages.info(request, _("Nothing was different."))
        return
    entry = obj.newest_event
    if entry is None or entry.seq != obj.version:
        entry = Entry.objects.get(object_kind=obj.journal_kind, object_id=obj.pk, seq=obj.version)
    messages.success(request, said.happened(entry))
