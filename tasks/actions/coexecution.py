"""The lines of co-executors: issued with the tasks, moved by their two ends, ended with what they help."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from commission import clock, journal
from commission.domain.roles import Actor
from commission.domain.verdict import require
from commission.journal import Change
from commission.models import Meeting, StoredFile
from tasks import access, drafts
from tasks.domain import coexecution
from tasks.domain.co_lines import CoDraft
from tasks.domain.coexecution import Move, Need, Status
from tasks.models import Addressee, CoLine, Delivery, DeliveryFile, Instruction, Task


def issue(
    meeting: Meeting,
    instructions: Sequence[Instruction],
    helpers: Sequence[CoDraft],
    tasks: Sequence[Task],
    *,
    by: Actor,
) -> list[CoLine]:
    """Part of the signature, in its transaction and with its rights: all lines in a few statements."""
    if not helpers:
        return []
    addressees = drafts.addressees_of(instructions)
    leads = {(task.instruction_id, task.body_id): task for task in tasks}
    lines = [_line(meeting, one, addressees[one.clause_number, one.body_id], leads) for one in helpers]
    CoLine.objects.bulk_create(lines)
    told = [Change(line, "co_line.issue", {"number": line.number, "due": line.due}) for line in lines]
    journal.record_all(told, by)
    return lines


def accept(line: CoLine, *, by: Actor, seen: int | None = None) -> None:
    """Take the part to execution. Refused: "role", "status", "stale"."""
    _go(line, Move.accept, by=by, seen=seen)


def deliver(
    line: CoLine, *, text: str, files: Sequence[StoredFile] = (), by: Actor, seen: int | None = None
) -> Delivery:
    """Give the material to the lead, or to the clause. Refused: "role", "status", "needs_text", "stale"."""
    with transaction.atomic():
        given = _given(Need.text, text)
        columns = {"delivered_by_id": by.person_id}
        hashes = [file.sha256 for file in files]
        _go(line, Move.deliver, by=by, seen=seen, given=given, columns=columns, text=text, files=hashes)
        sent = Delivery.objects.create(line=line, text=text, by_id=by.person_id, at=clock.now())
        DeliveryFile.objects.bulk_create(DeliveryFile(delivery=sent, file=file) for file in files)
        return sent


def ask_again(line: CoLine, *, remarks: str, by: Actor, seen: int | None = None) -> None:
    """What was delivered is not enough. Refused: "role", "status", "own_body", "needs_remarks", "stale"."""
    with transaction.atomic():
        given = _given(Need.remarks, remarks)
        _go(line, Move.ask_again, by=by, seen=seen, given=given, remarks=remarks)
        _answer(line, by, remarks)


def done(line: CoLine, *, by: Actor, seen: int | None = None) -> None:
    """Take what was delivered. Refused: "role", "status", "own_body", "stale"."""
    with transaction.atomic():
        _go(line, Move.done, by=by, seen=seen)
        _answer(line, by)


def follow(task: Task, move: Move, *, by: Actor) -> None:
    """The task was taken off control (`close`) or ended (`strike`): so are the lines that help it.

    Lines that help equals stand as long as one of these is on control: somebody still waits for them. Equals
    that end in one moment come one after the other, or each would see the other one on control.
    """
    Instruction.objects.select_for_update().get(pk=task.instruction_id)
    for line in depending_on(task):
        _go(line, move, by=by)
        _answer(line, by)


def depending_on(task: Task) -> list[CoLine]:
    """The open lines that lose whom they help when this task ends."""
    found = list(
        CoLine.objects.helping(task.pk, task.instruction_id).open().select_related("lead").order_by("id")
    )
    others = Task.objects.open().filter(instruction=task.instruction_id).exclude(pk=task.pk)
    if any(line.lead_id is None for line in found) and others.exists():
        return [line for line in found if line.lead_id is not None]
    return found


def _line(
    meeting: Meeting, draft: CoDraft, addressee: Addressee, leads: Mapping[tuple[int, int], Task]
) -> CoLine:
    return CoLine(
        version=1,
        instruction_id=addressee.instruction_id,
        addressee=addressee,
        commission_id=meeting.commission_id,
        meeting=meeting,
        body_id=draft.body_id,
        lead=leads[addressee.instruction_id, draft.lead_body_id] if draft.lead_body_id else None,
        number=draft.number,
        status=Status.issued.value,
        original_due=draft.inner.on,
        due=draft.inner.on,
        issued_at=clock.now(),
    )


def _go(
    line: CoLine,
    move: Move,
    *,
    by: Actor,
    seen: int | None = None,
    given: frozenset[Need] = frozenset(),
    columns: dict[str, Any] | None = None,
    **said: Any,
) -> None:
    """Ask the law, compare-and-swap the line, write the journal."""
    require(access.co_may(by, move, line, access.co_facts(by, line, given)))
    before = Status(line.status)
    status = coexecution.after(move, before)
    with transaction.atomic():
        journal.swap(line, seen, **_columns(line, move, before, status), **(columns or {}))
        journal.record(line, f"co_line.{move.value}", by, status=status.value, **said)


def _columns(line: CoLine, move: Move, before: Status, status: Status) -> dict[str, Any]:
    columns: dict[str, Any] = {"status": status.value, "closed": coexecution.is_closed(status)}
    if coexecution.accepts(move, before):
        columns["accepted_at"] = clock.now()
    if coexecution.is_closed(status):
        columns["closed_at"] = clock.now()
    return columns


def _given(need: Need, value: str) -> frozenset[Need]:
    return frozenset({need}) if value.strip() else frozenset()


def _answer(line: CoLine, by: Actor, remarks: str = "") -> None:
    """The delivery that waited does so no longer."""
    waiting = Delivery.objects.filter(line=line, answered_at=None)
    waiting.update(remarks=remarks, answered_by=by.person_id, answered_at=clock.now())
