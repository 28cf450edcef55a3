"""A program with somebody's key: it knows addresses and JSON, and nothing else."""

import json
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from commission.actions import tokens
from commission.models import Person
from tests.cast import actor

ROOT = "/api/v1/"
Answer = Any
"""What Django's client gives back: `status_code`, `json()`, `headers`."""


def key_of(person: Person, name: str = "tests") -> str:
    """A new key, made as its bearer makes one."""
    return tokens.make(person, name=name, expires_on=None, by=actor(person))[1]


class Caller:
    """`reads` and `writes` insist on a good answer and give its content; the other verbs give any answer."""

    def __init__(self, key: str, language: str = "kk") -> None:
        # as strict as a server: a key must do without the secret of a session
        self._client = Client(enforce_csrf_checks=True)
        self._headers = {"accept-language": language}
        if key:
            self._headers["authorization"] = f"Bearer {key}"

    def reads(self, address: str) -> Any:
        """What stands there."""
        return _good(self.get(address))

    def writes(self, method: str, address: str, **sent: Any) -> Any:
        """What stands there afterwards."""
        return _good(self.send(method, address, sent))

    def get(self, address: str) -> Answer:
        """GET."""
        return self._client.get(_whole(address), headers=self._headers)

    def send(self, method: str, address: str, sent: Any) -> Answer:
        """JSON, whatever it is."""
        data = sent if isinstance(sent, bytes) else json.dumps(sent)
        return self._client.generic(
            method, _whole(address), data, content_type="application/json", headers=self._headers
        )

    def uploads(self, address: str, name: str, data: bytes, **more: str) -> Answer:
        """One file."""
        sent = {"file": SimpleUploadedFile(name, data), **more}
        return self._client.post(_whole(address), sent, headers=self._headers)


def _whole(address: str) -> str:
    """Links of the API are whole; what a program builds itself is not."""
    return address if address.startswith(("http", "/")) else ROOT + address


def _good(answer: Answer) -> Any:
    assert answer.status_code in (200, 201), answer.content.decode()
    return answer.json()
