"""`python -m tests.contracts.first_sitting LINK`: from the administrator's link to a sitting with a quorum.

A process of its own, run by test_first_start.py in the environment of a deployed system, over HTTPS as its
pages want it. The people come in by their letters' links and invite each other by the pages.
"""

import os
import sys

import django
from django.conf import settings
from django.urls import reverse

from tests.second_step import code_of

PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
"""Styles are collected before; here nobody looks at them."""


def main(link: str) -> None:
    """Every step must work, or the process fails."""
    administrator = enter(link)
    assert administrator.get(reverse("admin:login"), secure=True)["Location"] == reverse("admin:index")
    commission = Commission.objects.get()
    secretary = invite(administrator, "secretary", commission=commission.pk)
    meeting = convene(commission, Position.objects.actor(secretary.pk, clock.today()))
    present, seats = meeting.headcount()
    quorum = sitting.has_quorum(present or 0, seats, commission.quorum_share)
    sys.stdout.write(f"present: {present} of {seats}, quorum: {quorum}\n")


def enter(link: str) -> "Client":
    """Open a letter's link, choose a password, and be in."""
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    chosen = {"password": "алты аққу көлде", "again": "алты аққу көлде"}
    answer = client.post(link.removeprefix(settings.SITE_URL), chosen, secure=True)
    assert (answer.status_code, answer["Location"]) == (303, reverse("home"))
    set_up_second_step(client)
    return client


def set_up_second_step(client: "Client") -> None:
    """Both people who come in here must have one before they see anything."""
    page = reverse("mfa_activate_totp")
    assert client.get(reverse("home"), secure=True)["Location"] == page
    client.get(page, secure=True)
    secret = client.session["mfa.totp.secret"]
    assert client.post(page, {"code": code_of(secret)}, secure=True).status_code == 302
    assert client.get(reverse("home"), secure=True).status_code == 200


def invite(client: "Client", role: str, **scope: object) -> "Person":
    """By the page; the letter cannot leave, and the link works all the same."""
    email = f"{role}@example.kz"
    fields = {"email": email, "language": "kk", "role": role, "title_kk": role, "title_ru": role, **scope}
    answer = client.post(reverse("invite"), fields, secure=True)
    person = Person.objects.get(email=email)
    assert (answer.status_code, answer["Location"]) == (303, reverse("person", args=[person.pk]))
    enter(invitation_link(person))
    return person


def convene(commission: "Commission", by: "Actor") -> "Meeting":
    """A sitting of today with everybody there."""
    meeting = meetings.plan(commission, Details(date=clock.today(), number="1"), by=by)
    for step in (Move.convene, Move.hold):
        meetings.move(meeting, step, by=by)
    meetings.mark_attendance(meeting, {seat.pk: Mark("present") for seat in meeting.seats()}, by=by)
    return meeting


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "commission.settings"
    django.setup()
    from django.test import Client, override_settings

    from commission import clock
    from commission.actions import meetings
    from commission.actions.meetings import Details, Mark
    from commission.domain import sitting
    from commission.domain.roles import Actor
    from commission.domain.sitting import Move
    from commission.models import Commission, Meeting, Person, Position
    from commission.notices import invitation_link

    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": PLAIN}):
        main(sys.argv[1])
