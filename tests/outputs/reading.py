"""Reading a PDF back with the tools an archive would use (poppler)."""

import re
import subprocess
from pathlib import Path

from commission.models import Meeting
from tasks.outputs.minutes import render


def print_paper(folder: Path, meeting: Meeting, language: str, *, draft: bool = False) -> Path:
    """The minutes as a file, so that other programs can read them."""
    path = folder / f"{language}.pdf"
    path.write_bytes(render(meeting, language, draft=draft))
    return path


def text_of(pdf: Path, *, page: int | None = None) -> str:
    """The text as one line: a clause broken over lines and pages is still that clause."""
    return " ".join(raw_text(pdf, page=page).split())


def lines_of(pdf: Path) -> str:
    """The same as it stands on the page, line by line: what is beside each other stays together."""
    return " ".join(_tool("pdftotext", "-layout", str(pdf), "-").split())


def raw_text(pdf: Path, *, page: int | None = None) -> str:
    """What pdftotext says, letter by letter; pages are counted from 1."""
    only = ["-f", str(page), "-l", str(page)] if page else []
    return _tool("pdftotext", *only, str(pdf), "-")


def pages_of(pdf: Path) -> int:
    """Number of pages."""
    found = re.search(r"^Pages:\s+(\d+)$", _tool("pdfinfo", str(pdf)), re.MULTILINE)
    assert found
    return int(found[1])


def fonts_of(pdf: Path) -> list[list[str]]:
    """The rows of pdffonts: name, …, «emb», «sub», «uni», object number."""
    return [row.split() for row in _tool("pdffonts", str(pdf)).splitlines()[2:]]


def box_of(pdf: Path, page: int = 1) -> tuple[float, float, list[tuple[float, float, float, float, str]]]:
    """Width and height of a page and its words as (left, top, right, bottom, text), in points."""
    html = _tool("pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-")
    size = re.search(r'<page width="([\d.]+)" height="([\d.]+)">', html)
    assert size
    words = re.findall(
        r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>', html
    )
    boxes = [(float(a), float(b), float(c), float(d), text) for a, b, c, d, text in words]
    return float(size[1]), float(size[2]), boxes


def _tool(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
