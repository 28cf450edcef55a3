"""The trigram index over what tasks are found by, and how each database is asked through it.

PostgreSQL: pg_trgm, a GIN index on the column. SQLite: a virtual table of FTS5 with the tokenizer `trigram`,
which keeps no text of its own; triggers make it follow every change of the table, bulk ones too.
A start check (commission/checks.py) refuses a PostgreSQL without the extension.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connections
from django.db.models import BooleanField, F, Lookup, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.sql.compiler import SQLCompiler

from tasks.domain.search import Ways, alternatives

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

SAMPLE = 200
"""Texts from which it is told how common the words are."""
COMMON = 12
"""So many of them: walking over the rows in the order asked for meets a page of answers sooner than the index
gathers all of them, for PostgreSQL reads every text again that its index names."""


class Holds(Lookup[Any]):
    """The text has all parts of one of these alternatives (tasks.domain.search), read from the text itself.

    For PostgreSQL. The parts are letters, digits and blanks (a property test holds them to it), so nothing in
    them means anything to LIKE or to FTS5; they are parameters all the same.
    """

    lookup_name = "holds"
    prepare_rhs = False
    output_field = BooleanField()
    asked, value = "strpos({}, %s) > 0", "{}"
    """Costs half of LIKE where no index helps."""

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Sql:
        """(part AND part) OR (…)."""
        column, params = compiler.compile(self.lhs)
        one = self.asked.format(column)
        sql = " OR ".join(f"({' AND '.join([one] * len(parts))})" for parts in self.rhs)
        values = [(*params, self.value.format(part)) for parts in self.rhs for part in parts]
        return f"({sql})", tuple(each for pair in values for each in pair)


class Matches(Holds):
    """The same rows by what pg_trgm knows how to look up."""

    asked, value = "{} LIKE %s", "%{}%"


def answering(rows: QuerySet[Any], sought: Sequence[Ways]) -> Q | Subquery:
    """The condition that keeps of `rows` those whose text holds what is sought, by the cheaper way.

    FTS5 knows all answers from its index alone; PostgreSQL reads again every text that its index names.
    """
    wanted = alternatives(sought)
    if connections[rows.db].vendor == "sqlite":
        return Q(pk__in=RawSQL(f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s", [query(wanted)]))
    texts = texts_of(rows.model)
    if are_common(texts, wanted):
        own = texts.filter(pk=OuterRef("pk")).annotate(hit=Holds(F("text"), wanted))
        return Subquery(own.values("hit"), output_field=BooleanField())
    return Q(pk__in=_gathered(texts, wanted))


def _gathered(texts: QuerySet[Any], wanted: Sequence[Ways]) -> RawSQL:
    """All keys by the index (PostgreSQL), before anything else is asked: MATERIALIZED.

    Else the planner, to whom reading a text costs nothing, walks over thousands of texts beside the rows.
    """
    hit, params = Matches(_column(texts), wanted).as_sql(
        texts.query.get_compiler(texts.db), connections[texts.db]
    )
    found = f"SELECT task_id FROM {TABLE} WHERE {hit}"
    return RawSQL(f"WITH found AS MATERIALIZED ({found}) SELECT task_id FROM found", params)


def _column(texts: QuerySet[Any]) -> Any:
    return texts.model._meta.get_field("text").get_col(TABLE)


def texts_of(model: type[Model]) -> QuerySet[Any]:
    """The texts of these objects; asked of the model, because queries lie below the tables."""
    texts: Any = model._meta.get_field("search_text").related_model
    return texts._base_manager.all()


def query(wanted: Sequence[Ways]) -> str:
    """For FTS5: phrases in quotes, AND between the parts of an alternative."""
    return " OR ".join(f"({' AND '.join(map(_phrase, parts))})" for parts in wanted)


def are_common(texts: QuerySet[Any], wanted: Sequence[Ways]) -> bool:
    """Whether many texts answer, by a sample of them (PostgreSQL)."""
    connection = connections[texts.db]
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE oid = to_regclass(%s)", [TABLE])
        share = 100 * SAMPLE / max(cursor.fetchone()[0], 1)
        if share > 10:  # so few texts are read at once
            return False
        hit, params = Holds(_column(texts), wanted).as_sql(texts.query.get_compiler(texts.db), connection)
        cursor.execute(
            f"SELECT count(*) FROM {TABLE} TABLESAMPLE SYSTEM (%s) REPEATABLE (1) WHERE {hit}",
            [share, *params],
        )
        return bool(cursor.fetchone()[0] >= COMMON)


def _phrase(way: str) -> str:
    return '"' + way.replace('"', '""') + '"'
