"""The register of tasks."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def tasks(request: HttpRequest) -> HttpResponse:
    """The register of tasks."""
    return render(request, "base.html")
