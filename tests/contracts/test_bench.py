"""The bench, as far as it can be tried without a clock: lawful courses, true judgements, a neat table."""

from random import Random

import pytest

from benchmarks import report
from benchmarks.budgets import BUDGETS, mark
from benchmarks.measure import nearly_slowest
from tasks.demo.courses import COURSES, course
from tasks.domain.lifecycle import Status, TermState

LONG_AGO = 400


def test_every_course_is_lawful_to_its_end() -> None:
    """The law's tables raise ValueError at a move they do not know."""
    luck = Random(1)
    lives = [course(luck, 20, LONG_AGO) for _ in range(2000)]
    assert {tuple(step.move for step in life) for life in lives} == set(COURSES)
    ends = {(life[-1].status, life[-1].term) for life in lives if life}
    assert {(Status.closed, TermState.met), (Status.cancelled, TermState.struck)} < ends


def test_what_lies_after_today_has_not_happened() -> None:
    luck = Random(1)
    lives = [course(luck, 20, age) for age in range(60)]
    days = [[step.day for step in life] for life in lives]
    assert all(one == sorted(one) for one in days)
    assert all(day < age for age, one in enumerate(days) for day in one)


@pytest.mark.parametrize(
    ("ms", "size", "floor", "judgement"),
    [
        (30, 100, 5, "within"),
        (31, 100, 11, "≤ 3×floor"),
        (31, 100, 10, "over"),
        (31, 100, None, "over"),
        (30, 60 * 1024 + 1, 5, "within, too heavy"),
    ],
)
def test_a_judgement(ms: float, size: int, floor: float | None, judgement: str) -> None:
    assert mark("tasks overdue", ms, size, floor) == judgement
    assert mark("something without a budget", ms, size, floor) == "–"


def test_no_figure_is_slower_than_the_slowest_round() -> None:
    assert nearly_slowest([400.0, 410.0, 390.0, 405.0, 600.0]) < 600
    assert nearly_slowest([100.0, 200.0, 300.0]) < 300


def test_the_table_has_a_line_for_each_row_and_all_lines_fit() -> None:
    rows = [
        {"name": name, "queries": 9, "p50": 1.0 + n, "p95": 200.0, "cpu": 1.0, "bytes": 4096, "floor": None}
        for n, name in enumerate([*BUDGETS, "another"])
    ]
    run = {"database": "SQLite 3", "tasks": 1017, "rows": rows, "load": 1.0}
    run |= {"memory_mb": 100, "memory_of_papers_mb": 201}
    grown = {"tasks": 10017, "growth": {"tasks on control": 1.0}}
    lines = report.table([run, run | grown]).splitlines()
    cells = [line for line in lines if line.startswith("|")]
    assert len(cells) == 2 * (len(rows) + 2)
    assert len({len(line) for line in cells}) == 1
    assert "201 MB of a worker after the papers (over, at most 200)" in "\n".join(lines)
    assert lines[-1].startswith("Growth on SQLite 3, to so many tasks: tasks on control ×1.00")
