"""The minutes on paper, at the length they have and at lengths they may get.

The floor of a paper is the same text without any form: WeasyPrint lays out bare paragraphs, and nobody could
sign that.
"""

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.html import escape, strip_tags
from pypdf import PdfReader
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.lengths import LENGTHS, grown, seed
from benchmarks.measure import measure
from benchmarks.scenarios import Ask, Scenario, client
from tasks.outputs import minutes
from tasks.outputs.content import facts
from tasks.outputs.facts import Facts
from tasks.outputs.minutes import MinutesPaper

FONTS = FontConfiguration()
BARE = CSS(
    string="@page { size: A4; margin: 20mm 10mm 20mm 20mm } html { font: 14pt/1.15 Tinos } p { margin: 0 }"
)


def measured() -> dict[str, Any]:
    """How long each of them takes."""
    return {"rows": measure(papers())}


def papers() -> Iterator[Scenario]:
    """In a process of their own, because WeasyPrint makes it larger for good."""
    sitting = seed()
    read = facts(sitting)
    secretary, address = client("secretary"), f"/meetings/{sitting.pk}/minutes.kk.pdf"
    yield _scenario("minutes as PDF, a page", read, lambda: secretary.get(address), 30)
    for pages, rounds in LENGTHS.items():
        long = grown(read, pages)
        yield _scenario(f"minutes of {pages} pages, a page", long, partial(_draw, long), rounds)


def _scenario(name: str, read: Facts, ask: Ask, rounds: int) -> Scenario:
    bare = HTML(string=_bare(read))
    return Scenario(
        name,
        ask,
        floor=lambda: HttpResponse(bare.write_pdf(stylesheets=[BARE], font_config=FONTS)),
        pages=len(PdfReader(BytesIO(ask().content)).pages),
        rounds=rounds,
    )


def _draw(read: Facts) -> HttpResponse:
    return HttpResponse(minutes.draw(read, "kk", draft=True))


def _bare(read: Facts) -> str:
    paper = MinutesPaper(read, "kk", digest="", draft=True)
    html = render_to_string(
        paper.template, {"paper": paper, "labels": paper.labels, "draft": True, "demo": ""}
    )
    lines = (strip_tags(line).strip() for line in html.splitlines())
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)
