"""What the sitting's events tell people. Subscribers of the journal; mail leaves only after the commit."""

from collections.abc import Sequence
from functools import partial

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from commission.journal import Event
from commission.models import Person

INVITED = {"person.invited", "person.invited_again"}


def on_events(events: Sequence[Event]) -> None:
    """An invitation becomes a letter with a link."""
    for entry, obj in events:
        if entry.code in INVITED and isinstance(obj, Person):
            transaction.on_commit(partial(send_invitation, obj.pk))


def send_invitation(person_id: int) -> None:
    """Mail the link in the person's language; it works once and for settings.PASSWORD_RESET_TIMEOUT."""
    person = Person.objects.prefetch_related("positions").get(pk=person_id)
    with translation.override(person.language):
        context = {"person": person, "link": invitation_link(person), "positions": person.positions.all()}
        subject = render_to_string("mail/invitation_subject.txt", context).strip()
        body = render_to_string("mail/invitation.txt", context)
    send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [person.email])


def invitation_link(person: Person) -> str:
    """The address where the person chooses a password; spent as soon as one is set."""
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    path = reverse("invitation", args=[uid, default_token_generator.make_token(person)])
    return settings.SITE_URL + path
