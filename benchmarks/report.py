"""What was measured as a table: on the screen aligned, in docs/performance.md between two marks."""

import os
import platform
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.budgets import BUDGETS, GROWTH, MEMORY_MB, MEMORY_OF_PAPERS_MB, mark

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
BEGIN, END = "<!-- make bench writes from here -->\n", "<!-- to here -->\n"
HEAD = ["what", "queries", "p50 ms", "p95 ms", "CPU ms", "KiB", "floor ms", "budget ms", "judgement"]

Run = dict[str, Any]
Row = list[str]


def table(runs: Sequence[Run]) -> str:
    """Everything that was found, as Markdown that is readable as it stands."""
    parts = [_machine()]
    for run in runs:
        parts.append(f"## {run['database']}, {run['tasks']:,} tasks\n")
        parts.append(_aligned([HEAD, *_rows(run)]))
        parts += [_memory(run), _busy(run)]
    parts += [_growth(run) for run in runs if "growth" in run]
    return "\n".join(parts)


def write(runs: Sequence[Run]) -> None:
    """Put the table in its place on the page."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{table(runs)}\n{END}{after}", encoding="utf-8")


def _machine() -> str:
    """Versions, cores and memory; nothing that names the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    parts = [f"{name} {version(name)}" for name in ("Django", "WeasyPrint")]
    return (
        f"Python {platform.python_version()}, {', '.join(parts)}; {os.cpu_count()} cores, {memory:.0f} GiB.\n"
    )


def _rows(run: Run) -> Iterator[Row]:
    for row in run["rows"]:
        budget, floor = BUDGETS.get(row["name"]), row["floor"]
        yield [
            row["name"],
            str(row["queries"]),
            f"{row['p50']:.1f}",
            f"{row['p95']:.1f}",
            f"{row['cpu']:.1f}",
            f"{row['bytes'] / 1024:.0f}",
            f"{floor:.1f}" if floor else "",
            f"{budget.ms:g}" if budget else "",
            mark(row["name"], row["p50"], row["bytes"], floor),
        ]


def _aligned(rows: list[Row]) -> str:
    """Words to the left, figures to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    left = (0, len(HEAD) - 1)
    lines = [_line(row, widths, left) for row in rows]
    rule = ["-" * width if n in left else "-" * (width - 1) + ":" for n, width in enumerate(widths)]
    return "\n".join([lines[0], _line(rule, widths, left), *lines[1:]]) + "\n"


def _line(row: Row, widths: list[int], left: Sequence[int]) -> str:
    cells = zip(row, widths, strict=True)
    padded = [cell.ljust(width) if n in left else cell.rjust(width) for n, (cell, width) in enumerate(cells)]
    return f"| {' | '.join(padded)} |"


def _memory(run: Run) -> str:
    words = [
        f"{run[name]} MB {when} ({'within' if run[name] <= most else 'over'}, at most {most})"
        for name, when, most in (
            ("memory_mb", "of a server process after all pages", MEMORY_MB),
            ("memory_of_papers_mb", "of a worker after the papers", MEMORY_OF_PAPERS_MB),
        )
        if name in run
    ]
    return f"Memory at its peak: {'; '.join(words)}.\n"


def _busy(run: Run) -> str:
    """One core is busy with the filling just before; more is somebody else's work."""
    return f"Load of the machine when it began: {run['load']:.1f} of {os.cpu_count()} cores.\n"


def _growth(run: Run) -> str:
    """Of the lists, from the smallest size to the largest of the same database."""
    times = ", ".join(f"{name} ×{ratio:.2f}" for name, ratio in run["growth"].items())
    return f"Growth on {run['database']}, to so many tasks: {times}; at most ×{GROWTH:g}.\n"
