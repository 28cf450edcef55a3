"""All addresses. `commission` reaches up to `tasks` only by its name, here.

Of allauth's pages only those of signing in and of the password are listed: an address is the sign-in name an
invitation gave, so nobody adds, changes or confirms one, and nobody signs up. What allauth looks up without
finding it here (`account_signup`, `account_email`) it leaves out by itself.
"""

from allauth.account import views as sign_in
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes.views import download_recovery_codes
from django.contrib import admin
from django.urls import include, path, re_path, register_converter

from commission.api.views import NoSuchAddress
from commission.web import second_factor
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

second_step_urls = [
    path("", second_step.index, name="mfa_index"),
    path("code/", second_step.authenticate, name="mfa_authenticate"),
    path("confirm/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("app/", second_factor.activate, name="mfa_activate_totp"),
    path("app/off/", second_factor.deactivate, name="mfa_deactivate_totp"),
    path("recovery-codes/", second_factor.codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", second_factor.new_codes, name="mfa_generate_recovery_codes"),
    path("recovery-codes/file/", download_recovery_codes, name="mfa_download_recovery_codes"),
]

api_urls = [
    path("", include("commission.api.urls")),
    path("", include("tasks.api.urls")),
    re_path("", NoSuchAddress.as_view(), name="no_such_address"),
]

urlpatterns = [
    path("api/v1/", include((api_urls, "api"))),
    path("", include("commission.web.urls")),
    path("", include("tasks.web.urls")),
    path("accounts/", include(sign_in_urls)),
    path("accounts/second-step/", include(second_step_urls)),
    path("admin/", admin.site.urls),
]
