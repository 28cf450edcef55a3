"""How fast is fast enough: what a page may cost, and the mark it gets.

The budgets come from a comparison with other issue trackers at 100,000 tasks on two cores. A slower machine
is slower at everything, so a time over its budget is forgiven up to three times what bare Django needed for
the same rows in the same run.
"""

from dataclasses import dataclass

FORGIVEN = 3
"""Times the floor."""
GROWTH = 1.3
"""A list at the largest size over the same list at the smallest."""
MEMORY_MB, MEMORY_OF_PAPERS_MB = 160, 200


@dataclass(frozen=True, slots=True)
class Budget:
    """At most so many milliseconds in the median, and so many bytes of HTML before compression."""

    ms: float
    bytes: int | None = None


REGISTER = Budget(30, 60 * 1024)
PAPER = Budget(65)
BUDGETS: dict[str, Budget] = {
    "home of the governor's office": Budget(80),
    "tasks on control": REGISTER,
    "tasks overdue": REGISTER,
    "tasks overdue of one owner": Budget(28, 60 * 1024),
    "tasks with a word": Budget(60),
    "search": Budget(60),
    "one task": Budget(20),
    "submit a report": Budget(25),
    "API list of 50": Budget(30),
    "XLSX of 10,000 rows": Budget(2000),
    "minutes as PDF, a page": PAPER,
    "minutes of 5 pages, a page": PAPER,
    "minutes of 20 pages, a page": PAPER,
    "minutes of 100 pages, a page": PAPER,
}
"""A scenario that is not here is measured without a judgement."""
LISTS = [name for name, budget in BUDGETS.items() if budget == REGISTER]
"""Must hardly grow with the number of tasks."""


def mark(scenario: str, ms: float, size: int, floor: float | None) -> str:
    """«within», «≤ 3×floor» (in ms, where there is one) or «over»; a page that is too heavy says so too."""
    budget = BUDGETS.get(scenario)
    if budget is None:
        return "–"
    heavy = budget.bytes is not None and size > budget.bytes
    return _time(ms, budget.ms, floor) + (", too heavy" if heavy else "")


def _time(ms: float, budget: float, floor: float | None) -> str:
    if ms <= budget:
        return "within"
    return f"≤ {FORGIVEN}×floor" if floor is not None and ms <= FORGIVEN * floor else "over"
