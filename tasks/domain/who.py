"""In which quality a person stands before one task."""

from commission.domain.roles import Actor, Role
from tasks.domain.lifecycle import Who

_BY_COMMISSION_ROLE = {
    Role.secretary: frozenset({Who.secretary, Who.reviewer}),
    Role.controller: frozenset({Who.reviewer}),
    Role.chair: frozenset({Who.authority}),
    Role.authority: frozenset({Who.authority}),
}
_BY_BODY_ROLE = {
    Role.head: frozenset({Who.owner, Who.head}),
    Role.specialist: frozenset({Who.owner}),
}
_OURS = frozenset({Who.reviewer, Who.authority})
_NOBODY: frozenset[Who] = frozenset()


def _roles(quality: Who) -> tuple[Role, ...]:
    return tuple(role for role, held in _BY_COMMISSION_ROLE.items() if quality in held)


REVIEWERS, AUTHORITIES = _roles(Who.reviewer), _roles(Who.authority)
"""The positions in the commission that check reports, and those that take off control."""


def who(
    actor: Actor,
    commission_id: int,
    body_id: int,
    assignee_id: int | None = None,
    assignee_sends: bool = False,
    entered_by_id: int | None = None,
) -> frozenset[Who]:
    """The union over all positions: rights add up, and only positions of this task's two sides count.

    Whom the head let send the reports may do so as long as he holds a position in the body.
    Who entered a report from a letter is its registrar as long as he reviews or decides for the commission.
    The deputy chair has no say of his own: who presides once does not hold the chair (a substitute does).
    """
    ours = (
        _BY_COMMISSION_ROLE.get(h.role, _NOBODY) for h in actor.holdings if h.commission_id == commission_id
    )
    theirs = (_BY_BODY_ROLE.get(h.role, _NOBODY) for h in actor.holdings if h.body_id == body_id)
    found = _NOBODY.union(*ours, *theirs)
    if assignee_sends and assignee_id == actor.person_id and Who.owner in found:
        found |= {Who.deputed}
    if entered_by_id is not None and entered_by_id == actor.person_id and found & _OURS:
        found |= {Who.registrar}
    return found
