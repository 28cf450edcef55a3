"""What a sent file is called."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commission.domain.file_names import LONGEST, NAMELESS, OWN_ENDINGS, clean, proper

JPEG = "image/jpeg"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Стенд №1.jpg", "Стенд №1.jpg"),
        ("C:\\Users\\akim\\хат.pdf", "хат.pdf"),
        ("../../etc/passwd", "passwd"),
        ("есеп\u202efdp.exe", "есепfdp.exe"),
        ("бір\n\tекі\u200b .jpg", "бір екі .jpg"),
        ("\u200e..", NAMELESS),
        ("и\u0306.jpg", "й.jpg"),
    ],
)
def test_only_the_last_part_and_only_letters_that_are_seen(name: str, kept: str) -> None:
    assert clean(name) == kept


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("фото.JPEG", "фото.JPEG"),
        ("фото.jpg.exe", "фото.jpg.exe.jpg"),
        ("фото", "фото.jpg"),
        (".jpg", "jpg.jpg"),
    ],
)
def test_the_ending_is_the_files_own(name: str, kept: str) -> None:
    assert proper(name, JPEG) == kept


@given(
    st.text(st.sampled_from("aБӘ. /\\\n\t\0\u202e\u200b\u0306"), max_size=200),
    st.sampled_from([*OWN_ENDINGS, "text/plain"]),
)
@example(name="a\0\u0306", media_type=JPEG)  # its parts meet only once the rest is gone
def test_any_name_is_bearable(name: str, media_type: str) -> None:
    kept = proper(name, media_type)
    assert kept
    assert kept.isprintable()
    assert not set(kept) & {"/", "\\"}
    assert len(kept) <= LONGEST + 5
    assert kept.lower().endswith(OWN_ENDINGS.get(media_type, ("",)))
    assert proper(kept, media_type) == kept
