"""A photo without what the camera wrote beside the picture: place, phone, owner, thumbnail, a second picture.

The stored bytes stay as they were sent, with their hash; this is what leaves the house. Nothing is decoded or
drawn anew, so not one pixel changes: the containers are walked part by part and only the parts that make up
the picture are kept. Of a camera's JPEG notes only which way is up survives, else portraits would lie down.
"""

import re
import struct
from collections.abc import Iterator
from io import BytesIO
from zipfile import is_zipfile

from PIL import ExifTags, Image

from commission.domain.media_types import JPEG, PNG, WEBP

MARK, START, END, SCAN = 0xFF, 0xD8, 0xD9, 0xDA
JPEG_NOTES = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE}) - {0xE2}
"""All application parts and comments but JFIF (E0), the colour profile (E2) and Adobe's colours (EE)."""
COLOUR_PROFILE = b"ICC_PROFILE\0"
PNG_HEAD = 8
PNG_NOTES = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
WEBP_NOTES = frozenset({b"EXIF", b"XMP "})
WEBP_NOTE_FLAGS = 0x08 | 0x04
UPRIGHT = 1


FOREIGN = re.compile(
    rb"(?i)PK\x03\x04[\x0a\x14\x2d]\0|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|%PDF-\d|<(script|html|svg)[\s>]|<\?php"
)
"""How an archive, a document or a page begins. A phone's own notes behind a picture begin otherwise."""
LOOKED_FOR_PDF = 1024
"""Lenient programs take a file for a PDF when its mark stands within so many bytes."""


def clean(media_type: str, data: bytes) -> bytes:
    """The picture alone; bytes that are no photo come back as they are."""
    cleaners = {JPEG: _jpeg, PNG: _png, WEBP: _webp}
    cleaner = cleaners.get(media_type)
    return cleaner(data) if cleaner else data


def is_two_in_one(media_type: str, data: bytes) -> bool:
    """Whether the same bytes are another file too, to a program that looks from the end or goes by marks.

    It would be cut off on its way out; but nobody sends such a thing by mistake.
    """
    if b"%PDF-" in data[:LOOKED_FOR_PDF] or is_zipfile(BytesIO(data)):
        return True
    ends = {JPEG: _jpeg_end, PNG: _png_end, WEBP: _webp_end}
    return bool(FOREIGN.search(data, ends[media_type](data)))


def _jpeg(data: bytes) -> bytes:
    kept = (data[at:end] for at, end in _jpeg_parts(data) if _is_picture(data[at + 1], data[at + 4 : end]))
    return b"\xff\xd8" + _turned(data) + b"".join(kept) + b"\xff\xd9"


def _jpeg_end(data: bytes) -> int:
    return max((end for _, end in _jpeg_parts(data)), default=0)


def _turned(data: bytes) -> bytes:
    """A new EXIF part with the orientation and nothing else; none for a photo that stands upright."""
    with Image.open(BytesIO(data), formats=("JPEG",)) as image:
        orientation = image.getexif().get(ExifTags.Base.Orientation, UPRIGHT)
    if orientation == UPRIGHT:
        return b""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    body = exif.tobytes()
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _jpeg_parts(data: bytes) -> Iterator[tuple[int, int]]:
    """Marker by marker to the end of the first picture; what phones append behind it is left out."""
    at = 2
    while at + 4 <= len(data) and data[at] == MARK:
        marker = data[at + 1]
        if marker == END:
            break
        if marker == MARK:  # padding before a marker
            at += 1
            continue
        end = at + 2 + int(struct.unpack_from(">H", data, at + 2)[0])
        if marker == SCAN:
            end = _scan_end(data, end)
        yield at, end
        at = end


def _is_picture(marker: int, body: bytes) -> bool:
    if marker == 0xE2:
        return body.startswith(COLOUR_PROFILE)
    return marker not in JPEG_NOTES


def _scan_end(data: bytes, at: int) -> int:
    """Where the compressed rows end: the first FF that is neither stuffed (00) nor a restart (D0 to D7)."""
    while (at := data.find(b"\xff", at)) != -1 and at + 1 < len(data):
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
    return len(data)


def _png(data: bytes) -> bytes:
    kept = (data[at:end] for kind, at, end in _png_parts(data) if kind not in PNG_NOTES)
    return data[:PNG_HEAD] + b"".join(kept)


def _png_end(data: bytes) -> int:
    return max(end for _, _, end in _png_parts(data))


def _png_parts(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    at = PNG_HEAD
    while at + 12 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + size
        yield kind, at, end
        if kind == b"IEND":
            break
        at = end


def _webp_end(data: bytes) -> int:
    return min(len(data), 8 + int(struct.unpack_from("<I", data, 4)[0]))


def _webp(data: bytes) -> bytes:
    kept, at = [], 12
    stop = _webp_end(data)
    while at + 8 <= stop:
        kind, size = struct.unpack_from("<4sI", data, at)
        end = at + 8 + size + size % 2
        if kind not in WEBP_NOTES:
            kept.append(_without_flags(data[at:end]) if kind == b"VP8X" else data[at:end])
        at = end
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _without_flags(head: bytes) -> bytes:
    """The extended head announces the notes; it must not promise what is gone."""
    return head[:8] + bytes([head[8] & ~WEBP_NOTE_FLAGS]) + head[9:]
