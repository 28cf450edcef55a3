"""Up and down: what a press on a button of a list does to its order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
STEPS = {"up": -1, "down": 1}


@dataclass(frozen=True, slots=True)
class Press:
    """Which button (`up`, `down`, …) of which line."""

    what: str
    at: int

    def __str__(self) -> str:
        return f"{self.what}-{self.at}"

    @property
    def steps(self) -> int:
        """How far the line goes; 0 for any other button."""
        return STEPS.get(self.what, 0)


def stepped(order: Sequence[T], press: Press | None) -> list[T]:
    """The order after the press on the line that *is* `press.at`; at the ends of the list it stays."""
    if press is None or press.at not in order:
        return list(order)
    return moved(order, order.index(press.at), press.steps)


def moved(order: Sequence[T], place: int, steps: int) -> list[T]:
    """The same, by the place of the line."""
    rest = [*order[:place], *order[place + 1 :]]
    at = max(0, min(place + steps, len(rest)))
    return [*rest[:at], order[place], *rest[at:]]
