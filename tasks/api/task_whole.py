"""One task with its terms, plan and fact, and reports."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from rest_framework import serializers

from commission.api.shapes import Names, names
from commission.domain.workdays import Workdays
from commission.models import StoredFile
from tasks.api.task_rows import COLUMNS, TaskRow, rows
from tasks.domain.lifecycle import TermState
from tasks.models import DraftFact, DraftFile, Fact, Measure, Report, ReportFile, Review, Task, Term


class TermRow(serializers.Serializer):
    """One dated obligation to report."""

    order = serializers.IntegerField()
    original_due = serializers.DateField()
    due = serializers.DateField()
    state = serializers.ChoiceField([state.value for state in TermState])
    met_on = serializers.DateField(allow_null=True)


class MeasureOf(serializers.Serializer):
    """What is counted, and what this addressee is to reach."""

    id = serializers.IntegerField()
    name = Names()
    unit = serializers.CharField()
    plan = serializers.IntegerField(allow_null=True)


class FactRow(serializers.Serializer):
    """The reported value of one measure, as decimal digits."""

    measure = serializers.IntegerField()
    value = serializers.CharField()


class FileRow(serializers.Serializer):
    """A file; its bytes have an address below the thing it belongs to."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    media_type = serializers.CharField()
    size = serializers.IntegerField()
    sha256 = serializers.CharField()
    is_letter = serializers.BooleanField()


class ReviewRow(serializers.Serializer):
    """One decision on a report."""

    move = serializers.CharField()
    at = serializers.DateTimeField()
    remarks = serializers.CharField(allow_blank=True)
    ground = serializers.CharField(allow_blank=True)


class ReportRow(serializers.Serializer):
    """A report as it was sent, and what came of it."""

    id = serializers.IntegerField()
    state = serializers.ChoiceField(Report.State.values)
    asks = serializers.CharField()
    text = serializers.CharField()
    submitted_at = serializers.DateTimeField()
    outgoing_number = serializers.CharField(allow_blank=True)
    outgoing_date = serializers.DateField(allow_null=True)
    signatory = serializers.CharField(allow_blank=True)
    facts = FactRow(many=True)
    files = FileRow(many=True)
    reviews = ReviewRow(many=True)


class TaskWhole(TaskRow):
    """Everything that the task's page says."""

    assignee = serializers.IntegerField(allow_null=True)
    assignee_sends = serializers.BooleanField()
    evidence = Names()
    terms = TermRow(many=True)
    measures = MeasureOf(many=True)
    reports = ReportRow(many=True)


def whole(task: Task, today: date, cal: Workdays) -> dict[str, Any]:
    """The task comes from `for_page`."""
    (row,) = rows(Task.objects.filter(pk=task.pk).values(*COLUMNS), today, cal)
    measures = list(task.instruction.measures.all())
    plans = task.addressee.plans_of(measures)
    return row | {
        "assignee": task.assignee_id,
        "assignee_sends": task.assignee_sends,
        "evidence": names(task.instruction, "evidence"),
        "terms": [_term(term) for term in task.terms.all()],
        "measures": [_measure(measure, plan) for measure, plan in zip(measures, plans, strict=True)],
        "reports": [_report(report) for report in task.reports.all()],
    }


def facts(found: Iterable[Fact | DraftFact]) -> list[dict[str, Any]]:
    """As text: a decimal number is no float."""
    return [{"measure": fact.measure_id, "value": digits(fact.value)} for fact in found]


def file_row(given: ReportFile | DraftFile) -> dict[str, Any]:
    """What is known of the bytes."""
    stored: StoredFile = given.file
    about = {name: getattr(stored, name) for name in ("name", "media_type", "size", "sha256")}
    return {"id": given.pk, **about, "is_letter": given.is_letter}


def digits(value: Decimal) -> str:
    """7 and not 7.00."""
    return f"{value.normalize():f}"


def _term(term: Term) -> dict[str, Any]:
    return {name: getattr(term, name) for name in ("order", "original_due", "due", "state", "met_on")}


def _measure(measure: Measure, plan: int | None) -> dict[str, Any]:
    return {"id": measure.pk, "name": names(measure), "unit": measure.unit, "plan": plan}


def _report(report: Report) -> dict[str, Any]:
    plain = ("state", "asks", "text", "submitted_at", "outgoing_number", "outgoing_date", "signatory")
    return {
        "id": report.pk,
        **{name: getattr(report, name) for name in plain},
        "facts": facts(report.facts.all()),
        "files": [file_row(given) for given in report.files.all()],
        "reviews": [_review(review) for review in report.reviews.all()],
    }


def _review(review: Review) -> dict[str, Any]:
    return {name: getattr(review, name) for name in ("move", "at", "remarks", "ground")}
