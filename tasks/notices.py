"""Whom an event is told: the other side of a task, those a sitting's papers concern.

Rows only; what leaves as a letter too, and to whom, says tasks/letters.py.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date

from django.db.models import Q

from commission import clock
from commission.domain.roles import BODY_ROLES, Role
from commission.journal import Event
from commission.models import Entry, Meeting, Notice, Position, Seat
from commission.prepared import Given, Insert, Prepared
from commission.queries import PositionQuerySet
from tasks.domain.who import AUTHORITIES
from tasks.models import CoLine, Task

TO_OWNER = {"task.issue", "task.enter", "task.return", "task.confirm", "task.reject", "task.cancel"}
TO_ASSIGNEE = {"task.delegate", *TO_OWNER} - {"task.issue"}
TO_REVIEWER = {"task.report", "task.enter", "task.withdraw", "task.reject"}
TO_AUTHORITY = {"task.propose"}
TO_EXECUTOR = {"co_line.issue", "co_line.ask_again", "co_line.done", "co_line.close", "co_line.strike"}
TO_RECIPIENT = {"co_line.deliver"}
OURS = tuple(role.value for role in (Role.secretary, *AUTHORITIES))

TO_PRESIDING = {"meeting.hand_to_chair", "meeting.recall"}
TO_COMMISSION = {"meeting.sign"}
COMMISSION = (Role.chair, Role.deputy, Role.secretary, Role.controller, Role.member)
"""Who sat, and who keeps and checks what was decided."""

Scope = tuple[str, int]
Told = tuple[Entry, int]
"""An entry, and the person it is told to."""


_tell = Insert(Notice)


def on_events(events: Sequence[Event]) -> None:
    """One notice for each person concerned, except the one who did it; two queries however many tasks."""
    told = [*_of_tasks(events), *_of_co_lines(events), *_of_sittings(events)]
    _tell([Notice(person_id=person, entry=entry) for entry, person in told if person != entry.person_id])


def _of_tasks(events: Sequence[Event]) -> Iterator[Told]:
    tasks = [(entry, obj) for entry, obj in events if isinstance(obj, Task)]
    by_scope = _holders(task for _, task in tasks) if tasks else {}
    for entry, task in tasks:
        yield from ((entry, person) for person in sorted(_concerned(entry.code, task, by_scope)))


def _of_co_lines(events: Sequence[Event]) -> Iterator[Told]:
    """The co-executor learns what became of its part; whom it helps, that there is something to take."""
    lines = [(entry, obj) for entry, obj in events if isinstance(obj, CoLine)]
    for codes, scopes_of in ((TO_EXECUTOR, _executor), (TO_RECIPIENT, _recipients)):
        told = [(entry, scopes_of(line)) for entry, line in lines if entry.code in codes]
        holders = _holding({scope for _, scopes in told for scope in scopes}) if told else {}
        for entry, scopes in told:
            people = {person for scope in scopes for person in holders[scope]}
            yield from ((entry, person) for person in sorted(people))


def _executor(line: CoLine) -> set[Scope]:
    return {(Role.head.value, line.body_id)}


def _recipients(line: CoLine) -> set[Scope]:
    """The lead; without one every equal, who sees it, and the secretary, who decides."""
    if line.lead_body_id is not None:
        return {(Role.head.value, line.lead_body_id)}
    equals = line.instruction.tasks.filter(closed=False).order_by("id").values_list("body", flat=True)
    return {(Role.secretary.value, line.commission_id), *((Role.head.value, body) for body in equals)}


def _of_sittings(events: Sequence[Event]) -> Iterator[Told]:
    for entry, obj in events:
        if isinstance(obj, Meeting) and (roles := _readers(entry.code, obj)):
            found = Position.objects.current(clock.today()).filter(
                role__in=[role.value for role in roles], commission=obj.commission_id, person__is_active=True
            )
            people = set(found.order_by().values_list("person", flat=True))
            yield from ((entry, person) for person in sorted(people))


def _readers(code: str, meeting: Meeting) -> tuple[Role, ...]:
    """Whoever presided signs; the signed minutes are news for the whole commission."""
    if code in TO_PRESIDING:
        by_deputy = meeting.chaired_by is not None and meeting.chaired_by.role == Seat.Role.DEPUTY
        return (Role.deputy,) if by_deputy else (Role.chair,)
    return COMMISSION if code in TO_COMMISSION else ()


def _concerned(code: str, task: Task, holders: dict[Scope, set[int]]) -> set[int]:
    found: set[int] = set()
    if code in TO_OWNER:
        found |= holders[Role.head.value, task.body_id]
    if code in TO_ASSIGNEE and task.assignee_id is not None:
        found |= {task.assignee_id} & holders[Role.specialist.value, task.body_id]
    if code in TO_REVIEWER:
        found |= holders[Role.secretary.value, task.commission_id]
    if code in TO_AUTHORITY:
        found |= {person for role in AUTHORITIES for person in holders[role.value, task.commission_id]}
    return found


def _holders(tasks: Iterable[Task]) -> dict[Scope, set[int]]:
    """Who holds the roles these tasks concern today, by (role, scope id)."""
    scopes: set[Scope] = set()
    for task in tasks:
        scopes |= {(role.value, task.body_id) for role in BODY_ROLES}
        scopes |= {(role, task.commission_id) for role in OURS}
    return _holding(scopes)


def _holding(scopes: Set[Scope]) -> dict[Scope, set[int]]:
    """Who holds these roles today, in one query; of one task, as nearly always, in one that is prepared."""
    bodies = {pk for role, pk in scopes if role in BODY_ROLES}
    commissions = {pk for role, pk in scopes if role not in BODY_ROLES}
    if len(bodies) == len(commissions) == 1:
        found = _of_one(on=clock.today(), body=min(bodies), commission=min(commissions))
    else:
        found = list(_held(clock.today(), Q(body__in=bodies), Q(commission__in=commissions)))
    holders: dict[Scope, set[int]] = defaultdict(set)
    for one in found:
        holders[one.role, one.commission_id or one.body_id].add(one.person_id)
    return holders


def _held(on: date | Given, of_body: Q, of_commission: Q) -> PositionQuerySet:
    scope = Q(of_body, role__in=BODY_ROLES) | Q(of_commission, role__in=OURS)
    return Position.objects.current(on).filter(scope, person__is_active=True).order_by("id")


_of_one = Prepared(
    lambda: _held(Given("on", date), Q(body=Given("body", int)), Q(commission=Given("commission", int)))
)
