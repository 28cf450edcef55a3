"""The pages, as a process of the server answers them."""

from os import getloadavg
from typing import Any

from django.db import connection

from benchmarks.measure import measure
from benchmarks.memory import peak_mb
from benchmarks.scenarios import pages
from tasks.models import Task


def measured() -> dict[str, Any]:
    """What a process of the server does and holds."""
    found = {"database": _database(), "tasks": Task.objects.count(), "load": getloadavg()[0]}
    return found | {"rows": measure(pages()), "memory_mb": peak_mb()}


def _database() -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sqlite_version()")
            return f"SQLite {cursor.fetchone()[0]}"
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0].split()[0]}"
