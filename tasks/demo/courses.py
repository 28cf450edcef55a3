"""How tasks go: the courses they may take, as moves on days. Plain values, and no move the law does not know.

A task has a whole course before it from the day it is issued. What lies after today has not happened yet, so
old tasks are mostly closed, young ones on their way, and some stand still where a course breaks off.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from tasks.domain import lifecycle
from tasks.domain.lifecycle import Move, Status, TermState

FIRST_REPORT = (Move.accept, Move.report)
CLOSING = (Move.propose, Move.confirm)
Courses = Mapping[tuple[Move, ...], int]
"""Moves in their order, and how often of a hundred times."""

COURSES: Courses = {
    (*FIRST_REPORT, *CLOSING): 63,
    (Move.accept, Move.note, Move.report, *CLOSING): 10,
    (*FIRST_REPORT, Move.return_, Move.report, *CLOSING): 11,
    (*FIRST_REPORT, Move.propose, Move.reject, Move.report, *CLOSING): 3,
    (*FIRST_REPORT, Move.withdraw, Move.report, *CLOSING): 2,
    (Move.accept, Move.cancel): 2,
    (): 2,
    (Move.accept,): 2,
    (Move.accept, Move.note): 1,
    (*FIRST_REPORT, Move.return_): 2,
    (*FIRST_REPORT, Move.propose, Move.reject): 1,
    FIRST_REPORT: 1,
}
"""Of a hundred tasks; the last six courses break off."""

GAPS: dict[Move, tuple[int, int]] = {
    Move.accept: (1, 3),
    Move.note: (2, 4),
    Move.return_: (1, 4),
    Move.withdraw: (1, 1),
    Move.propose: (1, 4),
    Move.confirm: (1, 3),
    Move.reject: (1, 3),
    Move.cancel: (3, 9),
}
"""Working days after the move before; a report is counted from its due date instead."""
BEFORE_DUE, AFTER_DUE = -12, 2
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


def course(luck: Random, due: int, age: int, pace: int = 0, courses: Courses = COURSES) -> list[Step]:
    """What happened to a task issued `age` working days ago and due `due` working days after its issue.

    `pace`: by how many working days its body reports later than others.
    """
    (moves,) = luck.choices(list(courses), list(courses.values()))
    happened = [(move, day) for move, day in _days(luck, moves, due + pace) if day < age]
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
    status, term, sent_from = Status.issued, TermState.open, Status.in_work
    for move, day in moves:
        if move is Move.report:
            sent_from = lifecycle.comes_from(status)
        status, term = lifecycle.after(move, status, sent_from), lifecycle.term_after(move, term, sent_from)
        yield Step(move, day, sent_from, status, term)
