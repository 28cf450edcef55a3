"""A file of a report."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def task_file(request: HttpRequest, pk: int, file_pk: int) -> HttpResponse:
    """A file of a report."""
    return render(request, "base.html")
