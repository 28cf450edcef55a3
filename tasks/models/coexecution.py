"""A co-executor's line of a clause, and what was delivered on it. It is no task: no figure counts it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commission.models import Body, Commission, Governed, Meeting, Person, StoredFile
from tasks.domain.coexecution import CLOSED, OWED, Status
from tasks.models.instructions import Addressee, Instruction
from tasks.models.tasks import Task
from tasks.queries import CoLineQuerySet

_CLOSED = [status.value for status in CLOSED]


class CoLine(Governed):
    """One co-executor's part. `due` is the inner date: earlier than that of whom it helps (point 178).

    `original_due` never changes; `due` follows the date of whom it helps.
    `lead` is the task it delivers to; None = the owners are equals, it delivers to the clause.
    `delivered_by` sent the last delivery: who did may not decide on it in another post.
    """

    journal_kind = "co_line"

    instruction = models.ForeignKey(Instruction, on_delete=models.PROTECT, related_name="co_lines")
    addressee = models.OneToOneField(Addressee, on_delete=models.PROTECT, related_name="co_line")
    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="co_lines")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="co_lines")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="co_lines")
    lead = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="co_lines")
    number = models.CharField(max_length=40)
    status = models.CharField(max_length=15, choices=[(s.value, s.value) for s in Status])
    closed = models.BooleanField(default=False)
    original_due = models.DateField()
    due = models.DateField()
    delivered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = CoLineQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("co-executor's line")
        verbose_name_plural = _("co-executors' lines")
        indexes = [
            models.Index(fields=["body", "due", "id"], condition=Q(closed=False), name="co_line_open_body"),
            models.Index(fields=["commission", "status"], condition=Q(closed=False), name="co_line_open"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["commission", "number"], name="co_line_number_once_a_commission"),
            models.CheckConstraint(
                name="co_line_closed_says_its_status",
                condition=Q(closed=True, status__in=_CLOSED) | (Q(closed=False) & ~Q(status__in=_CLOSED)),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_owed(self) -> bool:
        """Whether the co-executor has something to deliver: only then is the inner date awaited or past."""
        return self.status in OWED

    @property
    def lead_body_id(self) -> int | None:
        """To whom it delivers now: None where there is no lead, or the lead's task has ended before it."""
        return self.lead.body_id if self.lead and not self.lead.closed else None


class Delivery(models.Model):
    """What a co-executor gave once; `remarks` = why it was asked again, `answered_at` = somebody decided."""

    line = models.ForeignKey(CoLine, on_delete=models.PROTECT, related_name="deliveries")
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    remarks = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["line_id", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["line"], condition=Q(answered_at__isnull=True), name="one_waiting_delivery_a_line"
            )
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.at:%Y-%m-%d}"


class DeliveryFile(models.Model):
    """One file of a delivery."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["delivery_id", "id"]

    def __str__(self) -> str:
        return self.file.name
