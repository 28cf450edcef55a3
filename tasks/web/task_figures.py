"""Plan and fact of a task, measure by measure."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from django.utils.formats import number_format

from commission import words
from commission.web.templatetags.words import in_lang
from tasks.domain.kinds import Better
from tasks.domain.lifecycle import Move
from tasks.models import Measure, Plan, Report, Review, Task

_PLAN = ("addressee", "measure", "value")
STANDING = (Report.State.SUBMITTED, Report.State.ACCEPTED)
"""A returned or withdrawn report says nothing that counts."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure as people read it; None where nothing is planned or reported yet."""

    label: str
    plan: int | None
    fact: Decimal | None
    percent: Decimal | None

    @property
    def fact_words(self) -> str:
        """The reported number, without decimals it does not have."""
        return plain(self.fact)

    @property
    def percent_words(self) -> str:
        """«70 %», computed, never typed; a base of zero has none."""
        return "" if self.percent is None else f"{plain(self.percent)}\u00a0%"


def figures(task: Task) -> list[Figure]:
    """In the order of the instruction, each with the addressee's own plan."""
    facts = facts_of(next((r for r in task.reports.all() if r.state in STANDING), None))
    measures = list(task.instruction.measures.all())
    plans = task.addressee.plans_of(measures)
    return [_figure(measure, plan, facts) for measure, plan in zip(measures, plans, strict=True)]


def figures_of_many(tasks: Collection[Task]) -> dict[int, list[Figure]]:
    """The same of the rows of a list, by task: three questions, and a model for no number."""
    measures, plans, facts = _measures(tasks), _plans(tasks), _facts(tasks)
    return {
        task.pk: [
            _figure(measure, plans.get((task.addressee_id, measure.pk)), facts[task.pk])
            for measure in measures[task.instruction_id]
        ]
        for task in tasks
    }


def _measures(tasks: Collection[Task]) -> Mapping[int, list[Measure]]:
    found: dict[int, list[Measure]] = defaultdict(list)
    for measure in Measure.objects.filter(instruction__in={task.instruction_id for task in tasks}):
        found[measure.instruction_id].append(measure)
    return found


def _plans(tasks: Collection[Task]) -> Mapping[tuple[int, int], int]:
    """By addressee and measure."""
    found = Plan.objects.filter(addressee__in={task.addressee_id for task in tasks}).order_by()
    return {(addressee, measure): value for addressee, measure, value in found.values_list(*_PLAN)}


def _facts(tasks: Collection[Task]) -> Mapping[int, dict[int, Decimal]]:
    """By task and measure, of the newest report that counts: it may have no number where an older one has."""
    reports = Report.objects.filter(task__in={task.pk for task in tasks}, state__in=STANDING)
    rows = reports.order_by("task_id", "pk").values_list("task", "pk", "facts__measure", "facts__value")
    found: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for (task, _report), numbers in groupby(rows, key=itemgetter(0, 1)):
        found[task] = {measure: value for *_, measure, value in numbers if measure is not None}
    return found


def proposal_of(task: Task) -> Review | None:
    """The proposal on the report that waits for a decision."""
    waiting = next((r for r in task.reports.all() if r.state == Report.State.SUBMITTED), None)
    return next((r for r in waiting.reviews.all() if r.move == Move.propose), None) if waiting else None


def facts_of(report: Report | None) -> dict[int, Decimal]:
    """Reported values by measure."""
    return {fact.measure_id: fact.value for fact in report.facts.all()} if report else {}


def measure_label(measure: Measure) -> str:
    """Name and unit."""
    return f"{in_lang(measure, 'name')} ({words.word('unit', measure.unit)})"


def plain(value: Decimal | None) -> str:
    """A number in the reader's form; 7.00 is 7."""
    if value is None:
        return ""
    return number_format(value, decimal_pos=0 if value == value.to_integral_value() else 2)


def _figure(measure: Measure, plan: int | None, facts: dict[int, Decimal]) -> Figure:
    fact = facts.get(measure.pk)
    return Figure(measure_label(measure), plan, fact, _percent(measure, plan, fact))


def _percent(measure: Measure, plan: int | None, fact: Decimal | None) -> Decimal | None:
    if not plan or fact is None or measure.better != Better.up:
        return None
    return round(fact * 100 / plan, 1)
