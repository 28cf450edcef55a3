"""The journal's rows and the mark of the objects it governs."""

from typing import ClassVar

from django.db import models


class Governed(models.Model):
    """An object whose every change is one row of the journal.

    `version` is the number of those rows; commission.journal raises it by
    compare-and-swap, so that two people who saw the same version cannot both win.
    `newest_event` is there for whoever has just written it, and None for all others.
    """

    journal_kind: ClassVar[str]
    newest_event: "Entry | None" = None

    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True


class Entry(models.Model):
    """One event in the life of one object. Never updated, never deleted (database triggers refuse it).

    `data` is canonical JSON text, stored as text because the hash is taken over
    its very bytes. `digest` chains to the previous entry of the same object.
    """

    object_kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    person = models.ForeignKey("commission.Person", null=True, on_delete=models.PROTECT, related_name="+")
    acting_as = models.TextField(blank=True)
    code = models.CharField(max_length=60)
    data = models.TextField(default="{}")
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["object_kind", "object_id", "seq"], name="entry_place_in_its_chain"
            )
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.object_kind}:{self.object_id}#{self.seq} {self.code}"


class Checkpoint(models.Model):
    """How many entries there were and their root hash: mailed out, it betrays the loss of the newest ones."""

    at = models.DateTimeField()
    last_entry = models.BigIntegerField()
    entries = models.BigIntegerField()
    root = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.entries} {self.root[:12]}"
