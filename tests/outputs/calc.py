"""Reading sheets back with LibreOffice: what the office that takes the register along sees in them."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

PROGRAM = Path("/usr/bin/soffice")
PATIENCE = 120
"""Seconds for all sheets together; a profile's first start takes some."""
SPACES = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")}
Value = str | float | date


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet as LibreOffice took it. `repeated`: heads in print; `filtered`: ranges with filter buttons."""

    rows: list[list[Value]]
    repeated: list[list[Value]]
    filtered: list[str]
    formulas: int


def opened(sheets: Iterable[Path], folder: Path) -> list[Opened]:
    """All in one start of LibreOffice with a profile of its own, saved as plain XML in `folder`."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [PROGRAM, profile, "--headless", "--convert-to", "fods", "--outdir", folder, *sheets]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    return [_read(ElementTree.parse(folder / f"{sheet.stem}.fods").getroot()) for sheet in sheets]


def _read(document: Element) -> Opened:
    ranges = document.findall(".//table:database-range", SPACES)
    return Opened(
        rows=_rows(document, ".//table:table-row"),
        repeated=_rows(document, ".//table:table-header-rows/table:table-row"),
        filtered=[
            _said(one, "table:target-range-address")
            for one in ranges
            if _said(one, "table:display-filter-buttons") == "true"
        ],
        formulas=sum(bool(_said(cell, "table:formula")) for cell in document.iter()),
    )


def _rows(document: Element, path: str) -> list[list[Value]]:
    """As far as something stands in them: a sheet goes on for a million empty ones."""
    return [row for row in map(_row, document.findall(path, SPACES)) if row]


def _row(row: Element) -> list[Value]:
    values: list[Value] = []
    for cell in row:
        values += [_value(cell)] * int(_said(cell, "table:number-columns-repeated") or 1)
    return trimmed(values)


def trimmed(values: list[Value]) -> list[Value]:
    """Without the empty cells at the end."""
    filled = [n for n, value in enumerate(values, start=1) if value != ""]
    return values[: max(filled, default=0)]


def _value(cell: Element) -> Value:
    """Of the kind LibreOffice took it for. KeyError for one that no sheet of ours has."""
    kinds = {
        "": lambda: "",
        "date": lambda: date.fromisoformat(_said(cell, "office:date-value")),
        "float": lambda: float(_said(cell, "office:value")),
        "string": lambda: "\n".join("".join(line.itertext()) for line in cell.findall("text:p", SPACES)),
    }
    return kinds[_said(cell, "office:value-type")]()


def _said(element: Element, attribute: str) -> str:
    space, _, name = attribute.partition(":")
    return element.get(f"{{{SPACES[space]}}}{name}", "")
