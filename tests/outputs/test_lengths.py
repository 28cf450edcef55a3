"""Minutes of 5, 20 and 100 pages: where pages end, what stands together, how well the length was foreseen."""

import re
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from tasks.domain.deadlines import DueKind, DueRule
from tasks.outputs import length, minutes
from tasks.outputs.facts import Attended, ClauseFacts, Facts, Item, Order, Quorum, To, Votes, Words
from tasks.outputs.labels import LABELS
from tasks.outputs.wording import Group
from tests.conftest import LONG
from tests.outputs.reading import raw_text

TEXT = Words(
    "Тұрғындар көп жиналатын жерлерге және әлеуметтік мекемелерге ақпараттық стендтер орнатылсын, "
    "оларда сенім телефондары мен жауаптылық туралы мәліметтер көрсетілсін.",
    "Установить в местах массового скопления жителей и в социальных учреждениях информационные "
    "стенды с телефонами доверия и сведениями об ответственности.",
)
TITLE = Words("Ақпараттық стендтер орнату туралы", "Об установке информационных стендов")
LINES_A_FULL_PAGE = 30
"""A page holds 43; what stands together may leave some of them blank."""


def to(n: int) -> To:
    """One of thirteen."""
    names = Words(f"№ {n} ауданның әкімі", f"аким района № {n}")
    return To(title=names, short=names, name=names, lead=False, plans=(n,), due_date=None)


CLAUSE = ClauseFacts(
    number="",
    text=TEXT,
    orders=(Order("instruct", Group.none, tuple(to(n) for n in range(1, 14))),),
    due=DueRule(DueKind.fixed, date(2025, 9, 3)),
    measures=(Words("Стендтер саны", "Количество стендов"),),
)


def item(n: int) -> Item:
    """A question with a discussion, three clauses to thirteen akims each, a vote and a dissent."""
    return Item(
        number=str(n),
        title=TITLE,
        reporter_name="",
        reporter_title=Words("Полиция департаментінің бастығы", "начальник Департамента полиции"),
        reporters=(),
        heard=TEXT,
        spoke=Words(f"{TEXT.kk}\n{TEXT.kk}", f"{TEXT.ru}\n{TEXT.ru}"),
        votes=Votes(12, 3, 1),
        dissent=TEXT,
        clauses=tuple(replace(CLAUSE, number=f"{n}.{k}") for k in (1, 2, 3)),
    )


def facts(pages: int) -> Facts:
    """Minutes of about so many pages; twenty members came, so their list is attached."""
    members = [Words(f"комиссия мүшесі № {n}", f"член комиссии № {n}") for n in range(20)]
    read = Facts(
        commission=Words("Ведомствоаралық комиссия", "Межведомственная комиссия"),
        number="3",
        date=date(2025, 8, 19),
        time="10:00",
        extraordinary=False,
        place=Words("Ақтөбе қаласы", "город Актобе"),
        registration_no="",
        chair=Words("облыс әкімі", "аким области"),
        deputised=False,
        secretary=Words("бас маман", "главный специалист"),
        control=Words("облыс әкімінің аппараты", "аппарат акима области"),
        quorum=Quorum(20, 22, True),
        attendance=tuple(Attended(member, "present", True, "") for member in members),
        invitees=(),
        items=(),
    )
    for n in count(1):
        read = replace(read, items=(*read.items, item(n)))
        if length.pages(read, "kk") >= pages:
            return read
    raise AssertionError


SIZES = [(5, "kk"), (5, "ru"), (20, "ru"), (20, "kk"), (100, "kk"), (100, "ru")]
"""A hundred pages take ten seconds: `make long` makes them, a daily run stops at twenty."""
TRIED = len(SIZES) if LONG else 3


@pytest.mark.parametrize(("pages", "language"), SIZES[:TRIED], ids=str)
def test_a_paper_of_any_length_is_well_laid_out(pages: int, language: str, tmp_path: Path) -> None:
    read, labels = facts(pages), LABELS[language]
    paper, heard = tmp_path / "minutes.pdf", []
    paper.write_bytes(minutes.draw(read, language, draft=False, on_page=heard.append))
    sheets = [sheet.splitlines() for sheet in raw_text(paper).split("\f")[:-1]]
    sheets = [[line for line in sheet if line.strip()] for sheet in sheets]

    assert heard == list(range(1, len(sheets) + 1)), "each page is told, once"
    assert len(sheets) == pytest.approx(length.pages(read, language), rel=0.15, abs=1)
    assert all(sheet[0] == str(n) for n, sheet in enumerate(sheets[1:], start=2))

    *text, last, attached = sheets
    labelled = f"{labels.heard}|{labels.decided}|{labels.spoke}|{labels.dissent}"
    headings = rf"({labelled}):|{labels.agenda}|\d+\.\s(О|А)\w+ "
    for sheet in text:
        assert not re.match(headings, sheet[-2]), "a heading without its text"
        assert len(sheet) >= LINES_A_FULL_PAGE, "half a page is blank"
    assert {labels.chair, labels.secretary} <= {line.split("_")[0].strip() for line in last}
    before = last[1 : last.index(next(line for line in last if line.startswith(labels.control)))]
    assert len(before) >= 2, "signatures alone on a page"
    assert attached[1].startswith(labels.attachment_before or labels.number)
    assert sum(bool(re.match(r"\d+\. ", line)) for line in attached) == 20
