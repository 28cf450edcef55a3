"""The sheet itself: faces, glyphs, geometry, and what the printer may read."""

import re
import subprocess
from functools import partial

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from weasyprint.css import get_all_computed_styles

from commission.render.paper_html import PaperHTML
from commission.render.pdf import ORIGIN, OwnFiles, PaperFault, pdf
from tasks.outputs.labels import KK
from tests.outputs.factory import TEXTS, Owed, clause, meeting
from tests.outputs.reading import box_of, fonts_of, pages_of, print_paper, raw_text

MM = 72 / 25.4
KAZAKH = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
SIGNS = "0123456789₸№«»“”„…–—−%‰°§±×/()[]{}&@#*+=<>!?;:.,'\"\u00a0\u202f\u2011"
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ROWS = [KAZAKH, KAZAKH.lower(), LATIN, SIGNS]
GLYPHS = "".join(ROWS)
FACES = {"Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-Bold-Italic"}


@pytest.fixture
def printed(tmp_path):
    """`printed(meeting, "kk", draft=False)` is the path of that paper."""
    return partial(print_paper, tmp_path)


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "glyphs.pdf"
    path.write_bytes(pdf("paper/glyphs.html", {"glyphs": ROWS, "labels": KK, "draft": True, "demo": ""}))
    return path


def test_an_element_has_one_style_and_no_spare_ones_for_notes():
    """WeasyPrint's own sheet would give each six more, a seventh of what a worker holds."""
    page = PaperHTML(string="<h2>1</h2><ol><li><p>2<table><tr><td>3</table></ol><p><i>4</i>")
    styled = get_all_computed_styles(page).get_computed_styles()
    assert [(element.tag, pseudo) for element, pseudo in styled if pseudo] == [("li", "marker")]


def test_every_sign_comes_back_from_the_page(sheet):
    printed = raw_text(sheet)
    lost = [sign for sign in GLYPHS if not sign.isspace() and printed.count(sign) < len(FACES)]
    assert lost == []


def test_every_sign_is_drawn_by_a_face_of_the_paper(sheet):
    """A sign the face lacks would bring in a second font, or a box: glyph 0."""
    assert {row[0].split("+")[1] for row in fonts_of(sheet)} == FACES
    for name, codes in _glyphs_of(sheet).items():
        assert len(codes) >= len(set(GLYPHS) - {"\u00a0", "\u202f"}), name
        assert 0 not in codes, name


def test_the_installed_faces_have_every_sign():
    for path in _installed():
        with TTFont(path) as font:
            missing = {f"U+{ord(sign):04X}" for sign in GLYPHS} - {
                f"U+{code:04X}" for code in font.getBestCmap()
            }
        assert missing == set(), path


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("draft", [True, False])
def test_only_subsets_of_tinos_are_embedded(printed, language, draft):
    paper = printed(meeting(Owed()), language, draft=draft)
    for name, *_, embedded, subset, unicode, _number, _generation in fonts_of(paper):
        assert name.split("+")[1] in FACES
        assert (embedded, subset, unicode) == ("yes", "yes", "yes")


@pytest.mark.django_db
def test_the_archive_and_the_screen_reader_are_served(printed):
    paper = PdfReader(printed(meeting(Owed()), "kk"))
    root = paper.trailer["/Root"]
    marks = root["/Metadata"].get_data().decode()
    assert 'pdfaid:part="3" pdfaid:conformance="A"' in marks
    assert root["/Lang"] == "kk"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert " ".join(paper.metadata.title.split()) == "Хаттама № 3, 2025 жылғы 19 тамыз"


@pytest.fixture
def long_paper(printed):
    made = meeting(*[Owed() for _ in TEXTS])
    for item in range(3, 12):
        clause(made, item, 1, TEXTS[item % len(TEXTS)], Owed())
    return printed(made, "ru")


