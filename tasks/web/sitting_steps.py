"""Where a sitting stands on its way, what comes next, and for whom."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from commission import access
from commission.dates import day_in
from commission.domain import sitting
from commission.domain.roles import Actor
from commission.domain.sitting import Move, Need, Quorum, Status
from commission.models import Meeting
from commission.reasons import sentence
from commission.words import word

WAY = (Status.planned, Status.convened, Status.held, Status.with_chair, Status.signed)
BEFORE_THE_END = {
    Status.postponed: (Status.planned,),
    Status.cancelled: (Status.planned,),
    Status.no_quorum: (Status.planned, Status.convened, Status.held),
}
"""Ways that end early: what is known to have come before."""

OWN_PAGES = {Move.hand_to_chair: "meeting_preview", Move.sign: "meeting_sign"}
ONWARD = (Move.convene, Move.hold, Move.hand_to_chair, Move.sign)


@dataclass(frozen=True, slots=True)
class Step:
    """A station, as the kit shows it."""

    label: str
    state: str
    date: str


@dataclass(frozen=True, slots=True)
class Way:
    """A button: where it leads, or why it cannot be pressed."""

    code: str
    label: str
    url: str
    reason: str = ""


def steps(meeting: Meeting) -> list[Step]:
    """The whole way; of one that ended early only what is known of it."""
    here = Status(meeting.status)
    way = (*_before_the_end(meeting, here), here) if here in BEFORE_THE_END else WAY
    at = way.index(here)
    return [_step(meeting, status, place - at) for place, status in enumerate(way)]


def _before_the_end(meeting: Meeting, here: Status) -> tuple[Status, ...]:
    known = BEFORE_THE_END[here]
    return (*known, Status.convened) if meeting.convened_on and Status.convened not in known else known


def _step(meeting: Meeting, status: Status, ahead: int) -> Step:
    state = "current" if ahead == 0 else "next" if ahead > 0 else "done"
    day = _day(meeting, status) if ahead <= 0 else None
    label = word("sitting", status.value)
    return Step(label, state, day_in("SHORT_DATE_FORMAT", day) if day else "")


def _day(meeting: Meeting, status: Status) -> date | None:
    days = {Status.held: meeting.date, Status.with_chair: meeting.handed_on, Status.signed: meeting.signed_on}
    return days.get(status)


def next_step(meeting: Meeting, actor: Actor, blanks: Set[str], quorum: Quorum) -> Way | None:
    """The one primary button; a blank in the head of held minutes comes before the papers."""
    if meeting.status == Status.held and access.may_edit(actor, meeting):
        if blanks & {"date", "number", "chair"}:
            return Way("details", _("Fill in the head of the minutes"), _url("meeting_details", meeting))
        if quorum.present is None:
            return Way("attendance", _("Record attendance"), _url("meeting_attendance", meeting))
        return Way("preview", _label(Move.hand_to_chair), _url("meeting_preview", meeting))
    onward = [way for way in ways(meeting, actor, quorum) if way.code in ONWARD and not way.reason]
    return onward[0] if onward else None


def ways(meeting: Meeting, actor: Actor, quorum: Quorum) -> list[Way]:
    """The moves that start here for this person; the rest of the table is said by the stations."""
    met = sitting.ASKED | {Need.checked, Need.same_paper}
    if quorum.is_missing:
        met |= {Need.quorum_absent}
    verdicts = {move: access.may_move(actor, move, meeting, met) for move in Move}
    return [
        Way(move.value, _label(move), move_url(meeting, move), sentence(verdict))
        for move, verdict in verdicts.items()
        if verdict.code not in ("role", "status")
    ]


def _label(move: Move) -> str:
    """The papers are handed over on the page that checks and previews them, so the way there says that."""
    label = _("Check and preview") if move is Move.hand_to_chair else word("sitting_move", move.value)
    return capfirst(label)


def move_url(meeting: Meeting, move: Move) -> str:
    """Handing over and signing have pages of their own."""
    if move in OWN_PAGES:
        return _url(OWN_PAGES[move], meeting)
    return reverse("meeting_move", args=[meeting.pk, move.value])


def _url(name: str, meeting: Meeting) -> str:
    return reverse(name, args=[meeting.pk])
