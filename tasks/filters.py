"""The one grammar of a list of tasks: what its address says, the rows it means and how many they are.

Page, export, API and the link behind every number read the same names: a number and its rows cannot differ.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, F, OuterRef, Q

from commission import clock
from commission.models import Body, Calendar
from tasks import sorting
from tasks.domain import states
from tasks.domain.fanout import TASK_FORCES
from tasks.domain.kinds import KINDS
from tasks.domain.lifecycle import ENDED, Status
from tasks.domain.states import COUNTED, STATES, Days
from tasks.models import Task, Term
from tasks.queries import TaskQuerySet
from tasks.tally import Tally

BIGGEST_ID = 2**31 - 1
LONGEST_TEXT = 200
MOST_COUNTED = 1000
"""With a text filter: «1 000+» says enough, and counting all would cost more than showing the page."""
DISTRICT_DIGITS = 4
"""Of a nine-digit KATO code: region and district; a body with the same ones lies in that district."""


def codes(all_of: Any) -> list[tuple[str, str]]:
    """Stored codes as the choices of a filter; their words are the page's matter."""
    return [(str(code), str(code)) for code in all_of]


class IdsFilter(django_filters.BaseInFilter):
    """`body=3` or `body=3,8`: ids, any of them."""

    field_class = forms.IntegerField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"min_value": 1, "max_value": BIGGEST_ID, "help_text": "", **kwargs})


class IdFilter(django_filters.Filter):
    """`district=3`: one id."""

    field_class = forms.IntegerField


class CodesFilter(django_filters.BaseInFilter):
    """`status=issued` or `status=issued,in_work`: stored codes, any of them."""

    field_class = forms.ChoiceField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"help_text": "", **kwargs})


