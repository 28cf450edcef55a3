"""Two processes send the outbox at once, as on two machines: every letter leaves once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from commission.models import Mail, Person
from tests import make
from tests.actions.other_process import database_address
from tests.cast import actor, assemble
from tests.conftest import ROOT
from tests.mail_server import mail_server

LETTERS = 24


@pytest.mark.there
@pytest.mark.django_db(transaction=True)
def test_each_letter_leaves_once(tmp_path: Path) -> None:
    cast = assemble()
    make.task(cast.ours, actor(cast.secretary), cast.khromtau)
    cause = Mail.objects.get().entry
    for n in range(1, LETTERS):
        head = Person.objects.create_user(f"head-{n}@test.invalid")
        head.positions.create(
            role="head", body=cast.khromtau, title_kk="әкім", title_ru="аким", since="2025-01-01"
        )
        Mail.objects.create(person=head, entry=cause, next_at=cause.at)

    with mail_server() as server:
        env = os.environ | {
            "DATABASE_URL": database_address(),
            "DATA_DIR": str(tmp_path),
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(server.port),
        }
        command = [sys.executable, "manage.py", "send_mail"]
        senders = [subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE) for _ in range(2)]
        answers = [sender.communicate()[0].decode() for sender in senders]

    assert [sender.returncode for sender in senders] == [0, 0], answers
    assert len({letter["To"] for letter in server.read()}) == len(server.letters) == LETTERS
    assert set(Mail.objects.values_list("state", "attempts")) == {("sent", 1)}
