"""How tests make things: through the actions wherever an action exists, and in the fewest words."""

import functools
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.db import connection
from PIL import Image

from commission.actions import agenda, decisions, files, meetings
from commission.actions.meetings import Details, Mark
from commission.domain.roles import Actor
from commission.domain.sitting import Move
from commission.models import (
    Body,
    Calendar,
    CalendarDay,
    Clause,
    Commission,
    Composition,
    LegalBasis,
    Meeting,
    Seat,
    StoredFile,
)
from tasks.actions import instructions, moves, signing
from tasks.actions.instructions import Counted, Direction, Owner
from tasks.domain.fanout import Force, fits
from tasks.models import CoLine, Task
from tests.domain.kz_days import CAL, FIRST, LAST

HELD_ON = date(2025, 8, 18)
DAY = ("date", "working", "number", "moved", "name_kk", "name_ru", "act")


def calendar() -> Calendar:
    """The days of Kazakhstan as tests/domain writes them out."""
    made = Calendar.objects.create(version=0, stamp="tests")
    columns = ["calendar_id", *DAY]
    into = f"INSERT INTO {CalendarDay._meta.db_table} ({', '.join(columns)})"
    values = f"VALUES ({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        cursor.executemany(f"{into} {values}", [(made.pk, *day) for day in _days()])
    return made


@functools.cache
def _days() -> list[tuple[Any, ...]]:
    """Three years are written for nearly every test: as plain rows they cost a tenth of what models do."""
    return [_day(FIRST + timedelta(days=n)) for n in range((LAST - FIRST).days + 1)]


def _day(day: date) -> tuple[Any, ...]:
    name = CAL.name(day)
    moved = bool(name and name.moved)
    names = (name.kk, name.ru) if name else ("", "")
    return day, CAL.is_working(day), CAL.number(day), moved, *names, ""


def body(code: str, kind: str, order: int, kk: str, ru: str) -> Body:
    """A body with the names the tests look for."""
    return Body.objects.create(
        code=code,
        kind=kind,
        order=order,
        name_kk=kk,
        name_ru=ru,
        short_kk=kk,
        short_ru=ru,
        head_title_kk=f"{kk} басшысы",
        head_title_ru=f"руководитель: {ru}",
    )


def commission(code: str) -> Commission:
    """A commission with its basis and an empty composition."""
    made = Commission.objects.create(code=code, level=Commission.Level.OBLAST)
    LegalBasis.objects.create(
        commission=made,
        law_kk="№ 271-IV Заңы",
        law_ru="Закон № 271-IV",
        name_kk="Құқықбұзушылықтардың алдын алу жөніндегі ведомствоаралық комиссия",
        name_ru="Межведомственная комиссия по профилактике правонарушений",
        name_en="Interagency Commission on the Prevention of Offences",
    )
    Composition.objects.create(commission=made)
    return made


def seats(of: Commission) -> list[Seat]:
    """A chair, a secretary and three members."""
    roles = ["chair", "secretary", "member", "member", "member"]
    composition = of.compositions.get()
    return [
        Seat.objects.create(
            composition=composition, order=n, role=role, title_kk=f"{n}-орын", title_ru=f"место {n}"
        )
        for n, role in enumerate(roles, start=1)
    ]


def meeting(of: Commission, by: Actor, **details: Any) -> Meeting:
    """A sitting that was held, with everything its minutes' head needs and all present."""
    chair = Seat.objects.get(composition__commission=of, role="chair")
    head = {"date": HELD_ON, "number": "3", "place_kk": "Ақтөбе қаласы", "place_ru": "город Актобе"}
    made = meetings.plan(of, Details(**{**head, "chaired_by_id": chair.pk, **details}), by=by)
    meetings.move(made, Move.convene, by=by)
    meetings.move(made, Move.hold, by=by)
    everybody = {seat.pk: Mark("present") for seat in made.seats()}
    meetings.mark_attendance(made, everybody, by=by)
    return made


def clause(
    of: Meeting,
    by: Actor,
    *bodies: Body,
    item: str = "Стендтер туралы",
    role: str = "equal",
    helpers: Sequence[Body] = (),
    **direction: Any,
) -> Clause:
    """A clause to these bodies: 10 working days unless said otherwise, one measure, a plan of 10.

    `helpers` are its co-executors.
    """
    question = of.items.filter(title_kk=item).first()
    if question is None:
        question = agenda.add_item(of, agenda.ItemText(title_kk=item, title_ru="О стендах"), by=by)
    made = decisions.add_clause(question, by=by)
    instructions.write(
        made,
        text_kk="Ақпараттық стендтер орнатылсын.",
        text_ru="Установить информационные стенды.",
        direction=Direction(**{"due_kind": "working_days", "due_n": 10, **direction}),
        owners=[
            *(Owner(body_id=body.pk, role=role, force=force(body), plans=(10,)) for body in bodies),
            *(Owner(body_id=body.pk, role="co_executor") for body in helpers),
        ],
        measures=[Counted(name_kk="Орнатылған стендтер", name_ru="Установлено стендов", unit="stand")],
        by=by,
    )
    return made


def force(of: Body) -> str:
    """The force that fits the body."""
    return Force.instruct.value if fits(Force.instruct, of.kind) else Force.recommend.value


def hand_over(of: Meeting, by: Actor) -> None:
    """To the chair, with two papers that stand for the real ones."""
    papers = {name: files.keep(f"{name}.pdf", "application/pdf", b"%PDF-1.7 test") for name in ("kk", "ru")}
    signing.hand_to_chair(of, papers, content_hash="a" * 64, versions=signing.versions_of(of), by=by)


def sign(of: Meeting, by: Actor, signed_on: date = HELD_ON) -> list[Task]:
    """Record the chair's signature: the tasks are issued."""
    chair, content = of.chaired_by, of.content_hash
    return signing.sign(of, signed_on=signed_on, chaired_by=chair, content_hash=content, by=by)


def helped(of: Commission, by: Actor, *bodies: Body, helpers: Sequence[Body], role: str) -> list[CoLine]:
    """The co-executors' lines of a signed clause; its owners are equals, or the one of them leads."""
    number = str(Meeting.objects.filter(commission=of).count() + 1)
    sitting = meeting(of, by, number=number)
    clause(sitting, by, *bodies, helpers=helpers, role=role)
    hand_over(sitting, by)
    sign(sitting, by)
    return list(CoLine.objects.filter(meeting=sitting).select_related("lead").order_by("id"))


def task(of: Commission, by: Actor, to: Body, **direction: Any) -> Task:
    """One issued task, by the whole way from a sitting to its signature."""
    number = str(Meeting.objects.filter(commission=of).count() + 1)
    sitting = meeting(of, by, number=number)
    clause(sitting, by, to, **direction)
    hand_over(sitting, by)
    return sign(sitting, by)[0]


def account(task: Task, text: str = "Жеті стенд орнатылды.", value: int = 7) -> moves.Account:
    """A report with the number the task's measure asks for."""
    measure = task.instruction.measures.get()
    return moves.Account(text=text, facts={measure.pk: Decimal(value)})


def photo(name: str = "стенд.jpg") -> StoredFile:
    """A photo at rest."""
    out = BytesIO()
    Image.new("RGB", (16, 12)).save(out, "JPEG")
    return files.keep(name, "image/jpeg", out.getvalue())
