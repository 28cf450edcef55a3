"""How tasks go: the courses they may take, as moves on days. Plain values, and no move the law does not know.

A task has a whole course before it from the day it is issued. What lies after today has not happened yet, so
old tasks are mostly closed, young ones on their way, and some stand still where a course breaks off.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tasks.domain import lifecycle
from tasks.domain.lifecycle import Move, Status, TermState

FIRST_REPORT = (Move.accept, Move.report)
CLOSING = (Move.propose, Move.confirm)
COURSES: dict[tuple[Move, ...], int] = {
    (*FIRST_REPORT, *CLOSING): 66,
    (Move.accept, Move.note, Move.report, *CLOSING): 10,
    (*FIRST_REPORT, Move.return_, Move.report, *CLOSING): 11,
    (*FIRST_REPORT, Move.propose, Move.reject, Move.report, *CLOSING): 3,
    (Move.accept, Move.cancel): 2,
    (): 2,
    (Move.accept,): 3,
    (*FIRST_REPORT, Move.return_): 2,
    (Move.accept, Move.report): 1,
}
"""Of a hundred tasks; the last four courses break off."""

GAPS: dict[Move, tuple[int, int]] = {
    Move.accept: (1, 3),
    Move.note: (2, 4),
    Move.return_: (1, 4),
    Move.propose: (1, 4),
    Move.confirm: (1, 3),
    Move.reject: (1, 3),
    Move.cancel: (3, 9),
}
"""Working days after the move before; a report is counted from its due date instead."""
BEFORE_DUE, AFTER_DUE = -7, 5
AGAIN = (4, 10)
"""Working days from a report that came back to the next one."""


@dataclass(frozen=True, slots=True)
class Step:
    """A move, so many working days after the issue, and where it left the task and its term."""

    move: Move
    day: int
    came_from: Status
    status: Status
    term: TermState


def course(luck: Random, due: int, age: int) -> list[Step]:
    """What happened to a task issued `age` working days ago and due `due` working days after its issue."""
    (moves,) = luck.choices(list(COURSES), list(COURSES.values()))
    happened = [(move, day) for move, day in _days(luck, moves, due) if day < age]
    return list(_fold(happened))


def _days(luck: Random, moves: tuple[Move, ...], due: int) -> Iterator[tuple[Move, int]]:
    day, reports = 0, 0
    for move in moves:
        if move is not Move.report:
            day += luck.randint(*GAPS[move])
        elif reports:
            day += luck.randint(*AGAIN)
        else:
            day = max(day + 1, due + luck.randint(BEFORE_DUE, AFTER_DUE))
        reports += move is Move.report
        yield move, day


def _fold(moves: list[tuple[Move, int]]) -> Iterator[Step]:
    """By the law's own tables; a move they do not allow raises ValueError."""
    status, term = Status.issued, TermState.open
    for move, day in moves:
        came_from = lifecycle.comes_from(status)
        status, term = lifecycle.after(move, status), lifecycle.term_after(move, term)
        yield Step(move, day, came_from, status, term)
