"""What a load balancer asks."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client


@pytest.mark.django_db
def test_ok_while_the_database_answers(client: Client) -> None:
    response = client.get("/healthz/")
    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_503_when_it_does_not(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", broken)
    assert client.get("/healthz/").status_code == 503


@pytest.mark.django_db
def test_a_balancer_asks_without_tls(client: Client, settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/bodies/").status_code == 301
    assert client.get("/healthz/").status_code == 200
