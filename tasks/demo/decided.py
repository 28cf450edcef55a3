"""What became of some tasks of the scripted sitting, step by step: the part of the demo that is no luck.

A visitor who enters as one of the cast finds each situation of a task once, with words that belong together.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from commission.domain.roles import Actor
from commission.models import Meeting
from tasks.actions import coexecution, moves, report_drafts
from tasks.actions.accounts import Account
from tasks.demo import letters
from tasks.demo.stage import Stage
from tasks.demo.timeline import Timeline
from tasks.domain.lifecycle import Ground
from tasks.models import CoLine, Task

FULLY = Ground.full_execution.value


@dataclass(frozen=True, slots=True)
class Step:
    """A move of one task or of a co-executor's line, so many working days from the anchor day."""

    day: int
    clause: str
    body: str
    move: str
    text: str = ""
    value: int = 0


STEPS = (
    Step(-36, "1.1", "alga", "accept"),
    Step(-36, "1.1", "khromtau", "accept"),
    Step(-36, "1.1", "aiteke-bi", "accept"),
    Step(-35, "2.1", "alga", "accept"),
    Step(-34, "2.1", "khromtau", "accept"),
    Step(-35, "2.2", "health", "accept"),
    Step(-33, "1.2", "alga", "co_accept"),
    Step(-30, "2.2", "alga", "co_deliver", "Ауданда 4 кездесу өткізілді, қатысқандар: 180 адам."),
    Step(-28, "2.2", "alga", "co_done"),
    Step(-27, "2.2", "khromtau", "co_deliver", "Кездесулер өткізілуде."),
    Step(-26, "2.2", "khromtau", "co_ask_again", "Кездесулердің күні мен қатысқандар санын көрсетіңіз."),
    Step(-22, "1.1", "alga", "report", "Барлық 20 нысан тексерілді, 6 ақау жойылды.", 20),
    Step(-21, "1.1", "alga", "propose"),
    Step(-20, "1.1", "alga", "confirm"),
    Step(-18, "1.1", "khromtau", "report", "20 нысанның 12-сі тексерілді.", 12),
    Step(-16, "1.1", "khromtau", "return", "Жоспар: 20. Қалған нысандарды тексеріп, фотосуреттерін қосыңыз."),
    Step(-19, "1.1", "oiyl", "letter", "Барлық 20 нысан тексерілді, акт хатқа қоса берілді.", 20),
    Step(-18, "1.1", "oiyl", "propose"),
    Step(-16, "1.1", "oiyl", "confirm"),
    Step(-9, "2.1", "alga", "note", "Стендтердің орны белгіленді, макеттер келісілді."),
    Step(-6, "1.2", "khromtau", "co_deliver", "Аудан мектептері маңындағы патруль бағыттары жіберілді: 9."),
    Step(-4, "2.1", "alga", "report", "Аудан орталығында және ауылдарда 10 стенд орнатылды.", 10),
    Step(-3, "2.2", "health", "report", "15 кездесу өткізілді, қамтылғаны: 640 адам.", 15),
    Step(-2, "2.2", "health", "propose"),
    Step(
        -2,
        "1.1",
        "aiteke-bi",
        "letter",
        "Байланыс үзілгендіктен есеп хатпен берілді: 20 нысан тексерілді.",
        20,
    ),
    Step(-1, "2.1", "khromtau", "draft", "Орнатылған стендтер: 6. Соңғы ауылдан мәлімет күтілуде.", 6),
)


def announce(
    stage: Stage, timeline: Timeline, meeting: Meeting, tasks: Sequence[Task]
) -> frozenset[tuple[str, str]]:
    """Lay the steps on the line of time; gives the lines they tell, as clause and body."""
    found = CoLine.objects.filter(meeting=meeting).select_related("body", "lead", "instruction__clause__item")
    both: list[Task | CoLine] = [*tasks, *found.order_by("id")]
    parts = {(part.instruction.clause.number, part.body.code): part for part in both}
    for n, step in enumerate(STEPS):
        moment = stage.moment(step.day, 9 + n % 9, 15)
        timeline.at(moment, partial(_go, stage, parts[step.clause, step.body], step))
    return frozenset((step.clause, step.body) for step in STEPS)


def _go(stage: Stage, part: Any, step: Step) -> None:
    """A task is moved by its owner and the sitting's side; a line by its owner and its lead."""
    own, lead = _held(stage, part.body_id), getattr(part, "lead_body_id", None)
    by = {"secretary": stage.secretary, "chair": stage.chair, "own": own, "controller": stage.controller}
    who, move = MOVES[step.move]
    move(part, step, by[who] if who != "lead" else _held(stage, lead or 0))


def _held(stage: Stage, body_id: int) -> Actor:
    head = stage.head_of(body_id)
    if head is None:
        raise LookupError(f"nobody heads body {body_id} in the demo")
    return head


def _account(task: Task, step: Step) -> Account:
    """The words of the step and its number."""
    measure = task.instruction.measures.get()
    return Account(text=step.text, facts={measure.pk: Decimal(step.value)})


MOVES: Mapping[str, tuple[str, Callable[[Any, Step, Actor], object]]] = {
    "accept": ("own", lambda task, step, by: moves.accept(task, by=by)),
    "note": ("own", lambda task, step, by: moves.note(task, text=step.text, by=by)),
    "draft": ("own", lambda task, step, by: report_drafts.save(task, _account(task, step), by=by)),
    "report": ("own", lambda task, step, by: moves.report(task, _account(task, step), by=by)),
    "letter": ("controller", lambda task, step, by: letters.enter(task, _account(task, step), by=by)),
    "return": ("secretary", lambda task, step, by: moves.return_(task, remarks=step.text, by=by)),
    "propose": ("secretary", lambda task, step, by: moves.propose(task, ground=FULLY, by=by)),
    "confirm": ("chair", lambda task, step, by: moves.confirm(task, by=by)),
    "co_accept": ("own", lambda line, step, by: coexecution.accept(line, by=by)),
    "co_deliver": ("own", lambda line, step, by: coexecution.deliver(line, text=step.text, by=by)),
    "co_ask_again": ("lead", lambda line, step, by: coexecution.ask_again(line, remarks=step.text, by=by)),
    "co_done": ("lead", lambda line, step, by: coexecution.done(line, by=by)),
}
"""Who makes the move, and how."""
