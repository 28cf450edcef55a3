"""The outbox: a letter that is owed to a person, and what became of it."""

from django.db import models

from commission.models.journal import Entry
from commission.models.people import Person
from commission.queries import MailQuerySet


class Mail(models.Model):
    """One journal entry, one person: written in the transaction of the event, sent by `manage.py send_mail`.

    Neither address nor text is kept: both are made when the letter leaves, in the person's language, of what
    this person may see by then.
    """

    class State(models.TextChoices):
        """What became of it; commission/words.py has the words."""

        WAITING = "waiting"
        SENT = "sent"
        GIVEN_UP = "given_up"
        DROPPED = "dropped"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mail")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    """How often somebody set out to send it. Raised by compare-and-swap before the letter leaves: who raises
    it has the letter."""
    next_at = models.DateTimeField()
    """When it is due (again). A sender moves it on first, so a letter of a sender that died comes back."""
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)
    """Why the last attempt failed, in the mail server's words."""

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["person", "entry"], name="mail_once")]
        indexes = [
            models.Index(fields=["next_at", "id"], condition=models.Q(state="waiting"), name="mail_waiting"),
            models.Index(fields=["-id"], condition=models.Q(state="given_up"), name="mail_given_up"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.entry_id} {self.state}"
