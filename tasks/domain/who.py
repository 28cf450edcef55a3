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
_NOBODY: frozenset[Who] = frozenset()


def who(actor: Actor, commission_id: int, body_id: int) -> frozenset[Who]:
    """The union over all positions: rights add up, and only positions of this task's two sides count.

    The deputy chair has no say of his own: who presides once does not hold the chair (a substitute does).
    """
    ours = (
        _BY_COMMISSION_ROLE.get(h.role, _NOBODY) for h in actor.holdings if h.commission_id == commission_id
    )
    theirs = (_BY_BODY_ROLE.get(h.role, _NOBODY) for h in actor.holdings if h.body_id == body_id)
    return _NOBODY.union(*ours, *theirs)
