"""A stored file on its way out, for whoever the caller has let through: a page and the API alike."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from commission.models import StoredFile
from commission.render import photos, sniff


def serve(request: HttpRequest, stored: StoredFile) -> HttpResponse:
    """The bytes, cleaned; or only the word that the copy is still good.

    The copy is asked about every time, because a right to read ends when a position does.
    """
    etag = quote_etag(stored.sha256)
    return get_conditional_response(request, etag=etag) or _answer(stored, etag)


def _answer(stored: StoredFile, etag: str) -> HttpResponse:
    data = photos.clean(stored.media_type, stored.read())
    response = HttpResponse(data, content_type=stored.media_type)
    # A photo is only looked at; a document may carry more than its text, so it is saved, not opened here.
    as_attachment = stored.media_type not in sniff.PHOTOS.values()
    response["Content-Disposition"] = content_disposition_header(as_attachment, stored.name) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = etag
    return response
