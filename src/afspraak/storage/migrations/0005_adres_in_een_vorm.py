"""Every e-mail address in its one form, and the database holds us to it."""

from typing import Any, ClassVar

from django.core.management import CommandError
from django.db import migrations, models
from django.db.models.functions import Lower

from afspraak.storage.adres import normalize_address


def breng_in_een_vorm(apps: Any, editor: Any) -> None:
    """Rewrite the addresses of people and of their logins.

    Raises:
        CommandError: if two people would get the same address; then nothing has changed.
    """
    db = editor.connection.alias
    mensen = apps.get_model("storage", "Persoon").objects.using(db).order_by("pk")
    eerder: dict[str, Any] = {}
    for persoon in mensen:
        ander = eerder.setdefault(normalize_address(persoon.email), persoon)
        if ander is not persoon:
            raise CommandError(
                f"{ander.naam} ({ander.email}) en {persoon.naam} ({persoon.email}) hebben op hoofdletters na hetzelfde "
                "e-mailadres. Er is niets veranderd. Geef een van beiden een ander adres in de tabel storage_persoon en "
                "doe `afspraak beheer opzetten` opnieuw."
            )
    for adres, persoon in eerder.items():
        if persoon.email != adres:
            mensen.filter(pk=persoon.pk).update(email=adres)
    _aanmeldingen(apps.get_model("account", "EmailAddress").objects.using(db))


def _aanmeldingen(rijen: Any) -> None:
    gezien: set[tuple[int, str]] = set()
    anders: dict[int, str] = {}
    # Of two rows of one person that become the same, the one that counts most stays; the other goes first.
    for rij in rijen.order_by("-primary", "-verified", "pk"):
        adres = normalize_address(rij.email)
        if (rij.user_id, adres) in gezien:
            rijen.filter(pk=rij.pk).delete()
        elif rij.email != adres:
            anders[rij.pk] = adres
        gezien.add((rij.user_id, adres))
    for nummer, adres in anders.items():
        rijen.filter(pk=nummer).update(email=adres)


class Migration(migrations.Migration):
    """First the rows, then the constraint."""

    dependencies: ClassVar = [("storage", "0004_afwezigheid_ingetrokken"), ("account", "0001_initial")]
    operations: ClassVar = [
        migrations.RunPython(breng_in_een_vorm, migrations.RunPython.noop),
        migrations.AddConstraint(
            "persoon",
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="email_in_kleine_letters"),
        ),
    ]
