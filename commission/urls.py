"""All addresses. `commission` reaches up to `tasks` only by its name, here."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("commission.web.urls")),
    path("", include("tasks.web.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("admin/login/", secure_admin_login(admin.site.login)),
    path("admin/", admin.site.urls),
]
