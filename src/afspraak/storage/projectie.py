"""Projections: what the core says of a dossier, as rows. One function brings the rows of a dossier up to date.

It compares and writes what differs, so an act costs little, and bringing up to date what is up to date changes
nothing. Who a task was given to is kept for as long as the task is there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection

from afspraak.storage.bereik import plek_van
from afspraak.storage.models import DossierRij, Taak, Taakplek, Telling, Toewijzing, VerplichtingRij
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.grootboek import Verplichting, Verplichtingstand, grootboek
from afspraak.verloop.kader import Kader
from afspraak.verloop.klokken import klokstand
from afspraak.verloop.openstaand import open_stappen
from afspraak.verloop.werk import Taak as Kerntaak
from afspraak.verloop.werk import taken

TE_LAAT, MET_DAG, ZONDER_DAG = 0, 1, 2
_VERPLICHTING = ("titel", "wie", "grondslag", "uiterste_dag", "stand", "voldaan_op")
_TAAK = (
    "titel", "rollen", "gemeenten", "grondslag", "sinds", "uiterste_dag", "alarm_dag", "urgentie", "stil",
)  # fmt: skip
Sleutelrij = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Beeld:
    """What the core says of a dossier on a day, ready to be stored."""

    kop: Mapping[str, Any]
    verplichtingen: Mapping[Sleutelrij, Mapping[str, Any]]
    taken: Mapping[Sleutelrij, Mapping[str, Any]]
    plekken: Mapping[Sleutelrij, frozenset[str]]


def beeld_van(dossier: Dossier, kader: Kader, peildag: date) -> Beeld:
    """Return what should be stored of a dossier."""
    boek = grootboek(dossier, kader, peildag)
    werk = taken(dossier, kader, peildag)
    dagen = [t.uiterste_dag for t in werk if t.uiterste_dag]
    kop = {
        "titel": dossier.aanhef.titel,
        "gewijzigd_op": dossier.historie[-1].op,
        "volgnummer": dossier.volgnummer,
        "gesloten": dossier.gesloten or "",
        "gesloten_op": dossier.gesloten_op,
        "stadium": _stadium(dossier, kader)[:200],
        "uiterste_dag": min(dagen, default=None),
        "per_gemeente": _per_gemeente(dossier),
        "dagelijks": any(v.stand is Verplichtingstand.OPGESCHORT for v in boek)
        or _telt_per_dag(dossier, kader, peildag),
        "berekend_op": peildag,
    }
    return Beeld(
        kop,
        {(v.bron, v.voor or ""): _verplichting(v) for v in boek},
        {(t.bron, t.voor or ""): _taak(t, peildag) for t in werk},
        {(t.bron, t.voor or ""): frozenset(plek_van(r, g) for r, g in t.plekken) for t in werk},
    )


def _telt_per_dag(dossier: Dossier, kader: Kader, peildag: date) -> bool:
    """Tell whether an answer of a rule changes overnight while nothing happens: a penalty, a suspension."""
    if dossier.gesloten:
        return False
    for klok in kader.procedure.klokken.values():
        if any(f.naam == "peildag" for f in kader.regels[klok.regel].feiten):
            plekken = kader.gemeenten_van(klok.per, dossier) if klok.per else (None,)
            for voor in plekken:
                nu = klokstand(klok, voor, dossier, kader, peildag)
                straks = klokstand(klok, voor, dossier, kader, peildag + timedelta(days=1))
                if nu is not None and straks is not None and nu.uitkomst != straks.uitkomst:
                    return True
    return False


def _verplichting(v: Verplichting) -> dict[str, Any]:
    return {
        "titel": v.titel[:250],
        "wie": " ".join(v.rollen),
        "grondslag": v.grondslag[:200],
        "uiterste_dag": v.uiterste_dag,
        "stand": v.stand.value,
        "voldaan_op": v.voldaan_op,
    }


def _taak(t: Kerntaak, peildag: date) -> dict[str, Any]:
    laat = t.uiterste_dag is not None and t.uiterste_dag < peildag and not t.stil
    return {
        "titel": t.titel[:250],
        "rollen": " ".join(t.rollen),
        "gemeenten": " ".join(dict.fromkeys(g for _, g in t.plekken)),
        "grondslag": t.grondslag[:200],
        "sinds": t.sinds,
        "uiterste_dag": t.uiterste_dag,
        "alarm_dag": t.alarm_dag,
        "urgentie": TE_LAAT if laat else MET_DAG if t.alarm_dag else ZONDER_DAG,
        "stil": t.stil,
    }


def _stadium(dossier: Dossier, kader: Kader) -> str:
    """Say what a dossier waits for in words, or how it ended."""
    if dossier.gesloten:
        einde = kader.procedure.afsluiting.get(dossier.gesloten)
        return einde.titel if einde else dossier.gesloten
    wachtend: dict[str, list[str]] = {}
    for plicht in open_stappen(dossier, kader):
        if not plicht.mag:
            wachtend.setdefault(plicht.stap.titel, []).append(plicht.voor or "")
    delen = []
    for titel, plekken in wachtend.items():
        namen = [kader.namen[p].removeprefix("gemeente ") for p in plekken if p]
        delen.append(f"{titel} ({', '.join(namen)})" if namen else titel)
    return "; ".join(delen) or "Niets meer te doen; kan worden gesloten"


def _per_gemeente(dossier: Dossier) -> dict[str, Any]:
    if dossier.gemeente is not None:
        return {}
    laatste: dict[str, Any] = {}
    for (stap, voor), keer in dossier.gedaan.items():
        if voor and (voor not in laatste or laatste[voor]["nr"] < keer.volgnummer):
            laatste[voor] = {"stap": stap, "uitkomst": keer.uitkomst, "op": keer.op.isoformat(), "nr": keer.volgnummer}
    for gemeente, cel in laatste.items():
        cel["gedaan"] = {s: k.uitkomst for (s, v), k in dossier.gedaan.items() if v == gemeente}
    return laatste


_pending: ContextVar[dict[int, tuple[DossierRij, Dossier, Kader, date]] | None] = ContextVar("_pending", default=None)


@contextmanager
def project_once() -> Iterator[None]:
    """Bring the rows of each dossier up to date once, after its last act inside, instead of after each act.

    For filling a store: nobody looks at the rows in between. Call it in a transaction, so that an error leaves nothing.
    """
    pending: dict[int, tuple[DossierRij, Dossier, Kader, date]] = {}
    token = _pending.set(pending)
    try:
        yield
    finally:
        _pending.reset(token)
    for last in pending.values():
        projecteer(*last)


def projecteer(rij: DossierRij, dossier: Dossier, kader: Kader, peildag: date) -> bool:
    """Bring every row of a dossier up to date; tell whether anything differed. Call it in a transaction."""
    pending = _pending.get()
    if pending is not None:
        pending[rij.pk] = (rij, dossier, kader, peildag)
        rij.save(update_fields=["laatste_hash"])  # the next act chains to it
        return True
    beeld = beeld_van(dossier, kader, peildag)
    anders = _zet(rij, beeld.kop)
    if anders:
        rij.save()
    tel = _verschil_verplichtingen(rij, beeld)
    anders |= _verschil_taken(rij, beeld) or bool(tel)
    tel_bij(rij.sleutel, tel)
    return anders


def _zet(rij: Any, velden: Mapping[str, Any]) -> bool:
    anders = False
    for naam, waarde in velden.items():
        if getattr(rij, naam) != waarde:
            setattr(rij, naam, waarde)
            anders = True
    return anders


def _verschil_verplichtingen(rij: DossierRij, beeld: Beeld) -> Counter[tuple[str, str]]:
    """Write what differs; return by how much the counts per source and state change."""
    tel: Counter[tuple[str, str]] = Counter()
    oud = {(v.bron, v.voor): v for v in VerplichtingRij.objects.filter(dossier_id=rij.pk)}
    nieuw: list[VerplichtingRij] = []
    veranderd: list[VerplichtingRij] = []
    for sleutel, velden in beeld.verplichtingen.items():
        bestaand = oud.pop(sleutel, None)
        if bestaand is None:
            nieuw.append(VerplichtingRij(dossier=rij, sleutel=rij.sleutel, bron=sleutel[0], voor=sleutel[1], **velden))
            tel[sleutel[0], velden["stand"]] += 1
            continue
        stand = bestaand.stand
        if _zet(bestaand, velden):
            veranderd.append(bestaand)
            tel[sleutel[0], stand] -= 1
            tel[sleutel[0], velden["stand"]] += 1
    for weg in oud.values():
        tel[weg.bron, weg.stand] -= 1
    if oud:
        VerplichtingRij.objects.filter(pk__in=[v.pk for v in oud.values()]).delete()
    if nieuw:
        VerplichtingRij.objects.bulk_create(nieuw)
    if veranderd:
        VerplichtingRij.objects.bulk_update(veranderd, _VERPLICHTING)
    return Counter({k: n for k, n in tel.items() if n})


def _verschil_taken(rij: DossierRij, beeld: Beeld) -> bool:
    oud = {(t.bron, t.voor): t for t in Taak.objects.filter(dossier_id=rij.pk)}
    weg = [t.pk for s, t in oud.items() if s not in beeld.taken]
    nieuw: list[Taak] = []
    herplekken: list[Taak] = []
    for sleutel, velden in beeld.taken.items():
        bestaand = oud.get(sleutel)
        if bestaand is None:
            nieuw.append(Taak(dossier=rij, sleutel=rij.sleutel, bron=sleutel[0], voor=sleutel[1], **velden))
        elif _zet(bestaand, velden):
            herplekken.append(bestaand)
    if weg:
        Taakplek.objects.filter(taak_id__in=weg).delete()
        Taak.objects.filter(pk__in=weg).delete()
    if nieuw:
        _geef_terug(rij, nieuw)
        Taak.objects.bulk_create(nieuw)
    if herplekken:
        Taak.objects.bulk_update(herplekken, _TAAK)
        Taakplek.objects.filter(taak__in=herplekken).delete()
    _maak_plekken((*nieuw, *herplekken), beeld.plekken)
    return bool(weg or nieuw or herplekken)


def _geef_terug(rij: DossierRij, nieuw: list[Taak]) -> None:
    """Give a task that comes back, or is rebuilt, to whoever had it last."""
    if rij.volgnummer == 1:
        return
    laatste = {(t.bron, t.voor): t.aan_id for t in Toewijzing.objects.filter(dossier_id=rij.pk).order_by("id")}
    for taak in nieuw:
        taak.toegewezen_aan_id = laatste.get((taak.bron, taak.voor))


def _maak_plekken(taken_: Iterable[Taak], plekken: Mapping[Sleutelrij, frozenset[str]]) -> None:
    rijen = [
        Taakplek(taak=t, plek=plek, urgentie=t.urgentie, alarm_dag=t.alarm_dag)
        for t in taken_
        for plek in sorted(plekken[t.bron, t.voor])
    ]
    if rijen:
        Taakplek.objects.bulk_create(rijen)


def tel_bij(sleutel: str, verschil: Mapping[tuple[str, str], int]) -> None:
    """Add to the counts of a key, in a fixed order, so that two writers never wait for each other in a circle."""
    if not verschil:
        return
    tabel = Telling._meta.db_table
    rijen = [(sleutel, bron, stand, aantal) for (bron, stand), aantal in sorted(verschil.items())]
    plaatsen = ", ".join(["(%s, %s, %s, %s)"] * len(rijen))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {tabel} (sleutel, bron, stand, aantal) VALUES {plaatsen} "  # noqa: S608 - no user's text
            f"ON CONFLICT (sleutel, bron, stand) DO UPDATE SET aantal = {tabel}.aantal + excluded.aantal",
            [waarde for rij in rijen for waarde in rij],
        )
