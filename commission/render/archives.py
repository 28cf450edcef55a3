"""DOCX and XLSX: a ZIP with a table of contents of its own. Looked into part by part, never unpacked to disk.

Nothing is trusted that the archive says of itself: sizes are counted while the bytes stream by, in memory
only the present 64 KB. What runs, loads from elsewhere or carries another file inside is refused: a report
needs text and tables, and a PDF always remains as a way.
"""

import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from commission.domain.media_types import DOCX, XLSX
from commission.domain.verdict import Refused

OFFICE = {f"{kind}.main+xml": kind for kind in (DOCX, XLSX)}
"""What the main part is, and so what the file is; templates and macro formats have other main parts."""

ZIP_HEAD = b"PK\x03\x04"
OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")

END = struct.Struct("<4s4H2IH")
"""End of the table of contents: mark, disks, counts, its size and place in bytes, length of a comment."""
END_MARK, LOCATOR_MARK = b"PK\x05\x06", b"PK\x06\x07"
LOCATOR_SIZE, LOCAL_HEAD_SIZE = 20, 30

CHUNK = 64 * 1024
MOST_PARTS = 5_000
MOST_OF_CONTENTS = 2 * 1024 * 1024
"""Bytes of the table of contents: some 400 for each part; asked before it is read into objects."""
MOST_UNPACKED = 200 * 1024 * 1024
MOST_RATIO, ANY_RATIO_BELOW = 200, 10 * 1024 * 1024
"""A sheet of formatted empty rows packs 100 : 1, a bomb 1000 : 1."""
MOST_OF_XML = 1024 * 1024
"""Bytes of the parts that are parsed: the list of contents and the lists of relations."""

MACROS = re.compile(r"vbaproject|vbadata|macrosheets/|(^|/)macros?/")
INSIDE = re.compile(r"(^|/)(embeddings|activex)/|oleobject")
OTHER_FILES = (
    ZIP_HEAD,
    OLE_HEAD,
    b"MZ",
    b"\x7fELF",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b\x08",
    b"BZh",
    b"\xfd7zXZ",
    b"%PDF-",
)
DEAD_LINKS = ("hyperlink", "externalLinkPath")
"""Relations to the outside that load nothing until somebody presses them; the second is another workbook."""
OWN_DISK = re.compile(r"(?i)(file:///)?[a-z]:[\\/]")
"""«file:///C:/…»: where the author kept a template. It leads nowhere from here."""
BROKEN = (BadZipFile, NotImplementedError, ElementTree.ParseError, zlib.error, EOFError, ValueError)


def inspect(name: str, data: bytes) -> str:
    """DOCX or XLSX; `name` is only for the sentence.

    Refused: "file_type", "file_broken", "file_encrypted", "file_macros", "file_embedded", "file_active",
    "file_bomb", "file_two_in_one".
    """
    try:
        contents = _contents(name, data)
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            _require_order(name, parts, contents)
            _require_harmless_names(name, parts)
            for part in parts:
                _require_harmless(name, archive, part)
            return _kind(name, archive)
    except BROKEN as error:
        raise Refused("file_broken", name=name) from error


def refuse_old_office(name: str, data: bytes) -> Refused:
    """An OLE container is a DOC or XLS of the last century, or a new document behind a password."""
    code = "file_encrypted" if ENCRYPTED_PACKAGE in data else "file_old_office"
    return Refused(code, name=name)


def _contents(name: str, data: bytes) -> int:
    """Where the table of contents begins. It ends with the file: whatever stands behind is another file."""
    at = data.rfind(END_MARK, -END.size - 65_535)
    if at == -1 or at + END.size > len(data):
        raise BadZipFile("no end")
    *_, size, start, _comment = END.unpack_from(data, at)
    if data[max(0, at - LOCATOR_SIZE) :].startswith(LOCATOR_MARK) or size > MOST_OF_CONTENTS:
        raise Refused("file_bomb", name=name)
    if at + END.size != len(data) or start + size != at:
        raise Refused("file_two_in_one", name=name)
    return int(start)


def _require_order(name: str, parts: Sequence[ZipInfo], contents: int) -> None:
    """Each part has bytes of its own: a few bytes that are many parts at once unpack to terabytes."""
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or any(map(_bomb_by_its_word, parts)):
        raise Refused("file_bomb", name=name)
    starts = sorted((part.header_offset, part.compress_size) for part in parts)
    for (at, size), (following, _) in pairwise([*starts, (contents, 0)]):
        if at + LOCAL_HEAD_SIZE + size > following:
            raise Refused("file_bomb", name=name)


def _bomb_by_its_word(part: ZipInfo) -> bool:
    return part.file_size > max(ANY_RATIO_BELOW, MOST_RATIO * part.compress_size)


def _require_harmless_names(name: str, parts: Sequence[ZipInfo]) -> None:
    """Two parts of one name are read differently by different programs; a way out of the archive by none."""
    names = [part.filename.lower() for part in parts]
    if len(set(names)) < len(names) or any(".." in one.split("/") or one[:1] in "/\\" for one in names):
        raise BadZipFile("names")
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("file_encrypted", name=name)
    if any(map(MACROS.search, names)):
        raise Refused("file_macros", name=name)
    if any(map(INSIDE.search, names)):
        raise Refused("file_embedded", name=name)


def _require_harmless(name: str, archive: ZipFile, part: ZipInfo) -> None:
    """Streams the part to its end, which proves its checksum too."""
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile("packing")
    chunks = _stream(archive, part)
    head = next(chunks, b"")
    if head.startswith(OTHER_FILES):
        raise Refused("file_embedded", name=name)
    if b"<!DOCTYPE" in head.replace(b"\0", b""):  # in UTF-16 too; the standard forbids it
        raise Refused("file_active", name=name)
    for _ in chunks:
        pass
    if part.filename.lower().endswith(".rels"):
        _require_nothing_from_outside(name, archive, part)


def _stream(archive: ZipFile, part: ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as source:
        while chunk := source.read(CHUNK):
            yield chunk


def _require_nothing_from_outside(name: str, archive: ZipFile, part: ZipInfo) -> None:
    """A template, picture or frame on a server would be fetched by the reader's computer when it opens."""
    for relation in _xml(archive, part):
        sort = relation.get("Type", "").rpartition("/")[2]
        outside = relation.get("TargetMode") == "External" and sort not in DEAD_LINKS
        if outside and not OWN_DISK.match(relation.get("Target", "")):
            raise Refused("file_active", name=name)


def _kind(name: str, archive: ZipFile) -> str:
    """By the list of contents, which every program that opens the file goes by."""
    types = archive.NameToInfo.get("[Content_Types].xml")
    if types is None:
        raise Refused("file_type", name=name)
    said = {element.get("ContentType", "") for element in _xml(archive, types)}
    if any("macro" in kind.lower() or "vba" in kind.lower() for kind in said):
        raise Refused("file_macros", name=name)
    found = [OFFICE[kind] for kind in said if kind in OFFICE]
    if len(found) != 1:
        raise Refused("file_type", name=name)
    return found[0]


def _xml(archive: ZipFile, part: ZipInfo) -> ElementTree.Element:
    """A small part, parsed; it has no DOCTYPE, so nothing in it can grow."""
    if part.file_size > MOST_OF_XML:
        raise BadZipFile("too long")
    text = archive.read(part)
    if b"<!DOCTYPE" in text.replace(b"\0", b""):
        raise BadZipFile("doctype")
    return ElementTree.fromstring(text)