class TaskFilter(django_filters.FilterSet):
    """`TaskFilter(request.GET, queryset=Task.objects.visible_to(actor))`: `.qs` are the rows, in their order.

    - `state`: open (if nothing is said), overdue, today, in3, soon, none, waiting_review, waiting_authority,
      closed, all (domain.states). Asked for a closed status or for days of closing alone, it is closed.
    - `status`, `body`, `owner_kind`, `kind`, `force`, `meeting`, `assignee`: one value or several by commas.
    - `district`: id of a city's or district's body; all bodies of that place.
    - `returned`, `extended`: true or false.
    - `due_from`, `due_to`, `closed_from`, `closed_to`: days, inclusive, as 2025-09-03.
    - `q`: words of a clause, a report, a remark, a body or a number (TaskQuerySet.found).
    - `sort`: a name of sorting.SORTS, «-» before it turns it round. Else by due date, off control the newest
      first.

    What it does not understand is left out of `.qs` and told in `.errors`; `.is_valid()` is then False.
    `.said` are the values that count, as text. Give `days` where the calendar is already at hand.
    """

    state = django_filters.ChoiceFilter(choices=codes(STATES))
    status = CodesFilter(field_name="status", choices=codes(Status))
    body = IdsFilter(field_name="body")
    owner_kind = CodesFilter(field_name="body__kind", choices=Body.Kind.choices)
    district = IdFilter(method="in_district", min_value=1, max_value=BIGGEST_ID)
    kind = CodesFilter(field_name="instruction__kind", choices=codes(kind.code for kind in KINDS))
    force = CodesFilter(field_name="force", choices=codes(sorted(TASK_FORCES)))
    meeting = IdsFilter(field_name="meeting")
    assignee = IdsFilter(field_name="assignee")
    returned = django_filters.BooleanFilter(method="was_returned")
    extended = django_filters.BooleanFilter(method="was_extended")
    due_from = django_filters.DateFilter(field_name="next_due", lookup_expr="gte")
    due_to = django_filters.DateFilter(field_name="next_due", lookup_expr="lte")
    closed_from = django_filters.DateFilter(field_name="closed_at", lookup_expr="date__gte")
    closed_to = django_filters.DateFilter(field_name="closed_at", lookup_expr="date__lte")
    q = django_filters.CharFilter(method="is_found", max_length=LONGEST_TEXT)
    sort = django_filters.ChoiceFilter(choices=codes(sorting.NAMES))

    class Meta:
        model = Task
        fields: list[str] = []

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        queryset: Any = None,
        *,
        days: Days | None = None,
        **kwargs: Any,
    ) -> None:
        # What the address does not name costs nothing: a form of twenty fields is dearer than the query.
        every = self.get_filters()
        self.__dict__["base_filters"] = {name: every[name] for name in every if name in (data or {})}
        super().__init__(data, queryset, **kwargs)
        if days is not None:
            self.days = days

    @cached_property
    def days(self) -> Days:
        """What «overdue» and «soon» are counted from; one short query."""
        return states.days(clock.today(), Calendar.objects.workdays())

    @cached_property
    def state_name(self) -> str:
        """The ready list that is shown."""
        said = self._cleaned
        if said.get("state"):
            return str(said["state"])
        ended = said.get("status") and set(said["status"]) <= set(ENDED)
        return "closed" if ended or said.get("closed_from") or said.get("closed_to") else "open"

    @property
    def sort_name(self) -> str:
        """The order that is shown, as the address would say it."""
        return self._cleaned.get("sort") or ("-closed" if self.state_name == "closed" else "due")

    @property
    def statuses(self) -> list[str]:
        """The statuses asked for; none = all."""
        return self._cleaned.get("status") or []

    @cached_property
    def scope(self) -> TaskQuerySet:
        """All the filters but state, status and order: of this the states and statuses are counted."""
        tasks = self.queryset
        for name, value in self._cleaned.items():
            if name not in ("state", "status", "sort"):
                tasks = self.filters[name].filter(tasks, value)
        return tasks

    @cached_property
    def tally(self) -> Tally:
        """How many of the scope there are; with a text the slow part, so counting stops at MOST_COUNTED."""
        if "q" not in self.said:
            return Tally.of(self.scope, self.days.today)
        return Tally.of_some(self.scope, self.days.today, MOST_COUNTED)

    @cached_property
    def by_state(self) -> dict[str, int]:
        """How many of the asked statuses each state on control holds, unless counting stopped early."""
        return self.tally.states(self.days, self.statuses)

    def count(self) -> int:
        """Of `.qs`; MOST_COUNTED + 1 stands for «more» where there is a text."""
        if self.state_name in COUNTED and not self.tally.more:
            return self.by_state[self.state_name]
        rows = self.qs.order_by()
        return rows[: MOST_COUNTED + 1].count() if "q" in self.said else rows.count()

    @cached_property
    def said(self) -> dict[str, str]:
        """What the address says and this understood: the query of the same list elsewhere."""
        understood = {name for name, value in self._cleaned.items() if value not in (None, "", [])}
        return {name: self.data[name] for name in self.filters if name in understood}

    @cached_property
    def _cleaned(self) -> Mapping[str, Any]:
        """Without a query every filter is silent; what was not understood is not in it."""
        if not self.is_bound:
            return {}
        self.form.is_valid()
        return self.form.cleaned_data

    @property
    def qs(self) -> TaskQuerySet:
        """The rows in their order, without a query too: then all that is on control."""
        rows = self.scope.filter(condition(self.state_name, self.days))
        return self._sorted(rows.filter(status__in=self.statuses) if self.statuses else rows)

    def part(self, first: int, last: int) -> TaskQuerySet:
        """`qs[first:last]`. Of a text that was counted to the end it is known which tasks these are."""
        if "q" not in self.said or self.state_name not in COUNTED or self.tally.more:
            return self.qs[first:last]
        keys = self.tally.keys(STATES[self.state_name], self.days, self.statuses)
        if self.sort_name == "due":
            return self._sorted(self.queryset.filter(pk__in=keys[first:last]))
        return self._sorted(self.queryset.filter(pk__in=keys))[first:last]

    def _sorted(self, rows: TaskQuerySet) -> TaskQuerySet:
        return sorting.apply(rows, self.sort_name, blanks=self.state_name != "closed")

    def is_found(self, tasks: TaskQuerySet, _name: str, text: str) -> TaskQuerySet:
        """See TaskQuerySet.found."""
        return tasks.found(text)

    def in_district(self, tasks: TaskQuerySet, _name: str, place: int) -> TaskQuerySet:
        """The place's own akimat, and whoever else lies in it."""
        kato = Body.objects.filter(pk=place).values_list("kato", flat=True).first()
        there = Q(body__kato__startswith=kato[:DISTRICT_DIGITS]) if kato else Q(body=place)
        return tasks.filter(there)

    def was_returned(self, tasks: TaskQuerySet, _name: str, wanted: bool) -> TaskQuerySet:
        """At least one report came back."""
        return tasks.filter(returns__gt=0) if wanted else tasks.filter(returns=0)

    def was_extended(self, tasks: TaskQuerySet, _name: str, wanted: bool) -> TaskQuerySet:
        """The due date of some term is another than it was at first."""
        moved = Exists(Term.objects.filter(task=OuterRef("pk")).exclude(due=F("original_due")))
        return tasks.filter(moved if wanted else ~moved)


def condition(name: str, days: Days) -> Q:
    """The rows of a state, as a question to the database."""
    state = STATES[name]
    asked = Q() if state.closed is None else Q(closed=state.closed)
    if state.status:
        asked &= Q(status=state.status.value)
    if state.owes_nothing:
        asked &= Q(next_due=None)
    if state.due:
        span = state.due(days)
        asked &= Q(next_due__gte=span.first) if span.first else Q()
        asked &= Q(next_due__lte=span.last) if span.last else Q()
    return asked
