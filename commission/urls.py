"""All addresses. `commission` reaches up to `tasks` only by its name, here."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("commission.web.urls")),
    path("", include("tasks.web.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
]
