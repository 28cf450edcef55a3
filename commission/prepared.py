"""Questions to the database whose SQL is written once.

Django writes the SQL of a QuerySet anew whenever it is asked. Of a question that joins six tables that takes
longer than the answer, and a page asks a dozen (decision 0028). What is asked in the same words again and
again is therefore prepared: a QuerySet with open places, and values put in them.
"""

from collections.abc import Callable, Sequence
from copy import copy
from datetime import date
from functools import cache, cached_property
from itertools import count
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.sql import Query, UpdateQuery
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import mark_for_rollback_on_error

Row = TypeVar("Row", bound=models.Model)

_FIELDS: dict[type, "models.Field[Any, Any]"] = {
    int: models.BigIntegerField(),
    str: models.TextField(),
    bool: models.BooleanField(),
    date: models.DateField(),
}


BITS = 63
"""Of the largest number that a column holds."""
_numbers = count(1)
_kept: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()
"""Connection of PostgreSQL → the questions whose plans it keeps."""


class _Asked(Query):
    """A query whose SQL is there already."""

    compiled: SQLCompiler

    @classmethod
    def of(cls, query: Query, compiler: SQLCompiler) -> "_Asked":
        """Like `query`, and compiled."""
        asked = cls.__new__(cls)
        vars(asked).update(vars(query), compiled=compiler)
        return asked

    def get_compiler(self, *_args: Any, **_options: Any) -> SQLCompiler:
        """The one that was prepared."""
        return self.compiled


class Given(models.Expression):
    """An open place in a QuerySet, for a value of this kind: `filter(task=Given("task", int))`.

    The value must be one: None would ask for what equals nothing, and nothing does. A number that no column
    holds (an address says what it likes) equals nothing either: ask by it for what is equal, not for more or
    less.
    """

    def __init__(self, name: str, kind: type) -> None:
        super().__init__(output_field=_FIELDS[kind])
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        """The place itself stands among the parameters until the question is asked."""
        return "%s", (self,)

    def put(self, given: dict[str, Any], connection: Any) -> Any:
        """The value as the database takes it. KeyError: it was not given. EmptyResultSet: no row has it."""
        value = given[self.name]
        if isinstance(value, int) and value.bit_length() > BITS:
            raise EmptyResultSet
        return self.output_field.get_db_prep_value(value, connection)


def _put(params: tuple[Any, ...], given: dict[str, Any], connection: Any) -> tuple[Any, ...]:
    return tuple(one.put(given, connection) if isinstance(one, Given) else one for one in params)


class Prepared(Generic[Row]):
    """Called with a value for each open place, it answers the rows: models, with their `select_related`.

    `write` makes the QuerySet at the first asking of a process, when all models are loaded. What it says
    besides the open places must never change: no date of today, no rights of a person. A prefetch is asked as
    ever.
    """

    def __init__(self, write: "Callable[[], models.QuerySet[Row]]") -> None:
        self._write, self._name = write, f"asked_{next(_numbers)}"

    def __call__(self, **given: Any) -> list[Row]:
        """The rows, read now. KeyError: an open place was not given a value.

        RuntimeError: rows are to be locked, and there is no transaction that could hold them. Django says so
        only while it writes the SQL.
        """
        connection, written = connections[DEFAULT_DB_ALIAS], self._queryset
        if written.query.select_for_update and not connection.in_atomic_block:
            raise RuntimeError("rows are locked inside a transaction only")
        compiler, sql, params = self._written
        if connection.vendor == "postgresql":
            sql, params = self._planned(connection), self._places
        asked = copy(compiler)
        asked.connection = connection
        asked.as_sql = lambda *_args, **_options: (sql, _put(params, given, connection))
        rows: list[Row] = list(models.QuerySet(written.model, _Asked.of(written.query, asked)))
        models.prefetch_related_objects(rows, *written._prefetch_related_lookups)
        return rows

    def _planned(self, connection: Any) -> str:
        """How PostgreSQL is asked for it: by the name under which this connection keeps the plan.

        A connection that died since the last request is left before and not after: a new one keeps no plans.
        """
        connection.close_if_health_check_failed()
        connection.ensure_connection()
        kept = _kept.setdefault(connection.connection, set())
        if self._name not in kept:
            with connection.wrap_database_errors, connection.connection.cursor() as cursor:
                cursor.execute(self._statement(connection))
            kept.add(self._name)
        put = ", ".join(["%s"] * len(self._places))
        return f"EXECUTE {self._name}" + (f" ({put})" if put else "")

    def _statement(self, connection: Any) -> str:
        """What never changes stands in it as it is written, so that partial indexes serve."""
        _, sql, params = self._written
        numbers, written = count(1), connection.ops.compose_sql
        said = (f"${next(numbers)}" if isinstance(one, Given) else written("%s", [one]) for one in params)
        kinds = ", ".join(str(one.output_field.db_type(connection)) for one in self._places)
        return f"PREPARE {self._name}" + (f" ({kinds})" if kinds else "") + f" AS {sql % tuple(said)}"

    @cached_property
    def _places(self) -> tuple[Given, ...]:
        return tuple(one for one in self._written[2] if isinstance(one, Given))

    @cached_property
    def _queryset(self) -> Any:
        return self._write()

    @cached_property
    def _written(self) -> tuple[Any, str, tuple[Any, ...]]:
        """The compiler, which knows which column is whose; its SQL; the parameters with the open places."""
        compiler = self._queryset.query.clone().get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        return compiler, sql, tuple(params)


