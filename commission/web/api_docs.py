"""The documentation of the API: its description, drawn by a library that this server brings along itself."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commission.web.request import Request


@login_required
@require_safe
def api_docs(request: Request) -> HttpResponse:
    """Nothing is loaded from elsewhere, and no script stands in the page: the policy holds here too."""
    return render(request, "commission/account/api_docs.html")
