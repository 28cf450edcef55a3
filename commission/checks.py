"""What a deployed system must not be: one with the demo's passwords or somebody else's secret key.

Django's own `check --deploy` says the rest. These run when the web server
starts (commission/wsgi.py), because nobody is made to run `check` first.
"""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from commission.models import Person

KEY_LENGTH = 50


def problems() -> list[Error]:
    """Why this system may not be deployed as it is; empty for a demo, which is not deployed."""
    if settings.THROW_AWAY:
        return []
    return [*_weak_key(), *_demo_accounts(), *_encoding()]


def refuse_unsafe_start() -> None:
    """Stop the start with every reason and its remedy in one message."""
    found = problems()
    if found:
        raise ImproperlyConfigured(" ".join(f"{error.msg} {error.hint}" for error in found))


@register(Tags.security, Tags.database)
def deployed_safely(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[Error]:
    """The same as a check, so that `manage.py check --database default` says it before the start."""
    return problems() if databases else []


def _weak_key() -> list[Error]:
    if len(settings.SECRET_KEY) >= KEY_LENGTH and len(set(settings.SECRET_KEY)) > 5:
        return []
    return [
        Error(
            "SECRET_KEY is too weak.",
            hint="Set SECRET_KEY to 50 or more random characters.",
            id="commission.E001",
        )
    ]


def _demo_accounts() -> list[Error]:
    if "commission_person" not in connection.introspection.table_names():
        return []
    if not Person.objects.filter(is_demo=True, is_active=True).exists():
        return []
    hint = "Set DATABASE_URL to a database of its own, or DEMO=1 if this is a demonstration."
    return [Error("The database holds accounts with the demo's passwords.", hint=hint, id="commission.E002")]


def _encoding() -> list[Error]:
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        found = cursor.fetchone()[0]
    if found == "UTF8":
        return []
    return [
        Error(
            f"The database is encoded in {found}.",
            hint="Create it with ENCODING 'UTF8'.",
            id="commission.E003",
        )
    ]
