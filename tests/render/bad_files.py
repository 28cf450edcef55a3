"""Sixty files that nobody may hand in: a name, how it is made, and the code of the refusal."""

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from commission.render.archives import DOCX, XLSX
from tests.render import office_files as made
from tests.render.office_files import office, relations
from tests.render.test_sniff import PDF, picture

MEGABYTE = 1024 * 1024
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
EXE = b"MZ\x90\0" + bytes(200)
BOTH = (f"{DOCX}.main+xml", f"{XLSX}.main+xml")
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
TURNS, MARK, JOINS = "\u202e", "\u200f", "\u200d"
"""Turns the reading direction; a mark of it; joins letters: none of them is seen."""


class Bad(NamedTuple):
    """A file as it is handed in, and why it is not taken."""

    name: str
    make: Callable[[], bytes]
    code: str


def pdf(objects: bytes) -> bytes:
    """A PDF with these objects."""
    return PDF.replace(b"endobj\n", b"endobj\n" + objects + b"\n")


def packed_objects(objects: bytes) -> bytes:
    """The same, packed away in an object stream."""
    body = zlib.compress(objects)
    return pdf(b"2 0 obj <</Type/ObjStm/Filter/FlateDecode>>\nstream\n" + body + b"\nendstream endobj")


def bomb(side: int, kind: str) -> bytes:
    """A picture of so many pixels a side in a few kilobytes."""
    out = BytesIO()
    Image.new("1", (side, side)).save(out, kind)
    return out.getvalue()


