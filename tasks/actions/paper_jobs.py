"""Orders of long papers: given, taken up by one worker, counted page by page, ended once.

An order is no governed object: what comes of it, a hand-over, is written into the journal by its own action.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Q

from commission import clock, journal
from commission.actions import files
from commission.domain.roles import Actor
from commission.domain.verdict import Refused
from commission.models import Meeting, StoredFile
from tasks.models import PaperJob

if TYPE_CHECKING:
    from tasks.queries import PaperJobQuerySet

PATIENCE = timedelta(seconds=10)
"""A worker looks for orders every second; one that nobody took up for so long has no worker."""
SILENCE = timedelta(seconds=60)
"""Whoever works tells of each page; so long without a word means that it was stopped in the middle."""
FRESH = timedelta(hours=1)
"""A draft younger than this is shown again if the records are the same; later the software may differ."""

Purpose, State = PaperJob.Purpose, PaperJob.State


def order_look(meeting: Meeting, language: str, *, content_hash: str, expected: int, by: Actor) -> PaperJob:
    """A draft to look at; one that is being made of the same records, or was just made, will do."""
    same = PaperJob.objects.filter(
        meeting=meeting, purpose=Purpose.LOOK, language=language, content_hash=content_hash
    )
    fresh = Q(state=State.DONE, file__isnull=False, moved_at__gt=clock.now() - FRESH)
    usable = same.filter(fresh | Q(state__in=[State.WAITING, State.RUNNING]))
    with _one_by_one(meeting):
        return usable.first() or _order(
            meeting, Purpose.LOOK, by, language=language, content_hash=content_hash, expected=expected
        )


def order_hand_over(
    meeting: Meeting,
    *,
    content_hash: str,
    versions: Mapping[int, int],
    seen: int | None,
    expected: int,
    by: Actor,
) -> PaperJob:
    """Both papers, and then the hand-over in the name of who ordered it. Pressed twice it is one order."""
    under_way = PaperJob.objects.filter(
        meeting=meeting,
        purpose=Purpose.HAND_OVER,
        content_hash=content_hash,
        asked_by=by.person_id,
        state__in=[State.WAITING, State.RUNNING],
    )
    with _one_by_one(meeting):
        return under_way.first() or _order(
            meeting,
            Purpose.HAND_OVER,
            by,
            content_hash=content_hash,
            expected=expected,
            versions=dict(versions),
            seen=seen,
        )


@contextmanager
def _one_by_one(meeting: Meeting) -> Iterator[None]:
    """Two presses in one moment: the second waits, and finds the order of the first."""
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        yield


def _order(meeting: Meeting, purpose: str, by: Actor, **columns: object) -> PaperJob:
    now = clock.now()
    return PaperJob.objects.create(
        meeting=meeting,
        purpose=purpose,
        asked_by_id=by.person_id,
        asked_at=now,
        moved_at=now,
        **columns,
    )


def take(pk: int) -> PaperJob | None:
    """The order, if it still waits and is now ours."""
    waiting = PaperJob.objects.filter(pk=pk, state=State.WAITING)
    taken = waiting.update(
        state=State.RUNNING, run=F("run") + 1, moved_at=clock.now(), pages_kk=0, pages_ru=0
    )
    return PaperJob.objects.select_related("meeting").get(pk=pk) if taken else None


def told(job: PaperJob, language: str, page: int) -> bool:
    """So many pages are laid out. False when the order is no longer ours."""
    return bool(_ours(job).update(moved_at=clock.now(), **{f"pages_{language}": page}))


def done(job: PaperJob, file: StoredFile | None = None, content_hash: str = "") -> None:
    """The order is carried out; a draft that was made before for the same eyes goes."""
    columns = {"content_hash": content_hash} if content_hash else {}
    _ours(job).update(state=State.DONE, moved_at=clock.now(), file=file, **columns)
    if file:
        _drop_older(job)


def refused(job: PaperJob, refusal: Refused) -> None:
    """The law said no: a clause was changed meanwhile, or a right has ended."""
    values = journal.canonical(dict(refusal.params))
    _ours(job).update(state=State.REFUSED, reason=refusal.code, reason_values=values, moved_at=clock.now())


def failed(job: PaperJob) -> None:
    """The machine could not; the log says why."""
    _ours(job).update(state=State.FAILED, moved_at=clock.now())


def is_late(job: PaperJob) -> bool:
    """Nobody takes it up, or whoever did is gone."""
    silent = clock.now() - job.moved_at
    limits = {State.WAITING: PATIENCE, State.RUNNING: SILENCE}
    return job.state in limits and silent > limits[State(job.state)]


def revive(job: PaperJob) -> bool:
    """Let it be taken up again: whoever had it can no longer end it. False while it is in good hands."""
    if not (is_late(job) or job.state == State.FAILED):
        return False
    same = PaperJob.objects.filter(pk=job.pk, state=job.state, run=job.run)
    return bool(same.update(state=State.WAITING, run=F("run") + 1, moved_at=clock.now()))


def _ours(job: PaperJob) -> "PaperJobQuerySet":
    return PaperJob.objects.filter(pk=job.pk, run=job.run, state=State.RUNNING)


def _drop_older(job: PaperJob) -> None:
    older = PaperJob.objects.filter(
        meeting=job.meeting, purpose=Purpose.LOOK, language=job.language, pk__lt=job.pk
    )
    with transaction.atomic():
        drafts = [old.file for old in older.exclude(file=None).select_related("file") if old.file]
        older.exclude(state__in=[State.WAITING, State.RUNNING]).delete()
        files.discard(drafts)
