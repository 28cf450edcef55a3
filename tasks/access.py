"""Who sees a task and who may move it."""

from typing import Protocol

from django.db.models import Q

from commission.access import EVERYBODY, SITTING_SIDE
from commission.domain.roles import Actor, Role
from commission.domain.verdict import Verdict
from tasks.domain import lifecycle
from tasks.domain.lifecycle import Facts, Move, Status, Who


class TaskLike(Protocol):
    """What the rules need to know of a task."""

    commission_id: int
    body_id: int
    status: str


def visible_tasks(actor: Actor) -> Q:
    """The sitting's side sees its commission's, a body its own, an auditor all; a seat alone shows none."""
    if actor.is_auditor:
        return EVERYBODY
    side = Q(commission__in=actor.commissions(*SITTING_SIDE))
    return side | Q(body__in=actor.bodies(Role.head, Role.specialist))


def who(actor: Actor, task: TaskLike) -> frozenset[Who]:
    """What this person is to this task."""
    return lifecycle.who(actor, task.commission_id, task.body_id)


def may(actor: Actor, move: Move, task: TaskLike, facts: Facts | None = None) -> Verdict:
    """May this person make `move` on the task now? `facts` say what the form has already given."""
    return lifecycle.decide(move, Status(task.status), who(actor, task), facts or facts_of(actor, task))


def facts_of(actor: Actor, task: TaskLike) -> Facts:
    """Nobody decides on a report of their own body, whatever else they hold."""
    return Facts(own_body=task.body_id in actor.bodies(Role.head, Role.specialist))
