"""The tables of the control, gathered for Django."""

from tasks.models.coexecution import CoLine, Delivery, DeliveryFile
from tasks.models.instructions import Addressee, Instruction, Measure, Plan, Suggestion
from tasks.models.papers import PaperJob
from tasks.models.phrases import Phrase
from tasks.models.report_drafts import DraftFact, DraftFile, ReportDraft
from tasks.models.reports import Fact, Report, ReportFile, Review
from tasks.models.search import SearchText
from tasks.models.tasks import Task, Term

__all__ = [
    "Addressee",
    "CoLine",
    "Delivery",
    "DeliveryFile",
    "DraftFact",
    "DraftFile",
    "Fact",
    "Instruction",
    "Measure",
    "PaperJob",
    "Phrase",
    "Plan",
    "Report",
    "ReportDraft",
    "ReportFile",
    "Review",
    "SearchText",
    "Suggestion",
    "Task",
    "Term",
]
