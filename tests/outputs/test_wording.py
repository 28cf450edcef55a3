"""The words of the papers, written out as a person would check them."""

from datetime import date

import pytest

from tasks.domain.deadlines import DueKind, DueRule
from tasks.domain.fanout import Force
from tasks.outputs.labels import KK, RU
from tasks.outputs.typography import typeset
from tasks.outputs.wording import Group, counted, date_words, due_words, group_of, short_hash

CITY = {"aktobe-city"}
DISTRICTS = {f"district-{n}" for n in range(12)}


def plain(words):
    """Without the blanks that hold a number and its word together: what is said, not how it is set."""
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("bodies", "group"),
    [
        (CITY | DISTRICTS, Group.all_akims),
        (DISTRICTS, Group.district_akims),
        (CITY, Group.none),
        (set(), Group.none),
        (DISTRICTS - {"district-5"}, Group.none),
        ((CITY | DISTRICTS) - {"district-5"}, Group.none),
        (CITY | DISTRICTS | {"police"}, Group.none),
        (DISTRICTS | {"police"}, Group.none),
    ],
)
def test_a_group_is_named_only_when_it_is_exactly_that_group(bodies, group):
    assert group_of(bodies, cities=CITY, districts=DISTRICTS) is group


def test_one_district_is_not_all_districts():
    assert group_of({"alga"}, cities=CITY, districts={"alga"}) is Group.none


def test_without_a_city_on_record_nobody_is_all_akims():
    assert group_of(DISTRICTS, cities=set(), districts=DISTRICTS) is Group.none


@pytest.mark.parametrize(
    ("day", "kk", "ru"),
    [
        (date(2025, 8, 19), "2025 жылғы 19 тамыз", "19 августа 2025 года"),
        (date(2025, 9, 3), "2025 жылғы 3 қыркүйек", "3 сентября 2025 года"),
        (date(2026, 1, 1), "2026 жылғы 1 қаңтар", "1 января 2026 года"),
        (date(2026, 12, 31), "2026 жылғы 31 желтоқсан", "31 декабря 2026 года"),
    ],
)
def test_dates(day, kk, ru):
    assert (plain(date_words(day, KK)), plain(date_words(day, RU))) == (kk, ru)


@pytest.mark.parametrize(
    ("n", "ru"),
    [
        (1, "1 рабочий день"),
        (2, "2 рабочих дня"),
        (4, "4 рабочих дня"),
        (5, "5 рабочих дней"),
        (10, "10 рабочих дней"),
        (11, "11 рабочих дней"),
        (12, "12 рабочих дней"),
        (14, "14 рабочих дней"),
        (21, "21 рабочий день"),
        (22, "22 рабочих дня"),
        (25, "25 рабочих дней"),
        (111, "111 рабочих дней"),
        (112, "112 рабочих дней"),
        (101, "101 рабочий день"),
        (122, "122 рабочих дня"),
    ],
)
def test_a_russian_noun_after_a_number_and_a_kazakh_one(n, ru):
    assert plain(counted(n, RU.units[DueKind.working_days])) == ru
    assert plain(counted(n, KK.units[DueKind.working_days])) == f"{n} жұмыс күні"


@pytest.mark.parametrize(
    ("rule", "kk", "ru"),
    [
        (
            DueRule(DueKind.fixed, on=date(2025, 9, 3)),
            "2025 жылғы 3 қыркүйек",
            "3 сентября 2025 года",
        ),
        (
            DueRule(DueKind.working_days, n=10),
            "10 жұмыс күні, хаттамаға қол қойылған күннен бастап",
            "10 рабочих дней со дня подписания протокола",
        ),
        (
            DueRule(DueKind.calendar_days, n=21),
            "21 күнтізбелік күн, хаттамаға қол қойылған күннен бастап",
            "21 календарный день со дня подписания протокола",
        ),
        (
            DueRule(DueKind.months, n=3),
            "3 ай, хаттамаға қол қойылған күннен бастап",
            "3 месяца со дня подписания протокола",
        ),
        (DueRule(), "1 ай", "1 месяц"),
    ],
)
def test_terms(rule, kk, ru):
    assert (plain(due_words(rule, KK)), plain(due_words(rule, RU))) == (kk, ru)


def test_a_hash_is_short_enough_to_be_read_aloud():
    assert short_hash("0123456789abcdef" * 4) == "0123-4567-89ab"


AROUND_A_NUMBER = {"attachment_before", "attachment_after"}
"""«Приложение к протоколу № 7» and «№ 7 хаттамаға қосымша»: each language has its words on one side."""


def test_both_languages_have_every_word():
    for name in KK.__slots__:
        kk, ru = getattr(KK, name), getattr(RU, name)
        assert kk or name in AROUND_A_NUMBER, name
        assert type(kk) is type(ru), name
        if isinstance(kk, dict):
            assert kk.keys() == ru.keys(), name
        if isinstance(kk, tuple):
            assert len(kk) == len(ru) == len(set(ru)), name
    assert all(one.attachment_before + one.attachment_after for one in (KK, RU))
    assert set(KK.forces) == set(Force)
    assert set(KK.units) == set(DueKind) - {DueKind.fixed, DueKind.unset}


def test_typed_text_is_set_as_print():
    """Marks and blanks only: the words are those of the record."""
    typed = '"Құқық" және (№ 12) бойынша 2025 ж. 3 қыркүйек; 5" труба, а="b", А. Б. Ахметов, 75 %'
    assert typeset(typed) == (
        '«Құқық» және (№_12) бойынша 2025_ж. 3_қыркүйек; 5" труба, а="b", А._Б._Ахметов, 75_%'
    ).replace("_", "\u00a0")
