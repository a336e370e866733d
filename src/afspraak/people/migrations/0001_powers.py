"""The log of administration, and requests."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from afspraak.storage.grendels import append_only


def lock(_apps: Any, editor: Any) -> None:
    """Let the database itself refuse to change or remove a line."""
    append_only(editor, "people_administrationline")


class Migration(migrations.Migration):
    """The tables and the lock on the log."""

    initial: ClassVar = True

    dependencies: ClassVar = [
        ("storage", "0008_home"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Head",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=110)),
                ("number", models.PositiveIntegerField(default=0)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "key"), name="one_head_per_chain")],
            },
        ),
        migrations.CreateModel(
            name="AdministrationLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("overeenkomst", models.CharField(max_length=60)),
                ("number", models.PositiveIntegerField()),
                ("gemeente", models.CharField(blank=True, max_length=40)),
                ("act", models.CharField(max_length=40)),
                ("outcome", models.CharField(max_length=20)),
                ("op", models.DateField()),
                ("line", models.TextField()),
                ("hash", models.CharField(max_length=64)),
                ("previous", models.CharField(max_length=64)),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["overeenkomst", "number"],
                "indexes": [
                    models.Index(fields=["about", "-number"], name="line_about"),
                    models.Index(fields=["gemeente", "-number"], name="line_gemeente"),
                ],
                "constraints": [models.UniqueConstraint(fields=("overeenkomst", "number"), name="one_line_per_number")],
            },
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("overeenkomst", models.CharField(max_length=60)),
                ("act", models.CharField(max_length=40)),
                ("gemeente", models.CharField(max_length=40)),
                ("facts", models.JSONField()),
                ("why", models.JSONField(default=list)),
                ("asked_on", models.DateField()),
                ("last_day", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("akkoord", "Agreed"),
                            ("geweigerd", "Refused"),
                            ("ingetrokken", "Withdrawn"),
                            ("vervallen", "Expired"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("number", models.PositiveIntegerField()),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "open")), fields=["gemeente", "last_day"], name="request_open"
                    )
                ],
            },
        ),
        migrations.RunPython(lock, migrations.RunPython.noop),
    ]
