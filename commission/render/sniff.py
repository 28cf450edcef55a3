"""What a sent file really is. Its name and the browser's word for it prove nothing, so the bytes are read.

A photo is decoded to its last row: a picture cut off by a bad connection would be seen for the first time by
the reviewer, days later. A file that is refused is refused by its name, for many are sent at once.
"""

import warnings
from io import BytesIO

from django.conf import settings
from PIL import Image, UnidentifiedImageError

from commission.domain import file_names
from commission.domain.media_types import DOCX, JPEG, PDF, PNG, WEBP, XLSX
from commission.domain.verdict import Refused
from commission.render import archives, pdf_check, photos

PHOTOS = {
    "JPEG": JPEG,
    "MPO": JPEG,  # a JPEG with a second picture behind it, as many phones write
    "PNG": PNG,
    "WEBP": WEBP,
}
ACCEPTED = (*dict.fromkeys(PHOTOS.values()), PDF, DOCX, XLSX)
FORMATS = ("JPEG", "PNG", "WEBP")

MEGABYTE = 1024 * 1024
MOST_PIXELS = 120_000_000
"""The largest phone cameras of 2025 without tricks give 108 million; more is a bomb, not a photo."""
MOST_PIXELS_AT_ONCE = 25_000_000
"""What is not JPEG is decoded whole, four bytes a pixel: a hundred megabytes of memory at the most."""
DRAFT = 8
"""JPEG can be decoded at an eighth of its size: every byte is read, a sixty-fourth of the memory is used."""


def inspect(name: str, data: bytes) -> str:
    """The media type found inside; `name` is only for the sentence.

    Refused: "file_empty", "file_too_big", "file_too_many_pixels", "file_type", "file_broken",
    "file_two_in_one", "file_old_office", and as archives.inspect and pdf_check.inspect.
    """
    require_size(name, len(data))
    name = file_names.clean(name)
    if data.startswith(pdf_check.HEAD):
        return pdf_check.inspect(name, data)
    if data.startswith(archives.ZIP_HEAD):
        return archives.inspect(name, data)
    if data.startswith(archives.OLE_HEAD):
        raise archives.refuse_old_office(name, data)
    return _photo(name, data)


def require_size(name: str, size: int) -> None:
    """Said before the bytes are read into memory. `size` in bytes. Refused: "file_empty", "file_too_big"."""
    name = file_names.clean(name)
    if size == 0:
        raise Refused("file_empty", name=name)
    if size > settings.UPLOAD_MAX_BYTES:
        raise Refused("file_too_big", name=name, megabytes=settings.UPLOAD_MAX_BYTES // MEGABYTE)


def _photo(name: str, data: bytes) -> str:
    media_type = _decodable(name, data)
    if photos.is_two_in_one(media_type, data):
        raise Refused("file_two_in_one", name=name)
    return media_type


def _decodable(name: str, data: bytes) -> str:
    """Pillow warns of a bomb above a limit of its own; ours is asked before anything is decoded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                return _decoded(name, image)
        except UnidentifiedImageError as error:
            raise Refused("file_type", name=name) from error
        except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
            raise Refused("file_broken", name=name) from error


def _decoded(name: str, image: Image.Image) -> str:
    width, height = image.size
    most = MOST_PIXELS if image.format in ("JPEG", "MPO") else MOST_PIXELS_AT_ONCE
    if width * height > most:
        raise Refused("file_too_many_pixels", name=name, megapixels=most // 1_000_000)
    image.draft(None, (width // DRAFT, height // DRAFT))
    image.load()
    return PHOTOS[str(image.format)]
