"""One move of a task."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def task_move(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """One move of a task."""
    return render(request, "base.html")
