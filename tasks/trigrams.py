"""The trigram index over what tasks are found by, and how each database is asked through it.

PostgreSQL: pg_trgm, a GIN index on the column. SQLite: a virtual table of FTS5 with the tokenizer `trigram`,
which keeps no text of its own; triggers make it follow every change of the table, bulk ones too.
A start check (commission/checks.py) refuses a PostgreSQL without the extension.
"""

from typing import Any

from django.db.models import BooleanField, Lookup, Model, QuerySet, TextField
from django.db.models.sql.compiler import SQLCompiler

from tasks.domain.search import Ways

TABLE = "tasks_searchtext"
INDEX = "tasks_search"

_POSTGRES_CREATE = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    f"CREATE INDEX IF NOT EXISTS {INDEX} ON {TABLE} USING gin (text gin_trgm_ops)",
]
_POSTGRES_DROP = [f"DROP INDEX IF EXISTS {INDEX}"]

_FORGET = f"INSERT INTO {INDEX}({INDEX}, rowid, text) VALUES ('delete', old.task_id, old.text);"
_LEARN = f"INSERT INTO {INDEX}(rowid, text) VALUES (new.task_id, new.text);"
_SQLITE_CREATE = [
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5("
    f"text, content='{TABLE}', content_rowid='task_id', tokenize='trigram case_sensitive 1')",
    f"CREATE TRIGGER IF NOT EXISTS {INDEX}_insert AFTER INSERT ON {TABLE} BEGIN {_LEARN} END",
    f"CREATE TRIGGER IF NOT EXISTS {INDEX}_delete AFTER DELETE ON {TABLE} BEGIN {_FORGET} END",
    f"CREATE TRIGGER IF NOT EXISTS {INDEX}_update AFTER UPDATE ON {TABLE} BEGIN {_FORGET} {_LEARN} END",
]
_SQLITE_DROP = [
    *(f"DROP TRIGGER IF EXISTS {INDEX}_{verb}" for verb in ("insert", "delete", "update")),
    f"DROP TABLE IF EXISTS {INDEX}",
]


def install(connection: Any) -> None:
    """Create the index; harmless when it stands."""
    _run(connection, _POSTGRES_CREATE if connection.vendor == "postgresql" else _SQLITE_CREATE)


def remove(connection: Any) -> None:
    """Drop the index, for a migration backwards; the extension may serve others and stays."""
    _run(connection, _POSTGRES_DROP if connection.vendor == "postgresql" else _SQLITE_DROP)


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


Sql = tuple[str, tuple[Any, ...]]


class Holds(Lookup[Any]):
    """`text__holds=sought`: every word stands in the text in one of its ways; read from the text itself.

    The ways are letters, digits and blanks (a property test holds tasks.domain.search to it), so nothing in
    them means anything to LIKE or to FTS5; they are parameters all the same.
    """

    lookup_name = "holds"
    prepare_rhs = False
    output_field = BooleanField()

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Sql:
        """(text LIKE … OR text LIKE …) AND …"""
        column, params = compiler.compile(self.lhs)
        sql = " AND ".join(f"({' OR '.join([f'{column} LIKE %s'] * len(ways))})" for ways in self.rhs)
        return sql, tuple(value for ways in self.rhs for way in ways for value in (*params, f"%{way}%"))


class Matches(Holds):
    """`text__matches=sought`: the same rows, found through the index."""

    lookup_name = "matches"

    def as_sqlite(self, compiler: SQLCompiler, connection: Any) -> Sql:
        """FTS5 answers with the keys of the rows."""
        column, params = compiler.compile(self.lhs)
        key = f"{column.rsplit('.', 1)[0]}.{connection.ops.quote_name('task_id')}"
        return f"{key} IN (SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s)", (*params, query(self.rhs))


def query(sought: tuple[Ways, ...]) -> str:
    """For FTS5: phrases in quotes, OR between the ways of a word, AND between words."""
    return " AND ".join(f"({' OR '.join(map(_phrase, ways))})" for ways in sought)


def texts_of(model: type[Model]) -> QuerySet[Any]:
    """The texts of these objects; asked of the model, because queries lie below the tables."""
    texts: Any = model._meta.get_field("search_text").related_model
    return texts._base_manager.all()


def _phrase(way: str) -> str:
    return '"' + way.replace('"', '""') + '"'


TextField.register_lookup(Holds)
TextField.register_lookup(Matches)