class _Column(Given):
    """An open place in which a column's new value stands: any that the column takes, None too."""

    def __init__(self, name: str, field: "models.Field[Any, Any]") -> None:
        models.Expression.__init__(self, output_field=field)
        self.name = name

    def put(self, given: dict[str, Any], connection: Any) -> Any:
        """As `QuerySet.update` stores it."""
        value = given[self.name]
        if isinstance(value, models.Model):
            value = value.pk
        return self.output_field.get_db_prep_save(value, connection)


class Update:
    """`QuerySet.update`, prepared: called with values, it answers how many rows there were.

    `write` makes the QuerySet, with open places. New values of `columns` are given by their names; `computed`
    ones are expressions, in which places may be open too.
    """

    def __init__(
        self, write: "Callable[[], models.QuerySet[Any]]", *columns: str, **computed: models.Expression
    ) -> None:
        self._write, self._columns, self._computed = write, columns, computed

    def __call__(self, **given: Any) -> int:
        """KeyError: an open place or a column was not given a value."""
        connection = connections[DEFAULT_DB_ALIAS]
        sql, params = self._written
        try:
            put = _put(params, given, connection)
        except EmptyResultSet:
            return 0
        with mark_for_rollback_on_error(DEFAULT_DB_ALIAS), connection.cursor() as cursor:
            cursor.execute(sql, put)
            return int(cursor.rowcount)

    @cached_property
    def _written(self) -> tuple[str, tuple[Any, ...]]:
        queryset = self._write()
        fields = {name: queryset.model._meta.get_field(name) for name in self._columns}
        query: Any = queryset.query.chain(UpdateQuery)
        query.add_update_values(self._computed | {name: _Column(name, fields[name]) for name in fields})
        query.clear_select_clause()
        sql, params = query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
        return sql, tuple(params)


class Insert(Generic[Row]):
    """`QuerySet.bulk_create`, prepared for the few rows that one act makes; many go Django's own way."""

    few = 8

    def __init__(self, model: type[Row]) -> None:
        self._model, self._written = model, cache(self._write)

    def __call__(self, rows: Sequence[Row]) -> None:
        """They have their keys then. As with `bulk_create` nobody is signalled."""
        if len(rows) > self.few:
            self._model._base_manager.bulk_create(rows)
        elif rows:
            self._insert(rows, connections[DEFAULT_DB_ALIAS])

    def _insert(self, rows: Sequence[Row], connection: Any) -> None:
        put = [
            field.get_db_prep_save(field.pre_save(row, add=True), connection)
            for row in rows
            for field in self._fields
        ]
        with mark_for_rollback_on_error(DEFAULT_DB_ALIAS), connection.cursor() as cursor:
            cursor.execute(self._written(len(rows)), put)
            keys = cursor.fetchall()
        for row, (key,) in zip(rows, keys, strict=True):
            row.pk = key
            row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS

    @cached_property
    def _fields(self) -> list[Any]:
        return [field for field in self._model._meta.concrete_fields if not field.primary_key]

    def _write(self, rows: int) -> str:
        quoted, meta = connections[DEFAULT_DB_ALIAS].ops.quote_name, self._model._meta
        table, key = quoted(meta.db_table), quoted(str(meta.pk.column))
        columns = ", ".join(quoted(field.column) for field in self._fields)
        values = ", ".join([f"({', '.join(['%s'] * len(self._fields))})"] * rows)
        return f"INSERT INTO {table} ({columns}) VALUES {values} RETURNING {key}"


def fill(parent: models.Model, name: str, rows: "list[Any]") -> None:
    """As `prefetch_related(name)` does: from now on `parent.<name>.all()` is these rows, asked of nobody."""
    manager = getattr(parent, name)
    for row in rows:
        setattr(row, manager.field.name, parent)
    queryset = manager.get_queryset()
    queryset._result_cache, queryset._prefetch_done = rows, True
    vars(parent).setdefault("_prefetched_objects_cache", {})[name] = queryset
