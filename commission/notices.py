"""What the sitting's events tell people. Subscribers of the journal; mail leaves only after the commit."""

import logging
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

from commission import clock, said
from commission.journal import Event
from commission.models import Entry, Person

log = logging.getLogger(__name__)

INVITED = {"person.invited", "person.invited_again"}
SIGN_IN_CHANGED = {
    "person.second_factor_on",
    "person.second_factor_off",
    "person.second_factor_codes",
    "person.second_factor_removed",
}


def on_events(events: Sequence[Event]) -> None:
    """An invitation becomes a letter with a link; a change of the sign-in one that says so."""
    for entry, obj in events:
        if entry.code in INVITED and isinstance(obj, Person):
            transaction.on_commit(partial(send_invitation, obj.pk), robust=True)
        if entry.code in SIGN_IN_CHANGED and isinstance(obj, Person):
            transaction.on_commit(partial(warn_of_sign_in, obj, entry), robust=True)


def warn_of_sign_in(person: Person, entry: Entry) -> None:
    """Tell the owner what happened to the sign-in: who did not do it learns of a thief that way."""
    with translation.override(person.language):
        context = {
            "happened": said.happened(entry),
            "link": settings.SITE_URL + reverse("account_reset_password"),
        }
        subject = render_to_string("mail/second_factor_subject.txt", context).strip()
        text = render_to_string("mail/second_factor.txt", context)
    try:
        send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [person.email])
    except OSError:  # SMTPException is one
        log.exception("The letter about the sign-in of account %d did not leave", person.pk)


def send_invitation(person_id: int) -> None:
    """Mail the link in the person's language; it works once and for settings.PASSWORD_RESET_TIMEOUT.

    The account is there whether or not the mail server is: a letter that does not leave is logged, and
    `invitation_sent_at` stays empty, which the person's page says beside the button that sends it again.
    """
    person = Person.objects.prefetch_related("positions").get(pk=person_id)
    try:
        send_mail(*_letter(person), settings.DEFAULT_FROM_EMAIL, [person.email])
    except OSError:  # SMTPException is one
        log.exception("The invitation of account %d did not leave", person_id)
        return
    Person.objects.filter(pk=person_id).update(invitation_sent_at=clock.now())


def _letter(person: Person) -> tuple[str, str]:
    """Subject and text."""
    with translation.override(person.language):
        context = {"person": person, "link": invitation_link(person), "positions": person.positions.all()}
        subject = render_to_string("mail/invitation_subject.txt", context).strip()
        return subject, render_to_string("mail/invitation.txt", context)


def invitation_link(person: Person) -> str:
    """The address where the person chooses a password; spent as soon as one is set."""
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    path = reverse("invitation", args=[uid, default_token_generator.make_token(person)])
    return settings.SITE_URL + path
