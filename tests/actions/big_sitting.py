"""The largest sitting the system promises to sign: 40 clauses, each to 13 akimats, written in bulk.

Each has two co-executors, whose lines are no tasks.
"""

from collections.abc import Iterable

from django.db import transaction

from commission import journal
from commission.domain.roles import Actor
from commission.journal import Change
from commission.models import AgendaItem, Body, Clause, Commission, Meeting, Person, Position
from tasks.models import Addressee, Instruction, Measure, Plan
from tests import make
from tests.cast import SINCE

ITEMS, CLAUSES_OF_AN_ITEM, BODIES = 8, 5, 13
CLAUSES = ITEMS * CLAUSES_OF_AN_ITEM
TASKS = CLAUSES * BODIES
HELPERS = 2
CO_LINES = CLAUSES * HELPERS


def held(of: Commission, by: Actor) -> Meeting:
    """Ready for the chair. Each akimat has one head who will be told."""
    sitting = make.meeting(of, by)
    bodies = _akimats()
    clauses = list(_clauses(sitting))
    Clause.objects.bulk_create(clauses)
    with transaction.atomic():
        journal.record_all([Change(one, "clause.added", {"number": one.number}) for one in clauses], by)
    _direct(clauses, bodies)
    _help(clauses)
    return sitting


def _akimats() -> list[Body]:
    bodies = [
        make.body(f"akimat-{n}", "district", 100 + n, f"{n}-аудан", f"{n}-й район") for n in range(BODIES)
    ]
    heads = Person.objects.bulk_create(Person(email=f"head-{n}@test.invalid") for n in range(BODIES))
    Position.objects.bulk_create(
        Position(person=person, role="head", body=body, since=SINCE, title_kk="әкім", title_ru="аким")
        for person, body in zip(heads, bodies, strict=True)
    )
    return bodies


def _clauses(sitting: Meeting) -> Iterable[Clause]:
    for item in range(1, ITEMS + 1):
        question = AgendaItem.objects.create(
            meeting=sitting, order=item, title_kk=f"{item}-мәселе", title_ru=f"Вопрос {item}"
        )
        for order in range(1, CLAUSES_OF_AN_ITEM + 1):
            texts = {"text_kk": f"{item}.{order} орындалсын.", "text_ru": f"Исполнить {item}.{order}."}
            yield Clause(item=question, order=order, version=1, **texts)


def _direct(clauses: Iterable[Clause], bodies: Iterable[Body]) -> None:
    """To every akimat, ten working days, one measure."""
    instructions = [Instruction(clause=clause, due_kind="working_days", due_n=10) for clause in clauses]
    Instruction.objects.bulk_create(instructions)
    measures = Measure.objects.bulk_create(
        Measure(instruction=one, name_kk="Орнатылған стендтер", name_ru="Установлено стендов")
        for one in instructions
    )
    addressees = Addressee.objects.bulk_create(
        Addressee(instruction=one, body=body, force="instruct") for one in instructions for body in bodies
    )
    measure_of = {measure.instruction_id: measure for measure in measures}
    Plan.objects.bulk_create(
        Plan(addressee=to, measure=measure_of[to.instruction_id], value=10) for to in addressees
    )


def _help(clauses: Iterable[Clause]) -> None:
    """Two directorates help with every clause."""
    bodies = [
        make.body(f"directorate-{n}", "akimat", 200 + n, f"{n}-басқарма", f"{n}-е управление")
        for n in range(HELPERS)
    ]
    Addressee.objects.bulk_create(
        Addressee(instruction_id=clause.pk, body=body, role="co_executor")
        for clause in clauses
        for body in bodies
    )
