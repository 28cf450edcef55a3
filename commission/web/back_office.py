"""The administrator's site: who is let in is asked of the positions held today, like everywhere else."""

from typing import cast

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from commission.web.answers import back
from commission.web.request import Request


class BackOffice(AdminSite):
    """Open from the first day of an administrator's position to its last; Django's own marks open nothing."""

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether the visitor is an administrator today."""
        return cast(Request, request).actor.is_administrator

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        """By the same sign-in as everywhere, with its limits; signed in and no administrator is refused."""
        wanted = back(request, reverse("admin:index"))
        if self.has_permission(request):
            return HttpResponseRedirect(wanted)
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(wanted)
