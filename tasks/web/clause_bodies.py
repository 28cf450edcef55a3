"""Whom a clause can address: bodies by kind, and groups that have a name."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from commission.domain.bodies import BodyKind
from commission.domain.roles import Actor
from commission.models import Body
from tasks.models import Instruction

AKIMS = (BodyKind.city, BodyKind.district)
KINDS = [kind.value for kind in Body.Kind]

ALIASES = {
    "all_akims": (
        "Ақтөбе қаласының және барлық аудандардың әкімдері",
        "барлық әкімдер",
        "барлық әкімдіктер",
        "қала және аудан әкімдері",
        "акимы города и всех районов",
        "все акимы",
        "все акиматы",
        "акимы города и районов",
        "all akims of the city and districts",
    ),
    "district_akims": (
        "барлық аудандардың әкімдері",
        "барлық аудан әкімдері",
        "барлық аудандар",
        "акимы всех районов",
        "все акимы районов",
        "все районы",
        "all district akims",
    ),
}
"""How people call the groups, in whatever language they write; the first of each is the paper's."""


@dataclass(frozen=True, slots=True)
class Group:
    """Bodies added by one press."""

    code: str
    label: str
    ids: frozenset[int]

    @property
    def size(self) -> int:
        """How many lines the press makes."""
        return len(self.ids)

    @property
    def names(self) -> tuple[str, ...]:
        """What it is found by; a suggestion is offered and not looked for."""
        return ALIASES.get(self.code, ())


@dataclass(frozen=True, slots=True)
class Shelf:
    """The bodies of one kind that can still be chosen."""

    label: str
    bodies: list[Body]


def addressable(actor: Actor, already: Collection[int]) -> dict[int, Body]:
    """Active bodies by id, in the official order; one already addressed stays, even if it is wound up."""
    bodies = Body.objects.visible_to(actor).prefetch_related("aliases").order_by("order")
    return {body.pk: body for body in bodies if body.active or body.pk in already}


def groups_for(how: Instruction, bodies: Mapping[int, Body]) -> list[Group]:
    """Those of all bodies, and what was suggested for this clause."""
    return groups(bodies.values(), [suggestion.body_id for suggestion in how.suggestions.all()])


def groups(bodies: Iterable[Body], suggested: Iterable[int]) -> list[Group]:
    """«All akims» and «akims of the districts», and what was suggested."""
    kinds = {body.pk: body.kind for body in bodies}
    akims = frozenset(pk for pk, kind in kinds.items() if kind in AKIMS)
    districts = frozenset(pk for pk, kind in kinds.items() if kind == BodyKind.district)
    made = [
        Group("suggested", _("Accept the suggestion"), frozenset(suggested)),
        Group("all_akims", _("Akims of the city and of all districts"), akims),
        Group("district_akims", _("Akims of all districts"), districts),
    ]
    return [group for group in made if group.ids]


def shelves(bodies: Mapping[int, Body], taken: Collection[int]) -> list[Shelf]:
    """What is left to choose, by kind."""
    left = [body for pk, body in bodies.items() if pk not in taken]
    by_kind = groupby(sorted(left, key=lambda body: KINDS.index(body.kind)), key=lambda body: body.kind)
    return [Shelf(str(Body.Kind(kind).label), list(found)) for kind, found in by_kind]
