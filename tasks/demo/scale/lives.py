"""What became of one task, as rows: the law's own course, folded into where it ended."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from commission import clock
from commission.domain.roles import Actor
from tasks.demo import said
from tasks.demo.courses import COURSES, Step, course
from tasks.demo.scale.ledger import Ledger
from tasks.demo.stage import Stage
from tasks.demo.topics import Ordered
from tasks.domain import lifecycle
from tasks.domain.lifecycle import Asks, Move
from tasks.models import Fact, Measure, Report, Review, Task, Term

STEADY: Mapping[tuple[Move, ...], int] = {
    moves: times for moves, times in COURSES.items() if Move.withdraw not in moves
}
"""A report that is taken back leaves a draft, which only the actions write."""
BECAME = {
    Move.return_: Report.State.RETURNED,
    Move.reject: Report.State.RETURNED,
    Move.confirm: Report.State.ACCEPTED,
}
TEXTS = {
    Move.note: ("text", said.NOTES),
    Move.return_: ("remarks", said.REMARKS),
    Move.reject: ("remarks", said.REJECTED),
    Move.cancel: ("reason", said.CANCELLED),
}


class Life:
    """A task from its issue to the anchor day."""

    def __init__(self, stage: Stage, ledger: Ledger, clause: Ordered, measure: Measure) -> None:
        self.stage, self.ledger, self.clause, self.measure = stage, ledger, clause, measure

    def live(self, task: Task, term: Term, plan: int, head: Actor) -> None:
        """Take one of the courses as far as there was time for it."""
        luck = Random(task.number)
        cal, issued = self.stage.cal, term.counted_from
        age, due = cal.between(issued, self.stage.today), cal.between(issued, term.due)
        self.report: Report | None = None
        for step in course(luck, due, age, courses=STEADY):
            at = task.issued_at.replace(hour=9) + (cal.add(issued, step.day) - issued)
            at += timedelta(minutes=luck.randint(0, 500))
            self._step(step, task, term, plan, at, self._actor(step.move, head), luck)

    def _actor(self, move: Move, head: Actor) -> Actor:
        if move in (Move.return_, Move.propose):
            return self.stage.secretary
        return self.stage.chair if move in (Move.confirm, Move.reject, Move.cancel) else head

    def _step(
        self, step: Step, task: Task, term: Term, plan: int, at: datetime, by: Actor, luck: Random
    ) -> None:
        """Task and term as the law left them, and the rows and the event the move adds."""
        words = self._words(step.move, luck)
        told: dict[str, Any] = {"status": step.status.value, **words}
        if step.move is Move.report:
            self.report = self._report(step, task, term, plan, at, by, luck)
            value, measure = Decimal(plan), self.measure
            self._say(task, step, at, by, lambda: told | _account(measure, value))
        else:
            self._review(step.move, term, at, by, words)
            self._say(task, step, at, by, lambda: told)
        _become(task, term, step, at)

    def _say(self, task: Task, step: Step, at: datetime, by: Actor, data: Any) -> None:
        self.ledger.say(task, f"task.{step.move.value}", at, by, data)

    def _words(self, move: Move, luck: Random) -> dict[str, str]:
        """What the journal keeps of it beside the status."""
        if move is Move.propose:
            return {"ground": said.ground(luck), "remarks": ""}
        if move not in TEXTS:
            return {}
        name, texts = TEXTS[move]
        return {name: said.one(luck, texts)}

    def _report(
        self, step: Step, task: Task, term: Term, plan: int, at: datetime, by: Actor, luck: Random
    ) -> Report:
        report = Report(
            task=task,
            term=term,
            asks=Asks.removal.value,
            text=said.one(luck, (self.clause.done,)).format(n=plan),
            came_from=step.came_from.value,
            submitted_by_id=by.person_id,
            submitted_at=at,
        )
        task.reported_by_id = by.person_id
        self.ledger.add(report, Fact(report=report, measure=self.measure, value=plan))
        return report

    def _review(self, move: Move, term: Term, at: datetime, by: Actor, words: dict[str, str]) -> None:
        if self.report is None or (move not in BECAME and move is not Move.propose):
            return
        self.report.state = BECAME.get(move, Report.State(self.report.state)).value
        if move is Move.confirm:
            term.met_on = clock.day_of(self.report.submitted_at)
        self.ledger.add(Review(report=self.report, move=move.value, by_id=by.person_id, at=at, **words))


def _account(measure: Measure, value: Decimal) -> dict[str, Any]:
    return {"asks": Asks.removal.value, "facts": {str(measure.pk): value}, "files": []}


def _become(task: Task, term: Term, step: Step, at: datetime) -> None:
    task.accepted_at = at if step.move is Move.accept else task.accepted_at
    task.returns += lifecycle.counts_as_return(step.move)
    task.status, task.closed = step.status.value, lifecycle.is_closed(step.status)
    task.closed_at = at if task.closed else None
    term.state = step.term.value
    task.next_due = lifecycle.next_due([(step.term, term.due)])
