"""Numbers and days from a spreadsheet, dealt out over the rows of a grid."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.domain import planned
from tasks.domain.planned import Cell, Misfit, Wrong

READERS = [
    (Wrong.number, lambda text: str(planned.number(text))),
    (Wrong.day, lambda text: str(planned.day(text))),
]


def taken(read: Callable[[str], object], text: str) -> bool:
    """Whether the text is such a value."""
    try:
        read(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("1 234", 1234),
        ("1\u00a0234\u202f567", 1234567),
        ("12,00", 12),
        ("12.0", 12),
        ("1'000", 1000),
    ],
)
def test_a_whole_number_however_it_is_written(text: str, value: int) -> None:
    assert planned.number(text) == value


@pytest.mark.parametrize("text", ["", "көп", "-1", "1,5", "1.234", "=A1", "9" * 10, "٣", "1e3"])
def test_what_is_no_plan(text: str) -> None:
    assert not taken(planned.number, text)


@pytest.mark.parametrize(
    "text", ["03.09.2025", "3.9.2025", "3/9/2025", "2025-09-03", "03.09.2025 г.", "2025-09-03 00:00:00"]
)
def test_a_day_however_it_is_written(text: str) -> None:
    assert planned.day(text) == date(2025, 9, 3)


@pytest.mark.parametrize("text", ["31.02.2025", "2025", "тоқсан сайын", "3 қыркүйек", "0.0.0000"])
def test_what_is_no_day(text: str) -> None:
    assert not taken(planned.day, text)


@given(st.integers(0, planned.LARGEST))
def test_every_number_comes_back_from_a_sheet(value: int) -> None:
    assert planned.number(f"{value:,}".replace(",", "\u00a0")) == value


def test_two_columns_are_dealt_out_and_an_empty_cell_changes_nothing() -> None:
    cells, misfits = planned.deal("10\t03.09.2025\r\n\t04.09.2025\r\n12", READERS, first=0, rows=3)
    assert cells == [Cell(0, 0, "10"), Cell(0, 1, "2025-09-03"), Cell(1, 1, "2025-09-04"), Cell(2, 0, "12")]
    assert misfits == []


def test_what_does_not_fit_is_named_by_its_line_and_the_rest_is_kept() -> None:
    cells, misfits = planned.deal("10\nкөп\n12\t1.1.2026\tартық\n13", READERS, first=0, rows=3)
    assert [cell.value for cell in cells] == ["10", "12", "2026-01-01"]
    assert misfits == [
        Misfit(2, "көп", Wrong.number),
        Misfit(3, "артық", Wrong.column),
        Misfit(4, "13", Wrong.row),
    ]


def test_a_paste_may_begin_at_the_days() -> None:
    cells, misfits = planned.deal("03.09.2025\n10", READERS, first=1, rows=2)
    assert (cells, misfits) == ([Cell(0, 1, "2025-09-03")], [Misfit(2, "10", Wrong.day)])


def test_empty_cells_take_what_stands_above() -> None:
    assert planned.fill_down(["", "5", "", "7", ""]) == ["", "5", "5", "7", "7"]
