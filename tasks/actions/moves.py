"""The moves of a task: each asks the law, then writes task, term and journal in one transaction."""

from django.db import transaction

from commission import clock
from commission.domain.roles import Actor, Role
from commission.domain.verdict import Refused, require
from commission.models import Person, Position
from tasks import access
from tasks.actions import coexecution, given_in, report_drafts
from tasks.actions.accounts import Account
from tasks.actions.going import go, owed, supplied, waiting_report
from tasks.domain import lifecycle
from tasks.domain.coexecution import Move as CoMove
from tasks.domain.lifecycle import Ground, Move, Need, Status, TermState
from tasks.models import Report, Review, Task, Term

__all__ = [
    "Account",
    "accept",
    "cancel",
    "confirm",
    "delegate",
    "enter",
    "note",
    "propose",
    "reject",
    "report",
    "return_",
    "withdraw",
]


def accept(task: Task, *, by: Actor, seen: int | None = None) -> None:
    """Take the task to execution. Refused: "role", "status", "stale"."""
    with transaction.atomic():
        go(task, Move.accept, by=by, seen=seen)


def note(task: Task, *, text: str, by: Actor, seen: int | None = None) -> None:
    """Interim information; from `issued` it accepts too. Refused: "role", "status", "needs_text", "stale"."""
    with transaction.atomic():
        go(task, Move.note, by=by, seen=seen, given=supplied(Need.text, text), text=text)


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
        go(task, Move.delegate, by=by, seen=seen, columns=columns, assignee=named, sends=sends)


def report(task: Task, account: Account, *, by: Actor, seen: int | None = None) -> Report:
    """Send a report on the earliest term that is owed.

    Refused: "role", "status", "nothing_owed", "needs_text", "unknown_measure", "negative_fact",
    "letter_in_future", "stale".
    """
    with transaction.atomic():
        return given_in.report(task, account, owed(task), by=by, seen=seen)


def enter(task: Task, account: Account, *, by: Actor, seen: int | None = None) -> Report:
    """Enter a report that came by letter, on behalf of the body: it counts as given when it was received.

    Nobody of the body submitted it here, so nobody is kept from deciding as its sender; who entered it is
    kept from confirming (docs/decisions/0021). The journal names body, letter and signatory.
    Refused: "role", "status", "own_letter", "nothing_owed", "needs_text", "needs_letter", "stale", and as
    `accounts.require_sound`.
    """
    with transaction.atomic():
        return given_in.enter(task, account, owed(task), by=by, seen=seen)


def withdraw(task: Task, *, by: Actor, seen: int | None = None) -> None:
    """Take back a report nobody has decided on: it is the draft again of the side that wrote it.

    A body that takes back what was entered in its name from a letter finds its own draft as it was.
    Refused: "role", "status", "stale".
    """
    with transaction.atomic():
        waiting = waiting_report(task, Move.withdraw, by)
        go(
            task,
            Move.withdraw,
            by=by,
            seen=seen,
            term=waiting.term,
            came_from=Status(waiting.came_from),
        )
        _close(waiting, Report.State.WITHDRAWN)
        waiting.task = task
        if access.may_prepare(by, task, waiting.by_letter):
            report_drafts.give_back(waiting, by=by)


def return_(task: Task, *, remarks: str, by: Actor, seen: int | None = None) -> None:
    """Send a report back with remarks. Refused: "role", "status", "own_body", "needs_remarks", "stale"."""
    with transaction.atomic():
        waiting = waiting_report(task, Move.return_, by)
        given = supplied(Need.remarks, remarks)
        go(task, Move.return_, by=by, seen=seen, given=given, term=waiting.term, remarks=remarks)
        _review(waiting, Move.return_, by, remarks=remarks)
        _close(waiting, Report.State.RETURNED)


def propose(task: Task, *, ground: str, remarks: str = "", by: Actor, seen: int | None = None) -> None:
    """Propose to take off control, with a ground of point 195. Refused as `return_`, and "needs_ground"."""
    if ground and ground not in set(Ground):
        raise Refused("needs_ground", field="ground")
    with transaction.atomic():
        waiting = waiting_report(task, Move.propose, by)
        given = supplied(Need.ground, ground)
        go(
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
        waiting = waiting_report(task, Move.confirm, by)
        go(task, Move.confirm, by=by, seen=seen, term=waiting.term)
        met_on = clock.day_of(waiting.submitted_at)
        Term.objects.filter(pk=waiting.term_id).update(met_on=met_on)
        _review(waiting, Move.confirm, by)
        _close(waiting, Report.State.ACCEPTED)
        coexecution.follow(task, CoMove.close, by=by)


def reject(task: Task, *, remarks: str, by: Actor, seen: int | None = None) -> None:
    """Refuse the removal: the report goes back with the reason. Refused as `return_`."""
    with transaction.atomic():
        waiting = waiting_report(task, Move.reject, by)
        given = supplied(Need.remarks, remarks)
        go(task, Move.reject, by=by, seen=seen, given=given, term=waiting.term, remarks=remarks)
        _review(waiting, Move.reject, by, remarks=remarks)
        _close(waiting, Report.State.RETURNED)


def cancel(task: Task, *, reason: str, co_lines: bool = True, by: Actor, seen: int | None = None) -> None:
    """End the control of this line: open terms are struck, a waiting report is closed with it.

    The lines of its co-executors end too, unless `co_lines` is False: then they deliver to the reviewer.
    Refused: "role", "status", "needs_reason", "stale".
    """
    with transaction.atomic():
        go(task, Move.cancel, by=by, seen=seen, given=supplied(Need.reason, reason), reason=reason)
        task.terms.filter(state__in=[state.value for state in lifecycle.UNMET]).update(
            state=TermState.struck.value
        )
        task.reports.filter(state=Report.State.SUBMITTED).update(state=Report.State.STRUCK)
        if co_lines:
            coexecution.follow(task, CoMove.strike, by=by)


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
