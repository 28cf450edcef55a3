"""Error pages that say what happened and where to go next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commission.domain.verdict import Refused
from commission.reasons import sentence


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """409: the state of things does not allow it, in one sentence."""
    return render(request, "409.html", {"reason": sentence(refusal)}, status=409)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that came too late or from elsewhere: sign in again, nothing was changed."""
    return render(request, "403_csrf.html", status=403)
