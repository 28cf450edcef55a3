"""What happened that concerns the person."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def notices(request: HttpRequest) -> HttpResponse:
    """What happened that concerns the person."""
    return render(request, "base.html")
