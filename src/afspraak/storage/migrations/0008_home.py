"""Each account gets the municipality that administers it; corrections that wait get their policy."""

from typing import Any, ClassVar

from django.db import migrations

from afspraak.storage.rijbeveiliging import secure


def find_home(apps: Any, editor: Any) -> None:
    """Let an account be administered where its first role is held; without a role it waits for whoever gives one."""
    db = editor.connection.alias
    people = apps.get_model("storage", "Persoon").objects.using(db)
    roles = apps.get_model("storage", "Rolhouderschap").objects.using(db)
    for number, gemeente in roles.order_by("-pk").values_list("persoon_id", "gemeente"):
        people.filter(pk=number).update(gemeente=gemeente)  # the first role comes last, and stays


def guard(_apps: Any, editor: Any) -> None:
    """Show corrections that wait only to who may see the dossier."""
    secure(editor, "storage_correctieverzoek")


class Migration(migrations.Migration):
    """Rows and policies."""

    dependencies: ClassVar = [("storage", "0007_powers")]
    operations: ClassVar = [
        migrations.RunPython(find_home, migrations.RunPython.noop),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
