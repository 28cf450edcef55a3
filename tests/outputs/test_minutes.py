"""The minutes in both languages, read back from the finished PDF."""

import re
from datetime import date
from functools import partial

import pytest

from commission.models import AgendaItem, Body, Clause, Invitee
from tasks.models import Addressee
from tasks.outputs.content import content_hash
from tasks.outputs.labels import DEMO, NO_TRANSLATION
from tasks.outputs.wording import short_hash
from tests.outputs.factory import CITY, DISTRICTS, TEXTS, Owed, clause, meeting
from tests.outputs.reading import lines_of, pages_of, print_paper, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]

DISTRICT_CODES = [code for code, *_ in DISTRICTS]
AKIMS = [CITY[0], *DISTRICT_CODES]
FIXED = {"due_kind": "fixed", "due_date": date(2025, 9, 3)}
DAYS = {"due_kind": "working_days", "due_n": 10}
STANDS = ("Орнатылған ақпараттық стендтер саны", "Количество установленных информационных стендов")


@pytest.fixture
def printed(tmp_path):
    """`printed(meeting, "kk", draft=False)` is the path of that paper."""
    return partial(print_paper, tmp_path)


def to(codes, force="instruct"):
    return [(code, force) for code in codes]


@pytest.fixture
def full():
    """Every kind of addressee, force and term in four clauses."""
    return meeting(
        Owed(to(AKIMS), due=FIXED, measure=STANDS, plans=dict.fromkeys(AKIMS, 10)),
        Owed([*to(DISTRICT_CODES), ("police", "recommend")], due=DAYS),
        Owed(to(["alga", "health"]), lead="health", plans={"alga": 4, "health": 7}, measure=STANDS, due=DAYS),
        Owed(to(["police"], "note")),
    )


def test_both_papers_hold_every_clause_and_every_number(full, printed):
    kk, ru = text_of(printed(full, "kk")), text_of(printed(full, "ru"))
    for number, (text_kk, text_ru) in zip(["1.1", "1.2", "2.1", "2.2"], TEXTS, strict=True):
        assert re.search(rf"{re.escape(number)}\. [^.]*: {re.escape(text_kk)}", kk)
        assert re.search(rf"{re.escape(number)}\. [^.]*: {re.escape(text_ru)}", ru)
    assert sorted(re.findall(r"\d+", kk)) == sorted(re.findall(r"\d+", ru))


def test_the_head_says_what_is_known(full, printed):
    kk, ru = text_of(printed(full, "kk"), page=1), text_of(printed(full, "ru"), page=1)
    for words in [
        "Құқықбұзушылықтардың алдын алу жөніндегі ведомствоаралық комиссия",
        "ХАТТАМА № 3",
        "2025 жылғы 19 тамыз, сағат 10:00",
        "Ақтөбе қаласы, облыс әкімдігі",
        "Төраға: облыс әкімі",
        "Хатшы: аппараттың бас маманы",
        "Қатысқандар: 1. облыс әкімі 2. облыс әкімінің орынбасары",
        "Кворум: комиссия мүшелері – 5, қатысқандары – 5; кворум бар",
        "КҮН ТӘРТІБІ",
    ]:
        assert words in kk
    for words in [
        "Межведомственная комиссия по профилактике правонарушений",
        "ПРОТОКОЛ № 3",
        "19 августа 2025 года, 10:00",
        "город Актобе, акимат области",
        "Председатель: аким области",
        "Секретарь: главный специалист аппарата",
        "Кворум: членов комиссии – 5, присутствовали – 5; кворум имеется",
        "ПОВЕСТКА ДНЯ",
    ]:
        assert words in ru


def test_a_clause_says_force_owner_measure_and_term(full, printed):
    kk, ru = text_of(printed(full, "kk")), text_of(printed(full, "ru"))
    for words in [
        "1.1. Тапсырылсын: Тұрғындар",
        "Жауапты: Ақтөбе қаласының және барлық аудандардың әкімдері Көрсеткіш",
        "Көрсеткіш: Орнатылған ақпараттық стендтер саны (жоспар: әрқайсысына 10)",
        "Мерзімі: 2025 жылғы 3 қыркүйек",
        "1.2. Тапсырылсын, ұсынылсын: Ақпараттық",
        "Жауапты (тапсырылсын): барлық аудан әкімдері",
        "Жауапты (ұсынылсын): Полиция департаменті",
        "Мерзімі: 10 жұмыс күні, хаттамаға қол қойылған күннен бастап",
        "Жауапты: Алға ауданының әкімі; Денсаулық сақтау басқармасы (жинақтау)",
        "(жоспар: Алға – 4; Денсаулық сақтау басқармасы – 7)",
        "2.2. Назарға алынсын: Жасөспірімдер",
        "Кімге: Полиция департаменті",
    ]:
        assert words in kk
    for words in [
        "1.1. Поручить: Установить",
        "Ответственные: акимы города Актобе и всех районов Показатель",
        "(план: по 10 на каждого)",
        "Срок: 3 сентября 2025 года",
        "1.2. Поручить, рекомендовать: Привлечь",
        "Ответственные (поручить): акимы всех районов",
        "Ответственный (рекомендовать): Департамент полиции",
        "Срок: 10 рабочих дней со дня подписания протокола",
        "Ответственные: аким Алгинского района; Управление здравоохранения (свод)",
        "2.2. Принять к сведению: Усилить",
        "Кому: Департамент полиции",
    ]:
        assert words in ru