def half(data: bytes) -> bytes:
    """What a bad connection leaves."""
    return data[: len(data) // 2]


def with_comment(data: bytes, comment: bytes) -> bytes:
    """A JPEG with a comment right behind its first mark."""
    return data[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2) + comment + data[2:]


def part(name: str, content: bytes | str = "<x/>", kind: str = DOCX) -> Callable[[], bytes]:
    """A document with one part more."""
    return lambda: office(kind, {name: content})


def linked(sort: str, target: str, kind: str = DOCX) -> Callable[[], bytes]:
    """A document that has something from elsewhere."""
    place = "word/_rels/document.xml.rels" if kind == DOCX else "xl/_rels/workbook.xml.rels"
    return part(place, relations(sort, target), kind)


LARGE = [
    Bad("үлкен.jpg", lambda: b"\xff\xd8\xff" + bytes(25 * MEGABYTE), "file_too_big"),
    Bad("үлкен.pdf", lambda: b"%PDF-1.7" + bytes(25 * MEGABYTE), "file_too_big"),
    Bad("сурет-бомба.png", lambda: bomb(11_500, "PNG"), "file_too_many_pixels"),
    Bad("бомба.docx", lambda: made.bomb(1, 60), "file_bomb"),
    Bad("бомбалар.xlsx", lambda: made.bomb(21, 10), "file_bomb"),
    Bad("ұсақ.docx", lambda: made.packed({f"{n}.xml": "" for n in range(5_001)}), "file_bomb"),
    Bad("объектілер.pdf", lambda: packed_objects(bytes(9 * MEGABYTE)), "file_bomb"),
    Bad("ағындар.pdf", lambda: pdf(b"stream\n" * MEGABYTE + b"<</S/Launch/F(cmd.exe)>>"), "file_active"),
]
"""These take what memory anything takes: whatever comes after them must fit into the same."""

WRONG_INSIDE = [
    Bad("бос.jpg", lambda: b"", "file_empty"),
    Bad("бос.docx", lambda: b"", "file_empty"),
    Bad("бағдарлама.jpg", lambda: EXE, "file_type"),
    Bad("бағдарлама.pdf", lambda: EXE, "file_type"),
    Bad("linux.png", lambda: b"\x7fELF" + bytes(60), "file_type"),
    Bad("сурет.svg", lambda: SVG, "file_type"),
    Bad("сурет.png", lambda: SVG, "file_type"),
    Bad("бет.html", lambda: HTML, "file_type"),
    Bad("бет.jpg", lambda: HTML, "file_type"),
    Bad("сценарий.webp", lambda: b"#!/bin/sh\nrm -r /\n", "file_type"),
    Bad("сурет.gif", lambda: b"GIF89a\x01\0\x01\0\0\0\0;", "file_type"),
    Bad("сурет.bmp", lambda: bomb(8, "BMP"), "file_type"),
    Bad("сурет.tiff", lambda: bomb(8, "TIFF"), "file_type"),
    Bad("сурет.heic", lambda: b"\0\0\0\x18ftypheic" + bytes(64), "file_type"),
    Bad("бейне.mp4", lambda: b"\0\0\0\x18ftypmp42" + bytes(64), "file_type"),
    Bad("мәтін.docx", "Есеп".encode, "file_type"),
    Bad("мұрағат.zip", lambda: made.packed({"есеп.txt": "Есеп"}), "file_type"),
    Bad("мұрағат.rar", lambda: b"Rar!\x1a\x07\x01\0" + bytes(60), "file_type"),
    Bad("слайдтар.pptx", lambda: made.packed({"[Content_Types].xml": made.types("x/pptx")}), "file_type"),
    Bad("екеуі.docx", part("[Content_Types].xml", made.types(*BOTH)), "file_type"),
    Bad("ескі.doc", lambda: made.ole("WordDocument"), "file_old_office"),
    Bad("ескі.docx", lambda: made.ole("Workbook"), "file_old_office"),
]

CUT_OFF = [
    Bad("кесілген.jpg", lambda: half(picture("JPEG", size=(300, 300))), "file_broken"),
    Bad("кесілген.png", lambda: half(picture("PNG", size=(300, 300))), "file_broken"),
    Bad("кесілген.webp", lambda: half(picture("WEBP", size=(300, 300))), "file_broken"),
    Bad("кесілген.pdf", lambda: half(PDF), "file_broken"),
    Bad("кесілген.docx", lambda: half(office()), "file_broken"),
    Bad("басы.jpg", lambda: b"\xff\xd8\xff\xe0 no picture", "file_broken"),
    Bad("бүлінген.xlsx", lambda: made.damaged(XLSX), "file_broken"),
    Bad("өтірік.docx", made.lying, "file_broken"),
    Bad("сыртқа.docx", part("../../etc/passwd"), "file_broken"),
    Bad("қосарланған.docx", part("WORD/document.xml"), "file_broken"),
]

TWO_IN_ONE = [
    Bad("зип.jpg", lambda: picture("JPEG") + made.packed({"a": "b"}), "file_two_in_one"),
    Bad("зип.png", lambda: picture("PNG") + made.packed({"a": "b"}), "file_two_in_one"),
    Bad("рар.webp", lambda: picture("WEBP") + b"Rar!\x1a\x07\x01\0" + bytes(60), "file_two_in_one"),
    Bad("пдф.jpg", lambda: with_comment(picture("JPEG"), PDF), "file_two_in_one"),
    Bad("бет.jpg", lambda: picture("JPEG") + b"<script>alert(1)</script>", "file_two_in_one"),
    Bad("зип.pdf", lambda: PDF + made.packed({"a": "b"}), "file_two_in_one"),
    Bad("соңы.pdf", lambda: PDF + b"#!/bin/sh", "file_two_in_one"),
    Bad("басы.pdf", lambda: b"GIF89a " + PDF, "file_type"),
    Bad("артында.docx", lambda: office() + PDF, "file_two_in_one"),
    Bad("түсініктеме.docx", lambda: office(comment=PDF), "file_two_in_one"),
]

HIDES_SOMETHING = [
    Bad("макрос.docm", part("word/vbaProject.bin", made.OLE), "file_macros"),
    Bad("макрос.docx", part("[Content_Types].xml", made.types(MACRO_TYPE)), "file_macros"),
    Bad("парақ.xlsx", part("xl/macrosheets/sheet1.xml", kind=XLSX), "file_macros"),
    Bad("нысан.docx", part("word/embeddings/oleObject1.bin", made.OLE), "file_embedded"),
    Bad("белсенді.xlsx", part("xl/activeX/activeX1.xml", kind=XLSX), "file_embedded"),
    Bad("бағдарлама.docx", part("word/media/image1.png", EXE), "file_embedded"),
    Bad("ішінде.xlsx", part("xl/media/image1.png", made.packed({"a": "b"}), XLSX), "file_embedded"),
    Bad("үлгі.docx", linked("attachedTemplate", "https://elsewhere.test/a.dotm"), "file_active"),
    Bad("желі.xlsx", linked("image", "file://server/share/a.png", XLSX), "file_active"),
    Bad("doctype.docx", part("word/document.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "file_active"),
    Bad("қабаттасқан.docx", made.overlapping, "file_bomb"),
    Bad("құлыптаулы.docx", lambda: made.ole("EncryptedPackage"), "file_encrypted"),
    Bad("құлыптаулы.xlsx", lambda: made.flagged(office(XLSX), 1), "file_encrypted"),
    Bad("құлыптаулы.pdf", lambda: pdf(b"trailer <</Encrypt 5 0 R>>"), "file_encrypted"),
    Bad("сценарий.pdf", lambda: pdf(b"<</S /JavaScript /JS (app.alert(1))>>"), "file_active"),
    Bad("жасырын.pdf", lambda: pdf(b"<</S /J#61vaScript /JS (app.alert(1))>>"), "file_active"),
    Bad("іске қосу.pdf", lambda: packed_objects(b"<</S/Launch/F(cmd.exe)>>"), "file_active"),
]

ODD_NAMES = [
    Bad("../../etc/passwd", lambda: b"root:x:0:0", "file_type"),
    Bad(r"C:\\Users\\akim\\есеп.exe", lambda: EXE, "file_type"),
    Bad(f"есеп{TURNS}gpj.exe", lambda: EXE, "file_type"),
    Bad(f"{MARK}есеп{JOINS}.jpg", lambda: EXE, "file_type"),
    Bad("<b>есеп</b>.jpg", lambda: EXE, "file_type"),
]

BAD = [*LARGE, *WRONG_INSIDE, *CUT_OFF, *TWO_IN_ONE, *HIDES_SOMETHING, *ODD_NAMES]
