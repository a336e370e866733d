"""An absence can be withdrawn before it lasted a day."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One nullable day."""

    dependencies: ClassVar = [("storage", "0003_rijbeveiliging")]
    operations: ClassVar = [
        migrations.AddField("afwezigheid", "ingetrokken_op", models.DateField(blank=True, null=True)),
    ]
