"""A move as a button: of a task and of a co-executor's line alike, one template shows both."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """`move` is its code, or "" where the button only leads to a page; `reason` is empty for a live one."""

    label: str
    url: str
    move: str = ""
    kind: str = "secondary"
    one_press: bool = False
    reason: str = ""
