"""The tables of the control, gathered for Django."""

from tasks.models.instructions import Addressee, Instruction, Measure, Suggestion
from tasks.models.reports import Fact, Report, ReportFile, Review
from tasks.models.tasks import Task, Term

__all__ = [
    "Addressee",
    "Fact",
    "Instruction",
    "Measure",
    "Report",
    "ReportFile",
    "Review",
    "Suggestion",
    "Task",
    "Term",
]
