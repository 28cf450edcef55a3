"""What the addressee said it did, with numbers and evidence, and what the reviewers made of it."""

from django.db import models

from commission.models import Person, StoredFile
from tasks.domain.lifecycle import Asks, Ground, Move
from tasks.models.instructions import Measure
from tasks.models.tasks import Task, Term


class Report(models.Model):
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
        ordering = ["task", "-id"]
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
        ordering = ["report", "measure__order"]
        constraints = [models.UniqueConstraint(fields=["report", "measure"], name="one_fact_a_measure")]

    def __str__(self) -> str:
        return str(self.value)


class ReportFile(models.Model):
    """One piece of evidence of a report."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["report", "id"]

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
        ordering = ["report", "id"]

    def __str__(self) -> str:
        return f"{self.report}: {self.move}"
