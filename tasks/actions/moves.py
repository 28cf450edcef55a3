"""The moves of a task: each asks the law, then writes task, term and journal in one transaction."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from commission import clock, journal
from commission.domain.roles import Actor, Role
from commission.domain.verdict import Refused, require
from commission.models import Person, Position
from tasks import access
from tasks.actions import coexecution, report_drafts, searching
from tasks.actions.accounts import Account, require_sound
from tasks.domain import lifecycle
from tasks.domain.coexecution import Move as CoMove
from tasks.domain.lifecycle import Ground, Move, Need, Status, TermState
from tasks.models import Fact, Report, ReportFile, Review, Task, Term

__all__ = [
    "Account",
    "accept",
    "cancel",
    "confirm",
    "delegate",
    "note",
    "propose",
    "reject",
    "report",
    "return_",
    "withdraw",
]


def accept(task: Task, *, by: Actor, seen: int | None = None) -> None:
    """Take the task to execution. Refused: "role", "status", "stale"."""
    _go(task, Move.accept, by=by, seen=seen)


def note(task: Task, *, text: str, by: Actor, seen: int | None = None) -> None:
    """Interim information; from `issued` it accepts too. Refused: "role", "status", "needs_text", "stale"."""
    _go(task, Move.note, by=by, seen=seen, given=_given(Need.text, text), text=text)


def delegate(
    task: Task, *, assignee: Person | None, sends: bool = False, by: Actor, seen: int | None = None
) -> None:
    """Give the task to a specialist of the body, with `sends` to send its reports too; None takes it back.

    Refused: "role", "status", "not_specialist", "stale".
    """
    require(access.offer(by, Move.delegate, task))
    named = _titles(task, assignee) if assignee else None
    with transaction.atomic():
        columns = {"assignee": assignee, "assignee_sends": sends and assignee is not None}
        _go(task, Move.delegate, by=by, seen=seen, columns=columns, assignee=named, sends=sends)


def report(task: Task, account: Account, *, by: Actor, seen: int | None = None) -> Report:
    """Send a report on the earliest term that is owed.

    Refused: "role", "status", "nothing_owed", "needs_text", "unknown_measure", "negative_fact",
    "letter_in_future", "stale".
    """
    require_sound(task, account)
    with transaction.atomic():
        term = task.terms.owed()
        came_from = lifecycle.comes_from(Status(task.status))
        _go(
            task,
            Move.report,
            by=by,
            seen=seen,
            given=_given(Need.text, account.text),
            term=term,
            asks=account.asks,
            facts={str(pk): value for pk, value in account.facts.items()},
            files=[file.sha256 for file in account.files],
        )
        return _store(task, term, account, came_from, by)


def withdraw(task: Task, *, by: Actor, seen: int | None = None) -> None:
    """Take back a report nobody has decided on: it is the body's draft again.

    Refused: "role", "status", "stale".
    """
    with transaction.atomic():
        waiting = _waiting(task, Move.withdraw, by)
        _go(
            task,
            Move.withdraw,
            by=by,
            seen=seen,
            term=waiting.term,
            came_from=Status(waiting.came_from),
        )
        _close(waiting, Report.State.WITHDRAWN)
        waiting.task = task
        report_drafts.give_back(waiting, by=by)


def return_(task: Task, *, remarks: str, by: Actor, seen: int | None = None) -> None:
    """Send a report back with remarks. Refused: "role", "status", "own_body", "needs_remarks", "stale"."""
    with transaction.atomic():
        waiting = _waiting(task, Move.return_, by)
        given = _given(Need.remarks, remarks)
        _go(task, Move.return_, by=by, seen=seen, given=given, term=waiting.term, remarks=remarks)
        _review(waiting, Move.return_, by, remarks=remarks)
        _close(waiting, Report.State.RETURNED)


def propose(task: Task, *, ground: str, remarks: str = "", by: Actor, seen: int | None = None) -> None:
    """Propose to take off control, with a ground of point 195. Refused as `return_`, and "needs_ground"."""
    if ground and ground not in set(Ground):
        raise Refused("needs_ground", field="ground")
    with transaction.atomic():
        waiting = _waiting(task, Move.propose, by)
        given = _given(Need.ground, ground)
        _go(
            task,
            Move.propose,
            by=by,
            seen=seen,
            given=given,
            term=waiting.term,
            ground=ground,
            remarks=remarks,
        )
        _review(waiting, Move.propose, by, remarks=remarks, ground=ground)


def confirm(task: Task, *, by: Actor, seen: int | None = None) -> None:
    """Take off control: the term is met on the day its report was submitted. Refused as `return_`.

    What co-executors still had to deliver is no longer awaited.
    """
    with transaction.atomic():
        waiting = _waiting(task, Move.confirm, by)
        _go(task, Move.confirm, by=by, seen=seen, term=waiting.term)
        met_on = clock.day_of(waiting.submitted_at)
        Term.objects.filter(pk=waiting.term_id).update(met_on=met_on)
        _review(waiting, Move.confirm, by)
        _close(waiting, Report.State.ACCEPTED)
        coexecution.follow(task, CoMove.close, by=by)


def reject(task: Task, *, remarks: str, by: Actor, seen: int | None = None) -> None:
    """Refuse the removal: the report goes back with the reason. Refused as `return_`."""
    with transaction.atomic():
        waiting = _waiting(task, Move.reject, by)
        given = _given(Need.remarks, remarks)
        _go(task, Move.reject, by=by, seen=seen, given=given, term=waiting.term, remarks=remarks)
        _review(waiting, Move.reject, by, remarks=remarks)
        _close(waiting, Report.State.RETURNED)


def cancel(task: Task, *, reason: str, co_lines: bool = True, by: Actor, seen: int | None = None) -> None:
    """End the control of this line: open terms are struck, a waiting report is closed with it.

    The lines of its co-executors end too, unless `co_lines` is False: then they deliver to the reviewer.
    Refused: "role", "status", "needs_reason", "stale".
    """
    with transaction.atomic():
        _go(task, Move.cancel, by=by, seen=seen, given=_given(Need.reason, reason), reason=reason)
        task.terms.filter(state__in=[state.value for state in lifecycle.UNMET]).update(
            state=TermState.struck.value
        )
        task.reports.filter(state=Report.State.SUBMITTED).update(state=Report.State.STRUCK)
        if co_lines:
            coexecution.follow(task, CoMove.strike, by=by)


def _go(
    task: Task,
    move: Move,
    *,
    by: Actor,
    seen: int | None,
    given: frozenset[Need] = frozenset(),
    term: Term | None = None,
    came_from: Status | None = None,
    columns: Mapping[str, Any] | None = None,
    **said: Any,
) -> None:
    """Ask the law, compare-and-swap the task, move the term, write the journal."""
    require(access.may(by, move, task, access.facts_of(by, task, given)))
    before = Status(task.status)
    status = lifecycle.after(move, before, came_from)
    with transaction.atomic():
        written = _columns(task, move, before, status, by) | dict(columns or {})
        if term is not None:
            require(lifecycle.term_may(move, TermState(term.state)))
            term.state = lifecycle.term_after(move, TermState(term.state), came_from).value
        journal.swap(task, seen, **written, next_due=_next_due(task, status, term))
        if term is not None:
            Term.objects.filter(pk=term.pk).update(state=term.state)
        journal.record(task, f"task.{move.value}", by, status=status.value, **said)


def _columns(task: Task, move: Move, before: Status, status: Status, by: Actor) -> dict[str, Any]:
    columns: dict[str, Any] = {"status": status.value, "closed": lifecycle.is_closed(status)}
    if lifecycle.accepts(move, before) and task.accepted_at is None:
        columns["accepted_at"] = clock.now()
    if lifecycle.is_closed(status):
        columns["closed_at"] = clock.now()
    if move is Move.report:
        columns["reported_by_id"] = by.person_id
    if lifecycle.counts_as_return(move):
        columns["returns"] = task.returns + 1
    return columns


def _next_due(task: Task, status: Status, moved: Term | None) -> Any:
    """The earliest date the addressee owes something by; None when nothing is owed."""
    if lifecycle.is_closed(status):
        return None
    terms = [moved if moved and moved.pk == term.pk else term for term in task.terms.all()]
    return lifecycle.next_due((TermState(term.state), term.due) for term in terms)


def _given(need: Need, value: str) -> frozenset[Need]:
    return frozenset({need}) if value.strip() else frozenset()


def _waiting(task: Task, move: Move, by: Actor) -> Report:
    """The report that waits for a decision. The law is asked first: it refuses in its own words."""
    require(access.offer(by, move, task))
    waiting = task.reports.filter(state=Report.State.SUBMITTED).select_related("term").first()
    if waiting is None:
        raise Refused("stale")
    return waiting


def _store(task: Task, term: Term, account: Account, came_from: Status, by: Actor) -> Report:
    sent = Report.objects.create(
        task=task,
        term=term,
        **account.columns(),
        came_from=came_from.value,
        submitted_by_id=by.person_id,
        submitted_at=clock.now(),
    )
    Fact.objects.bulk_create(
        Fact(report=sent, measure_id=pk, value=value) for pk, value in account.facts.items()
    )
    ReportFile.objects.bulk_create(
        ReportFile(report=sent, file=file, is_letter=file == account.scan) for file in account.files
    )
    searching.add(task, account.text)
    return sent


def _review(waiting: Report, move: Move, by: Actor, *, remarks: str = "", ground: str = "") -> None:
    Review.objects.create(
        report=waiting, move=move.value, remarks=remarks, ground=ground, by_id=by.person_id, at=clock.now()
    )


def _close(waiting: Report, state: Report.State) -> None:
    Report.objects.filter(pk=waiting.pk).update(state=state)


def _titles(task: Task, assignee: Person) -> dict[str, str]:
    """As the body calls its specialist: an account may have no name, a position has a title by language."""
    held = Position.objects.current(clock.today()).filter(person=assignee, person__is_active=True)
    found = held.filter(role=Role.specialist.value, body=task.body_id).order_by("id").first()
    if found is None:
        raise Refused("not_specialist", field="assignee")
    name = f": {assignee.name}" if assignee.name else ""
    return {"kk": f"{found.title_kk}{name}", "ru": f"{found.title_ru}{name}", "en": found.title_en + name}
