"""Who somebody is: the positions a person holds on a given day, as plain values.

A person's rights are the union of their positions. Whether a position is held today (dates, substitution) is
found out by whoever builds the ``Actor``; the law only asks what is held and where.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """Six are held in a commission, two in a body, two everywhere.

    ``authority`` is the position which the chair authorised to take instructions off control.
    """

    secretary = "secretary"
    chair = "chair"
    deputy = "deputy"
    controller = "controller"
    member = "member"
    authority = "authority"
    head = "head"
    specialist = "specialist"
    auditor = "auditor"
    administrator = "administrator"


COMMISSION_ROLES = frozenset(
    {Role.secretary, Role.chair, Role.deputy, Role.controller, Role.member, Role.authority}
)
BODY_ROLES = frozenset({Role.head, Role.specialist})
GUARDED_ROLES = frozenset({Role.chair, Role.secretary, Role.administrator})
"""Who signs, who writes the minutes, who opens accounts: their stolen password would do the most harm."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One position: a role, and the commission or the body it is held in."""

    role: Role
    commission_id: int | None = None
    body_id: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who reads or acts, with everything they hold today.

    `titles`: what the positions behind it are called, (kk, ru, en) each; None where nobody asked.
    """

    person_id: int
    holdings: frozenset[Holding] = frozenset()
    titles: tuple[tuple[str, str, str], ...] | None = field(default=None, compare=False)

    def commissions(self, *roles: Role) -> frozenset[int]:
        """The commissions in which any of these roles is held."""
        held = (h.commission_id for h in self.holdings if h.role in roles)
        return frozenset(pk for pk in held if pk is not None)

    def bodies(self, *roles: Role) -> frozenset[int]:
        """The bodies in which any of these roles is held."""
        held = (h.body_id for h in self.holdings if h.role in roles)
        return frozenset(pk for pk in held if pk is not None)

    @property
    def own_bodies(self) -> frozenset[int]:
        """The bodies this person works for."""
        return self.bodies(*BODY_ROLES)

    def roles_in(self, commission_id: int) -> frozenset[Role]:
        """The roles held in one commission."""
        return frozenset(h.role for h in self.holdings if h.commission_id == commission_id)

    def has(self, role: Role) -> bool:
        """Whether the role is held anywhere."""
        return any(h.role is role for h in self.holdings)

    @property
    def is_auditor(self) -> bool:
        """Sees all but unsigned minutes, changes nothing."""
        return self.has(Role.auditor)

    @property
    def is_administrator(self) -> bool:
        """Keeps accounts, bodies and settings; sees no content."""
        return self.has(Role.administrator)


ANONYMOUS = Actor(person_id=0)
