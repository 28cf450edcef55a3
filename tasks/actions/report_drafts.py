"""Writing a report before it is sent: by several people of one side, in turns, its files one by one.

Words and numbers are one thing with one version: whoever saves over another's words is refused ("stale").
A file is a thing of its own: it neither waits for the words nor makes the words of others old.
`by_letter` chooses the reviewers' draft of a letter that came; else it is the body's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef

from commission import clock, journal
from commission.domain.roles import Actor
from commission.domain.verdict import Refused, require
from commission.journal import Change
from commission.models import StoredFile
from commission.prepared import Given, Prepared
from tasks import access
from tasks.actions.accounts import Said, require_sound, said_in
from tasks.actions.going import owed
from tasks.models import DraftFact, DraftFile, Report, ReportDraft, Task

MOST_FILES = 20
FIRST = 1
"""The version of a draft nobody has written in: the page of one that does not exist yet shows the same."""
BLANK = Said(text="", asks="", facts={})


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file at rest; `token` is the sender's name for this one upload, empty where nothing is sent twice."""

    stored: StoredFile
    is_letter: bool = False
    token: str = ""


_locked = Prepared(lambda: Task.objects.select_for_update().filter(pk=Given("task", int)).order_by("pk"))
_draft: Prepared[Any] = Prepared(
    lambda: ReportDraft.objects.filter(term=Given("term", int), by_letter=Given("by_letter", bool)).annotate(
        counted=Exists(DraftFact.objects.filter(draft=OuterRef("pk"))),
        enclosed=Exists(DraftFile.objects.filter(draft=OuterRef("pk"))),
    )
)


def held(task: Task, *, by: Actor, by_letter: bool = False) -> ReportDraft:
    """The draft of the term that is owed, begun if it must be; the task is locked until the transaction ends.

    `select_for_update` holds the row on PostgreSQL; on SQLite the transaction holds the file.
    Refused: "role", "status", "nothing_owed"; "own_letter" for a letter of the person's own body.
    """
    _renew(task, _locked(task=task.pk)[0])
    require(access.may_prepare(by, task, by_letter))
    term = owed(task)
    found = _draft(term=term.pk, by_letter=by_letter)
    if not found:
        return _begun(ReportDraft(task=task, term=term, by_letter=by_letter), by)
    kept: ReportDraft = found[0]
    kept.task, kept.term = task, term
    kept.has_facts, kept.has_files = found[0].counted, found[0].enclosed
    return kept


def _renew(task: Task, now: Task) -> None:
    """As it is, not as it was when the request began: a colleague's note meanwhile is no reason to stop."""
    for column in Task._meta.concrete_fields:
        setattr(task, column.attname, getattr(now, column.attname))


def begin(task: Task, *, by: Actor, by_letter: bool = False) -> ReportDraft:
    """The draft, there from now on. Refused as `held`."""
    with transaction.atomic():
        return held(task, by=by, by_letter=by_letter)


def save(
    task: Task, said: Said, *, by: Actor, seen: int | None = None, by_letter: bool = False
) -> ReportDraft:
    """Store words, numbers and the letter's marks; what is the same as stored makes no line in the journal.

    Refused as `held` and `accounts.require_sound`, and "stale".
    """
    require_sound(task, said)
    with transaction.atomic():
        draft = held(task, by=by, by_letter=by_letter)
        changed = _changed(draft, said)
        if changed:
            _write(draft, said, seen, by)
            journal.record(draft, "report_draft.saved", by, fields=changed)
        return draft


def add(task: Task, arrived: Sequence[Arrived], *, by: Actor, by_letter: bool = False) -> list[DraftFile]:
    """Take files in: one whose token is known is not added again; of two letters the later stays the letter.

    Refused as `held`, and "file_too_many": then none of these is taken.
    """
    with transaction.atomic():
        draft = held(task, by=by, by_letter=by_letter)
        known = {kept.token: kept for kept in draft.files.select_related("file") if kept.token}
        fresh = [one for one in arrived if one.token not in known]
        if draft.files.count() + len(fresh) > MOST_FILES:
            raise Refused("file_too_many", field="evidence", most=MOST_FILES)
        added = [_add(draft, one, by) for one in fresh]
        return [known[one.token] for one in arrived if one.token in known] + added


def known(task: Task, token: str, by_letter: bool = False) -> DraftFile | None:
    """The file that came with this token before, so that its bytes need not be kept again."""
    found = DraftFile.objects.filter(draft__task=task, draft__by_letter=by_letter, token=token)
    return found.select_related("file").first() if token else None


def remove(task: Task, file_pk: int, *, by: Actor, by_letter: bool = False) -> None:
    """Take a file out of the draft; one that is gone already is no fault. Refused as `held`."""
    with transaction.atomic():
        held(task, by=by, by_letter=by_letter).files.filter(pk=file_pk).delete()


def empty(draft: ReportDraft, *, seen: int | None = None) -> Change:
    """As it goes out as a report; what is recorded together with that. Refused: "stale"."""
    columns = BLANK.columns() | {"saved_by": None, "saved_at": None}
    journal.swap(draft, seen, **columns)
    if draft.has_facts:
        draft.facts.all().delete()
    if draft.has_files:
        draft.files.all().delete()
    return Change(draft, "report_draft.sent")


def give_back(report: Report, *, by: Actor) -> None:
    """What was withdrawn is the draft of its side again: words, numbers, letter and files."""
    draft = held(report.task, by=by, by_letter=report.by_letter)
    _write(draft, said_in(report), None, by)
    draft.files.all().delete()
    for kept in report.files.select_related("file"):
        _add(draft, Arrived(kept.file, kept.is_letter), by)
    journal.record(draft, "report_draft.given_back", by)


def _begun(draft: ReportDraft, by: Actor) -> ReportDraft:
    journal.born(draft)
    journal.record(draft, "report_draft.begun", by)
    return draft


def _changed(draft: ReportDraft, said: Said) -> list[str]:
    """Names only: what stands in a draft is nobody's business but the body's."""
    columns = [name for name, value in said.columns().items() if getattr(draft, name) != value]
    same = {fact.measure_id: fact.value for fact in draft.facts.all()} == dict(said.facts)
    return columns if same else [*columns, "facts"]


def _write(draft: ReportDraft, said: Said, seen: int | None, by: Actor) -> None:
    journal.swap(draft, seen, **said.columns(), saved_by_id=by.person_id, saved_at=clock.now())
    draft.facts.all().delete()
    DraftFact.objects.bulk_create(
        DraftFact(draft=draft, measure_id=pk, value=value) for pk, value in said.facts.items()
    )


def _add(draft: ReportDraft, arrived: Arrived, by: Actor) -> DraftFile:
    if arrived.is_letter:
        draft.files.filter(is_letter=True).update(is_letter=False)
    return DraftFile.objects.create(
        draft=draft,
        file=arrived.stored,
        is_letter=arrived.is_letter,
        token=arrived.token,
        added_by_id=by.person_id,
        added_at=clock.now(),
    )
