"""The turn of the day: what became late overnight, and what changes by the day. Done once, whoever comes first."""

from collections import Counter
from datetime import date

from django.db import transaction

from afspraak.people.requests import expire
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import Dagstand, DossierRij, Taak, Taakplek, VerplichtingRij
from afspraak.storage.projectie import MET_DAG, TE_LAAT, projecteer, tel_bij
from afspraak.usecases.correcties import expire_corrections
from afspraak.usecases.pakketten import pakketten
from afspraak.usecases.vastleggen import laad_dossier
from afspraak.verloop.grootboek import Verplichtingstand


def wissel_dag(vandaag: date) -> int:
    """Bring the projections to today, if nobody did; return how many dossiers were computed again.

    A day earlier than the last one (a training that starts over) computes every open dossier again.
    """
    stand = Dagstand.objects.first()
    if stand is not None and stand.dag == vandaag:
        return 0
    with transaction.atomic(), met_bereik(ALLES):
        stand = Dagstand.objects.select_for_update().first()
        if stand is not None and stand.dag == vandaag:
            return 0
        terug = stand is None or vandaag < stand.dag
        if not terug:
            _word_laat(vandaag)
        open_ = DossierRij.objects.filter(gesloten_op__isnull=True)
        aantal = 0
        for rij in (open_ if terug else open_.filter(dagelijks=True)).iterator(chunk_size=200):
            dossier, kader = laad_dossier(rij)
            projecteer(rij, dossier, kader, vandaag)
            aantal += 1
        expire(pakketten().laatste, vandaag)
        expire_corrections(vandaag)
        Dagstand.objects.update_or_create(pk=stand.pk if stand else 1, defaults={"dag": vandaag})
    return aantal


def _word_laat(vandaag: date) -> None:
    laat = VerplichtingRij.objects.filter(stand=Verplichtingstand.OPEN.value, uiterste_dag__lt=vandaag)
    per_sleutel: dict[str, Counter[tuple[str, str]]] = {}
    for sleutel, bron in laat.values_list("sleutel", "bron"):
        tel = per_sleutel.setdefault(sleutel, Counter())
        tel[bron, Verplichtingstand.OPEN.value] -= 1
        tel[bron, Verplichtingstand.TE_LAAT.value] += 1
    laat.update(stand=Verplichtingstand.TE_LAAT.value)
    for sleutel in sorted(per_sleutel):
        tel_bij(sleutel, per_sleutel[sleutel])
    taken = Taak.objects.filter(urgentie=MET_DAG, uiterste_dag__lt=vandaag, stil=False)
    Taakplek.objects.filter(taak__in=taken).update(urgentie=TE_LAAT)
    taken.update(urgentie=TE_LAAT)
