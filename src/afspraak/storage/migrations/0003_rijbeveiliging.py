"""The scope, repeated by PostgreSQL itself."""

from typing import ClassVar

from django.db import migrations

from afspraak.storage.rijbeveiliging import beveilig


class Migration(migrations.Migration):
    """Policies on the tables of dossiers and registers; nothing on SQLite."""

    dependencies: ClassVar = [("storage", "0002_vergrendeling")]
    operations: ClassVar = [migrations.RunPython(beveilig, migrations.RunPython.noop)]
