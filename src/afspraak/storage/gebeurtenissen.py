"""Events as rows: reading them, adding an act, walking the chain."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from afspraak.record.line import NO_PREVIOUS, hash_of
from afspraak.storage.models import DossierRij, GebeurtenisRij
from afspraak.verloop.gebeurtenis import Gebeurtenis
from afspraak.verloop.regels import lees_gebeurtenis, maak_regel


def lees_rijen(regels: Iterable[str]) -> tuple[Gebeurtenis, ...]:
    """Return the events of lines."""
    return tuple(lees_gebeurtenis(json.loads(regel)) for regel in regels)


def laad(dossier_id: int) -> tuple[Gebeurtenis, ...]:
    """Return every event of a dossier within the scope, oldest first."""
    rijen = GebeurtenisRij.objects.filter(dossier_id=dossier_id).order_by("volgnummer")
    return lees_rijen(rijen.values_list("regel", flat=True))


def maak_rijen(
    rij: DossierRij, gebeurtenissen: Sequence[Gebeurtenis], moment: datetime, vorige: str = NO_PREVIOUS
) -> list[GebeurtenisRij]:
    """Return rows for the events of one act, chained to the hash before."""
    rijen: list[GebeurtenisRij] = []
    for over, gebeurtenis in zip(range(len(gebeurtenissen) - 1, -1, -1), gebeurtenissen, strict=True):
        regel, hash_ = maak_regel(gebeurtenis, vorige=vorige, rest=over)
        rijen.append(
            GebeurtenisRij(
                dossier=rij,
                volgnummer=gebeurtenis.volgnummer,
                op=gebeurtenis.op,
                regel=regel.rstrip("\n"),
                hash=hash_,
                vorige=vorige,
                geregistreerd=moment,
            )
        )
        vorige = hash_
    return rijen


def controleer_keten(rijen: Iterable[GebeurtenisRij]) -> Iterator[str]:
    """Yield in a sentence what is wrong with the chain of one dossier; nothing if it is sound.

    It reads the lines themselves, so it finds what was changed behind the application's back.
    """
    vorige = NO_PREVIOUS
    for nummer, rij in enumerate(rijen, start=1):
        inhoud = json.loads(rij.regel)
        if rij.volgnummer != nummer or inhoud["nr"] != nummer:
            yield f"gebeurtenis {nummer} ontbreekt of staat op een andere plaats"
            return
        if inhoud["vorige"] != vorige or rij.vorige != vorige:
            yield f"gebeurtenis {nummer} sluit niet aan op die ervoor"
        if hash_of(inhoud) != inhoud["hash"] or rij.hash != inhoud["hash"] or rij.op.isoformat() != inhoud["op"]:
            yield f"gebeurtenis {nummer} is na het schrijven veranderd"
        vorige = inhoud["hash"]
