"""Why a sitting did not take place: the journal's own words, for whoever may know of the sitting at all."""

from commission.domain.sitting import Move, Status
from commission.models import Entry, Meeting

ENDS = {
    Status.postponed.value: Move.postpone,
    Status.cancelled.value: Move.cancel,
    Status.no_quorum.value: Move.no_quorum,
}


def ended(meeting: Meeting) -> Entry | None:
    """The event that ended it, with its reason; None for a sitting on its way. Members read no history."""
    move = ENDS.get(meeting.status)
    if move is None:
        return None
    entries = Entry.objects.filter(object_kind=meeting.journal_kind, object_id=meeting.pk)
    return entries.filter(code=f"meeting.{move.value}").order_by("-seq").first()
