"""Error pages that say what happened and where to go next."""

from typing import Self

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from commission.domain.verdict import Refused, Verdict
from commission.reasons import sentence


class NotNow(Refused):
    """Refused by the state of a thing that has a page; `stands` is its address."""

    stands = ""

    @classmethod
    def of_page(cls, verdict: Verdict, stands: str) -> Self:
        """The refusal, and where its reason can be seen."""
        refusal = cls(verdict.code, field="", **verdict.params)
        refusal.stands = stands
        return refusal


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The state of things does not allow it, in one sentence.

    Who sent something gets a 409 with the way to the thing. Who only opened a page, by an old link or the
    browser's «back», is taken to the thing itself: there is nothing to explain about a page not shown.
    """
    stands = refusal.stands if isinstance(refusal, NotNow) else ""
    if stands and _opens_a_page(request):
        messages.warning(request, sentence(refusal))
        return redirect(stands)
    return render(request, "409.html", {"reason": sentence(refusal), "stands": stands}, status=409)


def _opens_a_page(request: HttpRequest) -> bool:
    """A part of a page, asked for by a script, must not be replaced by a whole one."""
    return request.method in ("GET", "HEAD") and "HX-Request" not in request.headers


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that came too late or from elsewhere: sign in again, nothing was changed."""
    return render(request, "403_csrf.html", status=403)
