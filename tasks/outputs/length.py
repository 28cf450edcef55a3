"""How long the minutes will be, before a page of them is laid out.

Layout is what takes the time, so the answer is counted: letters to lines, lines to pages. It is right to a
tenth or so, which is enough to say «this takes a while» and to draw a bar.
"""

from collections.abc import Iterator
from math import ceil

from tasks.outputs.facts import Facts
from tasks.outputs.minutes import MinutesPaper
from tasks.outputs.sitting_paper import ItemPaper
from tasks.outputs.tables import Table

LETTERS_A_LINE, INDENT, LINES_A_PAGE = 78, 7, 41
"""A page holds 43 lines; what stands together leaves some of them blank."""
HEAD_AND_SIGNATURES = 24
"""Lines that every paper has."""
ITEM = 7
"""Lines of a question beside its texts: its place in the agenda, its labels, the room around them."""
CLAUSE = 0.4
"""The room above a clause, in lines."""
LETTERS_A_TABLE, ROW, TABLE = 84, 1.0, 2
"""A table is set smaller; its head and the room around it take two lines."""


def pages(read: Facts, language: str) -> int:
    """The length of one language's paper. ``KeyError`` for any language but kk and ru."""
    paper = MinutesPaper(read, language, digest="")
    lines = HEAD_AND_SIGNATURES + len(paper.came) + len(paper.stayed_away) + len(paper.invitees)
    return ceil((lines + sum(map(_item, paper.items))) / LINES_A_PAGE)


def _item(item: ItemPaper) -> float:
    clauses = CLAUSE * len(item.clauses) + sum(_table(clause.table) for clause in item.clauses)
    return ITEM + clauses + sum(ceil((INDENT + len(text)) / LETTERS_A_LINE) for text in _texts(item))


def _table(table: Table | None) -> float:
    return TABLE + ROW * sum(map(_row, table.rows)) if table else 0


def _row(cells: tuple[str, ...]) -> int:
    """Lines of its fullest cell; the columns are of one width."""
    return max(ceil(len(cell) * len(cells) / LETTERS_A_TABLE) for cell in cells)


def _texts(item: ItemPaper) -> Iterator[str]:
    """Each paragraph; the title stands in the agenda and above the question."""
    yield from (item.title.text, item.title.text, item.votes)
    for said in (item.heard, item.spoke, item.dissent):
        yield from said.paragraphs if said else ()
    for clause in item.clauses:
        yield f"{clause.lead}{clause.text.text}"
        yield from (f"{line.label}{line.value.text}" for line in clause.lines)
