"""The official list: a body is entered in its place, moved to another, and stays when it is wound up."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from commission import access, journal
from commission.actions.body_names import require_free, said
from commission.domain.bodies import code_of
from commission.domain.names import OWN, Names
from commission.domain.roles import Actor
from commission.domain.verdict import Refused, require
from commission.models import Body


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What the list says of a body besides its name; `after` None is the first place."""

    kind: str
    kato: str = ""
    after: Body | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The last day of a body, inclusive, by which act, and who took over its work."""

    until: date
    act: str
    successor: Body | None = None


def add(names: Names, entered: Entered, *, act: str = "", by: Actor) -> Body:
    """A new body, its code made of its name. Refused: "role", "name_borne", "stale"."""
    require(access.may_keep_bodies(by))
    body = Body(kind=entered.kind, kato=entered.kato, **asdict(names))
    require_free(body, {column: getattr(names, column) for column in OWN if getattr(names, column)})
    taken = frozenset(Body.objects.order_by("order").values_list("code", flat=True))
    body.code = code_of(names.short_en or names.short_ru, taken)
    with transaction.atomic():
        body.order = _open_place(entered.after)
        _born(body)
        journal.record(body, "body.added", by, act=act.strip(), name=said(names))
    return body


def edit(body: Body, entered: Entered, *, by: Actor, seen: int | None = None) -> None:
    """Correct kind and code, move to another place; the rows behind move on without an event of their own.

    Refused: "role", "stale".
    """
    require(access.may_keep_bodies(by))
    changed = journal.changes(body, kind=entered.kind, kato=entered.kato)
    before = before_it(body)
    moves = entered.after != before and entered.after != body
    if not changed and not moves:
        return
    if moves:
        changed["after"] = [before and before.code, entered.after and entered.after.code]
    with transaction.atomic():
        journal.swap(body, seen, kind=entered.kind, kato=entered.kato)
        if moves:
            _move(body, entered.after)
        journal.record(body, "body.edited", by, changes=changed)


def end(body: Body, how: End | None, *, by: Actor, seen: int | None = None) -> None:
    """The body is wound up or merged; None: it is not, the entry was a mistake.

    It can no longer be addressed after its last day; its tasks and papers stay. Refused: "role", "needs_act",
    "succeeds_itself", "stale".
    """
    require(access.may_keep_bodies(by))
    columns: dict[str, Any] = {"active_until": None, "end_act": "", "successor": None}
    if how is not None:
        _require_successor(body, how)
        columns = {"active_until": how.until, "end_act": how.act.strip(), "successor": how.successor}
    if not journal.changes(body, **columns):
        return
    with transaction.atomic():
        journal.swap(body, seen, **columns)
        if how is None:
            journal.record(body, "body.revived", by)
        else:
            successor = said(how.successor.names) if how.successor else None
            journal.record(body, "body.ended", by, until=how.until, act=how.act.strip(), successor=successor)


def before_it(body: Body) -> Body | None:
    """The body that stands before this one in the list."""
    return Body.objects.filter(order__lt=body.order).order_by("order").last()


def _require_successor(body: Body, how: End) -> None:
    if not how.act.strip():
        raise Refused("needs_act", field="act")
    heir = how.successor
    if heir and (heir == body or (heir.active_until and heir.active_until <= how.until)):
        raise Refused("succeeds_itself", field="successor")


def _born(body: Body) -> None:
    """The unique code decides between two who enter the same body at once."""
    try:
        with transaction.atomic():
            journal.born(body)
    except IntegrityError as error:
        raise Refused("stale") from error


def _open_place(after: Body | None) -> int:
    """The number behind `after`, made free: everything from there on moves by one; one at a time."""
    list(Body.objects.select_for_update().order_by("pk").values_list("pk"))
    order = Body.objects.values_list("order", flat=True).get(pk=after.pk) + 1 if after else 1
    Body.objects.filter(order__gte=order).update(order=F("order") + 1)
    return order


def _move(body: Body, after: Body | None) -> None:
    order = _open_place(after)
    Body.objects.filter(pk=body.pk).update(order=order)
    body.order = order
