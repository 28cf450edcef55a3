"""DOCX and XLSX made by hand: the least that is one, and every way to be a bad one."""

import struct
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from commission.render.archives import DOCX, XLSX

MAIN = {DOCX: "word/document.xml", XLSX: "xl/workbook.xml"}
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Parts = Mapping[str, bytes | str]


def types(main: str, *more: str) -> str:
    """The list of contents."""
    said = "".join(f'<Override PartName="/p{n}" ContentType="{one}"/>' for n, one in enumerate((main, *more)))
    return f"<Types>{said}</Types>"


def relations(kind: str, target: str, mode: str = "External") -> str:
    """A list with one relation."""
    one = f'<Relationship Id="r1" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return f"<Relationships>{one}</Relationships>"


def packed(parts: Parts, *, comment: bytes = b"") -> bytes:
    """A ZIP of these parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name, (2025, 8, 19, 10, 0, 0)), content, ZIP_DEFLATED)
        archive.comment = comment
    return out.getvalue()


def office(kind: str = DOCX, parts: Parts | None = None, **options: bytes) -> bytes:
    """A sound document with `parts` added to it or put in the place of its own."""
    own = {"[Content_Types].xml": types(f"{kind}.main+xml"), MAIN[kind]: "<document>Есеп</document>"}
    return packed(own | dict(parts or {}), **options)


def flagged(data: bytes, bit: int) -> bytes:
    """With a flag of the ZIP set for the first part, in both places where it stands."""
    out = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark) + at
        out[place : place + 2] = struct.pack("<H", struct.unpack_from("<H", data, place)[0] | bit)
    return bytes(out)


def overlapping(kind: str = DOCX) -> bytes:
    """Two entries of the table of contents that are the same bytes."""
    data = bytearray(office(kind, {"word/copy.xml": "<document>Есеп</document>"}))
    places = [n for n in range(len(data)) if data.startswith(b"PK\x01\x02", n)]
    data[places[2] + 42 : places[2] + 46] = data[places[1] + 42 : places[1] + 46]
    return bytes(data)


def lying(kind: str = DOCX) -> bytes:
    """A part that says of itself it is ten bytes and unpacks to a megabyte."""
    data = bytearray(office(kind, {"word/media/image1.bmp": bytes(1024 * 1024)}))
    place = data.rindex(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 10)
    return bytes(data)


def damaged(kind: str = DOCX) -> bytes:
    """One byte of the first part is another."""
    data = bytearray(office(kind))
    data[60] ^= 0xFF
    return bytes(data)


def bomb(parts: int, megabytes: int) -> bytes:
    """So many parts of zeros, written in pieces: the one who makes it needs no memory either."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for n in range(parts):
            with archive.open(f"word/part{n}.xml", "w") as part:
                for _ in range(megabytes):
                    part.write(bytes(1024 * 1024))
    return out.getvalue()


def ole(stream: str) -> bytes:
    """The head of an old container with the name of one stream in its directory."""
    return OLE + bytes(504) + stream.encode("utf-16-le") + bytes(512)
