"""Numbers and days copied from a spreadsheet, dealt out over the rows of a grid.

A spreadsheet puts a tab between two columns and a line break between two rows. It writes thousands with
spaces of several kinds, and a whole number may come with decimals of zero: «1 234,00» is 1234. Any other
decimals are refused: what is planned is counted, and nobody installs half a stand.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LARGEST = 999_999_999
THOUSANDS = dict.fromkeys(map(ord, " \u00a0\u2007\u2009\u202f'’"))
NUMBER = re.compile(r"([0-9]{1,12})(?:[.,]0+)?")
DAY = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00)?)?")


class Wrong(StrEnum):
    """Why a cell was not taken."""

    number = "number"
    day = "day"
    row = "row"
    column = "column"


@dataclass(frozen=True, slots=True)
class Misfit:
    """A cell that was not taken; ``line`` counts the pasted lines from 1."""

    line: int
    text: str
    why: Wrong


@dataclass(frozen=True, slots=True)
class Cell:
    """A value for a row and a column of the grid, both counted from 0."""

    row: int
    column: int
    value: str


Read = Callable[[str], str]
"""A cell as a form field takes it; ``ValueError`` if it is no such value."""


def number(text: str) -> int:
    """A whole number from 0 to LARGEST, however its thousands are set apart. ``ValueError`` otherwise."""
    found = NUMBER.fullmatch(text.translate(THOUSANDS).strip())
    if not found or int(found[1]) > LARGEST:
        raise ValueError(text)
    return int(found[1])


def day(text: str) -> date:
    """«03.09.2025», «3/9/2025» (the day first) or «2025-09-03». ``ValueError`` otherwise."""
    plain = text.strip().removesuffix("г.").removesuffix("ж.").strip()
    if found := ISO_DAY.fullmatch(plain):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := DAY.fullmatch(plain):
        return date(int(found[3]), int(found[2]), int(found[1]))
    raise ValueError(text)


def deal(
    pasted: str, readers: Sequence[tuple[Wrong, Read]], *, first: int, rows: int
) -> tuple[list[Cell], list[Misfit]]:
    """The values to put and the cells that fit nowhere; an empty cell leaves what is there.

    ``readers`` are the columns of the grid with what each calls wrong; the paste begins in column ``first``
    of the first row.
    """
    cells: list[Cell] = []
    misfits: list[Misfit] = []
    for row, column, text in _cells(pasted):
        wrong = _outside(row, rows, first + column, len(readers))
        if wrong is None:
            wrong, read = readers[first + column]
            try:
                cells.append(Cell(row, first + column, read(text)))
                continue
            except ValueError:
                pass
        misfits.append(Misfit(row + 1, text, wrong))
    return cells, misfits


def fill_down(values: Sequence[str]) -> list[str]:
    """Every empty cell takes the value above it; nothing that was typed is changed."""
    filled: list[str] = []
    for value in values:
        filled.append(value or (filled[-1] if filled else ""))
    return filled


def _cells(pasted: str) -> Iterator[tuple[int, int, str]]:
    for row, line in enumerate(pasted.splitlines()):
        for column, text in enumerate(line.split("\t")):
            if text.strip():
                yield row, column, text.strip()


def _outside(row: int, rows: int, column: int, columns: int) -> Wrong | None:
    if row >= rows:
        return Wrong.row
    return Wrong.column if column >= columns else None
