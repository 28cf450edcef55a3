"""Files of reports and deliveries on their way out: through the gate of their object, cleaned, no page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from commission.serving import serve
from commission.web.request import Request
from tasks.models import CoLine, DeliveryFile, ReportFile, Task


@login_required
@require_safe
def task_file(request: Request, pk: int, file_pk: int) -> HttpResponse:
    """One file of one report of a task this person may see; asked for again, the browser's copy will do.

    The copy is asked about every time, because a right to read ends when a position does.
    """
    task = get_object_or_404(Task.objects.visible_to(request.actor), pk=pk)
    evidence = get_object_or_404(ReportFile.objects.select_related("file"), pk=file_pk, report__task=task)
    return serve(request, evidence.file)


@login_required
@require_safe
def co_line_file(request: Request, pk: int, file_pk: int) -> HttpResponse:
    """One file of one delivery, for whoever sees the co-executor's line."""
    line = get_object_or_404(CoLine.objects.visible_to(request.actor), pk=pk)
    given = get_object_or_404(DeliveryFile.objects.select_related("file"), pk=file_pk, delivery__line=line)
    return serve(request, given.file)
