"""What was decided: the clauses, their texts in both languages."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commission.models.journal import Governed
from commission.models.meetings import AgendaItem
from commission.queries import ClauseQuerySet, StandingManager


class Clause(Governed):
    """One numbered clause of a decision («2.1»). Who owes it, by when, measured how: all that is in `tasks`.

    `source_kk` quotes where the clause came from when it was not written in this
    system; `source_note_*` says what the source leaves open. A clause with `removed_at`
    is out of the minutes, and `order` is then the place where it stood.
    """

    journal_kind = "clause"

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="clauses")
    order = models.PositiveSmallIntegerField()
    text_kk = models.TextField(blank=True)
    text_ru = models.TextField(blank=True)
    source_kk = models.TextField(blank=True)
    source_note_kk = models.CharField(max_length=500, blank=True)
    source_note_ru = models.CharField(max_length=500, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = StandingManager()
    with_removed = ClauseQuerySet.as_manager()

    class Meta:
        ordering = ["item", "order"]
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "order"], condition=Q(removed_at=None), name="clause_order_once"
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """As the minutes print it: agenda item, dot, place in its decision."""
        return f"{self.item.order}.{self.order}"
