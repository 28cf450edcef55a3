"""The two desks at which a report is written: the body's own, and the reviewer's, of a letter that came.

Pages, files and drafts work the same at both; what differs stands here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from commission.domain.verdict import Verdict
from commission.web.request import Request
from tasks import access
from tasks.actions import sending
from tasks.domain.lifecycle import Move
from tasks.models import Report, ReportDraft, Task
from tasks.queries import ReportDraftQuerySet
from tasks.web.report_forms import LetterForm, ReportForm


@dataclass(frozen=True, slots=True)
class Desk:
    """`page`, `upload` and `file` are names of addresses."""

    move: Move
    by_letter: bool
    form: type[ReportForm]
    send: Callable[..., Report]
    page: str
    upload: str
    file: str

    def may_write(self, request: Request, task: Task) -> Verdict:
        """Whether the draft is this person's to write, now."""
        return access.may_prepare(request.actor, task, self.by_letter)

    def may_ever_send(self, request: Request, task: Task) -> bool:
        """Whether it is this position that sends; what the status says is for the form to show."""
        return access.offer(request.actor, self.move, task).code != "role"

    def drafts(self, request: Request, task: Task) -> ReportDraftQuerySet:
        """Those written at this desk."""
        return ReportDraft.objects.visible_to(request.actor).filter(task=task, by_letter=self.by_letter)

    def draft(self, request: Request, task: Task) -> ReportDraft | None:
        """That of the term which is owed."""
        owed = self.drafts(request, task).filter(term__in=task.terms.awaited())
        return owed.for_page().order_by("term__due", "term__order").first()


OWN = Desk(Move.report, False, ReportForm, sending.send, "report", "report_upload", "report_file")
LETTER = Desk(Move.enter, True, LetterForm, sending.enter, "letter", "letter_upload", "letter_file")
