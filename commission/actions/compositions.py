"""A commission's composition from a file: how the members of a new system are entered.

The file has the form of commission/data/composition.example.json: the act that approved the members, and the
seats in its order. A composition is entered once; the next act is the next file, with its own first day.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from commission.actions.commissions import NewSeat, enter_composition
from commission.models import Body, Commission, Composition, Seat


class BadComposition(ValueError):
    """The file cannot be entered as a composition; the message says where and why, in one line."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was understood."""

    commission: Commission
    since: date | None
    act_kk: str
    act_ru: str
    seats: list[NewSeat]


def load_composition(path: Path) -> Composition:
    """Enter the composition of the file; the same file again changes nothing. Raises BadComposition."""
    read = read_composition(path)
    stored = read.commission.compositions.filter(since=read.since).order_by("id").first()
    if stored is None:
        return enter_composition(
            read.commission, read.seats, act_kk=read.act_kk, act_ru=read.act_ru, since=read.since, by=None
        )
    if _seats(stored) != read.seats:
        raise BadComposition(f"{path}: another composition from {read.since or 'always'} on is there already")
    return stored


def read_composition(path: Path) -> Read:
    """The file, checked against the stored commission and bodies. Raises BadComposition."""
    try:
        return _read(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise BadComposition(f"{path}: {error.strerror}") from error
    except KeyError as error:
        raise BadComposition(f"{path}: {error} is missing") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise BadComposition(f"{path}: {error}") from error


def _read(data: dict[str, Any]) -> Read:
    commission = Commission.objects.filter(code=data["commission"]).first()
    if commission is None:
        raise ValueError(f"there is no commission {data['commission']}")
    since = date.fromisoformat(data["since"]) if data["since"] is not None else None
    bodies = {body.code: body for body in Body.objects.order_by("order")}
    seats = [_seat(order, seat, bodies) for order, seat in enumerate(data["seats"], start=1)]
    chairs = sum(seat.role == Seat.Role.CHAIR for seat in seats)
    if chairs != 1:
        raise ValueError(f"a composition has one chair, and here are {chairs}")
    return Read(commission, since, *_pair("act", data["act"]), seats)


def _seat(order: int, seat: dict[str, Any], bodies: dict[str, Body]) -> NewSeat:
    where = f"seat {order}"
    role, code = seat.get("role", Seat.Role.MEMBER.value), seat.get("body")
    if role not in Seat.Role.values:
        raise ValueError(f"{where}: there is no role {role}")
    if code is not None and code not in bodies:
        raise ValueError(f"{where}: there is no body {code}")
    title_kk, title_ru = _pair(f"{where}: title", seat["title"])
    return NewSeat(title_kk=title_kk, title_ru=title_ru, role=role, body=bodies.get(code or ""))


def _pair(what: str, texts: Any) -> tuple[str, str]:
    """Kazakh and Russian, neither of them blank."""
    if not isinstance(texts, list) or len(texts) != 2 or not all(isinstance(t, str) and t for t in texts):
        raise ValueError(f"{what} needs two texts, Kazakh and Russian")
    return texts[0], texts[1]


def _seats(stored: Composition) -> list[NewSeat]:
    rows = stored.seats.select_related("body").order_by("order")
    return [NewSeat(title_kk=s.title_kk, title_ru=s.title_ru, role=s.role, body=s.body) for s in rows]