@pytest.mark.django_db
def test_the_page_is_a4_with_its_margins(long_paper):
    for page in range(1, pages_of(long_paper) + 1):
        width, height, words = box_of(long_paper, page)
        assert (round(width / MM), round(height / MM)) == (210, 297)
        body = [w for w in words if w[1] > 20 * MM and w[3] < height - 20 * MM]
        assert min(w[0] for w in body) >= 20 * MM - 0.5
        assert max(w[2] for w in body) <= width - 10 * MM + 0.5


@pytest.mark.django_db
def test_pages_are_numbered_at_the_top_from_the_second(long_paper):
    assert pages_of(long_paper) >= 3
    assert _top(long_paper, 1) == []
    for page in range(2, pages_of(long_paper) + 1):
        (number,) = _top(long_paper, page)
        assert number[4] == str(page)
        middle_of_text = (20 + 180 / 2) * MM
        assert (number[0] + number[2]) / 2 == pytest.approx(middle_of_text, abs=2)


@pytest.mark.django_db
def test_the_first_line_is_indented(printed):
    _, _, words = box_of(printed(meeting(Owed()), "kk"))
    (first,) = [w for w in words if w[4] == "1.1."]
    assert first[0] == pytest.approx((20 + 12.5) * MM, abs=0.5)


@pytest.mark.django_db
@pytest.mark.parametrize("questions", [6, 8, 9, 11])
def test_nothing_stands_alone_where_a_page_ends(printed, questions):
    """Papers of different lengths end their pages at different places of a clause."""
    made = meeting()
    for item in range(1, questions + 1):
        clause(made, item, 1, TEXTS[item % len(TEXTS)], Owed())
    paper = printed(made, "ru")
    pages = [raw_text(paper, page=page) for page in range(1, pages_of(paper) + 1)]
    for page in pages[:-1]:
        *_, last, foot = (line for line in page.splitlines() if line.strip("\f "))
        assert foot.startswith("Контрольная сумма")
        assert not re.match(r"РЕШИЛИ|\d+\. О вопросе", last), "a heading without its text"
    (signed,) = [page for page in pages if "Контроль за исполнением" in page]
    assert f"{questions}.1. " in signed, "signatures without a clause"
    assert "Секретарь" in signed


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://example.com/x.css",
        "https://example.com/x.css",
        "data:text/css,p{}",
        "commission/paper/paper.css",
        f"{ORIGIN}commission/paper/nothing.css",
        f"{ORIGIN}file:///etc/passwd",
    ],
)
def test_a_paper_reads_nothing_that_is_not_ours(url):
    with pytest.raises(ValueError, match="may not read"):
        OwnFiles().fetch(url)


def test_a_paper_reads_nothing_above_our_own_files():
    with pytest.raises(Exception, match="outside of the base path"):
        OwnFiles().fetch(f"{ORIGIN}../settings.py")


def test_a_paper_reads_our_own_style():
    answer = OwnFiles().fetch(f"{ORIGIN}commission/paper/paper.css")
    assert answer.content_type == "text/css"
    assert b"@page" in answer.read()


def test_a_paper_that_names_a_foreign_file_is_not_made(settings, tmp_path):
    (tmp_path / "bad.html").write_text('<html lang="kk"><img src="http://127.0.0.1:9/x.png">')
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [tmp_path]}]
    with pytest.raises(PaperFault):
        pdf("bad.html", {})


def _top(paper, page):
    _, _, words = box_of(paper, page)
    return [word for word in words if word[3] < 20 * MM]


def _installed():
    found = subprocess.run(["fc-list", ":family=Tinos", "file"], check=True, capture_output=True, text=True)
    paths = [line.partition(":")[0] for line in found.stdout.splitlines()]
    assert len(paths) == len(FACES)
    return paths


def _glyphs_of(paper):
    """The glyph numbers that stand for a sign, by face, as the tables «to Unicode» list them."""
    fonts = [font.get_object() for font in PdfReader(paper).pages[0]["/Resources"]["/Font"].values()]
    tables = {font["/BaseFont"]: font["/ToUnicode"].get_data().decode() for font in fonts}
    signs = {name: table.partition("endcodespacerange")[2] for name, table in tables.items()}
    return {name: {int(code, 16) for code in re.findall(r"<(\w+)> <", rows)} for name, rows in signs.items()}
