"""How long the pages take, as a process of the server answers them."""

from os import getloadavg
from typing import Any

from django.db import connection

from benchmarks.measure import measure
from benchmarks.scenarios import pages
from tasks.models import Task


def measured() -> dict[str, Any]:
    """Every page, and of what."""
    found = {"database": _database(), "tasks": Task.objects.count(), "load": getloadavg()[0]}
    return found | {"rows": measure(pages())}


def _database() -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sqlite_version()")
            return f"SQLite {cursor.fetchone()[0]}"
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0].split()[0]}"
