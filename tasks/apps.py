"""The app of the control: instructions, tasks, reports, reviews and papers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    """Declares what the control adds to the journal, the refusals and the navigation."""

    name = "tasks"
    verbose_name = _("Tasks")
    navigation = "tasks.web.navigation.ENTRIES"
