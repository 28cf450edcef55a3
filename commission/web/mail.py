"""The outbox as the administrator sees it: whether letters leave, and why not. What they say is not shown."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commission import access, clock
from commission.actions import mail as outbox
from commission.models import Mail
from commission.web.answers import READ_AND_WRITE, see_other
from commission.web.gate import allow
from commission.web.request import Request

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Trouble:
    """How many letters failed, and how many lie because nobody sends them."""

    failed: int
    lying: int


def trouble() -> Trouble | None:
    """What the administrator's first screen says; None when letters leave."""
    found = Trouble(Mail.objects.failed().count(), Mail.objects.lying(clock.now()).count())
    return found if found.failed or found.lying else None


@login_required
@require_http_methods(READ_AND_WRITE)
def mail(request: Request) -> HttpResponse:
    """GET: what waits or was given up on top, then the newest. POST: what failed is due again."""
    allow(access.may_keep_mail(request.actor))
    if request.method == "POST":
        due = outbox.try_again(by=request.actor)
        messages.success(request, _("Letters that will be tried again: %(count)s") % {"count": due})
        return see_other("mail")
    letters = Mail.objects.unsent_first().select_related("person", "entry")
    page = Paginator(letters, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "commission/mail/mail.html", {"page": page, "trouble": trouble()})
