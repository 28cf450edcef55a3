"""A reviewer's own turns of phrase: what goes back for the same reason is said in the same words."""

from django.db import models

from commission.models import Person


class Phrase(models.Model):
    """A remark a person keeps for the next time; nobody else sees it, and no decision depends on it."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="phrases")
    text = models.CharField(max_length=500)

    class Meta:
        ordering = ["person_id", "id"]
        constraints = [models.UniqueConstraint(fields=["person", "text"], name="phrase_once_a_person")]

    def __str__(self) -> str:
        return self.text
