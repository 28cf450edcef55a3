"""From a template to a PDF: WeasyPrint, kept warm, and allowed to read nothing but our own static files.

The result is PDF/A-3a: fonts embedded, colours defined, text tagged in reading order with its language, so
that a screen reader can use it and an archive can keep it.
"""

import logging
import mimetypes
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from PIL import ImageFile
from weasyprint import CSS
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from commission.render.paper_html import PaperHTML

# WeasyPrint switches this on for the whole process; a photo cut off on the way would then pass as evidence.
ImageFile.LOAD_TRUNCATED_IMAGES = False

ORIGIN = "https://paper.invalid/"
"""Base of every address in a paper; the domain exists nowhere (RFC 2606), so nothing can be fetched by it."""

STYLE = "commission/paper/paper.css"
VARIANT = "pdf/a-3a"
COLOURS = "--srgb"
_ICC = files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes()
"""The colour profile PDF/A asks for, read once: left to itself WeasyPrint opens it anew for every paper."""

_BEFORE_AN_END = re.compile(r"\s+(?=</(?:p|h1|h2|li)>)")
"""A blank at the end of a text that just fills its line makes WeasyPrint break after the first word."""

OnPage = Callable[[int], None]
"""Called with the number of each page as it is laid out, from 1; how many there will be nobody knows yet."""

_warm = threading.local()


class PaperFault(RuntimeError):
    """A part of the paper could not be read: no paper is better than one without its style."""


class OwnFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no type information
    """Gives WeasyPrint the static files of this project, by their static path under ``ORIGIN``.

    Text of people is escaped and can name no file; this is the second lock on the same door.
    """

    def __init__(self) -> None:
        super().__init__(fail_on_errors=True)

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The file behind the address; ``ValueError`` for any other address, whatever its scheme."""
        found = finders.find(url.removeprefix(ORIGIN)) if url.startswith(ORIGIN) else None
        if not isinstance(found, str):
            raise ValueError(f"A paper may not read {url}")
        media_type = mimetypes.guess_type(found)[0] or "application/octet-stream"
        return URLFetcherResponse(url, Path(found).read_bytes(), {"Content-Type": media_type})


class _Pages(logging.Handler):
    """Hears WeasyPrint count its pages: it tells them to its log and to nobody else.

    Each thread hears its own paper only, and what is heard goes no further: steps of a paper are no news.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Of «Step 5 - Creating layout - Page 7» the seven."""
        told: OnPage | None = getattr(_warm, "on_page", None)
        if told and "Page %d" in record.msg and isinstance(record.args, tuple):
            told(int(str(record.args[0])))


_steps, _pages = logging.getLogger("weasyprint.progress"), _Pages()


def pdf(template: str, context: Mapping[str, object], on_page: OnPage | None = None) -> bytes:
    """The paper as bytes. Raises ``PaperFault`` when the template names a file that is not ours."""
    html = _BEFORE_AN_END.sub("", render_to_string(template, dict(context)))
    try:
        page = PaperHTML(string=html, base_url=ORIGIN, url_fetcher=OwnFiles())
        with _telling(on_page):
            return bytes(
                page.write_pdf(
                    stylesheets=[_style()],
                    font_config=_fonts(),
                    color_profiles={COLOURS: _profile()},
                    pdf_variant=VARIANT,
                    output_intent=COLOURS,
                )
            )
    except FatalURLFetchingError as fault:
        raise PaperFault(str(fault)) from fault


@contextmanager
def _telling(on_page: OnPage | None) -> Iterator[None]:
    """Set up anew for each paper: configuring the logs again would silence a listener of the start."""
    _steps.setLevel(logging.INFO)
    _steps.disabled = _steps.propagate = False
    _steps.addHandler(_pages)  # once, however often it is added
    _warm.on_page = on_page
    try:
        yield
    finally:
        _warm.on_page = None


def _style() -> CSS:
    """One for each thread: reading the style anew would cost a short paper a third of a page."""
    if not hasattr(_warm, "style"):
        _warm.style = CSS(url=ORIGIN + STYLE, url_fetcher=OwnFiles(), font_config=_fonts())
    return _warm.style


def _fonts() -> FontConfiguration:
    """One for each thread: reading the fonts takes longer than a page, and Pango's map is for one thread."""
    if not hasattr(_warm, "fonts"):
        _warm.fonts = FontConfiguration()
    return _warm.fonts


def _profile() -> ColorProfile:
    """Of one paper: WeasyPrint writes into it where the paper holds it."""
    return ColorProfile(BytesIO(_ICC), "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))
