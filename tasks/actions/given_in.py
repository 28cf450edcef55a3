"""A report is given in: by the body itself, or by a reviewer who enters a letter of it.

Inside the transaction of whoever calls: `moves` for a report as it stands, `sending` for one that was a draft
before. Both have read the term it answers; a refusal here ends all that they did. `with_it`: see `going.go`.
"""

from collections.abc import Sequence
from typing import Any

from commission import clock
from commission.domain.roles import Actor
from commission.journal import Change
from commission.prepared import Insert
from tasks.actions import by_letter, searching
from tasks.actions.accounts import Account, require_sound
from tasks.actions.going import go, supplied
from tasks.domain import lifecycle
from tasks.domain.lifecycle import Move, Need, Status
from tasks.models import Fact, Report, ReportFile, Task, Term


def report(
    task: Task,
    account: Account,
    term: Term,
    *,
    by: Actor,
    seen: int | None = None,
    with_it: Sequence[Change] = (),
) -> Report:
    """See moves.report."""
    require_sound(task, account)
    came_from = lifecycle.comes_from(Status(task.status))
    given = supplied(Need.text, account.text)
    go(task, Move.report, by=by, seen=seen, given=given, term=term, with_it=with_it, **_numbers(account))
    sent = {"submitted_by_id": by.person_id, "submitted_at": clock.now()}
    return _store(task, term, account, came_from, **sent)


def enter(
    task: Task,
    account: Account,
    term: Term,
    *,
    by: Actor,
    seen: int | None = None,
    with_it: Sequence[Change] = (),
) -> Report:
    """See moves.enter."""
    require_sound(task, account)
    came_from = lifecycle.comes_from(Status(task.status))
    given = supplied(Need.text, account.text) | by_letter.identified(account)
    arrived = by_letter.arrival(task, account.outgoing.received_on)
    columns = {"accepted_at": arrived} if task.accepted_at is None else {}
    said = _numbers(account) | by_letter.on_behalf(task, account)
    go(task, Move.enter, by=by, seen=seen, given=given, term=term, columns=columns, with_it=with_it, **said)
    entered = {"entered_by_id": by.person_id, "entered_at": clock.now(), "submitted_at": arrived}
    return _store(task, term, account, came_from, **entered)


def _numbers(account: Account) -> dict[str, Any]:
    """What the journal keeps of a report."""
    return {
        "asks": account.asks,
        "facts": {str(pk): value for pk, value in account.facts.items()},
        "files": [file.sha256 for file in account.files],
    }


_reports, _facts = Insert(Report), Insert(Fact)


def _store(task: Task, term: Term, account: Account, came_from: Status, **who: Any) -> Report:
    """`who` submitted or entered it, and when."""
    sent = Report(task=task, term=term, **account.columns(), came_from=came_from.value, **who)
    _reports([sent])
    _facts([Fact(report=sent, measure_id=pk, value=value) for pk, value in account.facts.items()])
    ReportFile.objects.bulk_create(
        ReportFile(report=sent, file=file, is_letter=file == account.scan) for file in account.files
    )
    searching.add(task, account.text)
    return sent
