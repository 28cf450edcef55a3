"""When the commission sat over two years: every quarter, and in between when something pressed.

Days are working days from the anchor day, so that on any day something is overdue, something is due soon and
something waits for each position. What lies ahead of it is planned only.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from commission.domain.sitting import Status

REGULAR, EXTRAORDINARY = "regular", "extraordinary"


@dataclass(frozen=True, slots=True)
class Sitting:
    """One sitting and how far it got. `by_deputy`: the deputy presided; `recalled`: the papers came back.

    `scripted`: what became of its tasks stands in tasks/demo/decided.py where it does not follow from luck.
    """

    day: int
    topics: tuple[str, ...]
    kind: str = REGULAR
    got_to: Status = Status.signed
    by_deputy: bool = False
    recalled: bool = False
    scripted: bool = False


SCRIPTED = Sitting(-40, ("schools", "outreach"), EXTRAORDINARY, scripted=True)
"""The story's own sitting: what a visitor of the demo is shown step by step."""

PROGRAMME: Sequence[Sitting] = (
    Sitting(-490, ("lighting", "domestic", "results")),
    Sitting(-428, ("juvenile", "roads")),
    Sitting(-396, ("cattle",), EXTRAORDINARY),
    Sitting(-366, ("alcohol", "fraud", "volunteers")),
    Sitting(-304, ("drugs", "probation"), by_deputy=True),
    Sitting(-268, ("offices",), EXTRAORDINARY, recalled=True),
    Sitting(-242, ("gambling", "migration", "results")),
    Sitting(-205, ("volunteers",), EXTRAORDINARY, Status.cancelled),
    Sitting(-181, ("lighting", "alcohol")),
    Sitting(-122, ("domestic", "volunteers")),
    Sitting(-86, ("fraud", "juvenile"), got_to=Status.no_quorum),
    Sitting(-80, ("fraud", "juvenile")),
    Sitting(-64, ("roads", "drugs"), got_to=Status.postponed),
    Sitting(-57, ("roads", "drugs")),
    SCRIPTED,
    Sitting(-19, ("results",), EXTRAORDINARY),
    Sitting(-10, ("cattle", "probation", "offices")),
    Sitting(-4, ("gambling", "migration"), EXTRAORDINARY, Status.with_chair),
    Sitting(7, ("results", "domestic"), got_to=Status.convened),
    Sitting(65, ("lighting",), got_to=Status.planned),
)
