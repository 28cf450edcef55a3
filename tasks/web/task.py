"""One task."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task."""
    return render(request, "base.html")
