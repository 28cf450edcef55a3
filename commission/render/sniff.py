"""What a sent file really is. Its name and the browser's word for it prove nothing, so the bytes are read.

A photo is decoded to its last row: a picture cut off by a bad connection would be seen for the first time by
the reviewer, days later. A file that is refused is refused by its name, for many are sent at once.
"""

import warnings
from io import BytesIO

from django.conf import settings
from PIL import Image, UnidentifiedImageError

from commission.domain.verdict import Refused

PDF = "application/pdf"
PHOTOS = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",  # a JPEG with a second picture behind it, as many phones write
    "PNG": "image/png",
    "WEBP": "image/webp",
}
ACCEPTED = (*dict.fromkeys(PHOTOS.values()), PDF)
FORMATS = ("JPEG", "PNG", "WEBP")

MEGABYTE = 1024 * 1024
MOST_PIXELS = 120_000_000
"""The largest phone cameras of 2025 without tricks give 108 million; more is a bomb, not a photo."""
MOST_PIXELS_AT_ONCE = 25_000_000
"""What is not JPEG is decoded whole, four bytes a pixel: a hundred megabytes of memory at the most."""
DRAFT = 8
"""JPEG can be decoded at an eighth of its size: every byte is read, a sixty-fourth of the memory is used."""
TRAILER_WITHIN = 1024


def inspect(name: str, data: bytes) -> str:
    """The media type found inside; `name` is only for the sentence.

    Refused: "file_empty", "file_too_big", "file_type", "file_broken".
    """
    require_size(name, len(data))
    if data.startswith(b"%PDF-"):
        return _pdf(name, data)
    return _photo(name, data)


def require_size(name: str, size: int) -> None:
    """Told before the bytes are read into memory. `size` in bytes. Refused: "file_empty", "file_too_big"."""
    if size == 0:
        raise Refused("file_empty", name=name)
    if size > settings.UPLOAD_MAX_BYTES:
        raise Refused("file_too_big", name=name, megabytes=settings.UPLOAD_MAX_BYTES // MEGABYTE)


def _pdf(name: str, data: bytes) -> str:
    """A PDF ends with the place of its table of contents; one cut off on the way does not."""
    trailer = data[-TRAILER_WITHIN:]
    if b"startxref" not in trailer or b"%%EOF" not in trailer:
        raise Refused("file_broken", name=name)
    return PDF


def _photo(name: str, data: bytes) -> str:
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
