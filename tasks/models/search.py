"""What a task is found by (docs/decisions/0023): words, numbers and names in the form that is searched."""

from django.db import models

from tasks.models.tasks import Task


class SearchText(models.Model):
    """One task's words as tasks.domain.search.text_of makes them: everything its readers may read, no more.

    A table of its own: a task changes with every move, its words seldom, and each change of an indexed text
    costs an entry for each of its words. Nobody reads it but a search; `manage.py rebuild_search` makes it
    anew.
    """

    task = models.OneToOneField(Task, primary_key=True, on_delete=models.CASCADE, related_name="search_text")
    text = models.TextField()

    class Meta:
        ordering = ["task"]

    def __str__(self) -> str:
        return str(self.task)
