"""What a task is found by: every word its readers may read, from the moment it is said, and no other."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commission.actions import body_names
from tasks.actions import moves, searching
from tasks.domain import search
from tasks.models import SearchText, Task
from tests import make
from tests.cast import Cast, actor

PAIRS = [
    # a word in another case, Kazakh: possession, number and case one after another
    ("балаларының", "Бала құқығы.", True),
    ("казино", "Қазақстан Республикасы.", False),
    ("мекеме", "Мекемелеріндегі жұмыс тексерілсін.", True),
    ("мекемелеріндегі", "Мекеме басшысы хабарлады.", True),
    ("құқығын", "Азаматтардың құқық қорғау мәдениеті.", True),
    ("мектебінде", "Мектеп жанындағы сауда нүктелері.", True),
    ("жасөспірімдердің", "Жасөспірімге кеңес берілді.", True),
    ("камераларды", "Бейнебақылау камерасы қосылды.", True),
    # and Russian: with a vowel that comes and goes
    ("проверок", "Проверка торговых точек проведена.", True),
    ("участковым", "Отчёты участковых инспекторов.", True),
    ("информационных", "Установить информационные стенды.", True),
    ("комиссией", "Решение комиссии исполнено.", True),
    # case, a keyboard without Kazakh letters, letters that look alike (Latin c, o, p, e, a)
    ("СТЕНДТЕР", "Ақпараттық стендтер орнатылсын.", True),
    ("тургын уй", "Тұрғын үй кезегі.", True),
    ("казакша", "Қазақша мәтін.", True),
    ("cтeнд", "Установить стенд.", True),
    # joined and split
    ("құқық бұзушылық", "Құқықбұзушылықтың алдын алу.", True),
    ("құқықбұзушылық", "Құқық бұзушылықтың алдын алу.", True),
    ("бейнебақылау", "Бейне бақылау жүйесі.", True),
    ("видео наблюдение", "Подключить видеонаблюдение.", True),
    # numbers are whole; every word must be there
    ("11,6", "11,6 %-ға төмендеді.", True),
    ("11", "11,6 %-ға төмендеді.", False),
    ("19.08.2025", "Есеп 19.08.2025 күнгі хатпен келді.", True),
    ("стенд полиция", "Установить стенд.", False),
    ("лицензия", "Установить стенд.", False),
    ("енд", "Установить стенд.", False),
]


@pytest.mark.parametrize(("query", "said", "is_found"), PAIRS)
def test_a_word_is_found_however_it_is_written(query: str, said: str, is_found: bool) -> None:
    """In any case, by any keyboard, as one word or two; the middle of a word is nothing."""
    text = search.text_of("Алдыңғы сөз", said, "келесі сөз")
    wanted = search.alternatives(search.sought(query))
    found = any(all(part in text for part in parts) for parts in wanted)
    assert found is is_found


@pytest.mark.parametrize("nothing", ["", "  ", "а", "!", "№", '"', "%_", "* ( )", "-"])
def test_what_has_no_word_looks_for_nothing(nothing: str) -> None:
    """Signs and single letters are no words; a digit is a number."""
    assert search.sought(nothing) == ()


def test_a_task_is_found_by_all_that_is_said_of_it(cast: Cast) -> None:
    """From its issue on: clause, number, names; then reports, remarks, notes; new names and a rebuild."""
    secretary, akim = actor(cast.secretary), actor(cast.akim)
    task = make.task(cast.ours, secretary, cast.alga)
    make.task(cast.ours, secretary, cast.health)
    asked = ("стендтерді", "информационным стендам", "1/1.1", "2025-1/1.1-01", "Алға", "алгинскому стенд")
    assert [found(query) for query in asked] == [[1, 2], [1, 2], [1], [1], [1], [1]]
    assert [found("2025-1"), found("2/1.1"), found("1/1.1-02"), found("орындалды")] == [[1], [2], [], []]

    moves.note(task, text="Мердігер таңдалды.", by=akim)
    moves.report(task, make.account(task, text="Стендтер орындалды, суреттер тіркелді."), by=akim)
    moves.return_(task, remarks="Үшінші стендтің мекенжайы жоқ: O'Neil 100%_", by=secretary)
    said = ("мердігерді", "сурет", "мекенжайын", "O'Neil", "100")
    assert [found(query) for query in said] == [[1]] * len(said)
    body_names.add_alias(cast.health, "Облздрав", by=secretary)
    assert found("облздрав") == [2]

    before = words_by_task()
    SearchText.objects.all().delete()
    assert found("стенд") == []
    assert searching.write_all(Task.objects.all()) == 2
    assert words_by_task() == before
    assert found("облздраву") == [2]


def test_nobody_finds_by_words_they_may_not_read(cast: Cast) -> None:
    """A report's draft and another body's task answer to nobody outside, whatever is asked."""
    secretary, akim = actor(cast.secretary), actor(cast.akim)
    task = make.task(cast.ours, secretary, cast.alga)
    moves.report(task, make.account(task, text="Құпия сөз: қарлығаш."), by=akim)
    finders = {n for n, person in cast.people() if Task.objects.visible_to(actor(person)).found("қарлығаш")}
    assert finders == {n for n, person in cast.people() if Task.objects.visible_to(actor(person)).exists()}
    assert not Task.objects.visible_to(actor(cast.other_akim)).found("стенд").exists()


def test_no_word_and_no_text_is_too_long(cast: Cast) -> None:
    """Of a word its beginning is kept; of a text PostgreSQL indexes what it can, and takes the rest."""
    task = make.task(cast.ours, actor(cast.secretary), cast.alga)
    moves.note(task, text=f"{'ұзын' * 1000} {'7' * 3000}.", by=actor(cast.akim))
    assert (found("ұзынұзын"), found("7" * 190)) == ([1], [1])
    endless = " ".join(chr(0x20000 + n) * 60 for n in range(5000))
    SearchText.objects.filter(task=task).update(text=search.text_of("стендтер", endless))
    assert found("стенд") == [1]


@pytest.mark.django_db
@given(st.text(alphabet=string.printable + "әҚіёЙ№«»“”\x00\u00ad", max_size=40))
def test_nothing_typed_is_an_operator(typed: str) -> None:
    """Whatever is typed is words to look for: letters, digits, blanks; and the database takes them."""
    assert all(part.isalnum() for ways in search.sought(typed) for way in ways for part in way.split())
    assert not Task.objects.found(typed).exists()


def found(query: str) -> list[int]:
    """The numbers of the sittings whose tasks answer."""
    numbers = Task.objects.found(query).order_by("id").values_list("meeting__number", flat=True)
    return [int(number) for number in numbers]


def words_by_task() -> dict[int, set[str]]:
    """The words of each text, in no order."""
    return {row.pk: set(row.text.split()) for row in SearchText.objects.order_by("pk")}
