"""What the addressee said it did, with numbers and evidence, and what the reviewers made of it.

What is not sent yet is no report: see models/report_drafts.py.
"""

from django.db import models

from commission.models import Person, StoredFile
from tasks.domain.lifecycle import Asks, Ground, Move
from tasks.models.instructions import Measure
from tasks.models.tasks import Task, Term


class Letter(models.Model):
    """The official letter a report came with, as far as there is one: № and date on it, who signed it."""

    outgoing_number = models.CharField(max_length=60, blank=True)
    outgoing_date = models.DateField(null=True)
    signatory = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True


class Report(Letter):
    """A report on one term: it asks for exactly one thing (point 194)."""

    class State(models.TextChoices):
        """Waiting for the reviewer, or what came of it; tasks/words.py has the words."""

        SUBMITTED = "submitted"
        WITHDRAWN = "withdrawn"
        RETURNED = "returned"
        ACCEPTED = "accepted"
        STRUCK = "struck"

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="reports")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="reports")
    asks = models.CharField(max_length=15, choices=[(a.value, a.value) for a in Asks])
    text = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.SUBMITTED)
    came_from = models.CharField(max_length=15)
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()

    class Meta:
        ordering = ["task_id", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["term"], condition=models.Q(state="submitted"), name="one_waiting_report_a_term"
            )
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.submitted_at:%Y-%m-%d}"


class Fact(models.Model):
    """The reported value of one measure, counted from the start of the task."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="facts")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        ordering = ["report_id", "measure__order"]
        constraints = [models.UniqueConstraint(fields=["report", "measure"], name="one_fact_a_measure")]

    def __str__(self) -> str:
        return str(self.value)


class ReportFile(models.Model):
    """One piece of evidence of a report, or the scan of its letter.

    A report that was withdrawn and sent again shows the same stored bytes twice.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    is_letter = models.BooleanField(default=False)

    class Meta:
        ordering = ["report_id", "-is_letter", "id"]
        constraints = [
            models.UniqueConstraint(fields=["report", "file"], name="file_once_a_report"),
            models.UniqueConstraint(
                fields=["report"], condition=models.Q(is_letter=True), name="one_letter_a_report"
            ),
        ]

    def __str__(self) -> str:
        return self.file.name


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
