"""Every refusal and every fault in shape as one thing: `application/problem+json` (RFC 9457).

`code` is for the program, `detail` for whoever reads its log, in the language the request asked for. A code
of the law is the very code, and its sentence the very sentence, that the pages show.
"""

from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response

from commission.domain.verdict import Refused, refuse
from commission.reasons import sentence

MEDIA_TYPE = "application/problem+json"
Fault = dict[str, str]


class Stale(Refused):
    """The refusal «stale» with both versions, so that a program can fetch what changed and decide."""

    def __init__(self, sent: int, current: int) -> None:
        super().__init__("stale")
        self.versions = {"sent": sent, "current": current}


class VersionMissing(exceptions.APIException):
    """A write that does not say which version it was made of could undo somebody's work unseen."""

    status_code = HTTPStatus.PRECONDITION_REQUIRED
    default_code = "version_missing"


OURS: tuple[tuple[type[Exception], int, str], ...] = (
    (Http404, 404, "not_found"),
    (exceptions.NotFound, 404, "not_found"),
    (PermissionDenied, 403, "role"),
    (exceptions.NotAuthenticated, 401, "not_signed_in"),
    (exceptions.AuthenticationFailed, 401, "token_refused"),
    (exceptions.PermissionDenied, 403, "csrf"),
    (exceptions.Throttled, 429, "too_many_tries"),
    (exceptions.MethodNotAllowed, 405, "method_not_allowed"),
    (exceptions.UnsupportedMediaType, 415, "media_type"),
    (exceptions.NotAcceptable, 406, "media_type"),
    (exceptions.ParseError, 400, "malformed"),
    (exceptions.ValidationError, 422, "invalid"),
    (VersionMissing, 428, "version_missing"),
    (RequestDataTooBig, 413, "request_too_large"),
    (SuspiciousOperation, 400, "malformed"),
)
"""The first that fits. DRF's own words are never shown: they know neither our languages nor our terms."""

SHAPE = {
    "required": "field_required",
    "null": "field_required",
    "blank": "field_required",
    "empty": "field_required",
    "invalid_choice": "field_choice",
    "does_not_exist": "field_choice",
    "max_length": "field_too_long",
    "max_value": "field_too_long",
    "max_digits": "field_too_long",
    "max_string_length": "field_too_long",
    "max_whole_digits": "field_too_long",
    "max_decimal_places": "field_too_long",
    "unknown": "field_unknown",
}
"""What DRF found wrong with a field -> our code; whatever else it is, the form of the value is wrong."""


def answer(fault: Exception, context: Mapping[str, Any]) -> Response | None:
    """What DRF calls for every exception of a view; None = a fault of ours, and the server says 500."""
    if isinstance(fault, Refused):
        return refused(fault)
    for kind, status, code in OURS:
        if isinstance(fault, kind):
            return _of_request(fault, status, code)
    return None


def refused(refusal: Refused) -> Response:
    """The law's no: 403 where the position has no part in it at all, else 409, for the state of things."""
    status = 403 if refusal.code == "role" else 409
    more: dict[str, Any] = refusal.versions if isinstance(refusal, Stale) else {}
    if field := refusal.field or _needed(refusal.code):
        more = {**more, "errors": [{"field": field, "code": refusal.code, "detail": sentence(refusal)}]}
    return problem(status, refusal.code, sentence(refusal), **more)


def _needed(code: str) -> str:
    """The law says «needs_reason» without knowing that a request has a field «reason»."""
    return code.removeprefix("needs_") if code.startswith("needs_") else ""


def problem(status: int, code: str, detail: str, **more: Any) -> Response:
    """The answer itself. `about:blank` says that the title is the status's own name (RFC 9457, 4.2.1)."""
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "code": code, "detail": detail, **more}
    return Response(body, status=status, content_type=MEDIA_TYPE)


def _of_request(fault: Exception, status: int, code: str) -> Response:
    more: dict[str, Any] = {}
    if isinstance(fault, exceptions.ValidationError):
        more["errors"] = list(_faults(fault.get_full_details()))
    response = problem(status, code, sentence(refuse(code)), **more)
    if header := getattr(fault, "auth_header", ""):
        response["WWW-Authenticate"] = header
    if wait := getattr(fault, "wait", None):
        response["Retry-After"] = str(int(wait))
    return response


def _faults(details: Any, path: Sequence[str] = ()) -> Iterator[Fault]:
    """DRF's nested details as a flat list; `owners.0.body` is the body of the first addressee."""
    if (
        isinstance(details, Mapping)
        and set(details) == {"message", "code"}
        and isinstance(details["code"], str)
    ):
        yield _fault(".".join(path), SHAPE.get(details["code"], "field_form"))
    elif isinstance(details, Mapping):
        for name, inside in details.items():
            yield from _faults(inside, path if name == "non_field_errors" else [*path, str(name)])
    else:
        for place, inside in enumerate(details):
            leaf = isinstance(inside, Mapping) and set(inside) == {"message", "code"}
            yield from _faults(inside, path if leaf else [*path, str(place)])


def _fault(field: str, code: str) -> Fault:
    return {"field": field, "code": code, "detail": sentence(refuse(code))}
