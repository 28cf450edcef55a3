"""One signed sitting of the demo and what became of its tasks, acted out with the clock set back.

Everything goes through the actions: what a person could not do the demo cannot show. The day it is built on
is the anchor, so that on any day something is overdue, something is due soon and something waits for review.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from commission import clock
from commission.actions import agenda, decisions, files, meetings
from commission.actions.meetings import Details, Mark
from commission.domain.roles import Actor
from commission.domain.sitting import Move
from commission.domain.workdays import Workdays
from commission.models import Body, Calendar, Commission, Meeting, Position, StoredFile
from tasks.actions import coexecution, instructions, moves, signing
from tasks.demo import decided
from tasks.models import CoLine, Task
from tasks.outputs import minutes

ZONE = ZoneInfo(settings.TIME_ZONE)
HELD, HANDED, SIGNED = -40, -38, -37
"""Working days before the anchor day."""


def act_out(commission: Commission) -> Meeting:
    """Hold, decide, sign and carry out one sitting that lies two months back."""
    stage = Stage(commission)
    with stage.at(HELD):
        sitting = _hold(stage)
        for item in decided.ITEMS:
            _decide(stage, sitting, item)
    with stage.at(HANDED):
        _hand_over(stage, sitting)
    with stage.at(SIGNED):
        tasks = signing.sign(
            sitting,
            signed_on=clock.today(),
            chaired_by=stage.seats[0],
            content_hash=sitting.content_hash,
            by=stage.secretary,
        )
    lines = CoLine.objects.filter(meeting=sitting).select_related("body", "lead__body").order_by("id")
    parts: list[Task | CoLine] = [*tasks, *lines]
    _carry_out(stage, {(part.number.split("/")[1].split("-")[0], part.body.code): part for part in parts})
    return sitting


class Stage:
    """The day of the performance, and who plays the commission's parts."""

    def __init__(self, commission: Commission) -> None:
        self.commission = commission
        self.today = clock.today()
        self.cal: Workdays = Calendar.objects.workdays()
        self.seats = Meeting(commission=commission, date=self.day(HELD)).seats()
        self.secretary = self._holder("secretary")
        self.chair = self._holder("chair")

    def day(self, offset: int) -> date:
        """So many working days from the anchor day."""
        return self.cal.add(self.today, offset)

    @contextmanager
    def at(self, offset: int) -> Iterator[None]:
        """Act on that day, at eleven in the morning."""
        with clock.freeze(datetime.combine(self.day(offset), time(11), ZONE)):
            yield

    def head_of(self, body: Body) -> Actor:
        """The head, or the secretary's own hand for a body without an account: nobody else may report."""
        held = Position.objects.current(self.today).filter(role="head", body=body).order_by("id").first()
        if held is None:
            raise LookupError(f"nobody heads {body.code} in the demo")
        return Position.objects.actor(held.person_id, self.today)

    def _holder(self, role: str) -> Actor:
        held = Position.objects.filter(role=role, commission=self.commission).order_by("id")[0]
        return Position.objects.actor(held.person_id, self.today)


def _hold(stage: Stage) -> Meeting:
    details = Details(
        date=stage.day(HELD),
        time=time(15),
        number="1",
        place_kk=decided.PLACE_KK,
        place_ru=decided.PLACE_RU,
        chaired_by_id=stage.seats[0].pk,
    )
    sitting = meetings.plan(stage.commission, details, by=stage.secretary)
    meetings.move(sitting, Move.convene, by=stage.secretary)
    meetings.move(sitting, Move.hold, by=stage.secretary)
    marks = {seat.pk: Mark("excused" if seat == stage.seats[-1] else "present") for seat in stage.seats}
    meetings.mark_attendance(sitting, marks, by=stage.secretary)
    return sitting


def _decide(stage: Stage, sitting: Meeting, item: decided.Item) -> None:
    added = agenda.add_item(sitting, item.text, by=stage.secretary)
    for clause in item.clauses:
        made = decisions.add_clause(added, by=stage.secretary)
        instructions.write(
            made,
            text_kk=clause.text_kk,
            text_ru=clause.text_ru,
            direction=clause.direction(stage.day),
            owners=clause.owners(),
            measures=[clause.measure],
            by=stage.secretary,
        )


def _hand_over(stage: Stage, sitting: Meeting) -> None:
    signing.hand_to_chair(
        sitting,
        {language: _paper(sitting, language) for language in ("kk", "ru")},
        content_hash=minutes.content_hash(sitting),
        versions=signing.versions_of(sitting),
        by=stage.secretary,
    )


def _paper(sitting: Meeting, language: str) -> StoredFile:
    pdf = minutes.render(sitting, language, draft=False)
    return files.keep(f"minutes-{language}.pdf", "application/pdf", pdf)


def _carry_out(stage: Stage, parts: Mapping[tuple[str, str], Task | CoLine]) -> None:
    steps: dict[str, Callable[[Stage, Any, decided.Step], object]] = {
        "accept": lambda s, task, step: moves.accept(task, by=s.head_of(task.body)),
        "note": lambda s, task, step: moves.note(task, text=step.text, by=s.head_of(task.body)),
        "report": _report,
        "return": lambda s, task, step: moves.return_(task, remarks=step.text, by=s.secretary),
        "propose": lambda s, task, step: moves.propose(task, ground="full_execution", by=s.secretary),
        "confirm": lambda s, task, step: moves.confirm(task, by=s.chair),
        "co_accept": lambda s, line, step: coexecution.accept(line, by=s.head_of(line.body)),
        "co_deliver": lambda s, line, step: coexecution.deliver(
            line, text=step.text, by=s.head_of(line.body)
        ),
        "co_ask_again": lambda s, line, step: coexecution.ask_again(
            line, remarks=step.text, by=s.head_of(line.lead.body)
        ),
        "co_done": lambda s, line, step: coexecution.done(line, by=s.head_of(line.lead.body)),
    }
    for step in sorted(decided.STEPS, key=lambda step: step.day):
        with stage.at(step.day):
            steps[step.move](stage, parts[step.clause, step.body], step)


def _report(stage: Stage, task: Task, step: decided.Step) -> None:
    measure = task.instruction.measures.get()
    account = moves.Account(text=step.text, facts={measure.pk: Decimal(step.value)})
    moves.report(task, account, by=stage.head_of(task.body))
