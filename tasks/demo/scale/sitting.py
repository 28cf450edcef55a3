"""One signed sitting of a large history: three questions, eleven clauses, a hundred and forty-three tasks."""

from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from random import Random

from commission.domain.sitting import Status as Sitting
from commission.models import AgendaItem, Attendance, Body, Clause, Meeting, Paper, StoredFile
from tasks.demo.scale.ledger import Ledger
from tasks.demo.scale.lives import Life
from tasks.demo.sittings import PLACE_KK, PLACE_RU, SIGNED
from tasks.demo.stage import Stage
from tasks.demo.topics import Ordered, Topic, topics
from tasks.domain.deadlines import DueKind, DueRule, compute
from tasks.domain.fanout import default_force
from tasks.domain.lifecycle import Status, TermState
from tasks.domain.numbers import control_number
from tasks.models import Addressee, Instruction, Measure, Plan, Task, Term

AN_ITEM, CLAUSES, LINES = 4, 11, 13
"""Clauses of an agenda item, of a sitting; bodies that a clause addresses."""
TASKS = CLAUSES * LINES
TERMS = (10, 15, 20, 30, 40, 60)
"""Working days."""
DIGEST = "0" * 64
"""Where minutes that were acted out have the hash of their content."""


class Recorded:
    """The sitting held on that working day, counted from the anchor day; everything goes into the ledger."""

    def __init__(self, stage: Stage, ledger: Ledger, day: int, number: str) -> None:
        self.stage, self.ledger = stage, ledger
        self.held, self.signed = stage.moment(day, 18), stage.moment(day + SIGNED, 11)
        self.luck = Random(f"{self.held:%Y}-{number}")
        self.meeting = Meeting(
            commission=stage.commission,
            status=Sitting.signed.value,
            date=self.held.date(),
            year=self.held.year,
            number=number,
            place_kk=PLACE_KK,
            place_ru=PLACE_RU,
            chaired_by=stage.seats[0],
            content_hash=DIGEST,
            convened_on=self.held.date(),
            handed_on=self.signed.date(),
            signed_on=self.signed.date(),
        )

    def record(self, owners: Iterator[Body], wanted: int, papers: Sequence[Paper]) -> None:
        """With at most `wanted` tasks, addressed to whoever comes next; under copies of these papers."""
        self.ledger.add(self.meeting)
        self._hold()
        items: dict[int, AgendaItem] = {}
        for place, (topic, ordered) in enumerate(islice(_questions(self.luck), CLAUSES)):
            order = place // AN_ITEM + 1
            bodies = list(islice(owners, max(0, min(LINES, wanted - place * LINES))))
            if bodies:
                item = items.get(order) or items.setdefault(order, self._item(order, topic))
                self._clause(item, place % AN_ITEM + 1, ordered, bodies)
        self._sign(papers)

    def _hold(self) -> None:
        seats, present = self.stage.seats, Attendance.State.PRESENT.value
        self.ledger.add(*(Attendance(meeting=self.meeting, seat=seat, state=present) for seat in seats))
        self._say("meeting.planned", date=self.meeting.date)
        self._say("meeting.convene", reason="")
        self._say("meeting.hold", reason="")
        self._say("meeting.attended", present=len(seats), marked=len(seats))

    def _item(self, order: int, topic: Topic) -> AgendaItem:
        kk, ru = topic.text.title_kk, topic.text.title_ru
        item = AgendaItem(meeting=self.meeting, order=order, title_kk=kk, title_ru=ru)
        self.ledger.add(item)
        self._say("meeting.item_added", order=order, title=kk)
        return item

    def _clause(self, item: AgendaItem, order: int, ordered: Ordered, bodies: Sequence[Body]) -> None:
        (kk, ru), counted = ordered.text, ordered.measure
        clause = Clause(item=item, order=order, text_kk=kk, text_ru=ru)
        rule = DueRule(DueKind.working_days, n=self.luck.choice(TERMS))
        instruction = Instruction(clause=clause, kind=ordered.kind, due_kind=rule.kind.value, due_n=rule.n)
        names = {name: getattr(counted, name) for name in counted.__dataclass_fields__}
        measure = Measure(instruction=instruction, **names)
        self.ledger.add(clause, instruction, measure)
        number = clause.number
        self.ledger.say(clause, "clause.added", self.held, self.stage.secretary, lambda: {"number": number})
        due = compute(rule, self.signed.date(), self.stage.cal).due
        life = Life(self.stage, self.ledger, ordered, measure)
        for line, body in enumerate(sorted(bodies, key=lambda body: body.order), start=1):
            addressee = Addressee(
                instruction=instruction, body=body, force=default_force(ordered.force, body.kind) or ""
            )
            plan = Plan(addressee=addressee, measure=measure, value=ordered.plan)
            self.ledger.add(addressee, plan)
            task = self._task(addressee, control_number(self.held.year, self.meeting.number, number, line))
            term = Term(
                task=task,
                counted_from=self.signed.date(),
                original_due=due,
                due=due,
                state=TermState.open.value,
            )
            task.next_due = due
            self._issue(task, term)
            life.live(task, term, ordered.plan, self.stage.head_of(body.pk) or self.stage.secretary)

    def _task(self, addressee: Addressee, number: str) -> Task:
        return Task(
            instruction=addressee.instruction,
            addressee=addressee,
            commission=self.stage.commission,
            meeting=self.meeting,
            body=addressee.body,
            number=number,
            force=addressee.force,
            status=Status.issued.value,
            issued_at=self.signed,
        )

    def _issue(self, task: Task, term: Term) -> None:
        self.ledger.add(task, term)
        told = {"number": task.number, "due": term.due, "force": task.force}
        self.ledger.say(task, "task.issue", self.signed, self.stage.secretary, lambda: told)

    def _sign(self, papers: Sequence[Paper]) -> None:
        """The papers are those of the demo's own sitting: nobody lays out ten thousand pages."""
        for paper in papers:
            file = paper.file
            copy = StoredFile(
                file=file.file.name,
                name=file.name,
                media_type=file.media_type,
                size=file.size,
                sha256=file.sha256,
                stored_at=self.signed,
            )
            kept = Paper(
                meeting=self.meeting,
                language=paper.language,
                file=copy,
                content_hash=DIGEST,
                made_at=self.signed,
            )
            self.ledger.add(copy, kept)
        sums = {paper.language: paper.file.sha256 for paper in papers}
        self._say("meeting.hand_to_chair", number=self.meeting.number, papers=sums, content=DIGEST)
        seat = self.stage.seats[0]
        presided = {"kk": seat.title_kk, "ru": seat.title_ru}
        self._say("meeting.sign", signed_on=self.signed.date(), chaired_by=presided)

    def _say(self, code: str, **data: object) -> None:
        at = self.signed if code in ("meeting.hand_to_chair", "meeting.sign") else self.held
        self.ledger.say(self.meeting, code, at, self.stage.secretary, lambda: data)


def _questions(luck: Random) -> Iterator[tuple[Topic, Ordered]]:
    """Clauses as they stand in the demo's minutes, beginning anywhere."""
    all_of_them = [(topic, clause) for topic in topics().values() for clause in topic.clauses]
    return islice(cycle(all_of_them), luck.randrange(len(all_of_them)), None)
