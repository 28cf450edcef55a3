"""What may come in as evidence, and what leaves with it."""

from io import BytesIO

import pytest
from django.test import override_settings
from PIL import ExifTags, Image

from commission.domain.verdict import Refused
from commission.render import photos, sniff
from commission.render.pdf import pdf

TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"
PLACE = "50.2839 N 57.1670 E"


def picture(kind: str, *, size: tuple[int, int] = (64, 48), turned: int = 0) -> bytes:
    """A small photo; `turned` adds camera notes with that orientation and a place."""
    image = Image.new("RGB", size)
    image.putdata([(x % 256, x * 7 % 256, x * 13 % 256) for x in range(size[0] * size[1])])
    exif = Image.Exif()
    if turned:
        exif[ExifTags.Base.Orientation] = turned
        exif[ExifTags.Base.ImageDescription] = PLACE
    out = BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def refused(name: str, data: bytes) -> Refused:
    """The refusal of a file that must not come in."""
    with pytest.raises(Refused) as caught:
        sniff.inspect(name, data)
    return caught.value


@pytest.mark.parametrize("kind", TYPES)
def test_a_photo_is_known_by_its_bytes(kind: str) -> None:
    assert sniff.inspect("сурет.txt", picture(kind)) == TYPES[kind]


def test_a_phone_photo_with_a_second_picture_is_a_jpeg() -> None:
    out = BytesIO()
    first, second = (Image.new("RGB", (32, 32), colour) for colour in ("red", "blue"))
    first.save(out, "MPO", save_all=True, append_images=[second])
    assert sniff.inspect("IMG.jpg", out.getvalue()) == "image/jpeg"
    cleaned = photos.clean("image/jpeg", out.getvalue())
    assert cleaned.count(b"\xff\xd8\xff") == 1
    assert sniff.inspect("IMG.jpg", cleaned) == "image/jpeg"


def test_a_pdf_is_known_by_its_ends() -> None:
    assert sniff.inspect("хат.pdf", PDF) == "application/pdf"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"<html><script>1</script></html>", "file_type"),
        (b"PK\x03\x04 a sheet cut off", "file_broken"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "file_type"),
        (b"\xff\xd8\xff\xe0 no picture follows", "file_broken"),
        (PDF[:30], "file_broken"),
    ],
)
def test_what_is_neither_is_refused_by_name(data: bytes, code: str) -> None:
    refusal = refused("есеп.jpg", data)
    assert refusal.code == code
    assert refusal.params["name"] == "есеп.jpg"


@pytest.mark.parametrize("kind", TYPES)
def test_a_photo_cut_off_is_broken(kind: str) -> None:
    """In a process that makes papers too: WeasyPrint would have Pillow forgive a missing half."""
    assert pdf
    whole = picture(kind, size=(300, 300))
    assert refused("кесілген.jpg", whole[: len(whole) // 2]).code == "file_broken"


def test_a_bomb_is_not_decoded() -> None:
    side = 11_500
    out = BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    assert refused("бомба.png", out.getvalue()).code == "file_too_many_pixels"


@override_settings(UPLOAD_MAX_BYTES=sniff.MEGABYTE)
def test_too_big_says_the_limit() -> None:
    refusal = refused("үлкен.pdf", PDF + b" " * sniff.MEGABYTE)
    assert (refusal.code, refusal.params["megabytes"]) == ("file_too_big", 1)


@pytest.mark.parametrize("kind", TYPES)
def test_what_leaves_says_nothing_of_the_camera(kind: str) -> None:
    sent = picture(kind, turned=6)
    assert PLACE.encode() in sent
    left = photos.clean(TYPES[kind], sent + b"trailing notes of the phone")
    assert PLACE.encode() not in left
    assert b"trailing" not in left
    before, after = Image.open(BytesIO(sent)), Image.open(BytesIO(left))
    assert before.tobytes() == after.tobytes()


def test_a_portrait_stays_upright() -> None:
    left = photos.clean("image/jpeg", picture("JPEG", turned=6))
    assert dict(Image.open(BytesIO(left)).getexif()) == {ExifTags.Base.Orientation: 6}
    assert not Image.open(BytesIO(photos.clean("image/jpeg", picture("JPEG", turned=1)))).getexif()


def test_progressive_photos_keep_all_their_scans() -> None:
    out = BytesIO()
    Image.open(BytesIO(picture("JPEG", size=(200, 150)))).save(
        out, "JPEG", progressive=True, comment=b"hidden"
    )
    left = photos.clean("image/jpeg", out.getvalue())
    assert b"hidden" not in left
    assert Image.open(BytesIO(left)).tobytes() == Image.open(BytesIO(out.getvalue())).tobytes()


def test_a_pdf_leaves_as_it_came() -> None:
    assert photos.clean("application/pdf", PDF) == PDF
