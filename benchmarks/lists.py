"""The lists of one database, each asked whenever its name is read; the other end of `growth`."""

import sys

from benchmarks.budgets import LISTS
from benchmarks.measure import timed
from benchmarks.scenarios import pages


def answer() -> None:
    """For every line with a name a line with milliseconds, until nothing more comes."""
    asks = {scenario.name: scenario.ask for scenario in pages() if scenario.name in LISTS}
    for line in sys.stdin:
        sys.stdout.write(f"{timed(asks[line.strip()])[0]}\n")
        sys.stdout.flush()
