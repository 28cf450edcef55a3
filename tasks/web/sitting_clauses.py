"""The clauses of a sitting as its page shows them: whom they address, by when, and what became of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from commission import access
from commission.domain.roles import Actor
from commission.models import AgendaItem, Clause, Meeting
from tasks import drafts
from tasks.domain.deadlines import DueRule
from tasks.domain.fanout import Force
from tasks.models import Addressee, Instruction, Suggestion, Task


@dataclass(frozen=True, slots=True)
class Order:
    """Those a clause addresses with one force; "" = the force is not chosen yet."""

    force: str
    addressees: list[Addressee]


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause with everything around it; a clause without its control side yet has blanks only."""

    clause: Clause
    number: str
    instruction: Instruction
    orders: list[Order]
    rule: DueRule
    suggested: list[Suggestion]
    tasks: list[Task] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        """Nothing was written yet."""
        return not (self.clause.text_kk or self.clause.text_ru)


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One agenda item; `clauses` is empty for those who do not see the minutes."""

    item: AgendaItem
    clauses: list[ClauseLine]


def items(meeting: Meeting, actor: Actor) -> list[ItemLine]:
    """The agenda, with the decisions for those who may read them."""
    if not access.sees_minutes(actor, meeting):
        return [ItemLine(item, []) for item in meeting.items.all()]
    found = {instruction.pk: instruction for instruction in drafts.instructions_of(meeting)}
    tasks = _tasks(meeting, actor)
    return [
        ItemLine(item, [_line(item, c, found.get(c.pk), tasks[c.pk]) for c in item.clauses.all()])
        for item in meeting.items.all()
    ]


def _line(item: AgendaItem, clause: Clause, how: Instruction | None, tasks: list[Task]) -> ClauseLine:
    number = f"{item.order}.{clause.order}"
    if how is None:
        return ClauseLine(clause, number, Instruction(clause=clause), [], DueRule(), [], tasks)
    addressees = list(how.addressees.all())
    there = {addressee.body_id for addressee in addressees}
    suggested = [s for s in how.suggestions.all() if s.body_id not in there]
    return ClauseLine(clause, number, how, orders(addressees), drafts.due_rule(how), suggested, tasks)


def orders(addressees: Iterable[Addressee]) -> list[Order]:
    """By force, in the order of the law; those without one come last, flagged."""
    by_force: dict[str, list[Addressee]] = defaultdict(list)
    for addressee in addressees:
        by_force[addressee.force].append(addressee)
    return [Order(force, by_force[force]) for force in (*Force, "") if by_force[force]]


def _tasks(meeting: Meeting, actor: Actor) -> dict[int, list[Task]]:
    """By clause, in the order of their numbers; none before the signature."""
    found: dict[int, list[Task]] = defaultdict(list)
    if meeting.signed_on:
        rows = Task.objects.visible_to(actor).filter(meeting=meeting).for_list()
        # the due words of a task that owes nothing look at its terms
        for task in rows.prefetch_related("terms").order_by("id"):
            found[task.instruction_id].append(task)
    return found
