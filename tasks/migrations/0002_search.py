"""The trigram index a search goes through (PostgreSQL: the extension pg_trgm)."""

from django.db import migrations

from tasks import trigrams


def install(apps, schema_editor):
    """See tasks/trigrams.py."""
    trigrams.install(schema_editor.connection)


def remove(apps, schema_editor):
    """Backwards: the index goes."""
    trigrams.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("tasks", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
