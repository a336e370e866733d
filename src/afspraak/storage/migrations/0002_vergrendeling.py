"""What was written down cannot be changed or removed, whoever asks."""

from typing import ClassVar

from django.db import migrations

from afspraak.storage.grendels import vergrendel


class Migration(migrations.Migration):
    """Triggers on both databases."""

    dependencies: ClassVar = [("storage", "0001_begin")]
    operations: ClassVar = [migrations.RunPython(vergrendel, migrations.RunPython.noop)]
