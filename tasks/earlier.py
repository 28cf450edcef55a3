"""What this commission ordered before and still waits for: clauses of other minutes with lines on control.

Whether one of them says the same in other words is the law's question (tasks.domain.similar). The texts are
read in one query; only of those alike the lines are read, so that years of open clauses stay cheap.
"""

from collections.abc import Collection
from dataclasses import dataclass

from commission.models import Body, Meeting
from tasks.domain.similar import Text, alike
from tasks.models import Instruction, Task
from tasks.queries import TaskQuerySet

NAMED = 5
MOST = 3
"""How many are worth reading beside a clause that is being written."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """An open clause: the beginning of its control numbers, where it stands, and who still owes."""

    number: str
    instruction: Instruction
    owing: list[Body]

    @property
    def named(self) -> list[Body]:
        """As many as a line has room for."""
        return self.owing[:NAMED]

    @property
    def more(self) -> int:
        """How many it has no room for."""
        return len(self.owing) - len(self.named)


def like(kk: str, ru: str, meeting: Meeting) -> list[Ordered]:
    """The closest open clauses of earlier minutes, the closest first."""
    found = alike(kk, ru, texts(meeting))[:MOST] if kk.strip() or ru.strip() else []
    ordered = ordered_by_key(meeting, {one.key for one in found})
    return [ordered[one.key] for one in found if one.key in ordered]


def texts(meeting: Meeting) -> list[Text[int]]:
    """Every clause of the commission's other minutes that has a line on control."""
    open_ones = _open(meeting).values("instruction")
    rows = Instruction.objects.filter(pk__in=open_ones).order_by("-pk")
    columns = rows.values_list("pk", "clause__text_kk", "clause__text_ru")
    return [Text(pk, kk, ru) for pk, kk, ru in columns]


def ordered_by_key(meeting: Meeting, keys: Collection[int]) -> dict[int, Ordered]:
    """The open clauses with these keys."""
    if not keys:
        return {}
    tasks = _open(meeting).filter(instruction__in=keys).select_related("body", "instruction__clause__item")
    found: dict[int, Ordered] = {}
    for task in tasks.order_by("id"):
        number = task.number.rsplit("-", 1)[0]
        ordered = found.setdefault(task.instruction_id, Ordered(number, task.instruction, []))
        ordered.owing.append(task.body)
    return found


def _open(meeting: Meeting) -> TaskQuerySet:
    found: TaskQuerySet = Task.objects.open().filter(commission=meeting.commission_id)
    return found.exclude(meeting=meeting)
