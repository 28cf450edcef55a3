"""The unit of control: one addressee's line of one clause, and its dated obligations."""

from collections.abc import Sequence

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commission.models import Body, Commission, Governed, Meeting, Person
from tasks.domain.lifecycle import ENDED, Status, TermState
from tasks.models.instructions import Addressee, Instruction
from tasks.queries import TaskQuerySet, TermQuerySet

_ENDED = [status.value for status in ENDED]


class Task(Governed):
    """One addressee's line. Stored: facts the actions know. Never stored: what depends on today.

    `closed` is true for closed and cancelled; queries say `closed=False`, which
    the partial indexes below are made for. `next_due` is the due date of the
    earliest term the addressee owes (open or returned); null while a report waits
    for the reviewer: overdue is then `next_due < today` and nothing else.
    `reported_by` sent the last report: who did may not decide on it in another post. Where it came by letter
    nobody sent it here, and `entered_by` wrote it down: other eyes decide. `assignee` is the specialist
    to whom the head gave it; with `assignee_sends` also to send the reports.
    """

    journal_kind = "task"

    instruction = models.ForeignKey(Instruction, on_delete=models.PROTECT, related_name="tasks")
    addressee = models.OneToOneField(Addressee, on_delete=models.PROTECT, related_name="task")
    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="tasks")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="tasks")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="tasks")
    number = models.CharField(max_length=40)
    force = models.CharField(max_length=20)
    status = models.CharField(max_length=15, choices=[(s.value, s.value) for s in Status])
    closed = models.BooleanField(default=False)
    next_due = models.DateField(null=True)
    returns = models.PositiveSmallIntegerField(default=0)
    reported_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    assignee = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    assignee_sends = models.BooleanField(default=False)
    issued_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    has_helpers = has_draft = has_news = True
    """Co-executors, a saved draft, news for its reader: worth asking for, unless `whole` knows better."""

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        indexes = [
            models.Index(fields=["next_due", "id"], condition=Q(closed=False), name="task_open_due"),
            # With commission and `closed` at their end the counts are answered without a look at the rows.
            models.Index(
                fields=["body", "next_due", "id", "commission", "closed"],
                condition=Q(closed=False),
                name="task_open_body_due",
            ),
            models.Index(
                fields=["commission", "status", "next_due", "closed"],
                condition=Q(closed=False),
                name="task_open_tally",
            ),
            models.Index(
                "commission",
                F("closed_at").desc(),
                F("id").desc(),
                "status",
                "closed",
                condition=Q(closed=True),
                name="task_closed_newest",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["commission", "number"], name="task_number_once_a_commission"),
            models.CheckConstraint(
                name="task_closed_says_its_status",
                condition=Q(closed=True, status__in=_ENDED) | (Q(closed=False) & ~Q(status__in=_ENDED)),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Term(models.Model):
    """One dated obligation to report. The original date never changes; only the authority shifts `due`."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="terms")
    order = models.PositiveSmallIntegerField(default=1)
    counted_from = models.DateField()
    original_due = models.DateField()
    due = models.DateField()
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in TermState])
    met_on = models.DateField(null=True)
    not_counted = models.CharField(max_length=30, blank=True)

    beside: "Sequence[Term]" = ()
    """All terms of its task, itself among them, if they were read with it in this transaction."""

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["task_id", "order"]
        constraints = [models.UniqueConstraint(fields=["task", "order"], name="term_order_once")]

    def __str__(self) -> str:
        return f"{self.task} {self.due:%Y-%m-%d}"
