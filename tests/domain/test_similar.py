"""«This was ordered before»: tuned on the clauses of the real sitting, which must not alarm one another."""

import json
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.domain.similar import ALIKE, Shelf, Text, alike, share, stems

SEED = Path(__file__).resolve().parents[2] / "commission" / "data" / "seed.json"


def seed_clauses() -> list[Text[str]]:
    """The eleven clauses by their numbers."""
    items = json.loads(SEED.read_text(encoding="utf-8"))["items"]
    return [
        Text(f"{n}.{m}", *clause["text"])
        for n, item in enumerate(items, start=1)
        for m, clause in enumerate(item["clauses"], start=1)
    ]


CLAUSES = seed_clauses()


@pytest.mark.parametrize(
    ("number", "kk", "ru"),
    [
        (
            "1.1",
            "Мемлекеттік органдар жиналыстарында цифрлық сауаттылық бойынша профилактикалық сағат өткізілсін",
            "Проводить профилактические часы по цифровой грамотности на собраниях государственных органов",
        ),
        ("1.2", "Тұрғындар көп жиналатын жерлерге ақпараттық стендтер орнатылсын.", ""),
        (
            "1.2",
            "",
            "В местах массового пребывания жителей и в социальных объектах разместить информационные стенды",
        ),
        ("1.3", "Танымал тұлғаларды ақпараттық науқандарға тарту қамтамасыз етілсін", ""),
        ("1.4", "Құзыретті органға ірі онлайн-қарыздарды шектеу туралы ұсыныс жолдансын", ""),
        ("2.2", "", "Провести проверки мест, где без разрешения продаётся алкоголь"),
        ("2.3", "", "Расширить медицинскую помощь лицам с зависимостью"),
        ("2.4", "Ойын-сауық мекемелерінің жұмыс уақытына шектеу қойылсын", ""),
        ("2.5", "", "Обеспечить подключение видеокамер развлекательных заведений к полиции"),
        ("3.1", "", "Принять меры по профилактике преступности среди подростков"),
    ],
)
def test_a_reworded_clause_is_found(number: str, kk: str, ru: str) -> None:
    assert [found.key for found in alike(kk, ru, CLAUSES)] == [number]


def test_the_clauses_of_one_sitting_do_not_alarm_each_other() -> None:
    for one, other in combinations(CLAUSES, 2):
        assert share(stems(one.kk), stems(other.kk)) < ALIKE, (one.key, other.key)
        assert share(stems(one.ru), stems(other.ru)) < ALIKE, (one.key, other.key)


@pytest.mark.parametrize(
    ("kk", "ru"),
    [
        ("Мектептер маңындағы көше жарығы тексерілсін", "Проверить уличное освещение вблизи школ"),
        (
            "Жол қозғалысы қауіпсіздігі бойынша ақпараттық науқан өткізілсін",
            "Провести информационную кампанию по безопасности дорожного движения",
        ),
        ("", ""),
        ("Қамтамасыз етілсін.", "Принять меры."),
    ],
)
def test_another_matter_is_not(kk: str, ru: str) -> None:
    assert alike(kk, ru, CLAUSES) == []


def test_one_word_or_two_are_the_same_offence() -> None:
    joined = stems("Кәмелетке толмағандар арасындағы құқықбұзушылықтар азайтылсын")
    assert joined == stems("кәмелетке толмағандар арасындағы құқық бұзушылықтарды азайту азайтылсын")
    assert joined != stems("Кәмелетке толмағандардың құқықтары қорғалсын, азайтылсын")


def test_the_closest_comes_first() -> None:
    same = next(clause for clause in CLAUSES if clause.key == "2.4")
    further = Text("further", same.kk + " Бейнебақылау камералары қосылсын", "")
    for found in (alike(same.kk, "", [further, same]), Shelf([further, same]).alike(same.kk, "")):
        assert [one.key for one in found] == ["2.4", "further"]


WORDS = st.lists(
    st.sampled_from(["стенд", "камера", "мектеп", "патруль", "лицензия", "школа", "спорт"]), max_size=6
)
WRITTEN = st.tuples(WORDS.map(" ".join), WORDS.map(" ".join))


@given(st.lists(WRITTEN, max_size=12), WRITTEN)
def test_a_shelf_finds_what_looking_at_each_finds(
    among: list[tuple[str, str]], mine: tuple[str, str]
) -> None:
    texts = [Text(place, *written) for place, written in enumerate(among)]
    assert Shelf(texts).alike(*mine) == alike(*mine, texts)
