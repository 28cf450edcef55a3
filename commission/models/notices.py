"""What a person is told about an event in the journal."""

from django.db import models

from commission.models.journal import Entry
from commission.models.people import Person


class Notice(models.Model):
    """One person, one journal entry: unread until opened. Written only by subscribers of the journal."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["person", "entry"], name="notice_once")]
        indexes = [
            models.Index(
                fields=["person", "-id"], condition=models.Q(read_at__isnull=True), name="notice_unread"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.entry_id}"
