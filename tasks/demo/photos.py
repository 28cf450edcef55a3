"""Pictures that stand for evidence and for letters: drawn, never taken anywhere."""

from io import BytesIO

from PIL import Image, ImageDraw

from commission.actions import files
from commission.domain.media_types import JPEG
from commission.models import StoredFile

SIZE, PAGE = (960, 640), (620, 877)
SKY, GROUND, BOARD, INK = "#cfdde6", "#8d9a83", "#f4f1e8", "#27485c"


def photo(number: str) -> StoredFile:
    """A board in a field with the number of the task on it."""
    picture = Image.new("RGB", SIZE, SKY)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 430, *SIZE), fill=GROUND)
    draw.rectangle((300, 180, 660, 420), fill=BOARD, outline=INK, width=8)
    for x in (340, 610):
        draw.rectangle((x, 420, x + 14, 540), fill=INK)
    draw.text((340, 280), f"DEMO {number}", fill=INK, font_size=44)
    return _kept("demo.jpg", picture)


def scan(number: str) -> StoredFile:
    """A page with the number of a letter on it, and lines where its words would be."""
    picture = Image.new("RGB", PAGE, BOARD)
    draw = ImageDraw.Draw(picture)
    draw.text((60, 70), f"DEMO {number}", fill=INK, font_size=36)
    for y in range(200, 640, 40):
        draw.line((60, y, 560, y), fill=GROUND, width=3)
    return _kept("letter.jpg", picture)


def _kept(name: str, picture: Image.Image) -> StoredFile:
    stored = BytesIO()
    picture.save(stored, "JPEG", quality=80)
    return files.keep(name, JPEG, stored.getvalue())
