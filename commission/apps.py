"""The app of the sitting: bodies, people, meetings and decisions."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.utils.translation import gettext_lazy as _


class CommissionConfig(AppConfig):
    """Connects the start checks and says its own sentences; `tasks` does the same in its own config."""

    name = "commission"
    verbose_name = _("Commission")
    navigation = "commission.web.navigation.ENTRIES"

    def ready(self) -> None:
        """Models exist only now, so what works with them is imported here."""
        from django.contrib.auth.signals import user_logged_in

        from commission import checks, declarations, journal, notices, reasons
        from commission.web import sessions

        assert checks
        journal.declare(declarations.JOURNAL)
        reasons.declare(declarations.REASONS)
        journal.subscribe(notices.on_events)
        user_logged_in.connect(sessions.begun)


class BackOfficeConfig(admin.AdminConfig):
    """Django's admin with a door of our own."""

    default = False
    default_site = "commission.web.back_office.BackOffice"
