"""What signed minutes get later: their registration, and the signed sheets as a scan."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from commission import access
from commission.actions import signed
from commission.domain.roles import Actor
from commission.domain.sitting import Status
from commission.models import Meeting, Scan
from commission.render import sniff
from commission.web.answers import READ_AND_WRITE, form_page, see_other, sent, tell
from commission.web.conflicts import Comparable, saved
from commission.web.fields import DayInput
from commission.web.gate import allow
from commission.web.request import Request
from commission.words import choices
from tasks.outputs.filing import LANGUAGES
from tasks.web.crumbs import to_sitting
from tasks.web.sitting_gate import whole_meeting


class RegistrationForm(Comparable):
    """As the document system gave them."""

    number = forms.CharField(label=_("Registration number"), max_length=60)
    on = forms.DateField(label=_("Date of the registration"), widget=DayInput)


class ScanForm(Comparable):
    """One of the two signed papers."""

    language = forms.ChoiceField(label=_("Which paper"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Scan of the signed sheets"),
        help_text=_("PDF, JPEG or PNG; all sheets in one file."),
        widget=forms.FileInput(attrs={"accept": ",".join(signed.SCANS)}),
        max_length=200,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["language"].choices = choices("paper")

    def read(self) -> bytes:
        """The bytes, once the size is known to be bearable. Refused: as commission.render.sniff."""
        sent_file = self.cleaned_data["file"]
        sniff.require_size(sent_file.name, sent_file.size)
        return bytes(sent_file.read())


@login_required
@require_http_methods(READ_AND_WRITE)
def meeting_registration(request: Request, pk: int) -> HttpResponse:
    """For the secretary, once the minutes are signed."""
    sitting = whole_meeting(request, pk)
    allow(access.may_complete(request.actor, sitting), "meeting", pk)
    before = sitting.version
    form = RegistrationForm(sent(request), initial={**_stored(sitting), "seen": before})
    if form.is_valid() and saved(
        form, sitting, lambda: _register(request, sitting, form), lambda: _stored(sitting)
    ):
        tell(request, sitting, before)
        return see_other("meeting", sitting.pk)
    return form_page(request, "tasks/signed/registration.html", form, **_page(sitting))


def _register(request: Request, sitting: Meeting, form: RegistrationForm) -> None:
    typed = form.cleaned_data
    signed.register(sitting, number=typed["number"], on=typed["on"], by=request.actor, seen=typed["seen"])


def _stored(sitting: Meeting) -> dict[str, Any]:
    return {"number": sitting.registration_no, "on": sitting.registered_on}


@login_required
@require_http_methods(READ_AND_WRITE)
def meeting_scan(request: Request, pk: int) -> HttpResponse:
    """For the secretary, once the minutes are signed."""
    sitting = whole_meeting(request, pk)
    allow(access.may_complete(request.actor, sitting), "meeting", pk)
    start = {"language": request.GET.get("language", LANGUAGES[0]), "seen": sitting.version}
    form = ScanForm(sent(request), request.FILES or None, initial=start)
    if form.is_valid() and saved(form, sitting, lambda: _attach(request, sitting, form), dict):
        tell(request, sitting)
        return see_other("meeting", sitting.pk)
    return form_page(request, "tasks/signed/scan.html", form, **_page(sitting))


def _attach(request: Request, sitting: Meeting, form: ScanForm) -> Scan:
    typed = form.cleaned_data
    return signed.attach_scan(
        sitting,
        typed["language"],
        name=typed["file"].name,
        data=form.read(),
        by=request.actor,
        seen=typed["seen"],
    )


@login_required
@require_safe
def scan(request: Request, pk: int, scan_pk: int) -> HttpResponse:
    """The bytes as they came, for whoever reads the signed minutes; a replaced scan too."""
    sitting = get_object_or_404(Meeting.objects.visible_to(request.actor), pk=pk)
    if not access.sees_minutes(request.actor, sitting):
        raise Http404
    found = get_object_or_404(sitting.scans.select_related("file"), pk=scan_pk)
    response = HttpResponse(found.file.read(), content_type=found.file.media_type)
    response["Content-Disposition"] = content_disposition_header(True, found.file.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    return response


def panel(sitting: Meeting, actor: Actor) -> dict[str, Any] | None:
    """What the sitting's page shows of it (templates/tasks/signed/panel.html); None before the signature."""
    if sitting.status != Status.signed or not access.sees_minutes(actor, sitting):
        return None
    scans = list(sitting.scans.select_related("file"))
    return {
        "scans": [one for one in scans if not one.void],
        "former": [one for one in scans if one.void],
        "may_complete": bool(access.may_complete(actor, sitting)),
    }


def _page(sitting: Meeting) -> dict[str, Any]:
    back = reverse("meeting", args=[sitting.pk])
    return {"meeting": sitting, "crumbs": to_sitting(sitting), "back": back}
