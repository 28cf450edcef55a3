"""Database triggers that make the journal append-only, on both databases.

They stop an application error and a careless hand at a console. Whoever owns
the database can drop them: that is what the hash chain and the mailed
checkpoint are for (commission/audit.py).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

TABLE = "commission_entry"

_SQLITE_CREATE = [
    f"CREATE TRIGGER IF NOT EXISTS entry_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    for verb in ("UPDATE", "DELETE")
]
_SQLITE_DROP = ["DROP TRIGGER IF EXISTS entry_no_update", "DROP TRIGGER IF EXISTS entry_no_delete"]

_POSTGRES_CREATE = [
    "CREATE OR REPLACE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$",
    f"CREATE OR REPLACE TRIGGER entry_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION journal_is_append_only()",
    f"CREATE OR REPLACE TRIGGER entry_no_truncate BEFORE TRUNCATE ON {TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()",
]
_POSTGRES_DROP = [
    f"DROP TRIGGER IF EXISTS entry_no_change ON {TABLE}",
    f"DROP TRIGGER IF EXISTS entry_no_truncate ON {TABLE}",
]


def install(connection: Any) -> None:
    """Create the triggers; harmless when they stand."""
    _run(connection, _POSTGRES_CREATE if connection.vendor == "postgresql" else _SQLITE_CREATE)


def remove(connection: Any) -> None:
    """Drop the triggers: for a migration backwards, and for `lifted`."""
    _run(connection, _POSTGRES_DROP if connection.vendor == "postgresql" else _SQLITE_DROP)


@contextmanager
def lifted(connection: Any) -> Iterator[None]:
    """For tests and for clearing a demo: no triggers inside the block, and they stand again after it."""
    remove(connection)
    try:
        yield
    finally:
        install(connection)


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
