"""A clause with whom it addresses, as plain values, and what the description of the API says of them."""

from typing import Any

from rest_framework import serializers

from commission.api.bodies import Called, called
from commission.api.shapes import LARGEST, Shape, Versioned, Words
from commission.models import Clause
from tasks.actions.instructions import COUNTED, DIRECTION
from tasks.domain.deadlines import DueKind
from tasks.domain.fanout import AddresseeRole, Force
from tasks.domain.kinds import KINDS, Better, Total
from tasks.models import Addressee, Instruction, Measure

LONGEST = 300
MOST_DAYS = 999
MOST_LINES = 500
"""Addressees of one clause, or measures: far beyond any, so that nobody sends a million."""


class Counted(Shape):
    """One measure; both papers name it."""

    name_kk = serializers.CharField(max_length=LONGEST)
    name_ru = serializers.CharField(max_length=LONGEST)
    name_en = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST, default="")
    unit = serializers.CharField(required=False, max_length=12, default="count")
    better = serializers.ChoiceField([b.value for b in Better], required=False, default="up")
    total = serializers.ChoiceField([t.value for t in Total], required=False, default="sum")


class Addressed(Shape):
    """One addressee; `plans` in the order of the measures, null where nothing is planned."""

    body = serializers.SlugField(help_text="Its code.")
    role = serializers.ChoiceField([r.value for r in AddresseeRole], required=False, default="equal")
    force = serializers.ChoiceField([f.value for f in Force], required=False, allow_blank=True, default="")
    due_date = serializers.DateField(required=False, allow_null=True, default=None)
    plans = serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=LARGEST, allow_null=True),
        required=False,
        default=list,
        max_length=MOST_LINES,
    )


class WrittenClause(Versioned):
    """A whole clause: what is left out of it is taken out of the clause, so nothing may be left out."""

    text_kk = Words()
    text_ru = Words()
    kind = serializers.ChoiceField([kind.code for kind in KINDS])
    force = serializers.ChoiceField([f.value for f in Force], allow_blank=True)
    due_kind = serializers.ChoiceField([d.value for d in DueKind])
    due_date = serializers.DateField(allow_null=True)
    due_n = serializers.IntegerField(min_value=1, max_value=MOST_DAYS, allow_null=True)
    short_term_reason = serializers.CharField(allow_blank=True, max_length=LONGEST)
    evidence_kk = serializers.CharField(allow_blank=True, max_length=LONGEST)
    evidence_ru = serializers.CharField(allow_blank=True, max_length=LONGEST)
    no_measure_reason = serializers.CharField(allow_blank=True, max_length=LONGEST)
    measures = Counted(many=True, max_length=MOST_LINES)
    owners = Addressed(many=True, max_length=MOST_LINES)


class OwnerRow(serializers.Serializer):
    """An addressee as stored."""

    body = Called()
    role = serializers.CharField()
    force = serializers.CharField(allow_blank=True)
    due_date = serializers.DateField(allow_null=True)
    plans = serializers.ListField(child=serializers.IntegerField(allow_null=True))


class MeasureRow(serializers.Serializer):
    """A measure as stored."""

    name_kk = serializers.CharField()
    name_ru = serializers.CharField()
    name_en = serializers.CharField(allow_blank=True)
    unit = serializers.CharField()
    better = serializers.CharField()
    total = serializers.CharField()


class ClauseRow(serializers.Serializer):
    """A clause with its instruction; `source_kk` quotes its source, `suggested` are bodies proposed."""

    id = serializers.IntegerField()
    version = serializers.IntegerField()
    item = serializers.IntegerField()
    number = serializers.CharField()
    text_kk = serializers.CharField(allow_blank=True)
    text_ru = serializers.CharField(allow_blank=True)
    source_kk = serializers.CharField(allow_blank=True)
    kind = serializers.CharField()
    force = serializers.CharField(allow_blank=True)
    due_kind = serializers.CharField()
    due_date = serializers.DateField(allow_null=True)
    due_n = serializers.IntegerField(allow_null=True)
    short_term_reason = serializers.CharField(allow_blank=True)
    no_measure_reason = serializers.CharField(allow_blank=True)
    evidence_kk = serializers.CharField(allow_blank=True)
    evidence_ru = serializers.CharField(allow_blank=True)
    measures = MeasureRow(many=True)
    owners = OwnerRow(many=True)
    suggested = Called(many=True)


def clause_row(how: Instruction) -> dict[str, Any]:
    """The instruction comes from `for_page`."""
    clause: Clause = how.clause
    measures = list(how.measures.all())
    return {
        "id": clause.pk,
        "version": clause.version,
        "item": clause.item_id,
        "number": clause.number,
        "text_kk": clause.text_kk,
        "text_ru": clause.text_ru,
        "source_kk": clause.source_kk,
        **{name: getattr(how, name) for name in DIRECTION},
        "measures": [{name: getattr(one, name) for name in COUNTED} for one in measures],
        "owners": [_owner(to, measures) for to in how.addressees.all()],
        "suggested": [called(one.body) for one in how.suggestions.all()],
    }


def _owner(to: Addressee, measures: list[Measure]) -> dict[str, Any]:
    return {
        "body": called(to.body),
        "role": to.role,
        "force": to.force,
        "due_date": to.due_date,
        "plans": list(to.plans_of(measures)),
    }
