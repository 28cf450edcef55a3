"""The commission itself: its legal bases as a file gives them, and its compositions act by act."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from commission import access, journal
from commission.domain.roles import Actor
from commission.domain.sitting import Status
from commission.domain.verdict import Refused, require
from commission.models import Body, Commission, Composition, LegalBasis, Seat

COMMISSION = Path(settings.BASE_DIR) / "commission" / "data" / "commission.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSeat:
    """A place in a composition, in the order of the act; `body` is what the holder heads, if it is a body."""

    title_kk: str
    title_ru: str
    role: str = Seat.Role.MEMBER.value
    body: Body | None = None


def load_commission(path: Path = COMMISSION) -> Commission:
    """The commission of the file with the laws it works by; one that is already there is left as it is."""
    data = json.loads(path.read_text(encoding="utf-8"))
    stored = Commission.objects.filter(code=data["code"]).first()
    if stored is not None:
        return stored
    with transaction.atomic():
        commission = Commission(code=data["code"], level=data["level"])
        journal.born(commission)
        LegalBasis.objects.bulk_create(LegalBasis(commission=commission, **basis) for basis in data["bases"])
        journal.record(
            commission, "commission.loaded", None, laws=[basis["law_kk"] for basis in data["bases"]]
        )
    return commission


def enter_composition(
    commission: Commission,
    seats: Sequence[NewSeat],
    *,
    act_kk: str,
    act_ru: str,
    since: date | None = None,
    by: Actor | None,
    seen: int | None = None,
) -> Composition:
    """The members as one act approved them, from `since` on (None: from a day nobody knows).

    Earlier compositions stay, for earlier sittings were theirs. `by` is None only for the set-up commands:
    they may enter history, what a person enters comes after all others.
    Refused: "role", "one_chair", "composed_later", "sat_already", "stale".
    """
    if by is not None:
        require(access.is_secretary(by, commission.pk))
        _require_new(commission, since, seen)
    chairs = sum(seat.role == Seat.Role.CHAIR for seat in seats)
    if chairs != 1:
        raise Refused("one_chair", chairs=chairs)
    with transaction.atomic():
        journal.swap(commission, seen)
        composition = Composition.objects.create(
            commission=commission, since=since, act_kk=act_kk, act_ru=act_ru
        )
        for order, seat in enumerate(seats, start=1):
            columns = {name: getattr(seat, name) for name in ("title_kk", "title_ru", "role", "body")}
            Seat.objects.create(composition=composition, order=order, **columns)
        journal.record(commission, "commission.composed", by, since=since, act=act_kk, seats=len(seats))
    return composition


def _require_new(commission: Commission, since: date | None, seen: int | None) -> None:
    """That somebody was faster is told first; papers keep the composition they were made by."""
    if seen not in (None, commission.version):
        raise Refused("stale")
    newest = commission.composition_on(None)
    if newest and (since is None or (newest.since and since <= newest.since)):
        raise Refused("composed_later", field="since", since=newest.since or "—")
    frozen = commission.meetings.filter(status__in=[Status.with_chair.value, Status.signed.value])
    sat = frozen.filter(date__gte=since or date.min).order_by("date").last()
    if sat:
        raise Refused("sat_already", field="since", date=sat.date)
