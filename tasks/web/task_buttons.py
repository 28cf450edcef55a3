"""The moves of a task as buttons: the natural next one first, those the status forbids with their reason."""

from dataclasses import replace

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from commission import words
from commission.domain.roles import Actor
from commission.domain.verdict import ALLOWED, Verdict
from commission.reasons import sentence
from tasks import access
from tasks.domain import lifecycle
from tasks.domain.lifecycle import Move, Status
from tasks.models import Task
from tasks.web.move_button import Button

ORDER = (
    Move.accept,
    Move.report,
    Move.propose,
    Move.confirm,
    Move.return_,
    Move.reject,
    Move.note,
    Move.delegate,
    Move.enter,
    Move.withdraw,
    Move.cancel,
)
NATURAL = frozenset({Move.accept, Move.report, Move.propose, Move.confirm})
"""What leads a task on; of those that are live the first is the page's one primary button."""
AT_ONCE = frozenset({Move.accept, Move.withdraw})
"""Nothing to fill in and nothing to weigh: no page stands between the button and the move."""
_DESKS = {Move.report: "report", Move.enter: "letter"}
FROM_A_ROW = AT_ONCE | {Move.confirm}
"""A row that shows ground, plan and fact is page enough; elsewhere they are read before the press."""


def buttons(task: Task, actor: Actor) -> list[Button]:
    """All moves this person's position has to do with."""
    offers = _offers(task, actor)
    shown = [move for move in ORDER if move in offers]
    first = next((move for move in shown if offers[move]), None)
    return [
        replace(
            _labelled(button(task, move), task, actor),
            kind="primary" if move is first and move in NATURAL else "secondary",
            one_press=move in AT_ONCE,
            reason=sentence(offers[move]),
        )
        for move in shown
    ]


def button(task: Task, move: Move) -> Button:
    """A live move as the button of a row."""
    return Button(
        move=move.value,
        label=capfirst(words.word("move", move.value)),
        url=address(task, move),
        one_press=move in FROM_A_ROW,
    )


def address(task: Task, move: Move) -> str:
    """A report is written on a page of its own, at either desk; every other move has a form."""
    if move in _DESKS:
        return reverse(_DESKS[move], args=[task.pk])
    return reverse("task_move", args=[task.pk, move.value])


def _offers(task: Task, actor: Actor) -> dict[Move, Verdict]:
    """Whoever may not send a report may still prepare it: the same page, by another name."""
    offers = access.offers(actor, task)
    prepares = Move.report not in offers and access.may_prepare(actor, task)
    return offers | {Move.report: ALLOWED} if prepares else offers


def _is_live(task: Task, actor: Actor, move: Move) -> bool:
    """One move of `_offers`: a list asks for the natural ones alone."""
    verdict = access.offer(actor, move, task)
    prepares = move is Move.report and verdict.code == "role"
    return bool(access.may_prepare(actor, task) if prepares else verdict)


def _labelled(button: Button, task: Task, actor: Actor) -> Button:
    sends = button.move != Move.report or access.offer(actor, Move.report, task).code != "role"
    return button if sends else replace(button, label=gettext("Prepare the report"))


def may_come(button: Button, task: Task, actor: Actor) -> bool:
    """Whether waiting helps: some day this person could press the barred button on this task."""
    move = Move(button.move)
    return move in lifecycle.ahead(Status(task.status)) and access.may_ever(actor, move, task)


def next_button(task: Task, actor: Actor) -> Button | None:
    """The natural next move of this person, for a row of a list; None when it is not their turn."""
    move = next((move for move in ORDER if move in NATURAL and _is_live(task, actor, move)), None)
    return _labelled(button(task, move), task, actor) if move else None
