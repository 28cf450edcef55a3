"""A sitting of its own for the papers, written straight into the tables: here only reading is on trial."""

from dataclasses import dataclass, field
from datetime import date, time

from commission.models import (
    AgendaItem,
    Attendance,
    Body,
    Clause,
    Commission,
    Composition,
    LegalBasis,
    Meeting,
    Seat,
)
from tasks.models import Addressee, Instruction, Measure, Plan

CITY = ("aktobe-city", "Ақтөбе қаласы", "город Актобе", "Ақтөбе қаласының әкімі", "аким города Актобе")
DISTRICTS = [
    ("alga", "Алға ауданы", "Алгинский район", "Алға ауданының әкімі", "аким Алгинского района"),
    ("temir", "Темір ауданы", "Темирский район", "Темір ауданының әкімі", "аким Темирского района"),
    ("oiyl", "Ойыл ауданы", "Уилский район", "Ойыл ауданының әкімі", "аким Уилского района"),
]
OTHERS = [
    ("health", "akimat", "Денсаулық сақтау басқармасы", "Управление здравоохранения"),
    ("police", "territorial", "Полиция департаменті", "Департамент полиции"),
]
TEXTS = [
    (
        "Тұрғындар көп жиналатын жерлерге және әлеуметтік мекемелерге ақпараттық стендтер орнатылсын.",
        "Установить информационные стенды в местах массового скопления жителей и в социальных учреждениях.",
    ),
    (
        "Ақпараттық науқандарға танымал тұлғалар тартылсын; қамту 11,6 %-ға өссін.",
        "Привлечь к информационным кампаниям известных личностей; увеличить охват на 11,6 %.",
    ),
    (
        "Ойын-сауық орындарының бейнебақылау камералары полицияға қосылсын.",
        "Подключить камеры видеонаблюдения развлекательных заведений к полиции.",
    ),
    (
        "Жасөспірімдер қылмысының алдын алу күшейтілсін.",
        "Усилить профилактику подростковой преступности.",
    ),
]


@dataclass
class Owed:
    """How a clause is owed: (body, force) pairs, and the columns of the instruction."""

    to: list[tuple[str, str]] = field(default_factory=list)
    plans: dict[str, int] = field(default_factory=dict)
    lead: str = ""
    helpers: tuple[str, ...] = ()
    due: dict[str, object] = field(default_factory=dict)
    measure: tuple[str, str] | None = None


def bodies() -> None:
    """The city, three districts and two bodies that are no akimats."""
    for order, (code, *names) in enumerate([CITY, *DISTRICTS]):
        kind = "city" if code == CITY[0] else "district"
        _body(code, kind, order, *names)
    for order, (code, kind, kk, ru) in enumerate(OTHERS, start=50):
        _body(code, kind, order, kk, ru)


def _body(code: str, kind: str, order: int, kk: str, ru: str, head_kk: str = "", head_ru: str = "") -> None:
    Body.objects.create(
        code=code,
        kind=kind,
        order=order,
        name_kk=kk,
        name_ru=ru,
        short_kk=kk.removesuffix(" ауданы"),
        short_ru=ru.removesuffix(" район"),
        head_title_kk=head_kk,
        head_title_ru=head_ru,
    )


def commission(members: int = 5) -> Commission:
    """With two laws one after the other, and a composition of chair, deputy, secretary and members."""
    made = Commission.objects.create(code="oblast", level="oblast")
    old = "Құқықбұзушылықтардың алдын алу жөніндегі ведомствоаралық комиссия"
    new = "Құқық бұзушылық профилактикасы жөніндегі өңірлік ведомствоаралық комиссия"
    ru = "Межведомственная комиссия по профилактике правонарушений"
    LegalBasis.objects.create(
        commission=made, until=date(2026, 3, 1), name_kk=old, name_ru=ru, law_kk="№ 271-IV", law_ru="№ 271-IV"
    )
    LegalBasis.objects.create(
        commission=made,
        since=date(2026, 3, 2),
        name_kk=new,
        name_ru=f"Региональная {ru.lower()}",
        law_kk="№ 245-VIII",
        law_ru="№ 245-VIII",
    )
    composition = Composition.objects.create(commission=made)
    roles = ["chair", "deputy", "secretary"] + ["member"] * (members - 3)
    words = {
        "chair": ("облыс әкімі", "аким области"),
        "deputy": ("облыс әкімінің орынбасары", "заместитель акима области"),
        "secretary": ("аппараттың бас маманы", "главный специалист аппарата"),
    }
    for order, role in enumerate(roles, start=1):
        kk, ru = words.get(role, (f"№ {order} комиссия мүшесі", f"член комиссии № {order}"))
        Seat.objects.create(composition=composition, order=order, role=role, title_kk=kk, title_ru=ru)
    return made


def meeting(*owed: Owed, members: int = 5, came: int | None = None) -> Meeting:
    """A sitting with everything known; a clause of TEXTS for each `owed`, two to a question of the agenda."""
    bodies()
    made = Meeting.objects.create(
        commission=commission(members),
        status="held",
        date=date(2025, 8, 19),
        time=time(10),
        year=2025,
        number="3",
        place_kk="Ақтөбе қаласы, облыс әкімдігі",
        place_ru="город Актобе, акимат области",
    )
    seats = list(Seat.objects.order_by("order"))
    made.chaired_by = seats[0]
    made.save()
    for place, seat in enumerate(seats):
        state = "present" if came is None or place < came else "absent"
        Attendance.objects.create(meeting=made, seat=seat, state=state)
    for place, how in enumerate(owed):
        clause(made, place // 2 + 1, place % 2 + 1, TEXTS[place % len(TEXTS)], how)
    return made


def clause(of: Meeting, item: int, order: int, texts: tuple[str, str], how: Owed) -> Clause:
    """One clause with its instruction, in question `item` of the agenda."""
    titles = {"title_kk": f"№ {item} мәселе туралы", "title_ru": f"О вопросе № {item}"}
    question, _ = AgendaItem.objects.get_or_create(meeting=of, order=item, defaults=titles)
    made = Clause.objects.create(item=question, order=order, text_kk=texts[0], text_ru=texts[1])
    instruction = Instruction.objects.create(clause=made, **how.due)
    for code, force in how.to:
        Addressee.objects.create(
            instruction=instruction,
            body=Body.objects.get(code=code),
            force=force,
            role="lead" if code == how.lead else "equal",
        )
    for code in how.helpers:
        body = Body.objects.get(code=code)
        Addressee.objects.create(instruction=instruction, body=body, role="co_executor")
    if how.measure:
        kk, ru = how.measure
        measure = Measure.objects.create(instruction=instruction, name_kk=kk, name_ru=ru)
        for to in instruction.addressees.filter(body__code__in=how.plans).select_related("body"):
            Plan.objects.create(addressee=to, measure=measure, value=how.plans[to.body.code])
    return made
