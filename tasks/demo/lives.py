"""What becomes of the tasks of a signed sitting: each takes a lawful course, at its body's own pace.

The luck of a task hangs on its number alone, so that the same anchor day gives the same oblast.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from random import Random

from commission import clock
from commission.domain.roles import Actor
from commission.models import Meeting
from tasks.actions import moves, report_drafts, sending
from tasks.actions.accounts import Account, Outgoing, Said
from tasks.demo import decided, helpers, letters, said
from tasks.demo.courses import COURSES, Step, course
from tasks.demo.photos import photo
from tasks.demo.stage import Stage
from tasks.demo.timeline import Timeline
from tasks.demo.topics import told_by
from tasks.domain import lifecycle
from tasks.domain.lifecycle import Move
from tasks.models import ReportDraft, Task

OLD, SEEN_TO = 200, 0.75
"""Working days after the issue; the share of what had stopped by then and was taken up again."""
BEGUN = (Move.accept, Move.note)
OWN = (Move.accept, Move.note, Move.withdraw)
COMES_BACK = (Move.return_, Move.withdraw)
PACE = {"aktobe-city": 1, "yrgyz": 3, "temir": 2, "shalkar": 6, "police": -3, "health": -2, "digital": 3}
"""Working days by which a body reports later than others, or earlier; the others keep to the usual."""
PICTURED = 90
"""Working days before the anchor day from which reports come with photos; older ones would only cost time."""
PREPARED = 12
"""A report due within so many working days is being written on the last day."""


def announce(
    stage: Stage, timeline: Timeline, meeting: Meeting, tasks: Sequence[Task], *, scripted: bool
) -> None:
    """Lay the lives of these tasks, and of the lines that help them, on the line of time."""
    script = decided.announce(stage, timeline, meeting, tasks) if scripted else frozenset()
    helpers.announce(stage, timeline, meeting, script)
    for task in tasks:
        head = stage.head_of(task.body_id)
        if (task.instruction.clause.number, task.body.code) not in script:
            Life(stage, task, head).announce(timeline)


class Life:
    """One task in the hands of one body; where no `head` has an account, in the control officer's."""

    def __init__(self, stage: Stage, task: Task, head: Actor | None) -> None:
        self.stage, self.task, self.head = stage, task, head or stage.controller
        self.courses = COURSES if head else letters.COURSES
        self.on_paper = head is None or letters.come_instead(task)
        self.luck = Random(task.number)
        self.measure = task.instruction.measures.get()
        self.plan = task.addressee.plans.get().value
        self.told = told_by(task.instruction.clause.text_kk)

    def announce(self, timeline: Timeline) -> None:
        """The whole course; what lies after the anchor day has not happened."""
        issued = clock.today()
        term, age = self.told.term, self.stage.cal.between(issued, self.stage.today)
        steps = self._course(term, age)
        for n, step in enumerate(steps):
            ahead = steps[n + 1].move if n + 1 < len(steps) else None
            offset = step.day - age
            moment = self.stage.moment(offset, self.luck.randint(9, 17), self.luck.randint(0, 59))
            timeline.at(moment, partial(self._go, step, ahead))
        if steps and steps[-1].move in BEGUN and 0 <= term - age <= PREPARED:
            timeline.at(self.stage.moment(-1, 17, self.luck.randint(0, 59)), self._prepare)

    def _course(self, term: int, age: int) -> list[Step]:
        """Sooner or later somebody sees to what stands still: of what is old, little is left."""
        pace = PACE.get(self.task.body.code, 0)
        steps = course(self.luck, term, age, pace, self.courses)
        while age > OLD and not _is_over(steps) and (_lies_with_us(steps) or self.luck.random() < SEEN_TO):
            steps = course(self.luck, term, age, pace, self.courses)
        return steps

    def _go(self, step: Step, ahead: Move | None) -> None:
        if step.move is Move.report:
            self._report(whole=ahead not in COMES_BACK)
        elif step.move in OWN:
            self._move_own(step.move)
        else:
            self._decide(step.move)

    def _report(self, *, whole: bool) -> None:
        """What was withdrawn is a draft again, and goes out as the page sends it."""
        account = self._account(whole=whole)
        if self.on_paper:
            letters.enter(self.task, account, by=self.stage.controller)
        elif ReportDraft.objects.filter(task=self.task).exists():
            again = Said(text=account.text, facts=account.facts, outgoing=account.outgoing)
            sending.send(self.task, again, by=self.head)
        else:
            moves.report(self.task, account, by=self.head)

    def _move_own(self, move: Move) -> None:
        if move is Move.accept:
            moves.accept(self.task, by=self.head)
            self._delegate()
        elif move is Move.note:
            moves.note(self.task, text=said.one(self.luck, said.NOTES), by=self.head)
        else:
            moves.withdraw(self.task, by=self.head)

    def _decide(self, move: Move) -> None:
        task, luck, secretary, chair = self.task, self.luck, self.stage.secretary, self.stage.chair
        match move:
            case Move.return_:
                moves.return_(task, remarks=said.one(luck, said.REMARKS), by=secretary)
            case Move.propose:
                moves.propose(task, ground=said.ground(luck), by=secretary)
            case Move.reject:
                moves.reject(task, remarks=said.one(luck, said.REJECTED), by=chair)
            case Move.confirm:
                moves.confirm(task, by=chair)
            case Move.cancel:
                moves.cancel(task, reason=said.one(luck, said.CANCELLED), by=chair)

    def _delegate(self) -> None:
        """A head who has a specialist gives most tasks on, some with the right to send the report."""
        specialist = self.stage.specialist_of(self.task.body_id)
        if specialist and self.luck.random() < 0.7:
            sends = self.luck.random() < 0.4
            moves.delegate(self.task, assignee=self.stage.person(specialist), sends=sends, by=self.head)

    def _account(self, *, whole: bool) -> Account:
        """All that was planned and now and then more; or a part of it, which comes back."""
        value = self.plan + self.luck.choice((0, 0, 0, self.plan // 8)) if whole else self.plan // 2
        texts = (self.told.done,) if whole else said.PARTLY
        milestone = self.measure.unit == "milestone"
        pictured = clock.today() >= self.stage.day(-PICTURED) and self.told.kind in (
            "other",
            "information_stands",
        )
        return Account(
            text=said.one(self.luck, texts).format(n=value),
            facts={self.measure.pk: Decimal(min(value, 1) if milestone else value)},
            outgoing=self._letter(),
            files=[photo(self.task.number)] if pictured and self.luck.random() < 0.4 else [],
        )

    def _letter(self) -> Outgoing:
        """Half of the reports are sent with an official letter."""
        return Outgoing() if self.luck.random() < 0.5 else letters.marks(self.luck)

    def _prepare(self) -> None:
        """The report is being written: by whom the head gave it to, else by himself."""
        draft = Said(text=said.one(self.luck, (said.DRAFT,)), facts=self._account(whole=False).facts)
        assigned = self.task.assignee_id and self.stage.specialist_of(self.task.body_id)
        report_drafts.save(self.task, draft, by=assigned or self.head)


def _is_over(steps: list[Step]) -> bool:
    return bool(steps) and lifecycle.is_closed(steps[-1].status)


def _lies_with_us(steps: list[Step]) -> bool:
    return bool(steps) and steps[-1].move in (Move.report, Move.propose)
