"""An answer to "may she?" that explains itself.

The same refusal is a tooltip on a disabled button, a message in a form and a 409 of the API. So the law
answers with a stable code and raw values (dates, numbers, statuses); the words are chosen at the edge, in
the language of the reader.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Allowed, or refused with a snake_case ``code`` and the values its sentence needs."""

    allowed: bool
    code: str = ""
    params: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)


def refuse(code: str, **params: object) -> Verdict:
    """A refusal; ``params`` keep their types so that a date can be said in the reader's language."""
    return Verdict(False, code, params)


class Refused(Exception):
    """Raised by an action that may not be done; ``field`` names the form field at fault, if it is one."""

    def __init__(self, code: str, *, field: str = "", **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.params = params

    @staticmethod
    def of(verdict: Verdict, *, field: str = "") -> "Refused":
        """The exception that carries a refusing verdict."""
        return Refused(verdict.code, field=field, **verdict.params)


def require(verdict: Verdict, *, field: str = "") -> None:
    """Go on if allowed, raise ``Refused`` if not: the first line of every action."""
    if not verdict:
        raise Refused.of(verdict, field=field)


def unless_refused(ask: Callable[[], Answer]) -> Answer | None:
    """The answer, or None where the law refuses one: a page shows what is known and says what is not."""
    try:
        return ask()
    except Refused:
        return None
