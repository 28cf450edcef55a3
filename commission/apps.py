"""The app of the sitting: bodies, people, meetings and decisions."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommissionConfig(AppConfig):
    """Connects the start checks; `tasks` adds its own in its own config."""

    name = "commission"
    verbose_name = _("Commission")
    navigation = "commission.web.navigation.ENTRIES"
