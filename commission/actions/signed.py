"""What the office adds to signed minutes: the number of the document system, and the signed sheets as a scan.

Neither changes what was signed. Both are journalled, and what they replace stays on record.
"""

import datetime

from django.db import transaction

from commission import access, clock, journal
from commission.actions import files
from commission.domain.media_types import JPEG, PDF, PNG
from commission.domain.roles import Actor
from commission.domain.verdict import Refused, require
from commission.models import Meeting, Scan
from commission.render import sniff

SCANS = (PDF, JPEG, PNG)
"""What an office scanner or a phone makes."""


def register(meeting: Meeting, *, number: str, on: datetime.date, by: Actor, seen: int | None = None) -> None:
    """The registration number and date that the document system gave.

    Refused: "role", "not_signed", "registered_before_sitting", "registered_in_future", "stale".
    """
    require(access.may_complete(by, meeting))
    _require_possible(meeting, on)
    changed = journal.changes(meeting, registration_no=number, registered_on=on)
    if not changed:
        return
    with transaction.atomic():
        journal.swap(meeting, seen, registration_no=number, registered_on=on)
        journal.record(meeting, "meeting.registered", by, number=number, on=on, changes=changed)


def attach_scan(
    meeting: Meeting, language: str, *, name: str, data: bytes, by: Actor, seen: int | None = None
) -> Scan:
    """The signed paper in one language, scanned; a scan attached before becomes void and is kept.

    The bytes are stored as they came: their hash is what the journal remembers.
    Refused: "role", "not_signed", "stale", "scan_type", and as commission.render.sniff.inspect.
    """
    require(access.may_complete(by, meeting))
    media_type = sniff.inspect(name, data)
    if media_type not in SCANS:
        raise Refused("scan_type", field="file", name=name)
    with files.or_nothing() as keep, transaction.atomic():
        file = keep(name, media_type, data)
        journal.swap(meeting, seen)
        former = meeting.scans.filter(language=language, void=False).select_related("file").first()
        meeting.scans.filter(language=language).update(void=True)
        scan = Scan.objects.create(meeting=meeting, language=language, file=file, added_at=clock.now())
        said = {"name": name, "language": language, "sha256": file.sha256, "size": file.size}
        if former:
            said["replaced"] = former.file.sha256
        journal.record(meeting, "meeting.scan_replaced" if former else "meeting.scan_attached", by, **said)
    return scan


def _require_possible(meeting: Meeting, on: datetime.date) -> None:
    """No office registers minutes before there was a sitting."""
    if meeting.date and on < meeting.date:
        raise Refused("registered_before_sitting", field="on", on=on, held_on=meeting.date)
    if on > clock.today():
        raise Refused("registered_in_future", field="on", on=on)
