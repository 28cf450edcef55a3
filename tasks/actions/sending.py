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
        draft = report_drafts.held(task, by=by)
        kept = list(draft.files.select_related("file"))
        report_drafts.empty(draft, by=by, seen=seen)
        account = Account(
            **{field.name: getattr(said, field.name) for field in fields(Said)},
            files=[one.file for one in kept],
            scan=next((one.file for one in kept if one.is_letter), None),
        )
        return moves.report(task, account, by=by)
