"""A table as a file: XLSX for whoever goes on counting, CSV for another program. It knows no domain.

What people typed is data and stays data: in XLSX every text is written as a text whatever it begins with, in
CSV a text that a spreadsheet would take for a formula gets an apostrophe before it.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO

import xlsxwriter

Value = str | int | date | None

CSV = "text/csv; charset=utf-8"
BOM = "\ufeff"
"""By it a spreadsheet knows that the letters are UTF-8."""
SEPARATOR = ";"
"""Where the comma separates decimals, spreadsheets expect it."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
LONGEST = 32_767
"""Characters of a cell, by the format."""
A4 = 9
NOUGHT = date(1899, 12, 30)
"""From here a sheet counts its days: a date in a cell is a number with a form."""
NO_GUESSES = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Column:
    """Its head, and how wide it is, in characters."""

    label: str
    width: int = 12


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its name, what has to be said above the head (or nothing), columns and rows."""

    title: str
    above: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]


def xlsx(table: Table) -> bytes:
    """Row by row, in constant memory; the head stays in sight, has a filter and is printed on every page."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, NO_GUESSES)
    sheet = book.add_worksheet(table.title)
    first = int(bool(table.above))
    _lay_out(sheet, table, first)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    if table.above:
        sheet.write_string(0, 0, table.above, book.add_format({"bold": True}))
    for at, column in enumerate(table.columns):
        sheet.write_string(first, at, column.label, head)
    last = _write(book, sheet, table, first)
    sheet.autofilter(first, 0, last, len(table.columns) - 1)
    book.close()
    return out.getvalue()


def _lay_out(sheet: xlsxwriter.worksheet.Worksheet, table: Table, first: int) -> None:
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
    sheet.freeze_panes(first + 1, 0)
    sheet.repeat_rows(first)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L" + table.above.replace("&", "&&") + "&R&P / &N")


def _write(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, table: Table, first: int) -> int:
    """The rows; gives the number of the last one."""
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"})
    at = first
    for at, row in enumerate(table.rows, start=first + 1):
        for column, value in enumerate(row):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                sheet.write_string(at, column, value[:LONGEST], plain)
            elif isinstance(value, date):
                sheet.write_number(at, column, (value - NOUGHT).days, day)
            else:
                sheet.write_number(at, column, value, plain)
    return at


def csv_bytes(table: Table) -> bytes:
    """With the mark of UTF-8; days as 2025-09-03."""
    out = StringIO()
    out.write(BOM)
    writer = csv.writer(out, delimiter=SEPARATOR, lineterminator="\r\n")
    if table.above:
        writer.writerow([table.above])
    writer.writerow([harmless(column.label) for column in table.columns])
    writer.writerows([_plain(value) for value in row] for row in table.rows)
    return out.getvalue().encode()


def _plain(value: Value) -> str | int:
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else "" if value is None else value


def harmless(text: str) -> str:
    """No spreadsheet runs it: also not where spaces come first."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
