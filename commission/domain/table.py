"""A lifecycle as one table of rules, and the two questions asked of it.

Meetings and tasks live by the same grammar: a move leads from some statuses to another, is open to some
people, and needs some things. What no rule allows is refused. There is no code path beside the table, so the
table can be compared with the one a lawyer has read.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from commission.domain.verdict import ALLOWED, Verdict, refuse

MoveT = TypeVar("MoveT", bound=StrEnum)
StatusT = TypeVar("StatusT", bound=StrEnum)
WhoT = TypeVar("WhoT", bound=StrEnum)
NeedT = TypeVar("NeedT", bound=StrEnum)


class Goes(StrEnum):
    """Where a move leads when it is not to one fixed status."""

    same = "same"
    came_from = "came_from"


@dataclass(frozen=True)  # without slots: on Python 3.11 a subscripted generic cannot be both
class Rule(Generic[MoveT, StatusT, WhoT, NeedT]):
    """``who`` may make ``move`` in any status of ``from_`` if every need is met; None = not born yet."""

    move: MoveT
    from_: tuple[StatusT | None, ...]
    to: StatusT | Goes
    who: tuple[WhoT, ...]
    needs: tuple[NeedT, ...] = ()


@dataclass(frozen=True)
class Table(Generic[MoveT, StatusT, WhoT, NeedT]):
    """All rules of one lifecycle; ``codes`` names the refusal for each need that is not met."""

    rules: tuple[Rule[MoveT, StatusT, WhoT, NeedT], ...]
    codes: Mapping[NeedT, str]

    def decide(self, move: MoveT, status: StatusT | None, holds: Set[WhoT], met: Set[NeedT]) -> Verdict:
        """May somebody who ``holds`` these make the move now? ``met`` are the needs already satisfied.

        The role is asked first: who has no part in a move learns nothing about the state of the thing.
        """
        mine = [rule for rule in self._of(move) if holds & set(rule.who)]
        if not mine:
            return refuse("role", move=move)
        here = [rule for rule in mine if status in rule.from_]
        if not here:
            return refuse("status", move=move, status=status or "")
        lacking = [[need for need in rule.needs if need not in met] for rule in here]
        if [] in lacking:
            return ALLOWED
        return refuse(self.codes[lacking[0][0]], move=move)

    def after(self, move: MoveT, status: StatusT | None, came_from: StatusT | None = None) -> StatusT:
        """The status the move leads to; ValueError if no rule leads anywhere (ask ``decide`` first)."""
        rule = next((rule for rule in self._of(move) if status in rule.from_), None)
        if rule is None:
            raise ValueError(f"{move} does not start at {status}")
        if not isinstance(rule.to, Goes):
            return rule.to
        target = status if rule.to is Goes.same else came_from
        if target is None:
            raise ValueError(f"{move} from {status} needs to know where it came from")
        return target

    def _of(self, move: MoveT) -> Iterator[Rule[MoveT, StatusT, WhoT, NeedT]]:
        return (rule for rule in self.rules if rule.move is move)
