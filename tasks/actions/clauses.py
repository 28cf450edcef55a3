"""A clause is born with its control side, so that no check, paper or signature can pass it by."""

from django.db import transaction

from commission.actions import decisions
from commission.domain.roles import Actor
from commission.models import AgendaItem, Clause
from tasks.models import Instruction


def begin(item: AgendaItem, *, by: Actor) -> Clause:
    """An empty clause at the end of the item's decision. Refused: "role", "frozen"."""
    with transaction.atomic():
        clause = decisions.add_clause(item, by=by)
        Instruction.objects.create(clause=clause)
    return clause
