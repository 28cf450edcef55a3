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

from benchmarks import growth, report
from benchmarks.places import Place, place

ROOT = Path(__file__).resolve().parent.parent
SIZES = ("1000", "10000", "100000")
UNSET = ("DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "BEHIND_TLS", "TRUST_PROXY", "EMAIL_HOST")
SERVING, PARTS = ("pages", "server"), ("worker", "papers")
"""What begins as the web server does, and what begins as a command."""
SERVED = {"DJANGO_SETTINGS_MODULE": "commission.settings", "DEMO": "1", "DEBUG": "0", "LOG_LEVEL": "ERROR"}
"""As `make run` serves the demo: DEBUG off, and whatever this shell has set for another purpose left out."""


def whole(sizes: Sequence[str]) -> None:
    """Each database has a server and a directory of its own; only the table is left.

    Papers are made in the first run alone: they ask the database for one sitting, however many tasks it has.
    """
    runs: list[dict[str, Any]] = []
    for prefix, parts in (([], ["worker", "papers"]), (["tools/with-postgres"], [])):
        with tempfile.TemporaryDirectory() as data:
            environment = {name: value for name, value in os.environ.items() if name not in UNSET}
            words = [*prefix, sys.executable, "-m", "benchmarks", "run", *sizes, *parts]
            found = _output(words, cwd=ROOT, env={**environment, **SERVED, "DATA_DIR": data})
            runs += json.loads(found)
    sys.stdout.write(report.table(runs))
    report.write(runs)


def run(sizes: Sequence[str], parts: Sequence[str]) -> None:
    """These sizes on the database of this environment, the `parts` for the first one only."""
    places = [place(size) for size in sizes]
    runs: list[dict[str, Any]] = []
    for size, there in zip(sizes, places, strict=True):
        sys.stderr.write(f"Measuring {size} tasks on {there.get('DATABASE_URL', 'SQLite').split(':')[0]} …\n")
        runs.append(_one(size, [] if runs else parts, there))
    if len(runs) > 1:
        runs[-1]["growth"] = growth.measured(places[0], places[-1])
    sys.stdout.write(json.dumps(runs))


def _one(size: str, parts: Sequence[str], there: Place) -> dict[str, Any]:
    """One size. Filling, pages, server, worker and papers are processes of their own, as in life: the memory
    of one would count as the other's.
    """

    def python(*words: str) -> str:
        return _output([sys.executable, *words], env=os.environ | there)

    for words in (
        ["manage.py", "migrate", "--verbosity", "0"],
        ["manage.py", "createcachetable", "--verbosity", "0"],
        ["manage.py", "demo", "--quick"],
        ["manage.py", "demo", "--quick", "--scale", size],
        ["-m", "benchmarks", "prepare"],
    ):
        python(*words)
    found = [json.loads(python("-m", "benchmarks", part)) for part in ("pages", "server", *parts)]
    python("manage.py", "verify_journal")
    rows = [row for one in found for row in one.get("rows", ())]
    return {key: value for one in found for key, value in one.items()} | {"rows": rows}


def _output(command: Sequence[str], **how: Any) -> str:
    """What the command printed; one that failed has said why, and ends the bench."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, **how)
    if done.returncode:
        sys.exit(done.returncode)
    return done.stdout


def main(words: Sequence[str]) -> None:
    """Without a word of a part: everything."""
    match words:
        case ["run", *words]:
            run([word for word in words if word.isdigit()], [word for word in words if word in PARTS])
        case ["lists"]:
            import_module("commission.wsgi")
            import_module("benchmarks.lists").answer()
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
