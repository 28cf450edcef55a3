"""A report before it is sent: written by several people of one body, read by nobody else.

It is not a report with a state of its own, because everybody who sees a task reads its reports: what is in
another table cannot be shown by mistake (docs/decisions/0018).
"""

from django.db import models

from commission.models import Governed, Person, StoredFile
from tasks.models.instructions import Measure
from tasks.models.reports import Letter
from tasks.models.tasks import Task, Term
from tasks.queries import ReportDraftQuerySet


class ReportDraft(Governed, Letter):
    """The one draft of a term. Sending empties it; withdrawing fills it again with what was sent.

    Its journal says who wrote when, never what: that may be read by more people than the draft.
    """

    journal_kind = "report_draft"

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+")
    term = models.OneToOneField(Term, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    asks = models.CharField(max_length=15, blank=True)
    saved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(null=True)
    """When words or numbers were last stored; empty while there are none."""

    objects = ReportDraftQuerySet.as_manager()

    class Meta:
        ordering = ["task_id", "term_id"]

    def __str__(self) -> str:
        return f"{self.term}"


class DraftFact(models.Model):
    """The value of one measure, as far as it is known."""

    draft = models.ForeignKey(ReportDraft, on_delete=models.CASCADE, related_name="facts")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        ordering = ["draft_id", "measure__order"]
        constraints = [models.UniqueConstraint(fields=["draft", "measure"], name="one_draft_fact_a_measure")]

    def __str__(self) -> str:
        return str(self.value)


class DraftFile(models.Model):
    """A file that arrived by itself and waits for its report.

    `token` is the sender's own name for this one upload: sent again after a cut connection it is known.
    """

    draft = models.ForeignKey(ReportDraft, on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    is_letter = models.BooleanField(default=False)
    token = models.CharField(max_length=40, blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["draft_id", "-is_letter", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "token"], condition=~models.Q(token=""), name="one_upload_a_token"
            ),
            models.UniqueConstraint(fields=["draft", "file"], name="file_once_a_draft"),
            models.UniqueConstraint(
                fields=["draft"], condition=models.Q(is_letter=True), name="one_letter_a_draft"
            ),
        ]

    def __str__(self) -> str:
        return self.file.name
