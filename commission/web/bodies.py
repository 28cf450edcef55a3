"""State bodies: the official list, and what is known of one of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from commission import access, clock, journal
from commission.domain import lookup
from commission.domain.names import Names
from commission.domain.workdays import ONE_DAY
from commission.models import Body, Position
from commission.web.answers import form_page
from commission.web.body_forms import AliasForm
from commission.web.request import Request
from commission.web.templatetags.words import in_lang


@dataclass(frozen=True, slots=True)
class Row:
    """A body in the list; `found` is the other name the search met it by."""

    body: Body
    found: str


@dataclass(frozen=True, slots=True)
class Borne:
    """A name of the body with its days, as far as they are known; `act` is the one it began by."""

    names: Names
    since: date | None
    until: date | None
    act: str


@dataclass(frozen=True, slots=True)
class Serving:
    """Who holds a position in the body now, will, and did."""

    now: list[Position]
    coming: list[Position]
    before: list[Position]


@login_required
@require_safe
def bodies(request: Request) -> HttpResponse:
    """All bodies in the order papers list them; a search meets former names and aliases too."""
    sought = request.GET.get("q", "").strip()
    seen = Body.objects.visible_to(request.actor).with_account(clock.today()).order_by("order")
    found = _found(seen.prefetch_related("aliases"), sought) if sought else [Row(one, "") for one in seen]
    context = {"rows": found, "sought": sought, "keeps": bool(access.may_keep_bodies(request.actor))}
    return render(request, "commission/bodies/bodies.html", context)


@login_required
@require_safe
def body(request: Request, code: str) -> HttpResponse:
    """One body; whoever keeps the list also sees who acts for it, and what can be changed."""
    return page(request, body_of(request, code), AliasForm())


def page(request: Request, shown: Body, alias_form: Form) -> HttpResponse:
    """The body's page, with the form for another of its names."""
    keeps = bool(access.may_keep_bodies(request.actor))
    context = {
        "body": shown,
        "names": shown.named_on(clock.today()),
        "borne": borne(shown),
        "aliases": shown.aliases.order_by("text"),
        "keeps": keeps,
        "serving": _serving(shown) if keeps else None,
        "entries": journal.history(shown) if keeps else [],
    }
    return form_page(request, "commission/bodies/body.html", alias_form, **context)


def body_of(request: Request, code: str) -> Body:
    """A body in hand, with whether somebody signs in for it."""
    seen = Body.objects.visible_to(request.actor).with_account(clock.today()).select_related("successor")
    return get_object_or_404(seen, code=code)


def borne(shown: Body) -> list[Borne]:
    """Its names from the newest on; none while it never had another."""
    formers = shown.formers
    starts = [None, *(former.until + ONE_DAY for former in formers)]
    acts = ["", *(former.act for former in formers)]
    names = [*(former.names for former in formers), shown.names]
    ends = [*(former.until for former in formers), None]
    rows = [Borne(*row) for row in zip(names, starts, ends, acts, strict=True)]
    return rows[::-1] if formers else []


def _found(seen: Any, sought: str) -> list[Row]:
    named = {one: one.found_by for one in seen}
    return [Row(one, _other_name(one, named[one], sought)) for one in lookup.find(sought, named)]


def _other_name(one: Body, names: list[str], sought: str) -> str:
    """What the search met where the name that is shown does not say why."""
    if lookup.rank(sought, in_lang(one, "name")) is not None:
        return ""
    return min(names, key=lambda name: (lookup.rank(sought, name) is None, lookup.rank(sought, name) or 0))


def _serving(shown: Body) -> Serving:
    today = clock.today()
    held = list(Position.objects.filter(body=shown).select_related("person").order_by("-since", "id"))
    return Serving(
        now=[one for one in held if one.holds_on(today)],
        coming=[one for one in held if one.since > today],
        before=[one for one in held if one.until and one.until < today],
    )
