"""The database as one file, and back: PostgreSQL by its own tools, SQLite by its backup interface.

What `one_moment` shows and what `write` writes are the same moment, while people go on working.
"""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, transaction

NAMES = {"postgresql": "database.dump", "sqlite": "database.sqlite3"}


class DumpFailed(Exception):
    """A tool of the database refused; its own words."""


@contextmanager
def one_moment() -> Iterator[str]:
    """A transaction whose every question sees one moment; yields its name for `write` (empty on SQLite).

    PostgreSQL keeps the moment and lets writers go on; SQLite lets them wait until the block ends.
    """
    with transaction.atomic():
        yield _exported() if connection.vendor == "postgresql" else ""


def tables() -> list[str]:
    """The names of all tables, in order; none in an empty database."""
    return sorted(connection.introspection.table_names())


def counts() -> dict[str, int]:
    """Rows by table."""
    return {table: _count(table) for table in tables()}


def write(path: Path, moment: str) -> None:
    """The database into a file that must not be there yet. DumpFailed when the tool refuses."""
    if connection.vendor == "postgresql":
        _run("pg_dump", "--format=custom", "--no-owner", f"--snapshot={moment}", f"--file={path}")
        return
    source = connection.settings_dict["NAME"]
    with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(path)) as copy:
        there.backup(copy)


def read(path: Path) -> None:
    """The file into an empty database, wholly or not at all. DumpFailed when the tool refuses."""
    if connection.vendor == "postgresql":
        _run("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", path)
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        copy.backup(connection.connection)


def _exported() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        return str(cursor.fetchone()[0])


def _count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")
        return int(cursor.fetchone()[0])


def _run(program: str, *arguments: str | Path) -> None:
    """The password travels in the environment: a command line is read by everybody on the machine."""
    (_, *where, name), environment = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    command = [program, *where, f"--dbname={name}", *arguments]
    try:
        subprocess.run(
            command, env=os.environ | (environment or {}), check=True, capture_output=True, text=True
        )
    except FileNotFoundError as error:
        raise DumpFailed(f"{program} is not installed: Debian's package is postgresql-client.") from error
    except subprocess.CalledProcessError as error:
        raise DumpFailed(f"{program}: {error.stderr.strip()}") from error
