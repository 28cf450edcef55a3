"""The clauses of a sitting as its page shows them: whom they address, by when, and what became of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from commission import access
from commission.domain.roles import Actor
from commission.models import AgendaItem, Clause, Meeting
from tasks import drafts
from tasks.domain.deadlines import DueRule, rule_of
from tasks.domain.fanout import OWNER_ROLES, Force
from tasks.models import Addressee, CoLine, Instruction, Suggestion, Task


@dataclass(frozen=True, slots=True)
class Order:
    """Those a clause addresses with one force; "" = the force is not chosen yet."""

    force: str
    addressees: list[Addressee]


@dataclass(frozen=True, slots=True)
class ClauseLine:
    """One clause with everything around it.

    `helpers` are its co-executors; `joinable` says that another clause of the item follows.
    """

    clause: Clause
    number: str
    instruction: Instruction
    orders: list[Order]
    helpers: list[Addressee]
    rule: DueRule
    suggested: list[Suggestion]
    joinable: bool
    tasks: list[Task]
    co_lines: list[CoLine]

    @property
    def owners(self) -> list[Addressee]:
        """Who answers for it, in the order in which the page groups them."""
        return [addressee for order in self.orders for addressee in order.addressees]

    @property
    def open_points(self) -> list[str]:
        """What is blank in it, in the words of its flags; the whole check stands on the preview."""
        text_kk, text_ru = self.clause.text_kk, self.clause.text_ru
        measured = self.instruction.no_measure_reason or self.instruction.measures.all()
        found = [
            (_("no text yet"), not (text_kk or text_ru)),
            (_("no Kazakh text"), bool(text_ru) and not text_kk),
            (_("no Russian text"), bool(text_kk) and not text_ru),
            (_("nobody yet"), not self.orders),
            (_("force not chosen"), any(not order.force for order in self.orders)),
            (_("no measure"), not measured),
        ]
        return [words for words, is_open in found if is_open]


@dataclass(frozen=True, slots=True)
class Issued:
    """By clause, what the signature made of it."""

    tasks: dict[int, list[Task]]
    co_lines: dict[int, list[CoLine]]


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
    issued = Issued(_tasks(meeting, actor), _co_lines(meeting, actor))
    return [ItemLine(item, _lines(item, found, issued)) for item in meeting.items.all()]


def removed(meeting: Meeting) -> list[Clause]:
    """Struck out of the minutes, the last one first; those of an item off the agenda come back with it."""
    gone = Clause.with_removed.removed().filter(item__meeting=meeting, item__removed_at=None)
    return list(gone.select_related("item"))


def _lines(item: AgendaItem, found: Mapping[int, Instruction], issued: Issued) -> list[ClauseLine]:
    clauses = list(item.clauses.all())
    return [
        _line(item, clause, found[clause.pk], issued, joinable=clause is not clauses[-1])
        for clause in clauses
    ]


def _line(
    item: AgendaItem, clause: Clause, how: Instruction, issued: Issued, *, joinable: bool
) -> ClauseLine:
    addressees = list(how.addressees.all())
    there = {addressee.body_id for addressee in addressees}
    return ClauseLine(
        clause=clause,
        number=f"{item.order}.{clause.order}",
        instruction=how,
        orders=orders(to for to in addressees if to.role in OWNER_ROLES),
        helpers=[to for to in addressees if to.role not in OWNER_ROLES],
        rule=rule_of(how),
        suggested=[s for s in how.suggestions.all() if s.body_id not in there],
        joinable=joinable,
        tasks=issued.tasks[clause.pk],
        co_lines=issued.co_lines[clause.pk],
    )


def orders(addressees: Iterable[Addressee]) -> list[Order]:
    """Owners by force, in the order of the law; those without one come last, flagged."""
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


def _co_lines(meeting: Meeting, actor: Actor) -> dict[int, list[CoLine]]:
    """By clause; none before the signature."""
    found: dict[int, list[CoLine]] = defaultdict(list)
    if meeting.signed_on:
        for line in CoLine.objects.visible_to(actor).filter(meeting=meeting).for_list().order_by("id"):
            found[line.instruction_id].append(line)
    return found
