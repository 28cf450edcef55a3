"""A task with everything its page shows, in questions that are prepared."""

from django.db.models import Prefetch

from commission.domain.roles import Actor
from commission.prepared import Given, Prepared, fill
from tasks.models import Fact, Measure, Plan, Report, ReportFile, Task, Term

_task = Prepared(
    lambda: Task.objects.select_related(
        "body", "meeting__commission", "instruction__clause__item", "addressee", "assignee"
    ).filter(pk=Given("pk", int))
)
_terms = Prepared(lambda: Term.objects.filter(task=Given("task", int)))
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


def whole(pk: int, actor: Actor) -> Task | None:
    """With its terms, reports and measures; None where this person may know of none such."""
    if not Task.objects.visible_to(actor).filter(pk=pk).exists():
        return None
    [task] = _task(pk=pk)
    fill(task, "terms", _terms(task=pk))
    fill(task, "reports", _reports(task=pk))
    with_measures(task)
    fill(task.addressee, "plans", _plans(addressee=task.addressee_id))
    return task


def with_measures(task: Task) -> Task:
    """With what its instruction measures."""
    fill(task.instruction, "measures", _measures(instruction=task.instruction_id))
    return task
