"""Who sees a task and who may move it."""

from typing import Protocol

from django.db.models import Q

from commission.access import EVERYBODY, SITTING_SIDE, MeetingLike
from commission.domain import sitting
from commission.domain.roles import Actor
from commission.domain.verdict import Verdict
from tasks.domain import coexecution, lifecycle
from tasks.domain import who as quality
from tasks.domain.lifecycle import Facts, Move, Need, Status, Who
from tasks.domain.who import REVIEWERS


class TaskLike(Protocol):
    """What the rules need to know of a task."""

    commission_id: int
    body_id: int
    status: str
    reported_by_id: int | None
    entered_by_id: int | None
    assignee_id: int | None
    assignee_sends: bool


class CoLineLike(Protocol):
    """What the rules need to know of a co-executor's line."""

    commission_id: int
    body_id: int
    status: str
    delivered_by_id: int | None

    @property
    def lead_body_id(self) -> int | None:
        """Whose people receive; None = the reviewer does."""


def visible_tasks(actor: Actor) -> Q:
    """The sitting's side sees its commission's, a body its own, an auditor all; a seat alone shows none."""
    if actor.is_auditor:
        return EVERYBODY
    side = Q(commission__in=actor.commissions(*SITTING_SIDE))
    return side | Q(body__in=actor.own_bodies)


def sees(actor: Actor, task: TaskLike) -> bool:
    """The same of one task that is read already."""
    side = task.commission_id in actor.commissions(*SITTING_SIDE)
    return actor.is_auditor or side or task.body_id in actor.own_bodies


def visible_co_lines(actor: Actor) -> Q:
    """The sitting's side, the co-executor's own body, the lead it delivers to; without a lead every equal."""
    if actor.is_auditor:
        return EVERYBODY
    bodies = actor.own_bodies
    side = Q(commission__in=actor.commissions(*SITTING_SIDE))
    equals = Q(lead=None, instruction__tasks__body__in=bodies)
    return side | Q(body__in=bodies) | Q(lead__body__in=bodies) | equals


def receives(actor: Actor) -> Q:
    """To whom a line delivers, as a list: the same as the quality `recipient` of one line."""
    lead = Q(lead__closed=False, lead__body__in=actor.own_bodies)
    reviewed = Q(commission__in=actor.commissions(*REVIEWERS))
    return lead | (reviewed & (Q(lead=None) | Q(lead__closed=True)))


def visible_addressees(actor: Actor) -> Q:
    """To whom signed minutes went, and with what: the sitting's side sees all of it, a body its own part.

    An addressee outside the commission reads no minutes, only the extract of its clauses.
    """
    signed = Q(
        instruction__clause__item__meeting__status=sitting.Status.signed.value,
        instruction__clause__removed_at=None,
    )
    if actor.is_auditor:
        return signed
    side = Q(instruction__clause__item__meeting__commission__in=actor.commissions(*SITTING_SIDE))
    return signed & (side | Q(body__in=actor.own_bodies))


def sees_distribution(actor: Actor, meeting: MeetingLike) -> bool:
    """The whole list: whoever controls the execution, not members and not the addressees themselves."""
    if meeting.status != sitting.Status.signed:
        return False
    return actor.is_auditor or meeting.commission_id in actor.commissions(*SITTING_SIDE)


def who(actor: Actor, task: TaskLike) -> frozenset[Who]:
    """What this person is to this task."""
    return quality.who(
        actor,
        task.commission_id,
        task.body_id,
        task.assignee_id,
        task.assignee_sends,
        task.entered_by_id,
    )


def may(actor: Actor, move: Move, task: TaskLike, facts: Facts) -> Verdict:
    """May this person make `move` on the task now, with what the form has given?"""
    return lifecycle.decide(move, Status(task.status), who(actor, task), facts)


