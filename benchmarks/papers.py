"""The minutes on paper, at the length they have and at lengths they may get.

The floor of a paper is the same text without any form: WeasyPrint lays out bare paragraphs, and nobody could
sign that.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import chain, repeat
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.html import escape, strip_tags
from pypdf import PdfReader
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.measure import measure, peak_mb
from benchmarks.scenarios import Ask, Scenario, client
from commission.models import Meeting
from tasks.outputs import length, minutes
from tasks.outputs.content import facts
from tasks.outputs.facts import Facts
from tasks.outputs.minutes import MinutesPaper

LENGTHS = {5: 20, 20: 8, 100: 3}
"""Pages -> how often they are made."""
FONTS = FontConfiguration()
BARE = CSS(
    string="@page { size: A4; margin: 20mm 10mm 20mm 20mm } html { font: 14pt/1.15 Tinos } p { margin: 0 }"
)


def measured() -> dict[str, Any]:
    """What the worker does. Its memory is read after one paper of each length, before any floor is measured:
    the floor's own papers are none of the worker's.
    """
    for draw in long_ones():
        draw()
    peak = peak_mb()
    return {"rows": measure(papers()), "memory_of_papers_mb": peak}


def papers() -> Iterator[Scenario]:
    """In a process of their own, because WeasyPrint makes it larger for good."""
    seed = _seed()
    read = facts(seed)
    secretary, address = client("secretary"), f"/meetings/{seed.pk}/minutes.kk.pdf"
    yield _scenario("minutes as PDF, a page", read, lambda: secretary.get(address), 30)
    for pages, rounds in LENGTHS.items():
        long = _grown(read, pages)
        yield _scenario(f"minutes of {pages} pages, a page", long, partial(_draw, long), rounds)


def long_ones() -> Iterator[Ask]:
    """Each of the lengths, as a worker draws them."""
    read = facts(_seed())
    return (partial(_draw, _grown(read, pages)) for pages in LENGTHS)


def _seed() -> Meeting:
    return Meeting.objects.exclude(source_kk="").get()


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


def _grown(read: Facts, pages: int) -> Facts:
    """The questions again and again, until the minutes are about so long."""
    again = chain.from_iterable(repeat(read.items))
    items = [next(again)]
    while length.pages(replace(read, items=tuple(items)), "kk") < pages:
        items.append(next(again))
    return replace(read, items=tuple(items))


def _bare(read: Facts) -> str:
    paper = MinutesPaper(read, "kk", digest="", draft=True)
    html = render_to_string(
        paper.template, {"paper": paper, "labels": paper.labels, "draft": True, "demo": ""}
    )
    lines = (strip_tags(line).strip() for line in html.splitlines())
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)
