"""The index a search goes through."""

from django.db import migrations

from tasks import search_index


def install(apps, schema_editor):
    """See tasks/search_index.py."""
    search_index.install(schema_editor.connection)


def remove(apps, schema_editor):
    """Backwards: the index goes."""
    search_index.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("tasks", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