def may_ever(actor: Actor, move: Move, task: TaskLike) -> bool:
    """Whether in some status this person could make the move; what is of their own body stays closed."""
    holds, facts = who(actor, task), facts_of(actor, task)
    codes = {lifecycle.offer(move, status, holds, facts).code for status in lifecycle.starts(move)}
    return not codes <= OWN


def offer(actor: Actor, move: Move, task: TaskLike) -> Verdict:
    """The same before a form is filled in: is the button live, and if not, why?"""
    return lifecycle.offer(move, Status(task.status), who(actor, task), facts_of(actor, task))


def may_prepare(actor: Actor, task: TaskLike, by_letter: bool = False) -> Verdict:
    """The report's draft is written by the body's own people, whoever of them may send it.

    That of a report which came `by_letter` is written by whoever may enter it.
    """
    if by_letter:
        return offer(actor, Move.enter, task)
    return lifecycle.prepare(Status(task.status), who(actor, task))


def may_follow(actor: Actor, task: TaskLike) -> bool:
    """Whether the proposal of this person may be confirmed by themselves in the same press."""
    status = Status.up_for_removal
    return bool(lifecycle.offer(Move.confirm, status, who(actor, task), facts_of(actor, task)))


def visible_paper_jobs(actor: Actor) -> Q:
    """Whoever reads unsigned minutes: a paper that is still being made is one of them."""
    return Q(meeting__commission__in=actor.commissions(*SITTING_SIDE))


def visible_report_drafts(actor: Actor) -> Q:
    """What is not sent yet is the body's own: no reviewer and no auditor reads over its shoulder.

    Nor does the body over the reviewers', while they write down a letter that came.
    """
    own = Q(task__body__in=actor.own_bodies)
    reviewed = Q(task__commission__in=actor.commissions(*REVIEWERS))
    return Q(by_letter=False) & own | Q(by_letter=True) & reviewed & ~own


def offers(actor: Actor, task: TaskLike) -> dict[Move, Verdict]:
    """The buttons of the task's page: every move of this person's position, live or with its reason.

    A move of another position is not shown at all; one that the status or the own body forbids says why.
    """
    verdicts = {move: offer(actor, move, task) for move in PAGE_MOVES}
    return {move: verdict for move, verdict in verdicts.items() if verdict.code != "role"}


def facts_of(actor: Actor, task: TaskLike, given: frozenset[Need] = frozenset()) -> Facts:
    """Nobody decides on a report of their own body, nor on one they sent themselves in an earlier post."""
    own = task.body_id in actor.own_bodies
    return Facts(own_body=own or task.reported_by_id == actor.person_id, given=given)


def co_who(actor: Actor, line: CoLineLike) -> frozenset[coexecution.Who]:
    """What this person is to a co-executor's line."""
    return coexecution.who(actor, line.commission_id, line.body_id, line.lead_body_id)


def co_may(actor: Actor, move: coexecution.Move, line: CoLineLike, facts: coexecution.Facts) -> Verdict:
    """May this person make `move` on the line now, with what the form has given?"""
    return coexecution.decide(move, coexecution.Status(line.status), co_who(actor, line), facts)


def co_offer(actor: Actor, move: coexecution.Move, line: CoLineLike) -> Verdict:
    """The same before a form is filled in."""
    status, facts = coexecution.Status(line.status), co_facts(actor, line)
    return coexecution.offer(move, status, co_who(actor, line), facts)


def co_facts(
    actor: Actor, line: CoLineLike, given: frozenset[coexecution.Need] = frozenset()
) -> coexecution.Facts:
    """Nobody takes a delivery they sent themselves in an earlier post."""
    return coexecution.Facts(own_body=line.delivered_by_id == actor.person_id, given=given)


OWN = frozenset({"own_body", "own_letter"})
"""Refusals that no move of others ends."""
PAGE_MOVES = tuple(move for move in Move if move is not Move.issue)
"""Signing issues a task; everything else is done on its page."""
