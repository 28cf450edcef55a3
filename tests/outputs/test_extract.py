"""The extract of one body, read back from the finished PDF: its own clauses, nothing of anybody else's."""

import re

import pytest

from commission import clock
from commission.models import AgendaItem, Clause
from tasks.models import Addressee, Plan, Term
from tasks.outputs.extract import render
from tests import make
from tests.cast import actor
from tests.outputs.reading import lines_of, pages_of, text_of
from tests.stage import kept

pytestmark = [pytest.mark.django_db, pytest.mark.once]

STANDS = ("Стендтер орнатылсын.", "Установить стенды.")
CAMERAS = ("Камералар қосылсын.", "Подключить камеры.")
CLINICS = ("Емханалар тексерілсін.", "Проверить поликлиники.")


def decide(sitting, by, texts, *bodies, item, **direction):
    """A clause with these words in the question `item`."""
    made = make.clause(sitting, by, *bodies, item=item, **direction)
    Clause.objects.filter(pk=made.pk).update(text_kk=texts[0], text_ru=texts[1])
    AgendaItem.objects.filter(pk=made.item_id).update(title_ru=f"вопрос: {item}", heard_ru="626 дел")
    return made


@kept
def held(cast):
    """1.1 to alga (lead), khromtau and the police, 1.2 to health, 2.1 to alga."""
    by = actor(cast.secretary)
    sitting = make.meeting(cast.ours, by)
    stands = decide(sitting, by, STANDS, cast.alga, cast.khromtau, cast.police, item="стендтер")
    decide(sitting, by, CLINICS, cast.health, item="стендтер")
    decide(sitting, by, CAMERAS, cast.alga, item="камералар", due_kind="months", due_n=1)
    own = Addressee.objects.filter(instruction=stands.pk, body=cast.alga)
    own.update(role="lead")
    Plan.objects.filter(addressee__in=own).update(value=7)
    return sitting


@kept
def signed(held, cast):
    make.hand_over(held, actor(cast.secretary))
    make.sign(held, actor(cast.secretary))
    return held


@pytest.fixture
def printed(tmp_path):
    """`printed(meeting, body, "kk")` is the path of that extract."""

    def _print(meeting, body, language):
        path = tmp_path / f"{body.code}-{language}.pdf"
        path.write_bytes(render(meeting, body, language))
        return path

    return _print


def test_the_head_says_whose_part_of_which_minutes_it_is(signed, cast, printed):
    kk, ru = text_of(printed(signed, cast.alga, "kk")), text_of(printed(signed, cast.alga, "ru"))
    for words in [
        "Құқықбұзушылықтардың алдын алу жөніндегі ведомствоаралық комиссия",
        "ХАТТАМАДАН ҮЗІНДІ № 3",
        "2025 жылғы 18 тамыз Ақтөбе қаласы",
        "Төраға: 1-орын",
        "Хаттамаға қол қойылған күн: 2025 жылғы 18 тамыз",
        "Кімге: Алға ауданы басшысы",
    ]:
        assert words in kk
    for words in [
        "ВЫПИСКА ИЗ ПРОТОКОЛА № 3",
        "18 августа 2025 года город Актобе",
        "Протокол подписан: 18 августа 2025 года",
        "Кому: руководитель: Алгинский район",
    ]:
        assert words in ru


def test_a_clause_has_the_bodys_own_force_plan_and_day(signed, cast, printed):
    kk, ru = text_of(printed(signed, cast.alga, "kk")), text_of(printed(signed, cast.alga, "ru"))
    for words in [
        "1.1. Тапсырылсын: Стендтер орнатылсын.",
        "Жауапты: Алға ауданы басшысы (жинақтау) Көрсеткіш: Орнатылған стендтер (жоспар: 7)",
        "Мерзімі: 2025 жылғы 3 қыркүйек",
        "2.1. Тапсырылсын: Камералар қосылсын. Жауапты: Алға ауданы басшысы Көрсеткіш",
        "Мерзімі: 2025 жылғы 19 қыркүйек",
    ]:
        assert words in kk
    assert "1.1. Поручить: Установить стенды." in ru
    police = text_of(printed(signed, cast.police, "ru"))
    assert "1.1. Рекомендовать: Установить стенды. Ответственный: руководитель: Департамент полиции" in police
    assert "(план: 10)" in police


OTHERS = {
    "alga": [*CLINICS, "Хромтау", "Полиция", "Денсаулық", "Хромтауский", "полиции", "здравоохранения"],
    "khromtau": [*CLINICS, *CAMERAS, "Алға", "Алгинский", "Полиция", "полиции", "камералар"],
    "health": [*STANDS, *CAMERAS, "Алға", "Алгинский", "Хромтау", "Полиция", "полиции", "камералар"],
}


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_it_holds_nothing_of_other_bodies(signed, cast, printed, code, language):
    text = text_of(printed(signed, getattr(cast, code), language))
    assert [words for words in OTHERS[code] if words in text] == []
    assert "626" not in text


def test_a_shift_of_the_term_is_no_part_of_the_minutes(signed, cast, printed):
    Term.objects.update(due=clock.today())
    assert "Мерзімі: 2025 жылғы 3 қыркүйек" in text_of(printed(signed, cast.khromtau, "kk"))


def test_what_is_only_noted_has_no_term(held, cast, printed):
    Addressee.objects.filter(body=cast.police).update(force="note")
    make.hand_over(held, actor(cast.secretary))
    make.sign(held, actor(cast.secretary))
    text = text_of(printed(held, cast.police, "ru"))
    assert "1.1. Принять к сведению: Установить стенды. Кому: руководитель: Департамент полиции" in text
    assert "Срок" not in text


def test_the_secretary_certifies_it_and_the_minutes_hash_stands_below(signed, cast, printed):
    kk, ru = printed(signed, cast.alga, "kk"), printed(signed, cast.alga, "ru")
    assert re.search(r"Үзінді дұрыс: хатшы _+ 2-орын", lines_of(kk))
    assert re.search(r"Выписка верна: секретарь _+ место 2", lines_of(ru))
    assert "Хаттаманың бақылау қосындысы: aaaa-aaaa-aaaa" in text_of(kk, page=pages_of(kk))
    assert "Контрольная сумма протокола: aaaa-aaaa-aaaa" in text_of(ru, page=1)


def test_before_the_signature_there_is_none(held, cast):
    with pytest.raises(ValueError, match="not signed"):
        render(held, cast.alga, "kk")


def test_a_co_executor_reads_its_inner_date_and_whom_it_helps(cast, printed):
    """Not the plan of the lead, nor the lead's day."""
    by = actor(cast.secretary)
    sitting = make.meeting(cast.ours, by)
    make.clause(sitting, by, cast.alga, role="lead", helpers=[cast.health])
    make.hand_over(sitting, by)
    make.sign(sitting, by)
    helper, lead = (text_of(printed(sitting, body, "ru")) for body in (cast.health, cast.alga))
    assert "Ответственный: руководитель: Алгинский район" in helper
    assert "Соисполнитель: руководитель: Управление здравоохранения" in helper
    assert "Срок: 28 августа 2025 года" in helper
    assert "план" not in helper
    assert "Соисполнитель: руководитель: Управление здравоохранения" in lead
    assert "Срок: 3 сентября 2025 года" in lead
