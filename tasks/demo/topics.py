"""The questions the demo's commission deals with, and what it decides on them: read from topics.json.

All of it is invented, written as such decisions are worded. No person is named.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from commission.actions.agenda import ItemText
from commission.domain.bodies import BodyKind
from commission.models import Body
from tasks.actions.instructions import Counted, Direction, Owner
from tasks.domain.deadlines import DueKind
from tasks.domain.fanout import AddresseeRole, Force, default_force

TOPICS = Path(__file__).with_name("topics.json")
GROUPS = {"akims": (BodyKind.city, BodyKind.district), "districts": (BodyKind.district,)}
"""Words that stand for many bodies: thirteen akims, twelve of them of districts."""

Both = tuple[str, str]
"""In Kazakh and in Russian."""
Bodies = Mapping[str, Body]
"""By code, in official order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """A clause: `term` in working days from the signature; `led`: its `helpers` are its owner's."""

    text: Both
    kind: str
    to: tuple[str, ...]
    term: int
    plan: int
    measure: Counted
    done: Both
    helpers: tuple[str, ...] = ()
    led: bool = False
    force: Force | None = None

    def direction(self) -> Direction:
        """Kind and term."""
        return Direction(kind=self.kind, due_kind=DueKind.working_days.value, due_n=self.term)

    def owners(self, bodies: Bodies) -> list[Owner]:
        """Everybody addressed, whoever helps after whoever answers."""
        helping = [
            Owner(body_id=bodies[code].pk, role=AddresseeRole.co_executor.value) for code in self.helpers
        ]
        return [*(self._owner(body) for body in self._addressed(bodies)), *helping]

    def _addressed(self, bodies: Bodies) -> list[Body]:
        kinds = GROUPS.get(self.to[0])
        if kinds:
            return [body for body in bodies.values() if body.kind in kinds]
        return [body for code, body in bodies.items() if code in self.to]

    def _owner(self, body: Body) -> Owner:
        """With the force that fits the body."""
        role = AddresseeRole.lead if self.led else AddresseeRole.equal
        force = default_force(self.force, body.kind) or ""
        return Owner(body_id=body.pk, role=role.value, force=force, plans=(self.plan,))


@dataclass(frozen=True, slots=True)
class Topic:
    """A question of the agenda, who reports on it, and the clauses decided."""

    text: ItemText
    reporters: tuple[str, ...]
    clauses: tuple[Ordered, ...]


@cache
def topics() -> Mapping[str, Topic]:
    """All of them by the word the programme names them with."""
    read: dict[str, Any] = json.loads(TOPICS.read_text(encoding="utf-8"))["topics"]
    return {name: _topic(data) for name, data in read.items()}


def told_by(text_kk: str) -> Ordered:
    """The clause of this wording, to know what a report on it says."""
    return _by_text()[text_kk]


@cache
def _by_text() -> Mapping[str, Ordered]:
    return {clause.text[0]: clause for topic in topics().values() for clause in topic.clauses}


def _topic(data: Mapping[str, Any]) -> Topic:
    texts = {
        f"{column}_{language}": text
        for column in ("title", "heard", "spoke")
        for language, text in zip(("kk", "ru"), data.get(column, ()), strict=False)
    }
    return Topic(ItemText(**texts), tuple(data["reporters"]), tuple(map(_ordered, data["clauses"])))


def _ordered(data: Mapping[str, Any]) -> Ordered:
    kk, ru, unit, *total = data["measure"]
    return Ordered(
        text=tuple(data["text"]),
        kind=data["kind"],
        to=tuple(data["to"]),
        term=data["term"],
        plan=data["plan"],
        measure=Counted(name_kk=kk, name_ru=ru, unit=unit, total=total[0] if total else "sum"),
        done=tuple(data["done"]),
        helpers=tuple(data.get("helpers", ())),
        led=data.get("led", False),
        force=Force(data["force"]) if "force" in data else None,
    )
