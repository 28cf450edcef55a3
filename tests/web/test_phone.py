"""What a phone gets before anybody touches it: a place on the home screen, and little to load."""

import gzip
import re
from contextlib import closing
from io import BytesIO

import pytest
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from commission.web import manifest
from tests.cast import Cast
from tests.conftest import ROOT

ZIPPED = {"HTTP_ACCEPT_ENCODING": "gzip, deflate, br"}
TOKENS = (ROOT / "commission/static/commission/css/tokens.css").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def static_files(settings) -> None:
    """Served by the same middleware as in the demo; other tests need none and do without the search."""
    settings.WHITENOISE_USE_FINDERS = True


def token(name: str) -> list[str]:
    """A colour by day and by night."""
    return re.findall(rf"--{name}: light-dark\((#\w+), (#\w+)\)", TOKENS)[0]


def fetch(client: Client, path: str) -> tuple[HttpResponse, bytes]:
    """An answer and what came through the line."""
    with closing(client.get(path, **ZIPPED)) as answer:
        return answer, answer.getvalue()


def test_the_home_screen_gets_a_name_in_each_language_and_icons_of_the_size_it_was_told(
    client: Client, db: None
) -> None:
    names = set()
    for language in ("kk", "ru", "en"):
        told = client.get(f"/{language}.webmanifest").json()
        names.add(told["short_name"])
        assert (told["lang"], told["start_url"]) == (language, "/")
    assert len(names) == 3
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}
    for icon in told["icons"]:
        drawn = Image.open(BytesIO(fetch(client, icon["src"])[1]))
        assert f"{drawn.width}x{drawn.height}" == icon["sizes"]
    assert (token("accent")[0], token("ground")[0]) == (manifest.ACCENT, manifest.GROUND)
    assert client.get("/xx.webmanifest").status_code == 404


def test_the_browsers_own_bar_follows_the_look_the_person_chose(client: Client, cast: Cast) -> None:
    client.force_login(cast.akim, backend="commission.web.backend.Backend")
    light, dark = token("surface")
    for chosen, expected in {"": [light, dark], "light": [light], "dark": [dark]}.items():
        cast.akim.theme = chosen
        cast.akim.save(update_fields=["theme"])
        page = client.get("/").content.decode()
        assert re.findall(r'name="theme-color" content="(#\w+)"', page) == expected
        assert page.count("prefers-color-scheme") == (0 if chosen else 2)


def test_words_are_compressed_pictures_are_not_and_no_length_tells_a_token(client: Client, db: None) -> None:
    """The token in a form is masked anew at each request, and the answer is padded by chance (BREACH)."""
    answers = [client.get("/accounts/login/", **ZIPPED) for _ in range(8)]
    assert {answer["Content-Encoding"] for answer in answers} == {"gzip"}
    pages = [gzip.decompress(answer.content).decode() for answer in answers]
    tokens = {re.findall(r'csrfmiddlewaretoken" value="(\w+)"', page)[0] for page in pages}
    assert len(tokens) == len(pages)
    assert len({len(answer.content) for answer in answers}) > 1
    style, sent = fetch(client, "/static/commission/css/kit.css")
    assert (style["Content-Encoding"], len(sent) < 5000) == ("gzip", True)
    icon, _ = fetch(client, "/static/commission/img/icon-192.png")
    assert "Content-Encoding" not in icon
