"""Who sees and who may do what in the house of the sitting.

`visible_*` are the only read rules: QuerySets apply them (commission/queries.py),
so a list and an object page can never disagree. `may` says yes or no with a
reason before an action is tried, and the action asks it again.
"""

from collections.abc import Iterable, Set
from typing import Protocol

from django.db.models import Q

from commission.domain import sitting
from commission.domain.roles import BODY_ROLES, GUARDED_ROLES, Actor, Holding, Role
from commission.domain.sitting import Move, Need, Status
from commission.domain.verdict import ALLOWED, Verdict, refuse

NOBODY = Q(pk__in=[])
EVERYBODY = ~Q(pk__in=[])

SITTING_SIDE = (Role.secretary, Role.chair, Role.deputy, Role.controller, Role.authority)
CONVENED_ON = (Status.convened, Status.held, Status.no_quorum, Status.with_chair, Status.signed)


class MeetingLike(Protocol):
    """What the rules need to know of a sitting."""

    commission_id: int
    status: str


def oversees(actor: Actor) -> bool:
    """Whoever follows what was decided beyond a body of their own: the sitting's side, and auditors."""
    return actor.is_auditor or bool(actor.commissions(*SITTING_SIDE))


def visible_meetings(actor: Actor) -> Q:
    """The sitting's side sees all; a member once convened; an auditor always (the minutes: see below).

    Whoever was convened goes on seeing a sitting that is then postponed or cancelled: the page says why.
    """
    if actor.is_auditor:
        return EVERYBODY
    side = Q(commission__in=actor.commissions(*SITTING_SIDE))
    convened = Q(status__in=[s.value for s in CONVENED_ON]) | Q(convened_on__isnull=False)
    return side | (Q(commission__in=actor.commissions(Role.member)) & convened)


def visible_clauses(actor: Actor) -> Q:
    """Unsigned minutes are the sitting's side's own; signed ones are read by members and auditors."""
    signed = Q(item__meeting__status=Status.signed.value)
    side = Q(item__meeting__commission__in=actor.commissions(*SITTING_SIDE))
    if actor.is_auditor:
        return side | signed
    return side | (signed & Q(item__meeting__commission__in=actor.commissions(Role.member)))


def visible_bodies(actor: Actor) -> Q:
    """The list of state bodies is public knowledge: whoever signed in sees it."""
    return EVERYBODY if actor.person_id else NOBODY


def visible_commissions(actor: Actor) -> Q:
    """Who sits on a commission is approved by an open act: whoever signed in may read it."""
    return EVERYBODY if actor.person_id else NOBODY


def visible_people(actor: Actor) -> Q:
    """Accounts are seen by those who keep them; everybody sees their own."""
    if may_keep_people(actor):
        return EVERYBODY
    return Q(pk=actor.person_id)


def visible_tokens(actor: Actor) -> Q:
    """A key of the API is its bearer's own business, whoever keeps the accounts."""
    return Q(person=actor.person_id)


def may_keep_people(actor: Actor) -> Verdict:
    """Administrators, and secretaries for the people they work with."""
    if actor.is_administrator or actor.has(Role.secretary):
        return ALLOWED
    return refuse("role")


def may_keep_bodies(actor: Actor) -> Verdict:
    """The list is one for all commissions: their secretaries keep it by the acts, and the administrator."""
    return may_keep_people(actor)


def may_rename(actor: Actor, person_id: int) -> Verdict:
    """A name is its bearer's own, and the keepers of accounts correct it."""
    return ALLOWED if actor.person_id == person_id else may_keep_people(actor)


def may_readdress(actor: Actor, held: Iterable[Holding]) -> Verdict:
    """Whoever sets an address can get in by a reset letter: only who could give all that is held."""
    givable = all(may_grant(actor, one.role, one.commission_id) for one in held)
    return may_keep_people(actor) if givable else refuse("role")


def needs_second_factor(actor: Actor) -> bool:
    """Whether a password alone is too little for what this person may do."""
    return any(held.role in GUARDED_ROLES for held in actor.holdings)


def may_take_off_second_factor(actor: Actor, person_id: int) -> Verdict:
    """The administrator frees an account whose device is lost; never the own one."""
    if not actor.is_administrator:
        return refuse("role")
    return refuse("own_second_factor") if actor.person_id == person_id else ALLOWED


def may_keep_calendar(actor: Actor) -> Verdict:
    """The calendar is one for all commissions: any secretary keeps it, by act number."""
    return ALLOWED if actor.has(Role.secretary) else refuse("role")


def may_keep_mail(actor: Actor) -> Verdict:
    """Whether letters leave is the administrator's care; what stands in them is nobody's here."""
    return ALLOWED if actor.is_administrator else refuse("role")


def may_grant(actor: Actor, role: Role, commission_id: int | None = None) -> Verdict:
    """A secretary appoints people of bodies and members of her commission; the rest is the administrator's.

    Without `commission_id` the question is whether there is any commission she could name.
    """
    if actor.is_administrator or role in BODY_ROLES:
        return ALLOWED
    own = actor.commissions(Role.secretary)
    if role is Role.member and (commission_id in own if commission_id else own):
        return ALLOWED
    return refuse("role")


def sees_minutes(actor: Actor, meeting: MeetingLike) -> bool:
    """What was heard, said and decided; the same rule as visible_clauses, for a sitting already in hand."""
    if meeting.commission_id in actor.commissions(*SITTING_SIDE):
        return True
    signed = meeting.status == Status.signed
    return signed and (actor.is_auditor or meeting.commission_id in actor.commissions(Role.member))


def is_secretary(actor: Actor, commission_id: int) -> Verdict:
    """The secretary of this commission keeps its records."""
    return ALLOWED if commission_id in actor.commissions(Role.secretary) else refuse("role")


def may_plan(actor: Actor) -> Verdict:
    """Whoever is secretary of some commission may plan a sitting."""
    return ALLOWED if actor.has(Role.secretary) else refuse("role")


def may_edit(actor: Actor, meeting: MeetingLike) -> Verdict:
    """Records stay open until the minutes lie with the chair; after that they are frozen."""
    secretary = is_secretary(actor, meeting.commission_id)
    if not secretary:
        return secretary
    return ALLOWED if Status(meeting.status) in sitting.EDITABLE else refuse("frozen")


def may_complete(actor: Actor, meeting: MeetingLike) -> Verdict:
    """The secretary adds to signed minutes what the office gives them later: a number, a scan."""
    secretary = is_secretary(actor, meeting.commission_id)
    if not secretary:
        return secretary
    return ALLOWED if meeting.status == Status.signed else refuse("not_signed")


def may_move(actor: Actor, move: Move, meeting: MeetingLike, met: Set[Need] = sitting.ASKED) -> Verdict:
    """May this person take the sitting along `move` now? `met` is what the move needs and has."""
    return sitting.decide(move, Status(meeting.status), actor.roles_in(meeting.commission_id), met)
