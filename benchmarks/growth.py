"""How the lists grow with the number of tasks: two databases asked for the same page, turn by turn.

A machine with other guests is not as quick now as it was an hour ago. Two figures of two hours would tell of
the machine.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from statistics import median

from benchmarks.budgets import LISTS
from benchmarks.places import Place

WARM, ROUNDS = 3, 60


def measured(small: Place, large: Place) -> dict[str, float]:
    """List → how many times as long it takes in the large one, in the median."""
    with ExitStack() as processes:
        both = [processes.enter_context(_process(where)) for where in (small, large)]
        return {name: _growth(name, both) for name in LISTS}


def _process(where: Place) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "benchmarks", "lists"],
        env=os.environ | where,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _growth(name: str, both: "Sequence[subprocess.Popen[str]]") -> float:
    times = [[_asked(process, name) for process in both] for _ in range(WARM + ROUNDS)][WARM:]
    small, large = (median(column) for column in zip(*times, strict=True))
    return large / small


def _asked(process: "subprocess.Popen[str]", name: str) -> float:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("both ends were asked for as pipes")
    process.stdin.write(f"{name}\n")
    process.stdin.flush()
    return float(process.stdout.readline())
