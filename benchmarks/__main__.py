"""`python -m benchmarks [TASKS...]`: the whole bench, each size on SQLite and on PostgreSQL."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import django

from benchmarks import report

ROOT = Path(__file__).resolve().parent.parent
SIZES = ("1000", "10000", "100000")
UNSET = ("DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "BEHIND_TLS", "TRUST_PROXY", "EMAIL_HOST")
SERVING = ("pages", "server")
"""Parts that begin as the web server does; the others as a command."""
SERVED = {"DJANGO_SETTINGS_MODULE": "commission.settings", "DEMO": "1", "DEBUG": "0", "LOG_LEVEL": "ERROR"}
"""As `make run` serves the demo: DEBUG off, and whatever this shell has set for another purpose left out."""


def whole(sizes: Sequence[str]) -> None:
    """Each run has a database, a directory and processes of its own; only the table is left.

    Papers are made in the first run alone: they ask the database for one sitting, however many tasks it has.
    """
    runs: list[dict[str, Any]] = []
    for size in sizes:
        for where, prefix in (("SQLite", []), ("PostgreSQL", ["tools/with-postgres"])):
            sys.stderr.write(f"Measuring {size} tasks on {where} …\n")
            with tempfile.TemporaryDirectory() as data:
                (Path(data) / "static").mkdir()  # whitenoise wants to see it, even empty
                what = ["run", size] if runs else ["run", size, "worker", "papers"]
                runs.append(_run([*prefix, sys.executable, "-m", "benchmarks", *what], data))
    sys.stdout.write(report.table(runs))
    report.write(runs)


def _run(command: list[str], data: str) -> dict[str, Any]:
    environment = {name: value for name, value in os.environ.items() if name not in UNSET}
    environment |= {**SERVED, "DATA_DIR": data}
    found: dict[str, Any] = json.loads(_output(command, cwd=ROOT, env=environment))
    return found


def run(size: str, *parts: str) -> None:
    """One size on the database of this environment. Filling, pages, server, worker and papers are processes
    of their own, as in life: the memory of one would count as the other's.
    """
    _manage("migrate", "--verbosity", "0")
    _manage("createcachetable", "--verbosity", "0")
    _manage("demo", "--quick")
    _manage("demo", "--quick", "--scale", size)
    _python("-m", "benchmarks", "prepare")
    found = [json.loads(_python("-m", "benchmarks", part)) for part in ("pages", "server", *parts)]
    _manage("verify_journal")
    rows = [row for one in found for row in one.get("rows", ())]
    sys.stdout.write(json.dumps({key: value for one in found for key, value in one.items()} | {"rows": rows}))


def _manage(*words: str) -> None:
    _python("manage.py", *words)


def _python(*words: str) -> str:
    return _output([sys.executable, *words])


def _output(command: Sequence[str], **how: Any) -> str:
    """What the command printed; one that failed has said why, and ends the bench."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, **how)
    if done.returncode:
        sys.exit(done.returncode)
    return done.stdout


def main(words: Sequence[str]) -> None:
    """Without a word of a part: everything."""
    match words:
        case ["run", size, *parts]:
            run(size, *parts)
        case ["prepare"]:
            django.setup()
            import_module("benchmarks.largest").prepare()
        case [("pages" | "server" | "worker" | "papers") as part]:
            import_module("commission.wsgi") if part in SERVING else django.setup()
            sys.stdout.write(json.dumps(import_module(f"benchmarks.{part}").measured()))
        case _:
            whole(words or SIZES)


if __name__ == "__main__":
    main(sys.argv[1:])
