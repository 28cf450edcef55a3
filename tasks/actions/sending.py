"""A draft becomes a report: in one transaction, or not at all."""

from dataclasses import fields

from django.db import transaction

from commission.domain.roles import Actor
from commission.prepared import Given, Prepared
from tasks.actions import given_in, report_drafts
from tasks.actions.accounts import Account, Said
from tasks.models import DraftFile, Report, ReportDraft, Task


def send(task: Task, said: Said, *, by: Actor, seen: int | None = None) -> Report:
    """Send what is said now, with the files of the draft; `seen` is the version of the draft.

    The version of the task is not asked for: whatever could make a report wrong (another one sent, withdrawn,
    returned) has changed the draft or the status too, and a colleague's note is no reason to stop.
    Refused as `moves.report` and `report_drafts.held`.
    """
    with transaction.atomic():
        draft = report_drafts.held(task, by=by)
        account, emptied = _whole(draft, said), report_drafts.empty(draft, seen=seen)
        return given_in.report(task, account, draft.term, by=by, with_it=[emptied])


def enter(task: Task, said: Said, *, by: Actor, seen: int | None = None) -> Report:
    """Enter what a letter says, with its scan: as `send`. The body's own draft stays as it is.

    Refused as `moves.enter` and `report_drafts.held`.
    """
    with transaction.atomic():
        draft = report_drafts.held(task, by=by, by_letter=True)
        account, emptied = _whole(draft, said), report_drafts.empty(draft, seen=seen)
        return given_in.enter(task, account, draft.term, by=by, with_it=[emptied])


_files = Prepared(lambda: DraftFile.objects.filter(draft=Given("draft", int)).select_related("file"))


def _whole(draft: ReportDraft, said: Said) -> Account:
    """The words with the files that waited for them."""
    kept = _files(draft=draft.pk) if draft.has_files else []
    return Account(
        **{field.name: getattr(said, field.name) for field in fields(Said)},
        files=[one.file for one in kept],
        scan=next((one.file for one in kept if one.is_letter), None),
    )
