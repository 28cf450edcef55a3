"""The official list is kept: a body entered, moved to its place, wound up."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from commission import access
from commission.actions import body_list as actions
from commission.domain.roles import Actor
from commission.models import Body
from commission.queries import BodyQuerySet
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.bodies import body_of
from commission.web.body_forms import EndForm, EntryForm, NewBodyForm
from commission.web.conflicts import done, saved
from commission.web.gate import allow
from commission.web.request import Request


@login_required
@require_http_methods(READ_AND_WRITE)
def body_new(request: Request) -> HttpResponse:
    """A body that is not in the list yet; it goes to the end unless another place is named."""
    allow(access.may_keep_bodies(request.actor))
    others = Body.objects.visible_to(request.actor).order_by("order")
    form = NewBodyForm(sent(request), others=others, initial={"after": others.last()})
    if form.is_valid() and (born := done(form, lambda: _add(form, request.actor))):
        tell(request, born)
        return see_other("body", born.code)
    return form_page(request, "commission/bodies/new.html", form)


@login_required
@require_http_methods(READ_AND_WRITE)
def body_edit(request: Request, code: str) -> HttpResponse:
    """Kind, code and place in the list."""
    body = body_of(request, code)
    allow(access.may_keep_bodies(request.actor))
    form = EntryForm(
        sent(request), others=_others(request, body), initial={"seen": body.version, **_entry(body)}
    )
    before = body.version
    if form.is_valid() and saved(form, body, lambda: _edit(body, form, request.actor), lambda: _entry(body)):
        tell(request, body, before)
        return see_other("body", code)
    return form_page(request, "commission/bodies/edit.html", form, body=body)


@login_required
@require_http_methods(READ_AND_WRITE)
def body_end(request: Request, code: str) -> HttpResponse:
    """The body is wound up or merged with another; its tasks and papers stay."""
    body = body_of(request, code)
    allow(access.may_keep_bodies(request.actor))
    start = {"seen": body.version, **_ending(body)}
    form = EndForm(sent(request), others=_others(request, body), initial=start)
    before = body.version
    if form.is_valid() and saved(form, body, lambda: _end(body, form, request.actor), lambda: _ending(body)):
        tell(request, body, before)
        return see_other("body", code)
    return form_page(request, "commission/bodies/end.html", form, body=body)


def _others(request: Request, body: Body) -> BodyQuerySet:
    return Body.objects.visible_to(request.actor).exclude(pk=body.pk).order_by("order")


def _entry(body: Body) -> dict[str, Any]:
    return {"kind": body.kind, "kato": body.kato, "after": actions.before_it(body)}


def _ending(body: Body) -> dict[str, Any]:
    return {"until": body.active_until, "act": body.end_act, "successor": body.successor}


def _add(form: NewBodyForm, by: Actor) -> Body:
    return actions.add(form.names(), form.entered(), act=form.cleaned_data["act"], by=by)


def _edit(body: Body, form: EntryForm, by: Actor) -> None:
    actions.edit(body, form.entered(), by=by, seen=form.cleaned_data["seen"])


def _end(body: Body, form: EndForm, by: Actor) -> None:
    actions.end(body, form.end(), by=by, seen=form.cleaned_data["seen"])
