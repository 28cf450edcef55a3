"""A text is cut after a sentence, never after an abbreviation."""

import pytest

from tasks.domain.sentences import cut, ends, middle

WHOLE = [
    "2025 ж. 3 қыркүйекке дейін есеп берілсін.",
    "Жауапты: А. Б. Серіков, т.б. Қызметкерлер",
    "Срок до 3 сентября 2025 г. включительно.",
    "Бір сөйлем",
    "",
]


@pytest.mark.parametrize("text", WHOLE)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert ends(text) == []
    assert cut(text, middle(text)) == (text, "")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Стендтер орнатылсын.", "Ақпарат берілсін."),
        ("Установить 10 стендов, 5 %.", "«Алга» отчитаться."),
        ("1) стендтер;", "2) камералар."),
        ("Раскрываемость 11,6 %;", "Қорытынды шығарылсын."),
    ],
)
def test_a_sentence_ends_before_the_next(first: str, second: str) -> None:
    separator = "\n" if second[0].isdigit() else " "
    text = f"{first}{separator}{second}"
    assert [cut(text, at) for at in ends(text)] == [(first, second)]


def test_of_several_the_end_nearest_to_the_middle_is_proposed() -> None:
    assert cut("Бір. Екі сөз. Үш. Төрт бес алты.", 99) == ("Бір. Екі сөз. Үш. Төрт бес алты.", "")
    text = "Бірінші. Екінші сөйлем. Үшінші сөйлем."
    assert cut(text, middle(text)) == ("Бірінші. Екінші сөйлем.", "Үшінші сөйлем.")
