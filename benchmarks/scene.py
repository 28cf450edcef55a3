"""What history is written with: bodies that all have a head, the demo's texts and papers, who moves what."""

from commission import journal
from commission.actions.people import NewPosition, invite
from commission.domain.bodies import BodyKind
from commission.domain.roles import Actor, Role
from commission.models import Body, Clause, Meeting, Position
from tasks.demo.cast import DOMAIN, SINCE
from tasks.demo.composition import AGENCIES
from tasks.demo.history import Stage
from tasks.domain.lifecycle import Move
from tasks.models import Task


class Scene(Stage):
    """The demo's stage, with a head for every body, and the demo's own texts and papers to be used again."""

    def __init__(self) -> None:
        sitting = Meeting.objects.exclude(signed_on=None).select_related("commission").get()
        super().__init__(sitting.commission)
        kinds = [BodyKind.city.value, BodyKind.district.value]
        self.akims = list(Body.objects.filter(kind__in=kinds).order_by("order"))
        self.agencies = list(Body.objects.filter(code__in=AGENCIES).order_by("order"))
        for body in (*self.akims, *self.agencies):
            _have_head(body)
        self._heads: dict[int, Actor] = {}
        self._titles: dict[int, str] = {}
        texts = Clause.objects.select_related("item", "instruction").prefetch_related("instruction__measures")
        self.texts = list(texts.order_by("id"))
        self.papers = {
            paper.language: paper.file.file.read() for paper in sitting.papers.select_related("file")
        }

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
        if task.body_id not in self._heads:
            self._heads[task.body_id] = self.head_of(task.body)
        return self._heads[task.body_id]

    def titles(self, actor: Actor) -> str:
        """Of somebody as the journal keeps them, asked for once."""
        if actor.person_id not in self._titles:
            self._titles[actor.person_id] = journal.acting_as(actor)
        return self._titles[actor.person_id]


def _have_head(body: Body) -> None:
    if not Position.objects.filter(role=Role.head.value, body=body).exists():
        kk, ru = body.head_title_kk, body.head_title_ru
        position = NewPosition(role=Role.head, title_kk=kk, title_ru=ru, body=body, since=SINCE)
        invite(email=f"head-{body.code}@{DOMAIN}", position=position, by=None)
