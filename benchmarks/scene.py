"""What history is written with: the demo's texts and papers, and who moves what."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time

from commission import clock, journal
from commission.domain.bodies import BodyKind
from commission.domain.roles import Actor
from commission.models import Body, Clause, Meeting
from tasks.demo.composition import AGENCIES
from tasks.demo.stage import ZONE, Stage
from tasks.domain.lifecycle import Move
from tasks.models import Task

HEADED = tuple(code for code in AGENCIES if code != "penal")


class Scene(Stage):
    """The demo's stage, with the demo's own texts and papers to be used again."""

    def __init__(self) -> None:
        sitting = Meeting.objects.exclude(signed_on=None).select_related("commission").order_by("-id")[0]
        super().__init__(sitting.commission, clock.today())
        kinds = [BodyKind.city.value, BodyKind.district.value]
        self.akims = list(Body.objects.filter(kind__in=kinds).order_by("order"))
        self.agencies = list(Body.objects.filter(code__in=HEADED).order_by("order"))
        self._titles: dict[int, str] = {}
        texts = Clause.objects.select_related("item", "instruction").prefetch_related("instruction__measures")
        self.texts = list(texts.order_by("id"))
        self.papers = {
            paper.language: paper.file.file.read() for paper in sitting.papers.select_related("file")
        }

    @contextmanager
    def at(self, offset: int) -> Iterator[None]:
        """Act on that day, at eleven in the morning."""
        with clock.freeze(datetime.combine(self.day(offset), time(11), ZONE)):
            yield

    def audiences(self) -> list[list[Body]]:
        """Whom the clauses of one sitting address: eleven clauses, about 140 lines."""
        akims, agencies, everybody = self.akims, self.agencies, [*self.akims, *self.agencies]
        first = [akims, agencies[:3], everybody, akims, agencies, agencies[3:4], akims]
        return [*first, everybody, akims, agencies, akims]

    def who(self, move: Move, task: Task) -> Actor:
        """Makes this move of this task, by the roles of the lifecycle."""
        if move in (Move.return_, Move.propose):
            return self.secretary
        if move in (Move.confirm, Move.reject, Move.cancel):
            return self.chair
        head = self.head_of(task.body_id)
        if head is None:
            raise LookupError(f"nobody heads body {task.body_id}")
        return head

    def titles(self, actor: Actor) -> str:
        """Of somebody as the journal keeps them, asked for once."""
        if actor.person_id not in self._titles:
            self._titles[actor.person_id] = journal.acting_as(actor)
        return self._titles[actor.person_id]
