"""Finding a body by what is typed in a hurry, over the real list of the oblast."""

import json
from pathlib import Path

import pytest

from commission.domain.lookup import find, fold, rank
from tasks.web.clause_bodies import ALIASES

BODIES = Path(__file__).resolve().parents[2] / "commission" / "data" / "bodies.json"


def all_names() -> dict[str, list[str]]:
    """Bodies as the picker knows them, and the groups."""
    listed = json.loads(BODIES.read_text(encoding="utf-8"))["bodies"]
    forms = ("name", "short", "head_title", "aliases")
    bodies = {body["code"]: [name for form in forms for name in body.get(form, [])] for body in listed}
    return {code: list(aliases) for code, aliases in ALIASES.items()} | bodies


NAMED = all_names()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("мұғ", "mugalzhar"),
        ("МУГАЛЖАР", "mugalzhar"),
        ("алг", "alga"),
        ("алга", "alga"),
        ("Алгинский", "alga"),
        ("алгинского района", "alga"),
        ("аим", ""),
        ("аким алг", "alga"),
        ("Aлғa", "alga"),  # the first and the last letter are Latin
        ("alga", "alga"),
        ("қарғалы", "kargaly"),
        ("каргалы", "kargaly"),
        ("Темирский", "temir"),
        ("ІІД", "police"),
        ("УЗ", "health"),
        ("дсб", "health"),
        ("полиция деп", "police"),
        ("полициядеп", "police"),
        ("упр обр", "education"),
        ("жкх", "utilities"),
        ("все акимы", "all_akims"),
        ("все аки", "all_akims"),
        ("барлық әкімдер", "all_akims"),
        ("барлык аким", "all_akims"),
        ("барлық аудан әкімдері", "district_akims"),
        ("все районы", "district_akims"),
        ("барлык аудан", "all_akims"),
        ("   ", ""),
        ("%_*\\", ""),
    ],
)
def test_the_best_answer_to_what_is_typed(typed: str, first: str) -> None:
    assert next(iter(find(typed, NAMED)), "") == first


def test_half_a_word_finds_all_that_begin_with_it() -> None:
    assert set(find("все аким", NAMED)) >= {"all_akims", "district_akims"}
    assert {"health", "education"} <= set(find("управление", NAMED))


def test_better_answers_come_first() -> None:
    ranks = [
        rank(typed, "Денсаулық сақтау басқармасы") for typed in ("денсаулыксактаубаскармасы", "денс", "сақт")
    ]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == 3


def test_letters_of_another_keyboard_are_one_letter() -> None:
    assert fold("ӘҒҚҢӨҰҮҺІ") == fold("АГКНОУУХИ")
    assert fold("Complexity").startswith(fold("Со"))


@pytest.mark.parametrize("letters", [2, 5, 9])
def test_no_name_that_answers_is_passed_over(letters: int) -> None:
    """Most bodies are put aside by all their names at once."""
    for typed in sorted({name[1 : 1 + letters] for names in NAMED.values() for name in names})[::4]:
        answer = {key for key, names in NAMED.items() if any(rank(typed, name) is not None for name in names)}
        assert set(find(typed, NAMED)) == answer, typed


def test_a_megabyte_typed_by_mistake_is_no_name() -> None:
    assert find("ә" * 1_000_000, NAMED) == []
