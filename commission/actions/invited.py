"""People invited to a sitting who are no members of the commission."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from commission import access, journal
from commission.domain.roles import Actor
from commission.domain.verdict import Refused, require
from commission.models import Invitee, Meeting

LONGEST_LINE = 300
MOST = 300
"""People on one list; beyond it somebody pasted something else."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Position and name, as the minutes print them."""

    text_kk: str
    text_ru: str = ""


def invite(meeting: Meeting, guests: Sequence[Guest], *, by: Actor, seen: int | None = None) -> None:
    """The whole list, in its order. A missing Russian text is flagged on the paper, not refused.

    Refused: "role", "frozen", "stale", "guests_too_many", "guest_needs_kazakh", "guest_too_long",
    "guest_twice"; lines are counted from 1.
    """
    require(access.may_edit(by, meeting))
    _require_sound(guests)
    before, after = invited(meeting), list(guests)
    if before == after:
        return
    rows = [
        Invitee(meeting=meeting, order=place, text_kk=guest.text_kk, text_ru=guest.text_ru)
        for place, guest in enumerate(guests, start=1)
    ]
    with transaction.atomic():
        journal.swap(meeting, seen)
        meeting.invitees.all().delete()
        Invitee.objects.bulk_create(rows)
        changes = {"guests": [_plain(before), _plain(after)]}
        journal.record(meeting, "meeting.invited", by, count=len(rows), changes=changes)


def invited(meeting: Meeting) -> list[Guest]:
    """The list as it is stored now."""
    rows = Invitee.objects.filter(meeting=meeting).order_by("order")
    return [Guest(kk, ru) for kk, ru in rows.values_list("text_kk", "text_ru")]


def _require_sound(guests: Sequence[Guest]) -> None:
    if len(guests) > MOST:
        raise Refused("guests_too_many", field="guests", most=MOST, typed=len(guests))
    known: set[str] = set()
    for line, guest in enumerate(guests, start=1):
        if not guest.text_kk.strip():
            raise Refused("guest_needs_kazakh", field="guests", line=line)
        if max(len(guest.text_kk), len(guest.text_ru)) > LONGEST_LINE:
            raise Refused("guest_too_long", field="guests", line=line, most=LONGEST_LINE)
        if guest.text_kk.casefold() in known:
            raise Refused("guest_twice", field="guests", line=line, name=guest.text_kk)
        known.add(guest.text_kk.casefold())


def _plain(guests: Sequence[Guest]) -> list[list[str]]:
    return [[guest.text_kk, guest.text_ru] for guest in guests]
