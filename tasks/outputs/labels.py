"""The fixed words of the papers, in the paper's language.

Not gettext: a paper's language belongs to the paper, not to whoever prints it, and both papers are made at
once from the same records. The words are those of the state's record-keeping practice; nothing here is ever
inflected: after a label stands a colon and a nominative.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tasks.domain.deadlines import DueKind
from tasks.domain.fanout import Force

Forms = tuple[str, str, str]
"""A noun after 1, after 2, after 5; in Kazakh it is one and the same word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Everything the papers say that is not a record. Words in braces are filled in by wording."""

    language: str
    minutes: str
    title: str
    extraordinary: str
    number: str
    time: str
    chair: str
    presiding: str
    secretary: str
    present: str
    absent: str
    excused: str
    representative: str
    invited: str
    list_attached: str
    quorum_label: str
    quorum: str
    has_quorum: str
    lacks_quorum: str
    agenda: str
    reporter: str
    reporters: str
    heard: str
    spoke: str
    decided: str
    forces: Mapping[str, str]
    responsible: str
    responsible_many: str
    to_whom: str
    collects: str
    co_executor: str
    co_executors: str
    all_akims: str
    district_akims: str
    measure: str
    measures: str
    plan: str
    each: str
    tabled: str
    due: str
    counted: str
    date: str
    months: tuple[str, ...]
    units: Mapping[str, Forms]
    voting: str
    votes: str
    unanimous: str
    tie: str
    for_it: str
    against_it: str
    dissent: str
    control: str
    distribution: str
    registration: str
    attachment_before: str
    attachment_after: str
    attachment_title: str
    checksum: str
    extract: str
    extract_title: str
    extract_true: str
    signed: str
    minutes_checksum: str
    flags: Mapping[str, str]


NO_TRANSLATION = "аударма жоқ / перевод отсутствует"
"""Said in both languages: whoever reads the draft must see what is missing."""

DEMO = "ДЕМО — деректер ойдан алынған / вымышленные данные"
DASH = "\u00a0– "
"""Never at the beginning of a line."""
PAIR = "\u00a0–\u00a0"
"""Between a name and its number, which stay on one line."""

KK = Labels(
    language="kk",
    minutes="ХАТТАМА",
    title="Хаттама",
    extraordinary="кезектен тыс отырыс",
    number="№",
    time="{date}, сағат {time}",
    chair="Төраға",
    presiding="Төрағалық етуші",
    secretary="Хатшы",
    present="Қатысқандар",
    absent="Қатыспағандар",
    excused="дәлелді себеппен",
    representative="өкілі",
    invited="Шақырылғандар",
    list_attached="тізім қоса беріледі",
    quorum_label="Кворум",
    quorum="комиссия мүшелері – {all}, қатысқандары – {present}; {verdict}",
    has_quorum="кворум бар",
    lacks_quorum="кворум жоқ",
    agenda="КҮН ТӘРТІБІ",
    reporter="Баяндамашы",
    reporters="Баяндамашылар",
    heard="ТЫҢДАЛДЫ",
    spoke="СӨЗ СӨЙЛЕДІ",
    decided="ШЕШТІ",
    forces={
        Force.instruct: "Тапсырылсын",
        Force.recommend: "Ұсынылсын",
        Force.submit_proposal: "Ұсыныс енгізілсін",
        Force.note: "Назарға алынсын",
    },
    responsible="Жауапты",
    responsible_many="Жауапты",
    to_whom="Кімге",
    collects="жинақтау",
    co_executor="Бірлесіп орындаушы",
    co_executors="Бірлесіп орындаушылар",
    all_akims="Ақтөбе қаласының және барлық аудандардың әкімдері",
    district_akims="барлық аудан әкімдері",
    measure="Көрсеткіш",
    measures="Көрсеткіштер",
    plan="жоспар",
    each="әрқайсысына {plan}",
    tabled="кестеде",
    due="Мерзімі",
    counted="{count}, хаттамаға қол қойылған күннен бастап",
    date="{year}\u00a0жылғы {day}\u00a0{month}",
    months=(
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ),
    units={
        DueKind.working_days: ("жұмыс күні", "жұмыс күні", "жұмыс күні"),
        DueKind.calendar_days: ("күнтізбелік күн", "күнтізбелік күн", "күнтізбелік күн"),
        DueKind.months: ("ай", "ай", "ай"),
    },
    voting="Дауыс беру қорытындысы",
    votes="жақтап – {yes}, қарсы – {no}, қалыс қалды – {abstained}",
    unanimous="бірауыздан (жақтап – {yes})",
    tie="дауыстар тең бөлінді, төрағалық етушінің дауысы шешуші: {side}",
    for_it="жақтап",
    against_it="қарсы",
    dissent="Ерекше пікір",
    control="Осы хаттаманың орындалуын бақылау",
    distribution="Тарату тізімі",
    registration="Құжат айналымы жүйесіндегі тіркеу №",
    attachment_before="",
    attachment_after="хаттамаға қосымша",
    attachment_title="ҚАТЫСҚАНДАР ТІЗІМІ",
    checksum="Бақылау қосындысы",
    extract="ХАТТАМАДАН ҮЗІНДІ",
    extract_title="Хаттамадан үзінді",
    extract_true="Үзінді дұрыс",
    signed="Хаттамаға қол қойылған күн",
    minutes_checksum="Хаттаманың бақылау қосындысы",
    flags={
        "commission": "атауы отырыс күніне байланысты",
        "number": "нөмірі берілмеген",
        "date": "күні көрсетілмеген",
        "place": "орны көрсетілмеген",
        "chair": "төрағалық етуші көрсетілмеген",
        "secretary": "хатшы көрсетілмеген",
        "present": "қатысу белгіленбеген",
        "quorum": "кворум белгісіз",
        "reporter": "баяндамашы көрсетілмеген",
        "force": "тапсырманың күші көрсетілмеген",
        "responsible": "жауапты көрсетілмеген",
        "due": "мерзім берілмеген: әдепкі мерзім",
        "control": "бақылаушы көрсетілмеген",
        "clauses": "шешім жазылмаған",
    },
)

RU = Labels(
    language="ru",
    minutes="ПРОТОКОЛ",
    title="Протокол",
    extraordinary="внеочередное заседание",
    number="№",
    time="{date}, {time}",
    chair="Председатель",
    presiding="Председательствующий",
    secretary="Секретарь",
    present="Присутствовали",
    absent="Отсутствовали",
    excused="по уважительной причине",
    representative="представитель",
    invited="Приглашённые",
    list_attached="список прилагается",
    quorum_label="Кворум",
    quorum="членов комиссии – {all}, присутствовали – {present}; {verdict}",
    has_quorum="кворум имеется",
    lacks_quorum="кворум отсутствует",
    agenda="ПОВЕСТКА ДНЯ",
    reporter="Докладчик",
    reporters="Докладчики",
    heard="СЛУШАЛИ",
    spoke="ВЫСТУПИЛИ",
    decided="РЕШИЛИ",
    forces={
        Force.instruct: "Поручить",
        Force.recommend: "Рекомендовать",
        Force.submit_proposal: "Внести предложение",
        Force.note: "Принять к сведению",
    },
    responsible="Ответственный",
    responsible_many="Ответственные",
    to_whom="Кому",
    collects="свод",
    co_executor="Соисполнитель",
    co_executors="Соисполнители",
    all_akims="акимы города Актобе и всех районов",
    district_akims="акимы всех районов",
    measure="Показатель",
    measures="Показатели",
    plan="план",
    each="по {plan} на каждого",
    tabled="в таблице",
    due="Срок",
    counted="{count} со дня подписания протокола",
    date="{day}\u00a0{month} {year}\u00a0года",
    months=(
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    units={
        DueKind.working_days: ("рабочий день", "рабочих дня", "рабочих дней"),
        DueKind.calendar_days: ("календарный день", "календарных дня", "календарных дней"),
        DueKind.months: ("месяц", "месяца", "месяцев"),
    },
    voting="Итоги голосования",
    votes="за – {yes}, против – {no}, воздержались – {abstained}",
    unanimous="единогласно (за – {yes})",
    tie="голоса разделились поровну, голос председательствующего решающий: {side}",
    for_it="за",
    against_it="против",
    dissent="Особое мнение",
    control="Контроль за исполнением настоящего протокола",
    distribution="Список рассылки",
    registration="Регистрационный № в системе документооборота",
    attachment_before="Приложение к протоколу",
    attachment_after="",
    attachment_title="СПИСОК ПРИСУТСТВОВАВШИХ",
    checksum="Контрольная сумма",
    extract="ВЫПИСКА ИЗ ПРОТОКОЛА",
    extract_title="Выписка из протокола",
    extract_true="Выписка верна",
    signed="Протокол подписан",
    minutes_checksum="Контрольная сумма протокола",
    flags={
        "commission": "название зависит от даты заседания",
        "number": "номер не присвоен",
        "date": "дата не указана",
        "place": "место не указано",
        "chair": "председательствующий не указан",
        "secretary": "секретарь не указан",
        "present": "присутствие не отмечено",
        "quorum": "кворум не установлен",
        "reporter": "докладчик не указан",
        "force": "сила поручения не указана",
        "responsible": "ответственный не указан",
        "due": "срок не указан: по умолчанию",
        "control": "контролирующий не указан",
        "clauses": "решение не записано",
    },
)

LABELS: Mapping[str, Labels] = {"kk": KK, "ru": RU}
