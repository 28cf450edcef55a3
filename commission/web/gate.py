"""Getting an object for a page, and saying no in the right way; `tasks` pages do the same."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from commission.domain.verdict import Refused, Verdict
from commission.models import Meeting
from commission.web.errors import NotNow
from commission.web.request import Request


def allow(verdict: Verdict, *stands: object) -> None:
    """A position that has no part in it gets 403, a state that forbids it 409 with its sentence.

    `stands` is the page that shows how things stand, as for `reverse`: whoever only asked for a page is
    taken there (see errors.refused).
    """
    if verdict.code == "role":
        raise PermissionDenied
    if not verdict and stands:
        name, *args = stands
        raise NotNow.of_page(verdict, reverse(str(name), args=args))
    if not verdict:
        raise Refused.of(verdict)


def meeting_of(request: Request, pk: int, *prefetch: str) -> Meeting:
    """A sitting this person may know of; for anybody else there is none."""
    seen = Meeting.objects.visible_to(request.actor).select_related("commission", "chaired_by")
    return get_object_or_404(seen.prefetch_related(*prefetch), pk=pk)
