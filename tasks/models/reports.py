"""What the addressee said it did, with numbers and evidence, and what the reviewers made of it.

What is not sent yet is no report: see models/report_drafts.py.
"""

from django.db import models
from django.db.models import Q

from commission.models import Person, StoredFile
from tasks.domain.lifecycle import Asks, Ground, Move
from tasks.models.instructions import Measure
from tasks.models.tasks import Task, Term


class Content(models.Model):
    """What a report and its draft say: words, one request (point 194), the letter as far as there is one.

    `received_on` is the day the letter came to the commission, where a reviewer enters the report from it.
    """

    text = models.TextField(blank=True)
    asks = models.CharField(max_length=15, blank=True, choices=[(a.value, a.value) for a in Asks])
    outgoing_number = models.CharField(max_length=60, blank=True)
    outgoing_date = models.DateField(null=True)
    signatory = models.CharField(max_length=200, blank=True)
    received_on = models.DateField(null=True)

    class Meta:
        abstract = True


class Value(models.Model):
    """The value of one measure, counted from the start of the task."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.value)


class Enclosure(models.Model):
    """A piece of evidence, or the scan of the letter."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    is_letter = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.file.name


class Report(Content):
    """A report on one term.

    Somebody of the body submitted it, or it came by letter and a reviewer entered it (docs/decisions/0021).
    `submitted_at` is when it counts as given: of a letter the day it was received, whenever it was entered.
    """

    class State(models.TextChoices):
        """Waiting for the reviewer, or what came of it; tasks/words.py has the words."""

        SUBMITTED = "submitted"
        WITHDRAWN = "withdrawn"
        RETURNED = "returned"
        ACCEPTED = "accepted"
        STRUCK = "struck"

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="reports")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="reports")
    state = models.CharField(max_length=10, choices=State.choices, default=State.SUBMITTED)
    came_from = models.CharField(max_length=15)
    submitted_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["task_id", "-id"]
        indexes = [
            # A queue, the oldest first: its page is read from here, however many wait.
            models.Index(
                fields=["submitted_at", "task"], condition=Q(state="submitted"), name="report_waiting_since"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="report_is_submitted_or_entered",
                condition=Q(submitted_by__isnull=False, entered_by=None, entered_at=None, received_on=None)
                | Q(
                    submitted_by=None,
                    entered_by__isnull=False,
                    entered_at__isnull=False,
                    received_on__isnull=False,
                ),
            ),
            models.UniqueConstraint(
                fields=["term"], condition=Q(state="submitted"), name="one_waiting_report_a_term"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.submitted_at:%Y-%m-%d}"

    @property
    def by_letter(self) -> bool:
        """Whether a reviewer entered it from a letter."""
        return self.entered_by_id is not None


class Fact(Value):
    """What was reported of one measure."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="facts")

    class Meta:
        ordering = ["report_id", "measure__order"]
        constraints = [models.UniqueConstraint(fields=["report", "measure"], name="one_fact_a_measure")]


class ReportFile(Enclosure):
    """One piece of evidence of a report, or the scan of its letter.

    A report that was withdrawn and sent again shows the same stored bytes twice.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="files")

    class Meta:
        ordering = ["report_id", "-is_letter", "id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "file"], name="file_once_a_report"),
            models.UniqueConstraint(
                fields=["report"], condition=Q(is_letter=True), name="one_letter_a_report"
            ),
        ]


class Review(models.Model):
    """One decision on a report: by a reviewer (return, propose) or by the authority (confirm, reject)."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="reviews")
    move = models.CharField(max_length=15, choices=[(m.value, m.value) for m in Move])
    remarks = models.TextField(blank=True)
    ground = models.CharField(max_length=30, blank=True, choices=[(g.value, g.value) for g in Ground])
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["report_id", "id"]

    def __str__(self) -> str:
        return f"{self.report}: {self.move}"
