"""Whom a clause can address: bodies by kind, groups that have a name, and the force each would get."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from commission.domain.bodies import BodyKind
from commission.domain.roles import Actor
from commission.models import Body

AKIMS = (BodyKind.city, BodyKind.district)


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


@dataclass(frozen=True, slots=True)
class Shelf:
    """The bodies of one kind that can still be chosen."""

    label: str
    bodies: list[Body]


def addressable(actor: Actor, already: Collection[int]) -> dict[int, Body]:
    """Active bodies by id, in the official order; one already addressed stays, even if it is wound up."""
    bodies = Body.objects.visible_to(actor).prefetch_related("aliases").order_by("order")
    return {body.pk: body for body in bodies if body.active or body.pk in already}


def groups(bodies: Iterable[Body], suggested: Iterable[int]) -> list[Group]:
    """«All akims» and «akims of the districts», and what was suggested for this clause."""
    kinds = {body.pk: body.kind for body in bodies}
    akims = frozenset(pk for pk, kind in kinds.items() if kind in AKIMS)
    districts = frozenset(pk for pk, kind in kinds.items() if kind == BodyKind.district)
    made = [
        Group("suggested", _("Accept the suggestion"), frozenset(suggested)),
        Group("all_akims", _("Akims of the city and of all districts"), akims),
        Group("district_akims", _("Akims of all districts"), districts),
    ]
    return [group for group in made if group.ids]


def shelves(
    bodies: Mapping[int, Body], taken: Collection[int], sought: str, picked: Collection[int]
) -> list[Shelf]:
    """What is left to choose, by kind; with a word sought only what matches it or is picked already."""
    left = [
        body for pk, body in bodies.items() if pk not in taken and (pk in picked or _matches(body, sought))
    ]
    by_kind = groupby(sorted(left, key=lambda body: KINDS.index(body.kind)), key=lambda body: body.kind)
    return [Shelf(str(Body.Kind(kind).label), list(found)) for kind, found in by_kind]


KINDS = [kind.value for kind in Body.Kind]


def _matches(body: Body, sought: str) -> bool:
    names = [body.name_kk, body.name_ru, body.name_en, *(alias.text for alias in body.aliases.all())]
    return _plain(sought) in "\n".join(map(_plain, names))


def _plain(text: str) -> str:
    """Letters and digits only, so that a space more or less does not hide a body."""
    return "".join(filter(str.isalnum, text.casefold()))
