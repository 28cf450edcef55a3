"""Pages leave compressed: on a phone at the edge of the network the bytes are the waiting time.

Static files of a deployed system are compressed once, when they are collected; this is for what is made anew
at each request, and for the demo, where nothing is collected. What is compressed already (photos, PDF, DOCX)
is left alone. Why a compressed page with a form in it betrays no token: docs/decisions/0027.
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

WORDS = frozenset(
    {
        "text/html",
        "text/css",
        "text/javascript",
        "text/csv",
        "text/plain",
        "application/json",
        "application/problem+json",
        "application/manifest+json",
        "image/svg+xml",
    }
)
"""Types that are text inside and shrink to a quarter."""


class CompressedMiddleware(GZipMiddleware):
    """Django's own, with its random padding, for text only."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """A part of a file (206) keeps its length: the browser has asked for just these bytes."""
        if response.status_code == 206 or _type(response) not in WORDS:
            return response
        return super().process_response(request, response)


def _type(response: HttpResponseBase) -> str:
    return response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
