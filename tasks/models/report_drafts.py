"""A report before it is sent: written by several people of one side, read by nobody else.

It is not a report with a state of its own, because everybody who sees a task reads its reports: what is in
another table cannot be shown by mistake (docs/decisions/0018).
"""

from django.db import models

from commission.models import Governed, Person
from tasks.models.reports import Content, Enclosure, Value
from tasks.models.tasks import Task, Term
from tasks.queries import ReportDraftQuerySet


class ReportDraft(Governed, Content):
    """The body's one draft of a term; beside it, `by_letter`, the one in which reviewers write down a letter.

    Sending empties it; withdrawing what the body sent fills it again.

    Its journal says who wrote when, never what: that may be read by more people than the draft.
    """

    journal_kind = "report_draft"

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="+")
    by_letter = models.BooleanField(default=False)
    saved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(null=True)
    """When words or numbers were last stored; empty while there are none."""

    has_facts = has_files = True
    """Worth asking for, unless `report_drafts.held` knows better."""

    objects = ReportDraftQuerySet.as_manager()

    class Meta:
        ordering = ["task_id", "term_id", "by_letter"]
        constraints = [models.UniqueConstraint(fields=["term", "by_letter"], name="one_draft_a_side")]

    def __str__(self) -> str:
        return f"{self.term}"


class DraftFact(Value):
    """The value of one measure, as far as it is known."""

    draft = models.ForeignKey(ReportDraft, on_delete=models.CASCADE, related_name="facts")

    class Meta:
        ordering = ["draft_id", "measure__order"]
        constraints = [models.UniqueConstraint(fields=["draft", "measure"], name="one_draft_fact_a_measure")]


class DraftFile(Enclosure):
    """A file that arrived by itself and waits for its report.

    `token` is the sender's own name for this one upload: sent again after a cut connection it is known.
    """

    draft = models.ForeignKey(ReportDraft, on_delete=models.CASCADE, related_name="files")
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
