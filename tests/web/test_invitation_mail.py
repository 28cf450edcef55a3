"""The invitation and a real mail server: one that takes the letter, and one that is down."""

import logging
from collections.abc import Callable
from email import message_from_bytes, policy

import pytest
from django.test import Client
from django.urls import reverse

from commission.models import Entry, Person
from tests.cast import Cast
from tests.mail_server import mail_server

HEAD = {"email": "new@alga.test", "language": "ru", "role": "head"}


@pytest.fixture
def invite(
    client: Client, cast: Cast, settings, django_capture_on_commit_callbacks
) -> Callable[[int, str], str]:
    """The secretary presses a button while the mail server listens at `port`; the page she sees then."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    client.force_login(cast.secretary)

    def press(port: int, address: str) -> str:
        settings.EMAIL_PORT = port
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(address, {**HEAD, "body": cast.alga.pk})
        assert answer.status_code == 303
        return client.get(answer["Location"]).content.decode()

    return press


@pytest.fixture
def closed_port() -> int:
    with mail_server() as server:
        return server.port


def test_a_letter_that_is_taken_is_said(invite: Callable[[int, str], str]) -> None:
    with mail_server() as server:
        page = invite(server.port, reverse("invite"))
    (letter,) = (message_from_bytes(one, policy=policy.default) for one in server.letters)
    assert letter["To"] == "new@alga.test"
    assert "/invitation/" in letter.get_content()
    assert "notice--warning" not in page
    assert Person.objects.get(email="new@alga.test").invitation_sent_at


def test_a_letter_that_did_not_leave_is_sent_again(
    invite: Callable[[int, str], str], closed_port: int, caplog: pytest.LogCaptureFixture
) -> None:
    """The account is made all the same: she must not be told a fault and invite a second time in vain."""
    with caplog.at_level(logging.ERROR):
        page = invite(closed_port, reverse("invite"))
    born = Person.objects.get(email="new@alga.test")
    again = reverse("invite_again", args=[born.pk])
    assert "notice--warning" in page
    assert "notice--success" not in page
    assert again in page
    assert f"The invitation of account {born.pk} did not leave" in caplog.text
    with mail_server() as server:
        page = invite(server.port, again)
    assert len(server.letters) == 1
    assert "notice--warning" not in page
    assert [entry.code for entry in Entry.objects.filter(object_kind="person").order_by("id")] == [
        "person.invited",
        "person.invited_again",
    ]


def test_a_second_letter_that_did_not_leave_is_not_taken_for_the_first(
    invite: Callable[[int, str], str], closed_port: int
) -> None:
    with mail_server() as server:
        invite(server.port, reverse("invite"))
    born = Person.objects.get(email="new@alga.test")
    assert "notice--warning" in invite(closed_port, reverse("invite_again", args=[born.pk]))
