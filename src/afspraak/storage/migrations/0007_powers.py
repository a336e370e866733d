"""Columns for who gave a power and who agreed, for mandates as the law knows them, and corrections that wait."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The columns; what fills them comes in the next migration."""

    dependencies: ClassVar = [
        ("storage", "0006_submission_key"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Correctieverzoek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("volgnummer", models.PositiveIntegerField()),
                ("gegevens", models.JSONField(default=dict)),
                ("vervalt", models.BooleanField(default=False)),
                ("reden", models.TextField()),
                ("verwacht", models.PositiveIntegerField()),
                ("op", models.DateField()),
                ("verloopt_op", models.DateField()),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("akkoord", "Akkoord"),
                            ("geweigerd", "Geweigerd"),
                            ("ingetrokken", "Ingetrokken"),
                            ("vervallen", "Vervallen"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("beantwoord_op", models.DateField(blank=True, null=True)),
                ("antwoord", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.AddField(
            model_name="afwezigheid",
            name="gegeven_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="afwezigheid",
            name="overgenomen",
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="afwezigheid",
            name="vervangt_vanaf",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="akkoord_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="besluit_kenmerk",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="besluit_op",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="bevoegdheid",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="document",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="gegeven_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="gepubliceerd_op",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="grondslag",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="instemming",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="instemming_op",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="onder",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="storage.mandaatregel",
            ),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="ondermandaat",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="orgaan",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="rol",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="rol_bij",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="tot_bedrag",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="uitzonderingen",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="vastgelegd_op",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="mandaatregel",
            name="voorwaarden",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="persoon",
            name="gemeente",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="persoon",
            name="must_change_password",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="rolhouderschap",
            name="akkoord_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rolhouderschap",
            name="gegeven_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rolhouderschap",
            name="vastgelegd_op",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="verklaring",
            name="gegeven_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="verklaring",
            name="vastgelegd_op",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="mandaatregel",
            name="persoon",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="mandaten",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="persoon",
            name="naam",
            field=models.CharField(max_length=80),
        ),
        migrations.AddConstraint(
            model_name="mandaatregel",
            constraint=models.CheckConstraint(
                condition=models.Q(("persoon__isnull", False), models.Q(("rol", ""), _negated=True), _connector="XOR"),
                name="mandaat_voor_een",
            ),
        ),
        migrations.AddField(
            model_name="correctieverzoek",
            name="beantwoord_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="correctieverzoek",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="correctieverzoeken", to="storage.dossierrij"
            ),
        ),
        migrations.AddField(
            model_name="correctieverzoek",
            name="gevraagd_door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="correctieverzoek",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stand", "open")),
                fields=("dossier", "volgnummer"),
                name="een_open_verzoek_per_gebeurtenis",
            ),
        ),
    ]
