"""Work that must not be seen in how long an answer takes.

A letter to a known address takes the mail server's time, one to an unknown address takes none: whoever
measured the answers could tell which addresses have an account. So the letter leaves when the answer has.
"""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any, cast

from django.http import HttpRequest, HttpResponse

from commission.web.request import Request

log = logging.getLogger(__name__)


def after(request: HttpRequest, work: Callable[[], None]) -> None:
    """Have `work` done when the answer to this request is with the visitor. Its faults are logged."""
    cast(Request, request).after.append(work)


class AfterMiddleware:
    """Hands the work to the answer: the server closes it when its last byte has left."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """In the order it was asked for."""
        work = cast(Request, request).after = []
        response = self.get_response(request)
        cast(Any, response)._resource_closers.extend(partial(_do, one) for one in work)
        return response


def _do(work: Callable[[], None]) -> None:
    """Whoever closes the answer would swallow the fault."""
    try:
        work()
    except Exception:
        log.exception("Work after an answer failed")
