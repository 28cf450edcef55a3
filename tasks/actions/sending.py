"""A draft becomes a report: in one transaction, or not at all."""

from dataclasses import fields

from django.db import transaction

from commission.domain.roles import Actor
from tasks.actions import moves, report_drafts
from tasks.actions.accounts import Account, Said
from tasks.models import Report, Task


def send(task: Task, said: Said, *, by: Actor, seen: int | None = None) -> Report:
    """Send what is said now, with the files of the draft; `seen` is the version of the draft.

    The version of the task is not asked for: whatever could make a report wrong (another one sent, withdrawn,
    returned) has changed the draft or the status too, and a colleague's note is no reason to stop.
    Refused as `moves.report` and `report_drafts.held`.
    """
    with transaction.atomic():
        return moves.report(task, _whole(task, said, by, seen), by=by)


def enter(task: Task, said: Said, *, by: Actor, seen: int | None = None) -> Report:
    """Enter what a letter says, with its scan: as `send`. The body's own draft stays as it is.

    Refused as `moves.enter` and `report_drafts.held`.
    """
    with transaction.atomic():
        return moves.enter(task, _whole(task, said, by, seen, by_letter=True), by=by)


def _whole(task: Task, said: Said, by: Actor, seen: int | None, by_letter: bool = False) -> Account:
    """The words with the files that waited for them; the draft is empty then."""
    draft = report_drafts.held(task, by=by, by_letter=by_letter)
    kept = list(draft.files.select_related("file"))
    report_drafts.empty(draft, by=by, seen=seen)
    return Account(
        **{field.name: getattr(said, field.name) for field in fields(Said)},
        files=[one.file for one in kept],
        scan=next((one.file for one in kept if one.is_letter), None),
    )
