"""A database of its own for each size; all stay until the end, so that they can be asked turn by turn."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

Place = dict[str, str]
"""What the environment says of it."""


def place(size: str) -> Place:
    """A new, empty one: on the server that DATABASE_URL names, else a file below DATA_DIR."""
    data = Path(os.environ["DATA_DIR"]) / size
    (data / "static").mkdir(parents=True)  # whitenoise wants to see it, even empty
    there = {"DATA_DIR": str(data)}
    if url := os.environ.get("DATABASE_URL"):
        name = f"bench_{int(size)}"
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        there["DATABASE_URL"] = urlsplit(url)._replace(path=f"/{name}").geturl()
    return there
