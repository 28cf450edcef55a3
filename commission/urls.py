"""All addresses. `commission` reaches up to `tasks` only by its name, here.

Of allauth's pages only those of signing in and of the password are listed: an address is the sign-in name an
invitation gave, so nobody adds, changes or confirms one, and nobody signs up. What allauth looks up without
finding it here (`account_signup`, `account_email`) it leaves out by itself.
"""

from allauth.account import views as sign_in
from django.contrib import admin
from django.urls import include, path, re_path, register_converter

from commission.web.converters import DayConverter

register_converter(DayConverter, "day")

sign_in_urls = [
    path("login/", sign_in.login, name="account_login"),
    path("logout/", sign_in.logout, name="account_logout"),
    path("inactive/", sign_in.account_inactive, name="account_inactive"),
    path("reauthenticate/", sign_in.reauthenticate, name="account_reauthenticate"),
    path("password/change/", sign_in.password_change, name="account_change_password"),
    path("password/reset/", sign_in.password_reset, name="account_reset_password"),
    path("password/reset/done/", sign_in.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        sign_in.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        sign_in.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]

urlpatterns = [
    path("", include("commission.web.urls")),
    path("", include("tasks.web.urls")),
    path("accounts/", include(sign_in_urls)),
    path("admin/", admin.site.urls),
]
