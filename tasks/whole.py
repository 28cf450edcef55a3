"""A task, bare or with everything its page shows, in questions that are prepared."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch

from commission.domain.roles import Actor
from commission.models import Notice
from commission.prepared import Given, Prepared, fill
from tasks import access
from tasks.models import CoLine, Fact, Measure, Plan, Report, ReportDraft, ReportFile, Task, Term

_news = Notice.objects.filter(
    person=Given("person", int),
    read_at=None,
    entry__object_kind=Task.journal_kind,
    entry__object_id=OuterRef("pk"),
)
_task: Prepared[Any] = Prepared(
    lambda: (
        Task.objects.filter(pk=Given("pk", int))
        .select_related("body", "meeting__commission", "instruction__clause__item", "addressee", "assignee")
        .annotate(
            helped=Exists(CoLine.objects.helping(OuterRef("pk"), OuterRef("instruction"))),
            drafted=Exists(ReportDraft.objects.filter(task=OuterRef("pk")).exclude(saved_at=None)),
            told=Exists(_news),
        )
    )
)
"""Most tasks have neither helpers nor a draft nor news: their page then does not ask who may see them."""
_bare = Prepared(lambda: Task.objects.filter(pk=Given("pk", int)).select_related("instruction"))
terms_of = Prepared(lambda: Term.objects.filter(task=Given("task", int)))
"""All terms of a task, in their order."""
_reports = Prepared(
    lambda: Report.objects.filter(task=Given("task", int)).prefetch_related(
        Prefetch("facts", Fact.objects.select_related("measure")),
        Prefetch("files", ReportFile.objects.select_related("file")),
        "reviews",
        "entered_by__positions",
    )
)
_measures = Prepared(lambda: Measure.objects.filter(instruction=Given("instruction", int)))
_plans = Prepared(lambda: Plan.objects.filter(addressee=Given("addressee", int)))


def bare(pk: int, actor: Actor) -> Task | None:
    """The row with its instruction, for an action; None where this person may see none."""
    return next((one for one in _bare(pk=pk) if access.sees(actor, one)), None)


def whole(pk: int, actor: Actor) -> Task | None:
    """With terms, reports and measures, and whether there is more; None where this person may see none."""
    task = next((one for one in _task(pk=pk, person=actor.person_id) if access.sees(actor, one)), None)
    if task is None:
        return None
    task.has_helpers, task.has_draft, task.has_news = task.helped, task.drafted, task.told
    fill(task, "terms", terms_of(task=pk))
    fill(task, "reports", _reports(task=pk))
    with_measures(task)
    fill(task.addressee, "plans", _plans(addressee=task.addressee_id))
    return task


def with_measures(task: Task) -> Task:
    """With what its instruction measures."""
    fill(task.instruction, "measures", _measures(instruction=task.instruction_id))
    return task