def test_what_differs_among_many_is_a_table(printed):
    """Up to three are read in a sentence. No plan is a dash; without a day of its own it is the clause's."""
    plans = dict(zip(AKIMS, [10, 4, 6], strict=False))
    many = meeting(Owed(to(AKIMS), due=FIXED, measure=STANDS, plans=plans))
    Addressee.objects.filter(body__code="alga").update(due_date=date(2025, 9, 10))
    text = lines_of(printed(many, "ru"))
    assert "информационных стендов (план: в таблице) Срок: 3 сентября 2025 года; в таблице" in text
    for row in [
        "город Актобе 10 3 сентября 2025 года",
        "Алгинский 4 10 сентября 2025 года",
        "Уилский – 3 сентября 2025 года",
    ]:
        assert row in text


def test_co_executors_stand_on_a_line_of_their_own(printed):
    """They are no owners: they have no force, and a force without others is not asked of them."""
    helped = meeting(
        Owed(to(["alga"], "instruct"), lead="alga", helpers=("health", "police"), due=DAYS),
        Owed(to(["police"], "recommend"), helpers=("temir",), due=DAYS),
    )
    kk, ru = text_of(printed(helped, "kk")), text_of(printed(helped, "ru"))
    assert "Жауапты: Алға ауданының әкімі Бірлесіп орындаушылар: Денсаулық сақтау басқармасы; Полиция" in kk
    assert "Бірлесіп орындаушы: Темір ауданының әкімі Мерзімі" in kk
    assert "Соисполнители: Управление здравоохранения; Департамент полиции" in ru
    assert "Соисполнитель: аким Темирского района Срок" in ru
    assert "күші көрсетілмеген" not in kk


def test_what_is_only_noted_has_no_term(printed):
    noted = meeting(Owed(to(["police"], "note"), due=DAYS))
    assert "Мерзімі" not in text_of(printed(noted, "kk"))


def test_the_final_paper_has_no_mark_of_a_draft(full, printed):
    for language in ("kk", "ru"):
        text = text_of(printed(full, language))
        assert "[" not in text
        assert "ЖОБА" not in text
        assert "ДЕМО" not in text


def test_a_draft_says_so_on_every_page(full, printed):
    paper = printed(full, "ru", draft=True)
    for page in range(1, pages_of(paper) + 1):
        assert "ЖОБА / ПРОЕКТ" in text_of(paper, page=page)


def test_a_demonstration_says_so_on_every_page(full, printed, settings):
    settings.DEMO = True
    paper = printed(full, "kk")
    for page in range(1, pages_of(paper) + 1):
        assert DEMO in text_of(paper, page=page)


def test_the_short_hash_stands_on_every_page_of_both_papers(full, printed):
    mark = short_hash(content_hash(full))
    for language in ("kk", "ru"):
        paper = printed(full, language)
        assert pages_of(paper) > 1
        for page in range(1, pages_of(paper) + 1):
            assert mark in text_of(paper, page=page)


def test_the_same_records_give_the_same_text(full, printed):
    assert text_of(printed(full, "kk")) == text_of(printed(full, "kk"))


BLANKS = ["нөмірі берілмеген", "күні көрсетілмеген", "орны көрсетілмеген", "төрағалық етуші көрсетілмеген"]
BLANKS += ["хатшы көрсетілмеген", "қатысу белгіленбеген", "кворум белгісіз", "баяндамашы көрсетілмеген"]
BLANKS += ["жауапты көрсетілмеген", "мерзім берілмеген: әдепкі мерзім"]


@pytest.fixture
def bare():
    """A sitting of which nothing is known but one clause."""
    made = meeting(Owed())
    made.attendance.all().delete()
    made.chaired_by = made.date = made.time = made.year = None
    made.number = made.place_kk = made.place_ru = ""
    made.save()
    made.commission.compositions.get().seats.all().delete()
    return made


def test_a_blank_is_a_line_and_a_draft_names_it(bare, printed):
    draft = text_of(printed(bare, "kk", draft=True))
    for flag in BLANKS:
        assert f"[{flag}]" in draft
    assert "атауы отырыс күніне байланысты" in draft


def test_a_blank_of_the_final_paper_is_only_a_line(bare, printed):
    final = text_of(printed(bare, "kk"))
    assert "ХАТТАМА № ____" in final
    assert "Хатшы: ____" in final
    assert "Жауапты: ____" in final
    assert "[" not in final


