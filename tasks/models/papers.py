"""Long papers that are made while somebody waits (docs/decisions/0020)."""

from typing import TYPE_CHECKING

from django.db import models

from commission.models import Meeting, Person, StoredFile
from tasks.queries import PaperJobQuerySet

if TYPE_CHECKING:
    from collections.abc import Mapping


class PaperJob(models.Model):
    """One order of papers: what it was given for, how far it is, how it ended.

    `language` is empty where both papers are made. `run` counts the attempts: whoever works on the order
    writes only while the attempt is still its own, so that two workers cannot both end it.
    """

    class Purpose(models.TextChoices):
        """What is done with the papers."""

        LOOK = "look", "look"
        HAND_OVER = "hand_over", "hand_over"

    class State(models.TextChoices):
        """`refused` by the law, with its code; `failed` by a fault of the machine."""

        WAITING = "waiting", "waiting"
        RUNNING = "running", "running"
        DONE = "done", "done"
        REFUSED = "refused", "refused"
        FAILED = "failed", "failed"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="paper_jobs")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    purpose = models.CharField(max_length=9, choices=Purpose.choices)
    language = models.CharField(max_length=2, blank=True)
    content_hash = models.CharField(max_length=64)
    versions = models.JSONField(default=dict)
    """Clause id -> the version that was looked at, when the papers were ordered."""
    seen = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    run = models.PositiveSmallIntegerField(default=0)
    moved_at = models.DateTimeField()
    """The last sign of life: of who ordered, then of who works on it."""
    expected = models.PositiveSmallIntegerField()
    """Pages of one language, as estimated before the first is laid out."""
    pages_kk = models.PositiveSmallIntegerField(default=0)
    pages_ru = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=40, blank=True)
    """The code of a refusal; `reason_values` are the values in its sentence, as JSON."""
    reason_values = models.TextField(default="{}")
    file = models.OneToOneField(StoredFile, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = PaperJobQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.meeting} {self.language or 'kk ru'}"

    @property
    def languages(self) -> list[str]:
        """What is made, in the order it is made."""
        return [self.language] if self.language else ["kk", "ru"]

    def made(self) -> "Mapping[str, int]":
        """Language -> pages laid out so far."""
        counts = {"kk": self.pages_kk, "ru": self.pages_ru}
        return {language: counts[language] for language in self.languages}
