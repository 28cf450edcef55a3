"""What a process of the server holds after all pages, in a process that only answers.

Where queries are counted their text is kept, and the floors hold rows of their own: no server does either.
"""

from typing import Any

from benchmarks.measure import once
from benchmarks.memory import peak_mb
from benchmarks.scenarios import pages


def measured() -> dict[str, Any]:
    """The most it ever held, in MB."""
    for scenario in pages():
        for _ in range(scenario.rounds):
            once(scenario)
    return {"memory_mb": peak_mb()}
