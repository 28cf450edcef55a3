"""Work that takes longer than a page may wait: papers of many pages, made by a worker (decision 0020)."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Self

from django.conf import settings
from django_tasks import task

from commission import access, clock
from commission.actions import files
from commission.domain.media_types import PDF
from commission.domain.roles import Actor
from commission.domain.sitting import ASKED, Move, Need
from commission.domain.verdict import Refused, require
from commission.models import Meeting, Position
from commission.render.pdf import OnPage
from tasks import drafts
from tasks.actions import paper_jobs, signing
from tasks.domain import checks
from tasks.models import PaperJob
from tasks.outputs import length, minutes
from tasks.outputs.content import digest, facts
from tasks.outputs.facts import Facts
from tasks.outputs.filing import LANGUAGES, filename

log = logging.getLogger(__name__)

LONG = 15
"""Pages of one paper. Fewer are made while the page waits: two papers take two or three seconds then."""
EVERY = 0.5
"""Seconds between two writes of the page count: a bar needs no more."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the papers are made of: the clause versions are read first, so a later change cannot hide."""

    versions: Mapping[int, int]
    facts: Facts

    @classmethod
    def of(cls, sitting: Meeting) -> Self:
        """As stored now."""
        return cls(signing.versions_of(sitting), facts(sitting))


def in_background(read: Facts) -> bool:
    """Whether papers of these facts are left to a worker; without one even long ones are made on the spot."""
    return settings.WORKER and expected(read) > LONG


def expected(read: Facts) -> int:
    """Pages of the longer of the two papers, estimated."""
    return max(length.pages(read, language) for language in LANGUAGES)


def begin_hand_over(
    meeting: Meeting, reading: Reading, *, content_hash: str, by: Actor, seen: int | None
) -> PaperJob | None:
    """Short minutes go to the chair at once; for long ones a worker has an order, and here it is.

    Nothing is drawn before it is known that it may be handed over: drawing takes seconds.
    Refused: as `hand_over`.
    """
    problems = drafts.problems_of(meeting, drafts.instructions_of(meeting), clock.today())
    met = ASKED | {Need.checked} if checks.is_ready(problems) else ASKED
    require(access.may_move(by, Move.hand_to_chair, meeting, met))
    if digest(reading.facts) != content_hash or seen not in (None, meeting.version):
        raise Refused("stale")
    if in_background(reading.facts):
        return _ordered(meeting, reading, content_hash, by, seen)
    hand_over(meeting, reading, content_hash=content_hash, by=by, seen=seen)
    return None


def _ordered(meeting: Meeting, reading: Reading, content_hash: str, by: Actor, seen: int | None) -> PaperJob:
    job = paper_jobs.order_hand_over(
        meeting,
        content_hash=content_hash,
        versions=reading.versions,
        seen=seen,
        expected=expected(reading.facts),
        by=by,
    )
    enqueue(job)
    return job


def hand_over(
    meeting: Meeting,
    reading: Reading,
    *,
    content_hash: str,
    by: Actor,
    seen: int | None,
    on_page: Mapping[str, OnPage] | None = None,
) -> None:
    """Draw both papers, then give them to the chair: what was looked at, or nothing.

    Refused: "stale" when `content_hash` is not that of `reading`; else as signing.hand_to_chair, and then
    the papers are thrown away.
    """
    if digest(reading.facts) != content_hash:
        raise Refused("stale")
    watch = on_page or {}
    with files.or_nothing() as keep:
        papers = {
            language: keep(
                filename(meeting, language),
                PDF,
                minutes.draw(reading.facts, language, draft=False, on_page=watch.get(language)),
            )
            for language in LANGUAGES
        }
        signing.hand_to_chair(
            meeting, papers, content_hash=content_hash, versions=reading.versions, by=by, seen=seen
        )


def enqueue(job: PaperJob) -> None:
    """Give an order to the queue. Given twice it is carried out once: whoever comes second finds it taken."""
    if job.state == PaperJob.State.WAITING:
        make_papers.enqueue(job.pk)


@task()
def make_papers(pk: int) -> None:
    """What the queue calls; the order itself says what is wanted."""
    run(pk)


def run(pk: int) -> None:
    """Carry out one order, unless somebody else has it. However it ends, the order says so."""
    job = paper_jobs.take(pk)
    if job is None:
        return
    try:
        _carry_out(job)
    except Refused as refusal:
        paper_jobs.refused(job, refusal)
    except Exception:
        log.exception("The papers of order %d were not made", pk)
        paper_jobs.failed(job)


def _carry_out(job: PaperJob) -> None:
    if job.purpose == PaperJob.Purpose.HAND_OVER:
        _hand_over(job)
        return
    read, watch = facts(job.meeting), _Watch(job, job.language)
    data = minutes.draw(read, job.language, draft=True, on_page=watch)
    watch.tell()
    file = files.keep(filename(job.meeting, job.language), PDF, data)
    paper_jobs.done(job, file, digest(read))


def _hand_over(job: PaperJob) -> None:
    """With the rights that who ordered it has now, and of the clauses as they were when it was ordered."""
    reading = Reading({int(pk): version for pk, version in job.versions.items()}, facts(job.meeting))
    hand_over(
        job.meeting,
        reading,
        content_hash=job.content_hash,
        by=Position.objects.actor(job.asked_by_id, clock.today()),
        seen=job.seen,
        on_page={language: _Watch(job, language) for language in LANGUAGES},
    )
    paper_jobs.done(job)


class _Watch:
    """Writes down how many pages of one language there are, but not each of them."""

    def __init__(self, job: PaperJob, language: str) -> None:
        self.job, self.language = job, language
        self.page, self._written = 0, 0.0

    def __call__(self, page: int) -> None:
        self.page = page
        if monotonic() - self._written > EVERY:
            self.tell()

    def tell(self) -> None:
        """The count as it stands. Refused("stale") when somebody else took the order over: stop here."""
        self._written = monotonic()
        if not paper_jobs.told(self.job, self.language, self.page):
            raise Refused("stale")
