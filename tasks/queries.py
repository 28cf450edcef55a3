"""QuerySets of the control: the one gate for reads."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models

from commission.domain.roles import Actor
from tasks import access, search_index
from tasks.domain import coexecution, search
from tasks.domain.lifecycle import AWAITED, Move, Status, starts
from tasks.domain.who import AUTHORITIES, REVIEWERS

if TYPE_CHECKING:
    from commission.models import Meeting


class InstructionQuerySet(models.QuerySet[Any]):
    """How clauses are to be carried out."""

    def of(self, meeting: "Meeting") -> Self:
        """Those of a sitting's standing clauses: a removed clause is on no paper, in no check, no task."""
        return self.filter(clause__item__meeting=meeting, clause__removed_at=None)

    def for_page(self) -> Self:
        """With addressees, their bodies, measures and suggestions."""
        return self.select_related("clause__item__meeting").prefetch_related(
            "addressees__body", "addressees__plans", "measures", "suggestions__body"
        )


class AddresseeQuerySet(models.QuerySet[Any]):
    """Bodies as clauses address them."""

    def visible_to(self, actor: Actor) -> Self:
        """See access.visible_addressees."""
        return self.filter(access.visible_addressees(actor))

    def of(self, meeting: "Meeting") -> Self:
        """All of a sitting, body after body in the order of the minutes; with the task where there is one."""
        own = self.filter(instruction__clause__item__meeting=meeting, instruction__clause__removed_at=None)
        return own.select_related("body", "task", "co_line", "instruction__clause__item").order_by(
            "body__order", "body_id", "instruction__clause__item__order", "instruction__clause__order"
        )


class TaskQuerySet(models.QuerySet[Any]):
    """Tasks."""

    def visible_to(self, actor: Actor) -> Self:
        """See access.visible_tasks."""
        return self.filter(access.visible_tasks(actor))

    def found(self, text: str) -> Self:
        """Those that hold every word of `text`; none where nothing in it can be looked for."""
        sought = search.sought(text)
        if not sought:
            return self.none()
        return self.filter(search_index.answering(self, sought))

    def for_list(self) -> Self:
        """What a row of a list shows, in one query."""
        return self.select_related("body", "meeting", "instruction__clause__item")

    def newest(self) -> Self:
        """What was issued last comes first."""
        return self.order_by("-pk")

    def by_due(self) -> Self:
        """Most urgent first; what owes nothing comes last."""
        return self.order_by(models.F("next_due").asc(nulls_last=True), "id")

    def oldest_waiting(self) -> Self:
        """Those whose report waits for us, by our own clock: the index of such reports holds them so."""
        return self.filter(reports__state="submitted").order_by("reports__submitted_at", "id")

    def open(self) -> Self:
        """On control."""
        return self.filter(closed=False)

    def overdue(self, today: date) -> Self:
        """The addressee's own delay: while a report waits for us nothing is owed and `next_due` is null."""
        return self.filter(closed=False, next_due__lt=today)

    def owned_by(self, actor: Actor) -> Self:
        """Those of the person's own bodies."""
        return self.filter(body__in=actor.own_bodies)

    def waiting_for_review(self, actor: Actor) -> Self:
        """Reports the person may decide on: of its commissions, never of its own body."""
        reviewed = self.filter(
            closed=False,
            status=Status.reported.value,
            commission__in=actor.commissions(*REVIEWERS),
        )
        return reviewed.exclude(_own(actor))

    def waiting_for_authority(self, actor: Actor) -> Self:
        """Proposals to take off control that wait for this person."""
        proposed = self.filter(
            closed=False,
            status=Status.up_for_removal.value,
            commission__in=actor.commissions(*AUTHORITIES),
        )
        return proposed.exclude(_own(actor)).exclude(_entered(actor))

    def awaiting_letter(self, actor: Actor) -> Self:
        """Those that owe a report which this person could enter from a letter."""
        owing = self.filter(
            closed=False,
            status__in=[status.value for status in starts(Move.enter)],
            commission__in=actor.commissions(*REVIEWERS),
        )
        return owing.exclude(body__in=actor.own_bodies)


def _own(actor: Actor) -> models.Q:
    """Whom access.facts_of keeps from deciding: the body's own people, and who sent the report."""
    ours = models.Q(body__in=actor.own_bodies)
    return ours | models.Q(reported_by__isnull=False, reported_by=actor.person_id)


def _entered(actor: Actor) -> models.Q:
    """Other eyes than those that entered the letter."""
    return models.Q(entered_by__isnull=False, entered_by=actor.person_id)


class TermQuerySet(models.QuerySet[Any]):
    """Dated obligations."""

    def awaited(self) -> Self:
        """The addressee owes a report on them."""
        return self.filter(state__in=sorted(state.value for state in AWAITED))


class CoLineQuerySet(models.QuerySet[Any]):
    """Lines of co-executors."""

    def visible_to(self, actor: Actor) -> Self:
        """See access.visible_co_lines; a line is one row, whichever of the reader's bodies it concerns."""
        seen = self.model._base_manager.filter(access.visible_co_lines(actor))
        return self.filter(pk__in=seen.order_by().values("pk"))

    def for_list(self) -> Self:
        """What a row shows, to whom it delivers too, in one query."""
        return self.select_related("body", "lead__body", "instruction__clause__item")

    def for_page(self) -> Self:
        """What the line's own page and the task's page show."""
        return (
            self.for_list().select_related("meeting__commission").prefetch_related("deliveries__files__file")
        )

    def by_due(self) -> Self:
        """Most urgent first."""
        return self.order_by("due", "id")

    def helping(self, task: int | models.OuterRef, instruction: int | models.OuterRef) -> Self:
        """Those that deliver to this task; without a lead, those of the clause it is an equal of."""
        to_clause = models.Q(lead=None, instruction=instruction)
        return self.filter(models.Q(lead=task) | to_clause)

    def open(self) -> Self:
        """Something is still awaited."""
        return self.filter(closed=False)

    def owned_by(self, actor: Actor) -> Self:
        """Those of the person's own bodies."""
        return self.filter(body__in=actor.own_bodies)

    def concerning(self, actor: Actor) -> Self:
        """Those that the person's bodies deliver, or that are delivered to them as the lead."""
        return self.filter(models.Q(body__in=actor.own_bodies) | models.Q(lead__body__in=actor.own_bodies))

    def waiting_for(self, actor: Actor) -> Self:
        """Deliveries this person may take or ask again: never of the own body, never sent by themselves."""
        own = models.Q(body__in=actor.own_bodies)
        sent = models.Q(delivered_by__isnull=False, delivered_by=actor.person_id)
        waiting = self.filter(access.receives(actor), status=coexecution.Status.delivered.value)
        return waiting.exclude(own | sent)


class ReportDraftQuerySet(models.QuerySet[Any]):
    """Reports that are being written."""

    def visible_to(self, actor: Actor) -> Self:
        """See access.visible_report_drafts."""
        return self.filter(access.visible_report_drafts(actor))

    def for_page(self) -> Self:
        """With numbers, files and who wrote last."""
        return self.select_related("saved_by").prefetch_related("facts", "files__file")


class PaperJobQuerySet(models.QuerySet[Any]):
    """Orders of papers."""

    def visible_to(self, actor: Actor) -> Self:
        """Whoever reads unsigned minutes may see that their paper is being made."""
        return self.filter(access.visible_paper_jobs(actor))
