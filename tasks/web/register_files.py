"""The register as a file: the same address, hence the same rows in the same order."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from commission import clock
from commission.domain.media_types import XLSX
from commission.render import sheets
from commission.render.sheets import Table
from commission.web.request import Request
from tasks.models import Task
from tasks.outputs import register as output
from tasks.web.register import read
from tasks.web.register_bar import owners
from tasks.web.templatetags.due import calendar


@login_required
@require_safe
def tasks_sheet(request: Request) -> HttpResponse:
    """XLSX of what is filtered."""
    return _file(sheets.xlsx(_table(request)), XLSX, "xlsx")


@login_required
@require_safe
def tasks_csv(request: Request) -> HttpResponse:
    """CSV of what is filtered."""
    return _file(sheets.csv_bytes(_table(request)), sheets.CSV, "csv")


def _table(request: Request) -> Table:
    visible = Task.objects.visible_to(request.actor)
    names = {body.pk: body.name for body in owners(visible)}
    return output.table(read(request, visible).qs, names, calendar(request))


def _file(content: bytes, kind: str, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="tasks-{clock.today():%Y-%m-%d}.{ending}"'
    return response
