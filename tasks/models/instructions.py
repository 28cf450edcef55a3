"""How a clause is to be carried out: by whom, with what force, by when, shown by what."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from commission.models import Body, Clause
from tasks.domain.deadlines import DueKind
from tasks.domain.fanout import AddresseeRole, Force
from tasks.domain.kinds import KINDS, Better, Total
from tasks.queries import AddresseeQuerySet, InstructionQuerySet


class Instruction(models.Model):
    """The control side of one clause; its journal and version are the clause's own.

    A missing measure must be explained in `no_measure_reason`: the check before
    the chair asks for one or the other.
    """

    clause = models.OneToOneField(
        Clause, primary_key=True, on_delete=models.CASCADE, related_name="instruction"
    )
    kind = models.CharField(max_length=30, choices=[(k.code, k.code) for k in KINDS], default="other")
    force = models.CharField(max_length=20, blank=True, choices=[(f.value, f.value) for f in Force])
    due_kind = models.CharField(
        max_length=15, choices=[(d.value, d.value) for d in DueKind], default=DueKind.unset.value
    )
    due_date = models.DateField(null=True, blank=True)
    due_n = models.PositiveSmallIntegerField(null=True, blank=True)
    short_term_reason = models.CharField(max_length=300, blank=True)
    evidence_kk = models.CharField(max_length=300, blank=True)
    evidence_ru = models.CharField(max_length=300, blank=True)
    no_measure_reason = models.CharField(max_length=300, blank=True)

    objects = InstructionQuerySet.as_manager()

    class Meta:
        ordering = ["clause"]
        constraints = [
            models.CheckConstraint(
                name="due_rule_has_its_value",
                condition=Q(due_kind="fixed", due_date__isnull=False)
                | Q(due_kind__in=["working_days", "calendar_days", "months"], due_n__gt=0)
                | Q(due_kind="unset"),
            )
        ]

    def __str__(self) -> str:
        return str(self.clause)


class Measure(models.Model):
    """A number the addressee reports against its plan. A percentage is computed, so it is no measure."""

    instruction = models.ForeignKey(Instruction, on_delete=models.CASCADE, related_name="measures")
    order = models.PositiveSmallIntegerField(default=1)
    name_kk = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=12, default="count")
    better = models.CharField(
        max_length=10, choices=[(b.value, b.value) for b in Better], default=Better.up.value
    )
    total = models.CharField(
        max_length=10, choices=[(t.value, t.value) for t in Total], default=Total.sum.value
    )

    class Meta:
        ordering = ["instruction_id", "order"]
        constraints = [models.UniqueConstraint(fields=["instruction", "order"], name="measure_order_once")]

    def __str__(self) -> str:
        return self.name_kk


class Addressee(models.Model):
    """One body a clause is addressed to, with the force it has for that body.

    The force may still be blank in a draft (the source did not say it): the check
    before the chair asks for it. `due_date` is this body's own day, where it has
    another than the clause's rule gives.
    """

    instruction = models.ForeignKey(Instruction, on_delete=models.CASCADE, related_name="addressees")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(
        max_length=12, choices=[(r.value, r.value) for r in AddresseeRole], default=AddresseeRole.equal.value
    )
    force = models.CharField(max_length=20, blank=True, choices=[(f.value, f.value) for f in Force])
    due_date = models.DateField(null=True, blank=True)

    objects = AddresseeQuerySet.as_manager()

    class Meta:
        ordering = ["instruction_id", "body__order"]
        constraints = [models.UniqueConstraint(fields=["instruction", "body"], name="addressed_once")]

    def __str__(self) -> str:
        return f"{self.instruction} {self.body}"

    def plans_of(self, measures: Iterable["Measure"]) -> tuple[int | None, ...]:
        """Its plans in the order of these measures, None where nothing is planned; no query if prefetched."""
        planned = {plan.measure_id: plan.value for plan in self.plans.all()}
        return tuple(planned.get(measure.pk) for measure in measures)


class Plan(models.Model):
    """What one addressee is to reach of one measure; no row where nothing is planned."""

    addressee = models.ForeignKey(Addressee, on_delete=models.CASCADE, related_name="plans")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="plans")
    value = models.PositiveIntegerField()

    class Meta:
        ordering = ["addressee_id", "measure__order"]
        constraints = [models.UniqueConstraint(fields=["addressee", "measure"], name="one_plan_a_measure")]

    def __str__(self) -> str:
        return str(self.value)


class Suggestion(models.Model):
    """A body somebody proposed for the clause; nothing until the secretary accepts it."""

    instruction = models.ForeignKey(Instruction, on_delete=models.CASCADE, related_name="suggestions")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["instruction_id", "body__order"]
        constraints = [models.UniqueConstraint(fields=["instruction", "body"], name="suggested_once")]

    def __str__(self) -> str:
        return f"{self.instruction}: {self.body}?"
