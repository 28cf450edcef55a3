"""The guides: everybody finds their own first, and every picture is there."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from tasks.web.guide import FOLDER, GUIDES, LANGUAGES
from tests.cast import Cast

OWN = {
    "secretary": "Комиссия хатшысына",
    "akim": "Әкімге",
    "controller": "аппаратына",
    "chair": "Төрағаға",
}
GUIDE_FILES = [f"{who}.{language}.md" for who in GUIDES for language in LANGUAGES]


def test_everybody_finds_their_own_first(cast: Cast, client: Client) -> None:
    for part, title in OWN.items():
        client.force_login(getattr(cast, part))
        page = client.get("/guide/").content.decode()
        assert title in page
        assert 'src="/static/guide/' in page
    assert client.get("/guide/nobody/").status_code == 404


@pytest.mark.parametrize("name", GUIDE_FILES)
def test_its_pictures_are_in_its_language(name: str) -> None:
    """One language beside the other: as many headings, the same pictures."""
    text, language = (FOLDER / name).read_text(encoding="utf-8"), name.split(".")[1]
    pictures = re.findall(r"!\[[^]]+\]\(\.\./pictures/([^)]+)\)", text)
    assert pictures
    for picture in pictures:
        assert picture.endswith(f".{language}.png")
        assert finders.find(f"guide/{picture}")
        assert (Path(settings.BASE_DIR) / "docs" / "pictures" / picture).stat().st_size < 100_000


@pytest.mark.parametrize("who", GUIDES)
def test_both_languages_say_the_same(who: str) -> None:
    kk, ru = ((FOLDER / f"{who}.{language}.md").read_text(encoding="utf-8") for language in LANGUAGES)
    for mark in (r"(?m)^#+ ", r"(?m)^!\[", r"(?m)^(?:- |\d\. )"):
        assert len(re.findall(mark, kk)) == len(re.findall(mark, ru)), mark
