"""What became of the tasks of one sitting, in bulk: terms, reports, reviews, chained journal, notices."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from random import Random
from typing import Any

from django.db.models import Model

from benchmarks.scene import Scene
from commission import journal
from commission.domain.roles import Actor
from commission.models import Entry, Meeting
from tasks import notices
from tasks.demo.courses import Step, course
from tasks.demo.stage import ZONE
from tasks.domain import lifecycle
from tasks.domain.lifecycle import Asks, Ground, Move
from tasks.models import Fact, Measure, Report, Review, Task, Term

DONE = "Жоспарланған жұмыстың нәтижесі: {done}. Растайтын құжаттар әкімдікте сақтаулы, фотосуреттер бар."
MORE = "Көрсеткіш жоспарға сай емес: қалған нысандарды тексеріп, фотосуреттерін қосыңыз."
NOTED = "Жұмыс кестесі бекітілді, жауапты тұлғалар тағайындалды."
SAYS: dict[Move, dict[str, Any]] = {
    Move.note: {"text": NOTED},
    Move.return_: {"remarks": MORE},
    Move.propose: {"ground": Ground.full_execution.value, "remarks": ""},
    Move.reject: {"remarks": MORE},
    Move.cancel: {"reason": "Комиссия шешімімен біріктірілді."},
}
"""What the journal keeps beside the status; a report says more."""
BECAME = {
    Move.return_: Report.State.RETURNED,
    Move.reject: Report.State.RETURNED,
    Move.confirm: Report.State.ACCEPTED,
}
MOVED = ("version", "status", "closed", "next_due", "returns", "reported_by", "accepted_at", "closed_at")


@dataclass(slots=True)
class Rows:
    """What is written at the end, all of one sort at once."""

    reports: list[Report] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    events: list[tuple[Entry, Task]] = field(default_factory=list)


class Life:
    """One task from its issue to today. `last` is its journal's newest digest."""

    def __init__(self, task: Task, term: Term, measures: Sequence[Measure], last: str, rows: Rows) -> None:
        self.task, self.term, self.measures, self.last, self.rows = task, term, measures, last, rows

    def step(self, step: Step, at: datetime, actor: Actor, titles: str) -> None:
        """One move: task and term as the law left them, and the rows it adds."""
        task = self.task
        said = {"status": step.status.value, **SAYS.get(step.move, {})}
        if step.move is Move.report:
            said |= self._report(step, at, actor)
        elif step.move in BECAME or step.move is Move.propose:
            self._review(step.move, at, actor, said)
        task.accepted_at = at if step.move is Move.accept else task.accepted_at
        task.returns += lifecycle.counts_as_return(step.move)
        task.version += 1
        task.status, task.closed = step.status.value, lifecycle.is_closed(step.status)
        task.closed_at = at if task.closed else None
        self.term.state = step.term.value
        task.next_due = lifecycle.next_due([(step.term, self.term.due)])
        self._record(step.move, at, actor, titles, said)

    def _report(self, step: Step, at: datetime, actor: Actor) -> dict[str, Any]:
        plan = next((plan.value for plan in self.task.addressee.plans.all()), 0)
        report = Report(
            task=self.task,
            term=self.term,
            asks=Asks.removal.value,
            text=DONE.format(done=plan),
            came_from=step.came_from.value,
            submitted_by_id=actor.person_id,
            submitted_at=at,
        )
        self.rows.reports.append(report)
        self.task.reported_by_id = actor.person_id
        self.rows.facts += [Fact(report=report, measure=measure, value=plan) for measure in self.measures]
        facts = {str(measure.pk): str(plan) for measure in self.measures}
        return {"asks": report.asks, "facts": facts, "files": []}

    def _review(self, move: Move, at: datetime, actor: Actor, said: dict[str, Any]) -> None:
        report = self.rows.reports[-1]
        report.state = BECAME.get(move, report.state)
        if move is Move.confirm:
            self.term.met_on = report.submitted_at.date()
        words = {name: said[name] for name in ("remarks", "ground") if name in said}
        review = Review(report=report, move=move.value, by_id=actor.person_id, at=at, **words)
        self.rows.reviews.append(review)

    def _record(self, move: Move, at: datetime, actor: Actor, titles: str, said: dict[str, Any]) -> None:
        entry = Entry(
            object_kind=Task.journal_kind,
            object_id=self.task.pk,
            seq=self.task.version,
            at=at,
            person_id=actor.person_id,
            acting_as=titles,
            code=f"task.{move.value}",
            data=journal.canonical(said),
            previous=self.last,
        )
        entry.digest = self.last = journal.digest(entry)
        self.rows.events.append((entry, self.task))


def carry_out(scene: Scene, meeting: Meeting, luck: Random) -> None:
    """Live the lives and write them, in a dozen statements however many tasks."""
    rows = Rows()
    lives = _lives(meeting, rows)
    for life in lives:
        issued, due = life.term.counted_from, life.term.due
        for step in course(luck, scene.cal.between(issued, due), scene.cal.between(issued, scene.today)):
            at = datetime.combine(scene.cal.add(issued, step.day), time(12), ZONE)
            actor = scene.who(step.move, life.task)
            life.step(step, at, actor, scene.titles(actor))
    _rewrite(Task, [life.task for life in lives], MOVED)
    _rewrite(Term, [life.term for life in lives], ("state", "met_on"))
    Report.objects.bulk_create(rows.reports)
    Fact.objects.bulk_create(rows.facts)
    Review.objects.bulk_create(rows.reviews)
    Entry.objects.bulk_create(entry for entry, _task in rows.events)
    notices.on_events(rows.events)


def _rewrite(model: type[Model], rows: Sequence[Any], columns: Sequence[str]) -> None:
    """An insert that finds its row there and changes it: five times faster than bulk_update."""
    model._base_manager.bulk_create(
        rows, update_conflicts=True, unique_fields=["id"], update_fields=list(columns)
    )


def _lives(meeting: Meeting, rows: Rows) -> list[Life]:
    found = Task.objects.filter(meeting=meeting).select_related("addressee", "body").order_by("id")
    tasks = list(found.prefetch_related("terms", "addressee__plans", "instruction__measures"))
    issued = Entry.objects.filter(object_kind=Task.journal_kind, object_id__in=[task.pk for task in tasks])
    last = dict(issued.values_list("object_id", "digest"))
    return [
        Life(task, task.terms.all()[0], list(task.instruction.measures.all()), last[task.pk], rows)
        for task in tasks
    ]
