"""Whom an event of a task is told: the other side of it. Rows only; mail follows in a later issue."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Q

from commission import clock
from commission.domain.roles import Role
from commission.journal import Event
from commission.models import Notice, Position
from tasks.models import Task

TO_OWNER = {"task.issue", "task.return", "task.confirm", "task.reject", "task.cancel"}
TO_REVIEWER = {"task.report", "task.withdraw", "task.reject"}
TO_AUTHORITY = {"task.propose"}
OURS = (Role.secretary.value, Role.chair.value, Role.authority.value)


def on_events(events: Sequence[Event]) -> None:
    """One notice for each person concerned, except the one who did it; two queries however many tasks."""
    told = [(entry, obj) for entry, obj in events if isinstance(obj, Task)]
    if not told:
        return
    by_scope = _holders(task for _, task in told)
    notices = [
        Notice(person_id=person, entry=entry)
        for entry, task in told
        for person in sorted(_concerned(entry.code, task, by_scope))
        if person != entry.person_id
    ]
    Notice.objects.bulk_create(notices)


Scope = tuple[str, int]


def _concerned(code: str, task: Task, holders: dict[Scope, set[int]]) -> set[int]:
    found: set[int] = set()
    if code in TO_OWNER:
        found |= holders[Role.head.value, task.body_id]
    if code in TO_REVIEWER:
        found |= holders[Role.secretary.value, task.commission_id]
    if code in TO_AUTHORITY:
        found |= holders[Role.chair.value, task.commission_id]
        found |= holders[Role.authority.value, task.commission_id]
    return found


def _holders(tasks: Iterable[Task]) -> dict[Scope, set[int]]:
    """Who holds the roles these tasks concern today, by (role, scope id)."""
    pairs = {(task.commission_id, task.body_id) for task in tasks}
    heads = Q(role=Role.head.value, body__in={body for _, body in pairs})
    ours = Q(role__in=OURS, commission__in={commission for commission, _ in pairs})
    current = Position.objects.current(clock.today()).filter(heads | ours, person__is_active=True)
    holders: dict[Scope, set[int]] = defaultdict(set)
    for role, commission, body, person in current.order_by("id").values_list(
        "role", "commission", "body", "person"
    ):
        holders[role, commission or body].add(person)
    return holders
