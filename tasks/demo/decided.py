"""What the demo's own sitting decided, and who did what about it when. All of it is invented."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from commission.actions.agenda import ItemText
from commission.domain.bodies import BodyKind
from commission.models import Body
from tasks.actions.instructions import Counted, Direction, Owner
from tasks.domain.fanout import AddresseeRole, Force, fits

PLACE_KK = "Ақтөбе қаласы, облыс әкімдігінің мәжіліс залы"
PLACE_RU = "город Актобе, зал заседаний акимата области"
ALL_AKIMS = ("akims",)
AKIM_KINDS = [BodyKind.city.value, BodyKind.district.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoClause:
    """One clause; `due` is in working days from the anchor day, or None for twenty from the signature.

    `helpers` are its co-executors; `led` = its one owner leads them.
    """

    text_kk: str
    text_ru: str
    kind: str
    to: tuple[str, ...]
    due: int | None
    plan: int
    measure: Counted
    helpers: tuple[str, ...] = ()
    led: bool = False

    def bodies(self) -> list[Body]:
        """Whom it addresses, in official order."""
        if self.to == ALL_AKIMS:
            return list(Body.objects.filter(kind__in=AKIM_KINDS).order_by("order"))
        return list(Body.objects.filter(code__in=self.to).order_by("order"))

    def direction(self, day: Callable[[int], date]) -> Direction:
        """Kind and term."""
        if self.due is None:
            return Direction(kind=self.kind, due_kind="working_days", due_n=20)
        return Direction(kind=self.kind, due_kind="fixed", due_date=day(self.due))

    def owner(self, body: Body) -> Owner:
        """With the force that fits the body."""
        force = Force.instruct if fits(Force.instruct, body.kind) else Force.recommend
        role = AddresseeRole.lead if self.led else AddresseeRole.equal
        return Owner(body_id=body.pk, role=role.value, force=force.value, plans=(self.plan,))

    def owners(self) -> list[Owner]:
        """Everybody addressed, whoever helps after whoever answers."""
        helping = Body.objects.filter(code__in=self.helpers).order_by("order")
        helpers = [Owner(body_id=body.pk, role=AddresseeRole.co_executor.value) for body in helping]
        return [*map(self.owner, self.bodies()), *helpers]


@dataclass(frozen=True, slots=True)
class Item:
    """A question and what was decided on it."""

    text: ItemText
    clauses: tuple[DemoClause, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A move of one task or of a co-executor's line, so many working days from the anchor day."""

    day: int
    clause: str
    body: str
    move: str
    text: str = ""
    value: int = 0


ITEMS = (
    Item(
        ItemText(
            title_kk="Білім беру ұйымдарының маңындағы қауіпсіздік туралы",
            title_ru="О безопасности вблизи организаций образования",
            reporter_title_kk="Полиция департаменті бастығының орынбасары",
            reporter_title_ru="заместитель начальника Департамента полиции",
        ),
        (
            DemoClause(
                text_kk="Мектептер мен балабақшалар маңындағы көше жарығы тексерілсін, ақаулар жойылсын.",
                text_ru="Проверить уличное освещение вблизи школ и детских садов, устранить неисправности.",
                kind="other",
                to=ALL_AKIMS,
                due=None,
                plan=20,
                measure=Counted(
                    name_kk="Тексерілген нысандар", name_ru="Проверено объектов", unit="count", total="latest"
                ),
            ),
            DemoClause(
                text_kk="Оқу орындарының маңында күнделікті патрульдеу күшейтілсін.",
                text_ru="Усилить ежедневное патрулирование вблизи учебных заведений.",
                kind="juvenile_prevention",
                to=("police",),
                helpers=("alga", "khromtau"),
                due=25,
                plan=40,
                measure=Counted(name_kk="Өткізілген рейдтер", name_ru="Проведено рейдов", unit="event"),
            ),
        ),
    ),
    Item(
        ItemText(
            title_kk="Ақпараттық-түсіндіру жұмысының барысы туралы",
            title_ru="О ходе информационно-разъяснительной работы",
            reporter_title_kk="Ақтөбе облысының ішкі саясат басқармасының басшысы",
            reporter_title_ru="руководитель Управления внутренней политики Актюбинской области",
        ),
        (
            DemoClause(
                text_kk="Тұрғындар көп жиналатын жерлерге ақпараттық стендтер орнатылсын.",
                text_ru="Установить информационные стенды в местах массового скопления жителей.",
                kind="information_stands",
                to=("alga", "khromtau"),
                due=2,
                plan=10,
                measure=Counted(
                    name_kk="Орнатылған стендтер", name_ru="Установлено стендов", unit="stand", total="latest"
                ),
            ),
            DemoClause(
                text_kk="Тәуелді адамдарға көмек көрсету мүмкіндіктері туралы халыққа түсіндірілсін.",
                text_ru="Разъяснить населению возможности получения помощи при зависимостях.",
                kind="addiction_help",
                to=("health",),
                helpers=("aktobe-city", "alga", "khromtau"),
                led=True,
                due=12,
                plan=15,
                measure=Counted(name_kk="Өткізілген кездесулер", name_ru="Проведено встреч", unit="event"),
            ),
        ),
    ),
)

STEPS = (
    Step(-36, "1.1", "alga", "accept"),
    Step(-36, "1.1", "khromtau", "accept"),
    Step(-35, "2.1", "alga", "accept"),
    Step(-34, "2.1", "khromtau", "accept"),
    Step(-35, "2.2", "health", "accept"),
    Step(-33, "1.2", "alga", "co_accept"),
    Step(-30, "2.2", "alga", "co_deliver", "Ауданда 4 кездесу өткізілді, қатысқандар: 180 адам."),
    Step(-28, "2.2", "alga", "co_done"),
    Step(-27, "2.2", "khromtau", "co_deliver", "Кездесулер өткізілуде."),
    Step(-26, "2.2", "khromtau", "co_ask_again", "Кездесулердің күні мен қатысқандар санын көрсетіңіз."),
    Step(-22, "1.1", "alga", "report", "Барлық 20 нысан тексерілді, 6 ақау жойылды.", 20),
    Step(-21, "1.1", "alga", "propose"),
    Step(-20, "1.1", "alga", "confirm"),
    Step(-18, "1.1", "khromtau", "report", "20 нысанның 12-сі тексерілді.", 12),
    Step(-16, "1.1", "khromtau", "return", "Жоспар: 20. Қалған нысандарды тексеріп, фотосуреттерін қосыңыз."),
    Step(-9, "2.1", "alga", "note", "Стендтердің орны белгіленді, макеттер келісілді."),
    Step(-6, "1.2", "khromtau", "co_deliver", "Аудан мектептері маңындағы патруль бағыттары жіберілді: 9."),
    Step(-4, "2.1", "alga", "report", "Аудан орталығында және ауылдарда 10 стенд орнатылды.", 10),
    Step(-3, "2.2", "health", "report", "15 кездесу өткізілді, қамтылғаны: 640 адам.", 15),
    Step(-2, "2.2", "health", "propose"),
)
