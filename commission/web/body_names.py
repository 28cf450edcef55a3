"""What a body is called: a new name or a slip, a renaming taken back, the other ways people write it."""

from dataclasses import asdict

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from commission import access
from commission.actions import body_names as actions
from commission.domain.roles import Actor
from commission.models import Body
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.bodies import body_of, page
from commission.web.body_forms import AliasForm, ChangeForm, TakeBackForm
from commission.web.conflicts import done, saved
from commission.web.gate import allow
from commission.web.request import Request


@login_required
@require_http_methods(READ_AND_WRITE)
def body_names(request: Request, code: str) -> HttpResponse:
    """Another name from a day on, or a slip corrected: the form asks which."""
    body = body_of(request, code)
    allow(access.may_keep_bodies(request.actor))
    form = ChangeForm(sent(request), initial={"seen": body.version, **asdict(body.names)})
    before = body.version
    if form.is_valid() and saved(
        form, body, lambda: _change(body, form, request.actor), lambda: asdict(body.names)
    ):
        tell(request, body, before)
        return see_other("body", code)
    return form_page(request, "commission/bodies/names.html", form, body=body)


@login_required
@require_http_methods(READ_AND_WRITE)
def body_name_back(request: Request, code: str) -> HttpResponse:
    """The newest renaming is struck out, with the reason; the name before it holds again."""
    body = body_of(request, code)
    allow(access.may_keep_bodies(request.actor))
    form = TakeBackForm(sent(request), initial={"seen": body.version})
    if form.is_valid() and saved(form, body, lambda: _take_back(body, form, request.actor), dict):
        tell(request, body)
        return see_other("body", code)
    former = body.formers[-1] if body.former else None
    return form_page(request, "commission/bodies/back.html", form, body=body, former=former)


@login_required
@require_POST
def body_alias_new(request: Request, code: str) -> HttpResponse:
    """One more way people write the name."""
    body = body_of(request, code)
    allow(access.may_keep_bodies(request.actor))
    form = AliasForm(request.POST)
    if form.is_valid():
        done(form, lambda: actions.add_alias(body, form.cleaned_data["text"], by=request.actor))
    if form.errors:
        return page(request, body, form)
    tell(request, body)
    return see_other("body", code)


@login_required
@require_POST
def body_alias_remove(request: Request, code: str, pk: int) -> HttpResponse:
    """Nobody is to be found by it any more."""
    body = body_of(request, code)
    allow(access.may_keep_bodies(request.actor))
    alias = get_object_or_404(body.aliases.select_related("body"), pk=pk)
    actions.remove_alias(alias, by=request.actor)
    tell(request, alias.body)
    return see_other("body", code)


def _change(body: Body, form: ChangeForm, by: Actor) -> None:
    data = form.cleaned_data
    if data["what"] == form.CORRECTED:
        actions.correct(body, form.names(), by=by, seen=data["seen"])
    else:
        actions.rename(body, form.names(), since=data["since"], act=data["act"], by=by, seen=data["seen"])


def _take_back(body: Body, form: TakeBackForm, by: Actor) -> None:
    actions.take_back(body, reason=form.cleaned_data["reason"], by=by, seen=form.cleaned_data["seen"])
