"""Writing down a sitting, and moving it along its lifecycle."""

import datetime
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from commission import access, clock, journal
from commission.domain import sitting
from commission.domain.roles import Actor
from commission.domain.sitting import Move, Need, Status
from commission.domain.verdict import Refused, require
from commission.models import COMES, Attendance, Commission, Meeting, Paper, Seat, StoredFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """The head of the minutes. None and "" mean not known: a blank is flagged, never invented."""

    date: datetime.date | None = None
    time: datetime.time | None = None
    number: str = ""
    kind: str = Meeting.Kind.REGULAR.value
    place_kk: str = ""
    place_ru: str = ""
    chaired_by_id: int | None = None
    control_kk: str = ""
    control_ru: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the secretary marks for one seat; `by_whom` only for «represented»."""

    state: str
    by_whom: str = ""


def plan(commission: Commission, details: Details, *, by: Actor) -> Meeting:
    """A new sitting. Refused: "role", "number_taken"."""
    require(access.is_secretary(by, commission.pk))
    with transaction.atomic():
        meeting = Meeting(commission=commission, year=_year(details), **asdict(details))
        with _number_is_free(details):
            journal.born(meeting)
        journal.record(meeting, "meeting.planned", by, date=details.date)
    return meeting


def describe(meeting: Meeting, details: Details, *, by: Actor, seen: int | None = None) -> None:
    """Correct the head of the minutes. Refused: "role", "frozen", "number_taken", "date_in_future",
    "stale".
    """
    require(access.may_edit(by, meeting))
    if meeting.status == Status.held:
        _require_past(details.date)
    changed = journal.changes(meeting, **asdict(details))
    if not changed:
        return
    with transaction.atomic():
        with _number_is_free(details):
            journal.swap(meeting, seen, year=_year(details), **asdict(details))
        journal.record(meeting, "meeting.described", by, changes=changed)


def mark_attendance(
    meeting: Meeting, marks: Mapping[int, Mark], *, by: Actor, seen: int | None = None
) -> None:
    """Who came: `marks` by seat id, seats left out are not recorded.

    Refused: "role", "frozen", "needs_representative", "stale".
    """
    require(access.may_edit(by, meeting))
    for seat, mark in marks.items():
        if mark.state == Attendance.State.REPRESENTED and not mark.by_whom.strip():
            raise Refused("needs_representative", field=f"by_{seat}")
    rows = [
        Attendance(meeting=meeting, seat_id=seat, state=mark.state, represented_by=mark.by_whom)
        for seat, mark in marks.items()
    ]
    present = sum(mark.state in COMES for mark in marks.values())
    with transaction.atomic():
        journal.swap(meeting, seen)
        meeting.attendance.all().delete()
        Attendance.objects.bulk_create(rows)
        journal.record(meeting, "meeting.attended", by, present=present, marked=len(rows))


def move(meeting: Meeting, way: Move, *, by: Actor, seen: int | None = None, reason: str = "") -> None:
    """Convene, hold, postpone, cancel, declare no quorum, or recall from the chair.

    Handing over and signing have their own actions. Refused: "role", "status", "needs_reason",
    "quorum_present", "stale".
    """
    require(access.may_move(by, way, meeting, _met(meeting, reason)))
    if way is Move.hold:
        _require_past(meeting.date)
    columns: dict[str, object] = {"status": sitting.after(way, Status(meeting.status)).value}
    if way is Move.convene:
        columns["convened_on"] = clock.today()
    with transaction.atomic():
        journal.swap(meeting, seen, **columns)
        if way is Move.recall:
            meeting.papers.filter(void=False).update(void=True)
        journal.record(meeting, f"meeting.{way.value}", by, reason=reason)


def mark_with_chair(
    meeting: Meeting,
    papers: Mapping[str, StoredFile],
    *,
    content_hash: str,
    by: Actor,
    seen: int | None = None,
) -> None:
    """The papers lie with the chair: number given, clauses frozen, both papers stored with their hashes.

    Called by tasks.actions.signing.hand_to_chair after its checks, inside its transaction.
    """
    given = {Need.checked} | ({Need.number} if meeting.number else set())
    require(access.may_move(by, Move.hand_to_chair, meeting, frozenset(given)))
    made = clock.now()
    journal.swap(
        meeting, seen, status=Status.with_chair.value, content_hash=content_hash, handed_on=clock.today()
    )
    for language, file in papers.items():
        Paper.objects.create(
            meeting=meeting, language=language, file=file, content_hash=content_hash, made_at=made
        )
    sums = {language: file.sha256 for language, file in papers.items()}
    journal.record(
        meeting, "meeting.hand_to_chair", by, number=meeting.number, papers=sums, content=content_hash
    )


def mark_signed(
    meeting: Meeting,
    *,
    signed_on: datetime.date,
    chaired_by: Seat,
    content_hash: str,
    by: Actor,
    seen: int | None = None,
) -> None:
    """Record the chair's signature. Called only by tasks.actions.signing.sign, inside its transaction.

    Refused: "role", "status", "paper_changed", "presided_differs", "signed_before_sitting",
    "signed_in_future", "stale".
    """
    met = {Need.presided, Need.signed_on}
    if content_hash == meeting.content_hash:
        met.add(Need.same_paper)
    require(access.may_move(by, Move.sign, meeting, frozenset(met)))
    if chaired_by.pk != meeting.chaired_by_id:
        raise Refused("presided_differs", field="chaired_by")
    held_on = meeting.date or signed_on
    require(sitting.judge_signature(signed_on, held_on=held_on, today=clock.today()), field="signed_on")
    journal.swap(meeting, seen, status=Status.signed.value, signed_on=signed_on)
    journal.record(
        meeting,
        "meeting.sign",
        by,
        signed_on=signed_on,
        chaired_by={"kk": chaired_by.title_kk, "ru": chaired_by.title_ru},
    )


def _met(meeting: Meeting, reason: str) -> frozenset[Need]:
    met = {Need.reason} if reason.strip() else set()
    if meeting.quorum().is_missing:
        met.add(Need.quorum_absent)
    return frozenset(met)


def _require_past(day: datetime.date | None) -> None:
    if day and day > clock.today():
        raise Refused("date_in_future", field="date", date=day)


def _year(details: Details) -> int | None:
    return details.date.year if details.date else None


@contextmanager
def _number_is_free(details: Details) -> Iterator[None]:
    """The database says who took the number first; the savepoint lets the refusal be an answer."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if "minutes_number_once_a_year" not in str(error) and "commission_meeting.number" not in str(error):
            raise
        year = _year(details)
        raise Refused("number_taken", field="number", number=details.number, year=year) from error
