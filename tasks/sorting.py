"""The orders of a list of tasks: every column has one, and the id settles what is left equal."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Case, Expression, F, IntegerField, Value, When
from django.db.models.expressions import OrderBy
from django.db.models.functions import Length

from tasks.domain.fanout import Force
from tasks.domain.kinds import KINDS
from tasks.domain.lifecycle import Status
from tasks.queries import TaskQuerySet

Column = Expression | F


def _rank(field: str, codes: Iterable[str]) -> Case:
    """As the codes are declared, not as they are spelt: a state has its place in the course of things."""
    whens = [When(**{field: str(code)}, then=Value(n)) for n, code in enumerate(codes)]
    return Case(*whens, default=Value(len(whens)), output_field=IntegerField())


SORTS: Mapping[str, Sequence[Column]] = {
    "due": (F("next_due"),),
    "over": (F("next_due"),),
    "number": (F("meeting__year"), Length("meeting__number"), F("meeting__number")),
    "text": (F("instruction__clause__text_kk"),),
    "body": (F("body__order"), F("next_due")),
    "status": (_rank("status", Status), F("next_due")),
    "kind": (_rank("instruction__kind", (kind.code for kind in KINDS)), F("next_due")),
    "force": (_rank("force", Force), F("next_due")),
    "meeting": (F("meeting__date"), F("meeting")),
    "returns": (F("returns"),),
    "assignee": (F("assignee__name"),),
    "issued": (F("issued_at"),),
    "closed": (F("closed_at"),),
}
"""Numbers sort as minutes are counted: 2025-9 before 2025-10. Within one sitting tasks were issued in the
order of the minutes, so the id does the rest.
"""
TURNED = {"over"}
"""The longest delay has the earliest date."""
NAMES = tuple(sign + name for name in SORTS for sign in ("", "-"))


def apply(tasks: TaskQuerySet, name: str, *, blanks: bool = True) -> TaskQuerySet:
    """In that order; what has no value comes last, whichever way round.

    Without `blanks` there is nothing of that sort, and an index that runs backwards can be used.
    """
    plain = name.removeprefix("-")
    down = name.startswith("-") != (plain in TURNED)
    columns = [OrderBy(column, descending=down, nulls_last=blanks or None) for column in SORTS[plain]]
    return tasks.order_by(*columns, "-id" if down else "id")
