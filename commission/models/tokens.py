"""Keys by which a person's own program uses the API in that person's name."""

from django.db import models

from commission.models.people import Person
from commission.queries import ApiTokenQuerySet


class ApiToken(models.Model):
    """A key, itself never stored: `digest`, its SHA-256, knows it again and cannot give it back.

    It gives no right of its own: whoever comes with it is the person, with the positions held that day.
    `expires_on` is its last day, inclusive; empty = until it is revoked. The person's journal says when it
    was made and when it was revoked; `used_at` is no event and is written once a minute at most.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_on = models.DateField(null=True, blank=True)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["person", "-id"]

    def __str__(self) -> str:
        return self.name
