"""What a second process needs, to work on the database of the test."""

from urllib.parse import quote

from django.db import connection


def database_address() -> str:
    """The test database, as DATABASE_URL says it to another process."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    host, port = quote(found["HOST"], safe=""), found["PORT"]
    user, password = quote(found["USER"], safe=""), quote(found["PASSWORD"], safe="")
    return f"postgresql://{user}:{password}@{host}{f':{port}' if port else ''}/{found['NAME']}"
