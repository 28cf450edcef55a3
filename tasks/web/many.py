"""Several tasks in one press: each in the version it was shown in, each its own line in the journal.

One that is refused does not stop the others: it is named with its sentence.
"""

import re
from collections.abc import Callable

from django.http import QueryDict

from commission.domain.verdict import Refused
from commission.reasons import sentence
from tasks.models import Task

A_TICK = re.compile(r"([0-9]{1,15})-([0-9]{1,9})")
"""A task and the version it was shown in: nobody decides on what they did not see."""


def chosen(sent: QueryDict) -> dict[int, int]:
    """The ticked tasks: the version that was seen, by id."""
    ticks = (A_TICK.fullmatch(value) for value in sent.getlist("chosen"))
    return {int(tick[1]): int(tick[2]) for tick in ticks if tick}


def fault(task: Task, act: Callable[[], object]) -> str:
    """Nothing, or the number of the task and the sentence that refused it."""
    try:
        act()
    except Refused as refusal:
        return f"{task.number}: {sentence(refusal)}"
    return ""
