"""A page of the sitting."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def meeting_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """A page of the sitting."""
    return render(request, "base.html")
