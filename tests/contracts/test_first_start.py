"""docs/operations.md, «First start on a server», followed to the letter on an empty database.

Each command is a process of its own, with the environment of a deployed system and no mail server. What they
lead to is lived through in tests/contracts/first_sitting.py: people enter, and a sitting has its quorum.
"""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from tests.contracts.test_start import DEPLOYED, ROOT, run

NO_MAIL = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": "1"}  # nobody listens there
PYTHON = ".venv/bin/python"


def commands() -> list[list[str]]:
    """The code block under the heading, line by line, without comments."""
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    found = re.search(r"(?s)^### First start on a server$.*?^```sh\n(.*?)^```$", text, re.MULTILINE)
    assert found, "the heading or its code block is gone"
    return [shlex.split(line, comments=True) for line in found[1].splitlines()]


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[subprocess.CompletedProcess[str]]]:
    """Where the data lie, and what each command did."""
    data = tmp_path_factory.mktemp("server")
    done = []
    for python, *command in commands():
        assert python == PYTHON
        done.append(run(*command, data=data, **DEPLOYED, **NO_MAIL))
        assert done[-1].returncode == 0, done[-1].stderr
    return data, done


def test_a_server_is_put_into_service(steps: tuple[Path, list[subprocess.CompletedProcess[str]]]) -> None:
    """The printed link is the only way in, and it is enough."""
    data, done = steps
    link = done[-1].stdout.split()[-1]
    assert link.startswith("https://control.example.kz/invitation/")
    lived = run("-m", "tests.contracts.first_sitting", link, data=data, **DEPLOYED, **NO_MAIL)
    assert lived.returncode == 0, lived.stderr
    assert lived.stdout == "present: 5 of 5, quorum: True\n"


GUESSES = """
import django
django.setup()
from django.test import Client
from django.test.utils import setup_test_environment
setup_test_environment()
for _ in range(3):
    page = Client().post("/accounts/login/", {"login": "admin@example.kz", "password": "wrong"})
    print(page.context["form"].non_field_errors().as_data()[0].code)
"""


def test_two_processes_count_wrong_passwords_together(
    steps: tuple[Path, list[subprocess.CompletedProcess[str]]],
) -> None:
    """Five for one account, whichever is asked: the table of `createcachetable` is theirs in common."""
    environment = {"DEBUG": "1", "DJANGO_SETTINGS_MODULE": "commission.settings"}
    told = [run("-c", GUESSES, data=steps[0], **environment).stdout.split() for _ in range(2)]
    assert told[0] + told[1] == ["email_password_mismatch"] * 5 + ["too_many_login_attempts"]
