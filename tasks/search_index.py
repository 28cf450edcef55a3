"""The index over what tasks are found by, and how each database is asked through it.

A word is sought by its beginning (tasks.domain.search). PostgreSQL: an inverted index (GIN) of the words of a
text, which are ordered and so known by their beginnings. SQLite: a virtual table of FTS5 with the tokenizer
`trigram`, which keeps no text of its own; triggers make it follow every change of the table, bulk ones too.
Both know the answers from the index alone, however many there are.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connections
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from tasks.domain.search import Ways, alternatives

TABLE = "tasks_searchtext"
INDEX = "tasks_search"

INDEXED = 250_000
"""Letters of a text that PostgreSQL indexes: its different words may have a megabyte together, and a letter
has up to four bytes. No task comes near it."""
_WORDS = f"array_to_tsvector(array_remove(string_to_array(left(text, {INDEXED}), ' '), ''))"
"""The words as they stand in the text: no parser, no dictionary, no other rule of what a word is."""

_POSTGRES_CREATE = [f"CREATE INDEX IF NOT EXISTS {INDEX} ON {TABLE} USING gin (({_WORDS}))"]
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
    """Drop the index, for a migration backwards."""
    _run(connection, _POSTGRES_DROP if connection.vendor == "postgresql" else _SQLITE_DROP)


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def answering(tasks: QuerySet[Any], sought: Sequence[Ways]) -> Q:
    """The condition that keeps of `tasks` those whose text holds what is sought.

    Letters, digits and blanks are all that the parts of an alternative are made of (a property test holds it
    so), and nothing in them means anything to either database; they are parameters all the same.
    """
    by = _by_trigrams if connections[tasks.db].vendor == "sqlite" else _by_words
    return Q(pk__in=by(alternatives(sought)))


def _by_trigrams(wanted: Sequence[Ways]) -> RawSQL:
    """For FTS5: phrases in quotes, AND between the parts of an alternative."""
    phrases = " OR ".join("({})".format(" AND ".join(f'"{part}"' for part in parts)) for parts in wanted)
    return RawSQL(f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s", [phrases])


def _by_words(wanted: Sequence[Ways]) -> RawSQL:
    """For PostgreSQL, in two halves: the index knows no neighbours, and few texts have both words of a pair.

    DISTINCT: all keys first. To the planner making words of a text costs nothing, and left alone it reads
    thousands of texts beside the rows. Newest first, as lists of what is found are: where a list ends after
    so many, rows further down are not looked at.
    """
    pairs = [parts for parts in wanted if any(" " in part.strip() for part in parts)]
    alone = [parts for parts in wanted if parts not in pairs]
    halves, params = [], []
    if alone:
        halves.append(f"SELECT task_id FROM {TABLE} WHERE {_WORDS} @@ %s::tsquery")
        params.append(_terms(alone))
    if pairs:
        near = " OR ".join(
            "({})".format(" AND ".join(["strpos(text, %s) > 0"] * len(parts))) for parts in pairs
        )
        halves.append(f"SELECT task_id FROM {TABLE} WHERE {_WORDS} @@ %s::tsquery AND ({near})")
        params += [_terms(pairs), *(part for parts in pairs for part in parts)]
    found = " UNION ALL ".join(halves)
    return RawSQL(f"SELECT DISTINCT task_id FROM ({found}) AS found ORDER BY task_id DESC", params)


def _terms(wanted: Sequence[Ways]) -> str:
    return " | ".join(
        "({})".format(" & ".join(t for part in parts for t in _of_part(part))) for parts in wanted
    )


def _of_part(part: str) -> Iterator[str]:
    """A blank at the end ends the word; else it is the beginning of one."""
    *whole, last = (f"'{word}'" for word in part.split())
    yield from whole
    yield last if part.endswith(" ") else f"{last}:*"
