"""Kinds of instruction, a declaration each: what counts as evidence, and what is measured.

A new kind is one more declaration. Names live in the catalogues under ``kind:``, ``measure:``, ``unit:`` and
``evidence:`` + code. A percentage is never a measure of its own: it is computed from two absolutes.
"""

from dataclasses import dataclass
from enum import StrEnum


class Better(StrEnum):
    """Which way is good; ``neutral`` figures are shown and never judged."""

    up = "up"
    down = "down"
    neutral = "neutral"


class Total(StrEnum):
    """How reports add up: events are summed, a state is what it was last."""

    sum = "sum"
    latest = "latest"


class Evidence(StrEnum):
    """What a report of this kind shows unless the clause asks for something else."""

    photo_each = "photo_each"
    list_or_photo = "list_or_photo"
    link = "link"
    act = "act"
    act_number = "act_number"
    document = "document"
    letter = "letter"
    free = "free"


@dataclass(frozen=True, slots=True)
class MeasureHint:
    """A measure proposed with the kind; the secretary may change or replace it."""

    code: str
    unit: str
    better: Better
    total: Total = Total.sum


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of instruction."""

    code: str
    evidence: Evidence
    measures: tuple[MeasureHint, ...] = ()


KINDS: tuple[Kind, ...] = (
    Kind(
        "information_stands",
        Evidence.photo_each,
        (MeasureHint("stands_installed", "stand", Better.up),),
    ),
    Kind(
        "prevention_hours",
        Evidence.list_or_photo,
        (
            MeasureHint("hours_held", "event", Better.up),
            MeasureHint("bodies_covered", "body", Better.up, Total.latest),
        ),
    ),
    Kind("public_persons", Evidence.link, (MeasureHint("persons_engaged", "person", Better.up),)),
    Kind(
        "venue_hours",
        Evidence.act,
        (
            MeasureHint("venues_limited", "venue", Better.up, Total.latest),
            MeasureHint("venues_all", "venue", Better.neutral, Total.latest),
        ),
    ),
    Kind(
        "cctv",
        Evidence.act,
        (
            MeasureHint("cameras_connected", "camera", Better.up, Total.latest),
            MeasureHint("cameras_all", "camera", Better.neutral, Total.latest),
        ),
    ),
    Kind(
        "licence_control",
        Evidence.act_number,
        (
            MeasureHint("outlets_checked", "outlet", Better.up),
            MeasureHint("violations_found", "violation", Better.neutral),
        ),
    ),
    Kind(
        "addiction_help",
        Evidence.document,
        (MeasureHint("treatment_places", "place", Better.up, Total.latest),),
    ),
    Kind(
        "juvenile_prevention",
        Evidence.document,
        (
            MeasureHint("juvenile_events", "event", Better.up),
            MeasureHint("juvenile_offences", "offence", Better.down, Total.latest),
        ),
    ),
    Kind("civil_society", Evidence.document, (MeasureHint("society_events", "event", Better.up),)),
    Kind("proposal", Evidence.letter, (MeasureHint("proposal_sent", "milestone", Better.up, Total.latest),)),
    Kind("other", Evidence.free),
)

BY_CODE = {kind.code: kind for kind in KINDS}