def test_a_missing_translation_is_flagged_at_its_clause(full, printed):
    Clause.objects.filter(text_ru=TEXTS[1][1]).update(text_ru="")
    text = text_of(printed(full, "ru"))
    assert text.count(NO_TRANSLATION) == 1
    assert f"рекомендовать: {TEXTS[1][0]} [{NO_TRANSLATION}]" in text
    assert NO_TRANSLATION not in text_of(printed(full, "kk"))


def test_a_force_nobody_chose_is_flagged_and_not_invented(printed):
    open_force = meeting(Owed(to(["police"], "")))
    text = text_of(printed(open_force, "ru", draft=True))
    assert f"1.1. {TEXTS[0][1]}" in text
    assert "Департамент полиции [сила поручения не указана]" in text


def test_a_short_list_of_people_stands_in_the_text(printed):
    small = meeting(Owed(), members=18, came=15)
    paper = printed(small, "ru")
    text = text_of(paper, page=1)
    assert "15. член комиссии № 15" in text
    assert "Отсутствовали: 1. член комиссии № 16" in text
    assert "СПИСОК ПРИСУТСТВОВАВШИХ" not in text_of(paper)


def test_a_long_list_of_people_is_attached(printed):
    large = meeting(Owed(), members=16)
    paper = printed(large, "ru")
    assert "Присутствовали: 16 (список прилагается)" in text_of(paper, page=1)
    assert "член комиссии № 16" not in text_of(paper, page=1)
    last = text_of(paper, page=pages_of(paper))
    assert "Приложение к протоколу № 3 19 августа 2025 года" in last
    assert "СПИСОК ПРИСУТСТВОВАВШИХ 1. аким области" in last
    assert "16. член комиссии № 16" in last


def test_what_was_heard_said_and_voted(full, printed):
    Invitee.objects.create(meeting=full, order=1, text_kk="қала прокуроры", text_ru="прокурор города")
    AgendaItem.objects.filter(meeting=full, order=1).update(
        reporter_name="А. Саймағамбетов",
        reporter_title_kk="полиция департаменті бастығының орынбасары",
        reporter_title_ru="заместитель начальника Департамента полиции",
        heard_kk="626 дерек тіркелген.\nАшу деңгейі шамамен 75 %.",
        heard_ru="Зарегистрировано 626 фактов.\nРаскрываемость около 75 %.",
        spoke_kk="Облыс әкімі.",
        spoke_ru="Аким области.",
        votes_for=4,
        votes_against=1,
        votes_abstained=0,
    )
    full.items.get(order=2).reporters.set(Body.objects.filter(code__in=["alga", "police"]))
    text = text_of(printed(full, "ru"))
    for words in [
        "Приглашённые: 1. прокурор города",
        "Докладчик: А. Саймағамбетов – заместитель начальника Департамента полиции",
        "СЛУШАЛИ: А. Саймағамбетов – заместитель",
        "Докладчики: ",
        "Зарегистрировано 626 фактов. Раскрываемость около 75 %.",
        "ВЫСТУПИЛИ: Аким области.",
        "Итоги голосования: за – 4, против – 1, воздержались – 0.",
    ]:
        assert words in text
    assert "Дауыс беру қорытындысы: жақтап – 4, қарсы – 1" in text_of(printed(full, "kk"))


def test_the_end_is_signed_and_sent(full, printed):
    text = lines_of(printed(full, "ru"))
    assert re.search(
        r"Контроль за исполнением настоящего протокола: _+ Председатель _+ аким области "
        r"Секретарь _+ главный специалист аппарата Регистрационный № [^:]*: _+ "
        r"Список рассылки: город Актобе; Алгинский район;",
        text,
    )


def test_whoever_stood_in_for_the_chair_presided(full, printed):
    full.chaired_by = full.commission.compositions.get().seats.get(role="deputy")
    full.save()
    text = text_of(printed(full, "ru"))
    assert "Председательствующий: заместитель акима области" in text


def test_a_name_of_the_commission_is_that_of_the_day(full, printed):
    full.date = date(2026, 3, 2)
    full.save()
    assert "Құқық бұзушылық профилактикасы жөніндегі өңірлік" in text_of(printed(full, "kk"))


def test_text_of_people_is_text(full, printed):
    """What somebody types can neither become markup nor name a file."""
    evil = '<link rel="stylesheet" href="file:///etc/passwd"> & <b>'
    clause(full, 3, 1, (evil, evil), Owed())
    assert evil in text_of(printed(full, "ru"))


def test_a_word_with_a_hyphen_is_never_divided(printed):
    """A divided «интернет-алаяқтық» would be copied without its hyphen."""
    made = meeting()
    words = ("интернет-алаяқтық ойын-сауық іс-шара " * 12).strip()
    clause(made, 1, 1, (words, words), Owed())
    assert words in text_of(printed(made, "kk"))
