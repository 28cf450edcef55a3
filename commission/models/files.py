"""Stored files: papers the system made and evidence people sent."""

import secrets

from django.db import models


def random_name(instance: "StoredFile", filename: str) -> str:
    """A name on disk that says nothing: the name people see is kept in its own column."""
    name = secrets.token_hex(16)
    return f"{name[:2]}/{name}"


class StoredFile(models.Model):
    """Bytes at rest. A file has no address of its own: its object's page serves it through the gate."""

    file = models.FileField(upload_to=random_name, max_length=80)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    def read(self) -> bytes:
        """All of it, as it was stored."""
        with self.file.open("rb") as source:
            return bytes(source.read())
