"""A deployed system that is not fit to be one does not start, and says in one line what to set."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEY = "correct-horse-battery-staple-0123456789-abcdefghijklmnopqrstuvwxyz"
DEPLOYED = {
    "DEBUG": "0",
    "DEMO": "0",
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": "control.example.kz",
    "SITE_URL": "https://control.example.kz",
}


def run(*command: str, data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A process of its own, with this environment and its own data."""
    clean = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    env = clean | {"DATA_DIR": str(data), "PYTHONWARNINGS": "ignore"} | environment
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )


def start(data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a web server does first."""
    return run("-c", "import commission.wsgi", data=data, **environment)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of a demo, with its well-known passwords."""
    data = tmp_path_factory.mktemp("demo")
    for command in (["migrate", "--verbosity=0"], ["demo", "--quick"]):
        done = run("manage.py", *command, data=data, DEMO="1")
        assert done.returncode == 0, done.stderr
    return data


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too weak. Set SECRET_KEY"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is not set"),
        ({"SITE_URL": ""}, "SITE_URL is not set"),
        ({"DEBUG": "perhaps"}, "DEBUG='perhaps' is not 1 or 0"),
        ({"UPLOAD_MAX_MB": "many"}, "UPLOAD_MAX_MB='many' is not a whole number"),
    ],
)
def test_a_wrong_setting_stops_the_start_and_is_named(
    tmp_path: Path, change: dict[str, str], named: str
) -> None:
    """Loudly, at the start, and not at night, by a user."""
    done = start(tmp_path, **(DEPLOYED | change))
    assert done.returncode != 0
    assert named in done.stderr


def test_the_command_line_says_it_in_one_line(tmp_path: Path) -> None:
    """No traceback for a missing variable."""
    done = run("manage.py", "check", data=tmp_path, **(DEPLOYED | {"SECRET_KEY": ""}))
    assert done.returncode != 0
    assert done.stderr.strip().splitlines() == [
        "manage.py: SECRET_KEY is not set. Set it in the environment (docs/operations.md)."
    ]


def test_the_demos_passwords_are_not_deployed(demo: Path) -> None:
    """The same data start as a demo and refuse to start as a deployed system."""
    assert start(demo, DEMO="1").returncode == 0
    done = start(demo, **DEPLOYED)
    assert done.returncode != 0
    assert "accounts with the demo's passwords. Set DATABASE_URL" in done.stderr


def test_a_system_that_is_fit_starts(tmp_path: Path) -> None:
    """With an empty database of its own."""
    assert run("manage.py", "migrate", "--verbosity=0", data=tmp_path, **DEPLOYED).returncode == 0
    done = start(tmp_path, **DEPLOYED)
    assert done.returncode == 0, done.stderr
