"""Rebuilding the projections from the events, and checking the chains."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from afspraak.people.audit import differences
from afspraak.record.line import NO_PREVIOUS, hash_of
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.gebeurtenissen import controleer_keten
from afspraak.storage.models import (
    Bijlage,
    Dagstand,
    DossierRij,
    GebeurtenisRij,
    Inschrijving,
    Taak,
    Telling,
    VerplichtingRij,
)
from afspraak.storage.projectie import projecteer, tel_bij
from afspraak.usecases.pakketten import pakketten
from afspraak.usecases.vastleggen import laad_dossier

_BLOK = 200


def herbouw(peildag: date, *, opnieuw: bool = False) -> Iterator[tuple[str, bool]]:
    """Bring every dossier's projections up to date; yield its reference and whether anything differed.

    With ``opnieuw`` the rows are first thrown away, so that nothing of them is trusted.
    """
    with met_bereik(ALLES):
        kenmerken = list(DossierRij.objects.order_by("pk").values_list("pk", flat=True))
        for begin in range(0, len(kenmerken), _BLOK):
            with transaction.atomic():
                for rij in DossierRij.objects.filter(pk__in=kenmerken[begin : begin + _BLOK]).order_by("pk"):
                    if opnieuw:
                        _gooi_weg(rij)
                    dossier, kader = laad_dossier(rij)
                    yield rij.kenmerk, projecteer(rij, dossier, kader, peildag)
        with transaction.atomic():
            tel_opnieuw()
            Dagstand.objects.update_or_create(pk=1, defaults={"dag": peildag})


def _gooi_weg(rij: DossierRij) -> None:
    VerplichtingRij.objects.filter(dossier=rij).delete()
    Taak.objects.filter(dossier=rij).delete()


def tel_opnieuw() -> None:
    """Count the obligations anew."""
    Telling.objects.all().delete()
    per_sleutel: dict[str, Counter[tuple[str, str]]] = {}
    for sleutel, bron, stand in VerplichtingRij.objects.values_list("sleutel", "bron", "stand").iterator():
        per_sleutel.setdefault(sleutel, Counter())[bron, stand] += 1
    for sleutel, tel in sorted(per_sleutel.items()):
        tel_bij(sleutel, tel)


@dataclass(frozen=True, slots=True)
class Ketenbreuk:
    """Something that was changed behind the application's back."""

    waar: str
    zin: str


def controleer_ketens() -> Iterator[Ketenbreuk]:
    """Yield every break in a chain: of events, of registers, of attachments against what was recorded."""
    with met_bereik(ALLES):
        for rij in DossierRij.objects.order_by("pk").iterator(chunk_size=_BLOK):
            rijen = list(GebeurtenisRij.objects.filter(dossier=rij).order_by("volgnummer"))
            for zin in controleer_keten(rijen):
                yield Ketenbreuk(rij.kenmerk, zin)
            if not rijen or rijen[-1].hash != rij.laatste_hash:
                yield Ketenbreuk(rij.kenmerk, "er ontbreken gebeurtenissen aan het eind")
        yield from _registers()
        yield from _bijlagen()
    for sentence in differences(pakketten().laatste.naam):
        yield Ketenbreuk("beheer", sentence)


def _registers() -> Iterator[Ketenbreuk]:
    vorige: dict[str, str] = {}
    for i in Inschrijving.objects.order_by("register", "nummer"):
        inhoud = {
            "register": i.register,
            "nr": i.nummer,
            "gemeente": i.gemeente,
            "velden": i.velden,
            "terugkerend": i.terugkerend,
            "door": i.door,
            "op": i.op.isoformat(),
            "vorige": i.vorige,
        }
        if i.vorige != vorige.get(i.register, NO_PREVIOUS) or hash_of(inhoud) != i.hash:
            yield Ketenbreuk(f"register {i.register}", f"inschrijving {i.nummer} is na het schrijven veranderd")
        vorige[i.register] = i.hash


def _bijlagen() -> Iterator[Ketenbreuk]:
    import hashlib

    for bijlage in Bijlage.objects.select_related("dossier").iterator(chunk_size=_BLOK):
        try:
            with bijlage.bestand.open("rb") as bestand:
                som = hashlib.file_digest(bestand, "sha256").hexdigest()
        except FileNotFoundError:
            yield Ketenbreuk(bijlage.dossier.kenmerk, f"het bestand van bijlage {bijlage.nummer} is weg")
            continue
        if som != bijlage.sha256:
            yield Ketenbreuk(bijlage.dossier.kenmerk, f"het bestand van bijlage {bijlage.nummer} is veranderd")
