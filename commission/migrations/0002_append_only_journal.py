"""The journal refuses UPDATE, DELETE and (PostgreSQL) TRUNCATE from here on."""

from django.db import migrations

from commission import triggers


def install(apps, schema_editor):
    """See commission/triggers.py."""
    triggers.install(schema_editor.connection)


def remove(apps, schema_editor):
    """Backwards: the triggers go."""
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("commission", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
