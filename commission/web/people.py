"""Accounts: who there is, who was invited, which positions give them their rights."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commission import access, clock, journal
from commission.actions import people as actions
from commission.actions import second_factor
from commission.domain.roles import Actor, Role
from commission.models import Body, Person, Position
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.conflicts import done, saved
from commission.web.forms import plain
from commission.web.gate import allow
from commission.web.people_forms import DismissForm, InviteForm, PersonForm, PositionForm
from commission.web.request import Request

PER_PAGE = 50


@dataclass(frozen=True)
class Account:
    """A row of the list: the person and the positions held today."""

    person: Person
    held: list[Position]


@dataclass(frozen=True)
class Held:
    """A position of the person: «former», «coming» or today's (""); and whether the reader may end it."""

    position: Position
    when: str
    can_end: bool


@login_required
@require_safe
def people(request: Request) -> HttpResponse:
    """All accounts with the positions held today."""
    allow(access.may_keep_people(request.actor))
    rows = Person.objects.visible_to(request.actor).for_list()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    accounts = [Account(one, _held(one)) for one in page.object_list]
    return render(request, "commission/people/people.html", {"page": page, "accounts": accounts})


@login_required
@require_safe
def person(request: Request, pk: int) -> HttpResponse:
    """One account: positions, past and present, and what happened to it."""
    shown = _person(request, pk)
    positions = shown.positions.select_related("body").order_by("-since", "id")
    context = {
        "person": shown,
        "held": [Held(one, _when(one), _may_end(request.actor, one)) for one in positions],
        "keeps": bool(access.may_keep_people(request.actor)),
        "unsent": _awaits_letter(shown),
        "second_factor": second_factor.has_one(shown),
        "may_take_off": bool(access.may_take_off_second_factor(request.actor, shown.pk)),
        "entries": journal.history(shown),
    }
    return render(request, "commission/people/person.html", context)


@login_required
@require_http_methods(READ_AND_WRITE)
def invite(request: Request) -> HttpResponse:
    """A new account: its address, its first position, and a letter with a link."""
    allow(access.may_keep_people(request.actor))
    form = InviteForm(sent(request), actor=request.actor, initial=_for_body(request))
    if form.is_valid() and (born := done(form, lambda: _invite(request.actor, form))):
        _tell_of_letter(request, born)
        return see_other("person", born.pk)
    return form_page(request, "commission/people/invite.html", form)


@login_required
@require_http_methods(READ_AND_WRITE)
def person_edit(request: Request, pk: int) -> HttpResponse:
    """Name and address of an account."""
    shown = _person(request, pk)
    allow(access.may_keep_people(request.actor))
    able = bool(actions.may_readdress(request.actor, shown))
    form = PersonForm(sent(request), may_readdress=able, initial={"seen": shown.version, **_account(shown)})
    before = shown.version
    if form.is_valid() and saved(
        form, shown, lambda: _correct(request.actor, shown, form), lambda: _account(shown)
    ):
        tell(request, shown, before)
        return see_other("person", shown.pk)
    return form_page(request, "commission/people/edit.html", form, person=shown)


@login_required
@require_POST
def invite_again(request: Request, pk: int) -> HttpResponse:
    """Another letter to somebody whose link ran out or was lost."""
    shown = _person(request, pk)
    allow(access.may_keep_people(request.actor))
    actions.invite_again(shown, by=request.actor)
    _tell_of_letter(request, shown)
    return see_other("person", shown.pk)


@login_required
@require_http_methods(READ_AND_WRITE)
def appoint(request: Request, pk: int) -> HttpResponse:
    """One more position for an account that is there."""
    shown = _person(request, pk)
    allow(access.may_keep_people(request.actor))
    form = PositionForm(sent(request), actor=request.actor, initial={"seen": shown.version})
    if form.is_valid() and saved(form, shown, lambda: _appoint(request.actor, shown, form), dict):
        tell(request, shown)
        return see_other("person", shown.pk)
    return form_page(request, "commission/people/appoint.html", form, person=shown)


@login_required
@require_http_methods(READ_AND_WRITE)
def dismiss(request: Request, pk: int, position_pk: int) -> HttpResponse:
    """A position ends with a day; the account and what it did stay."""
    shown = _person(request, pk)
    position = get_object_or_404(shown.positions.select_related("person"), pk=position_pk)
    allow(access.may_keep_people(request.actor))
    allow(access.may_grant(request.actor, Role(position.role), position.commission_id))
    start = {"seen": shown.version, "until": position.until or clock.today()}
    form = DismissForm(sent(request), initial=start)
    if form.is_valid() and saved(
        form, position.person, lambda: _dismiss(request.actor, position, form), dict
    ):
        tell(request, position.person)
        return see_other("person", shown.pk)
    return form_page(request, "commission/people/dismiss.html", form, person=shown, position=position)


def _person(request: Request, pk: int) -> Person:
    return get_object_or_404(Person.objects.visible_to(request.actor), pk=pk)


def _awaits_letter(person: Person) -> bool:
    waiting = person.is_active and not person.has_usable_password()
    return waiting and person.invitation_sent_at is None


def _tell_of_letter(request: Request, invited: Person) -> None:
    """What happened; nothing is called sent that the mail server did not take: the page itself says that."""
    invited.refresh_from_db(fields=["invitation_sent_at"])
    if invited.invitation_sent_at:
        tell(request, invited)


def _held(person: Person) -> list[Position]:
    return [one for one in person.positions.all() if one.holds_on(clock.today())]


def _when(position: Position) -> str:
    today = clock.today()
    if position.until and position.until < today:
        return "former"
    return "coming" if position.since > today else ""


def _for_body(request: Request) -> dict[str, Any]:
    """Asked for from a body's page: its head, as long as nobody signs in as such."""
    seen = Body.objects.visible_to(request.actor).with_account(clock.today()).order_by("order")
    asked = seen.filter(code=plain(request.GET, "body")).first()
    return {"body": asked.pk, "role": Role.head if asked.by_letter else Role.specialist} if asked else {}


def _account(person: Person) -> dict[str, str]:
    return {"name": person.name, "email": person.email}


def _correct(actor: Actor, person: Person, form: PersonForm) -> None:
    data = form.cleaned_data
    actions.correct(person, name=data["name"], email=data["email"], by=actor, seen=data["seen"])


def _may_end(actor: Actor, position: Position) -> bool:
    open_still = position.until is None or position.until >= clock.today()
    granted = access.may_grant(actor, Role(position.role), position.commission_id)
    return open_still and bool(access.may_keep_people(actor) and granted)


def _invite(actor: Actor, form: InviteForm) -> Person:
    data = form.cleaned_data
    return actions.invite(
        email=data["email"], name=data["name"], language=data["language"], position=form.position(), by=actor
    )


def _appoint(actor: Actor, person: Person, form: PositionForm) -> None:
    actions.appoint(person, form.position(), by=actor, seen=form.cleaned_data["seen"])


def _dismiss(actor: Actor, position: Position, form: DismissForm) -> None:
    actions.dismiss(position, on=form.cleaned_data["until"], by=actor, seen=form.cleaned_data["seen"])
