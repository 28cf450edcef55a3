"""From the draft to signed minutes: the two moves that turn clauses into tasks."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from commission import clock, journal
from commission.actions import meetings
from commission.domain.roles import Actor
from commission.domain.verdict import Refused
from commission.journal import Change
from commission.models import Calendar, Clause, Meeting, Seat, StoredFile
from tasks import drafts
from tasks.actions import coexecution
from tasks.domain import checks
from tasks.domain.deadlines import not_counted
from tasks.domain.fanout import Line
from tasks.domain.lifecycle import Status, TermState
from tasks.models import Addressee, Instruction, Task, Term

ENTERED_AFTER_DUE = "entered_after_due"


def hand_to_chair(
    meeting: Meeting,
    papers: Mapping[str, StoredFile],
    *,
    content_hash: str,
    versions: Mapping[int, int],
    by: Actor,
    seen: int | None = None,
) -> None:
    """The checked minutes go to the chair with both papers, which were made before this transaction.

    `versions` are the clause versions the papers were made of: if one moved meanwhile, the papers would lie.
    Refused: "role", "status", "not_checked", "needs_number", "stale".
    """
    with transaction.atomic():
        instructions = drafts.instructions_of(meeting)
        if not checks.is_ready(drafts.problems_of(meeting, instructions, clock.today())):
            raise Refused("not_checked")
        meetings.mark_with_chair(meeting, papers, content_hash=content_hash, by=by, seen=seen)
        if versions_of(meeting) != dict(versions):
            raise Refused("stale")


def versions_of(meeting: Meeting) -> dict[int, int]:
    """The present version of every clause."""
    return dict(Clause.objects.of(meeting).values_list("pk", "version"))


def sign(
    meeting: Meeting,
    *,
    signed_on: date,
    chaired_by: Seat,
    content_hash: str,
    by: Actor,
    seen: int | None = None,
) -> list[Task]:
    """Record the chair's signature and issue the tasks and the co-executors' lines, all or nothing.

    The moment of issue is now: an addressee cannot owe what it could not know.
    Refused: as commission.actions.meetings.mark_signed, and "paper_changed" when a stored paper is not what
    was handed over.
    """
    _require_intact(meeting)
    with transaction.atomic():
        meetings.mark_signed(
            meeting, signed_on=signed_on, chaired_by=chaired_by, content_hash=content_hash, by=by, seen=seen
        )
        return _issue(meeting, by)


def _issue(meeting: Meeting, by: Actor) -> list[Task]:
    today = clock.today()
    instructions = drafts.instructions_of(meeting)
    cal = Calendar.objects.workdays()
    lines = drafts.lines_of(meeting, instructions, today, cal)
    tasks = _tasks(meeting, instructions, lines)
    Task.objects.bulk_create(tasks)
    Term.objects.bulk_create(_term(task, line, today) for task, line in zip(tasks, lines, strict=True))
    journal.record_all([Change(task, "task.issue", _told(task)) for task in tasks], by)
    helpers = drafts.co_lines_of(meeting, instructions, lines, today, cal)
    coexecution.issue(meeting, instructions, helpers, tasks, by=by)
    return tasks


def _told(task: Task) -> dict[str, Any]:
    return {"number": task.number, "due": task.next_due, "force": task.force}


def _tasks(meeting: Meeting, instructions: Sequence[Instruction], lines: Sequence[Line]) -> list[Task]:
    addressees = drafts.addressees_of(instructions)
    return [_task(meeting, line, addressees[line.clause_number, line.body_id]) for line in lines]


def _task(meeting: Meeting, line: Line, addressee: Addressee) -> Task:
    return Task(
        version=1,
        instruction_id=addressee.instruction_id,
        addressee=addressee,
        commission_id=meeting.commission_id,
        meeting=meeting,
        body_id=line.body_id,
        number=line.control_number,
        force=line.force.value,
        status=Status.issued.value,
        next_due=line.due.due,
        issued_at=clock.now(),
    )


def _term(task: Task, line: Line, received_on: date) -> Term:
    return Term(
        task=task,
        counted_from=received_on,
        original_due=line.due.due,
        due=line.due.due,
        state=TermState.open.value,
        not_counted=ENTERED_AFTER_DUE if not_counted(line.due.due, received_on) else "",
    )


def _require_intact(meeting: Meeting) -> None:
    for paper in meeting.papers.filter(void=False).select_related("file"):
        if hashlib.sha256(paper.file.read()).hexdigest() != paper.file.sha256:
            raise Refused("paper_changed")
