"""What becomes of the lines of co-executors: delivered, asked for again, taken, or never begun."""

from collections.abc import Set
from functools import partial
from random import Random

from commission import clock
from commission.domain.roles import Actor
from commission.models import Meeting
from tasks.actions import coexecution
from tasks.demo import said
from tasks.demo.stage import Stage
from tasks.demo.timeline import Timeline
from tasks.domain.coexecution import Move
from tasks.models import CoLine

COURSES: dict[tuple[Move, ...], int] = {
    (Move.accept, Move.deliver, Move.done): 70,
    (Move.accept, Move.deliver, Move.ask_again, Move.deliver, Move.done): 15,
    (Move.accept, Move.deliver): 5,
    (Move.accept,): 5,
    (): 5,
}
"""Of a hundred lines; the last three courses break off."""
GAPS = {Move.accept: (1, 2), Move.deliver: (2, 9), Move.ask_again: (1, 3), Move.done: (1, 3)}
"""Working days after the move before."""


def announce(stage: Stage, timeline: Timeline, meeting: Meeting, script: Set[tuple[str, str]]) -> None:
    """Lay the lives of the sitting's lines on the line of time, but those which the script tells."""
    lines = CoLine.objects.filter(meeting=meeting).select_related("body", "instruction__clause__item")
    for line in lines.order_by("id"):
        head = stage.head_of(line.body_id)
        if head and (line.instruction.clause.number, line.body.code) not in script:
            _announce(stage, timeline, line, head)


def _announce(stage: Stage, timeline: Timeline, line: CoLine, head: Actor) -> None:
    luck = Random(line.number)
    (moves,) = luck.choices(list(COURSES), list(COURSES.values()))
    offset = -stage.cal.between(clock.today(), stage.today)
    for move in moves:
        offset += luck.randint(*GAPS[move])
        if offset < 0:
            moment = stage.moment(offset, luck.randint(9, 17), luck.randint(0, 59))
            timeline.at(moment, partial(_go, stage, line.pk, move, head, luck))


def _go(stage: Stage, pk: int, move: Move, head: Actor, luck: Random) -> None:
    """Read anew each time: the line ends with the task it helps, whatever was planned for it."""
    line = CoLine.objects.select_related("lead").get(pk=pk)
    if line.closed:
        return
    taker = (line.lead_body_id and stage.head_of(line.lead_body_id)) or stage.secretary
    match move:
        case Move.accept:
            coexecution.accept(line, by=head)
        case Move.deliver:
            coexecution.deliver(line, text=said.one(luck, said.DELIVERED), by=head)
        case Move.ask_again:
            coexecution.ask_again(line, remarks=said.one(luck, said.ASKED_AGAIN), by=taker)
        case Move.done:
            coexecution.done(line, by=taker)
