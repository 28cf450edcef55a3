"""The app of the control: instructions, tasks, reports, reviews and papers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    """Declares what the control adds to the journal, the refusals, the words and the navigation."""

    name = "tasks"
    verbose_name = _("Tasks")
    navigation = "tasks.web.navigation.ENTRIES"

    def ready(self) -> None:
        """Models exist only now, so what works with them is imported here."""
        from commission import journal, reasons
        from commission import letters as post
        from commission import words as all_words
        from tasks import declarations, letters, notices, words
        from tasks.actions import searching

        journal.declare(declarations.JOURNAL)
        reasons.declare(declarations.REASONS | declarations.PROBLEMS)
        all_words.declare(words.WORDS)
        post.declare(letters.WRITERS)
        journal.subscribe(notices.on_events)
        journal.subscribe(letters.on_events)
        journal.subscribe(searching.on_events)
