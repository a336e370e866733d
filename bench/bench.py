"""How much work one core does in one second of its own time. Figures to compare, never a test.

CPU time, not time on the wall: a busy neighbour then changes little. Figures are the best of a few rounds;
of the folds the mean, since the collector of Python runs in some rounds and not in others.
"""

import gc
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import mean
from time import process_time

from afspraak.overeenkomst.controle import controleer
from afspraak.overeenkomst.naspelen import speel_na
from afspraak.overeenkomst.pakket import Pakket, laad_pakket
from afspraak.overeenkomst.voorbeelden import lees_voorbeelden
from afspraak.recht import awb, woo
from afspraak.termijnen import Opschorting, Termijn
from afspraak.verloop import (
    Dossier,
    Functionaris,
    Gebeurtenis,
    Gebeurtenissoort,
    Handeling,
    Kader,
    Mandaat,
    Rolhouder,
    Weigering,
    decide,
    evolve,
    fold,
    klokstanden,
)
from afspraak.verloop.gebeurtenis import Aanhef

PAKKET = Path(__file__).resolve().parent.parent / "overeenkomsten" / "hbel_2026"
RONDES = 3
GROOT, KLEIN = 100_000, 1_000
DOEL_TERMIJNEN, DOEL_GEBEURTENISSEN = 30_000, 50_000


@dataclass(frozen=True)
class Cijfer:
    wat: str
    waarde: float
    eenheid: str
    doel: int | None = None

    def __str__(self) -> str:
        getal = f"{self.waarde:,.2f}" if self.waarde < 100 else f"{self.waarde:,.0f}"
        oordeel = "" if self.doel is None else f"aim {self.doel:,}: {'met' if self.waarde >= self.doel else 'NOT MET'}"
        return f"{self.wat:<58}{getal:>12} {self.eenheid:<18}{oordeel}".rstrip()


def seconden(werk: Callable[[], object]) -> float:
    gc.collect()
    begin = process_time()
    werk()
    return process_time() - begin


def beste(werk: Callable[[], object]) -> float:
    return min(seconden(werk) for _ in range(RONDES))


def termijnen(aantal: int) -> int:
    """Compute terms of several rules over some years, each with its sentence; return the letters written."""
    letters = 0
    begin = date(2026, 1, 1)
    for i in range(aantal):
        dag = begin + timedelta(days=i * 7 % 1461)
        letters += len(REGELS[i % len(REGELS)](dag).zin)
    return letters


REGELS: tuple[Callable[[date], Termijn], ...] = (
    lambda dag: awb.bezwaartermijn(bekendgemaakt_op=dag),
    lambda dag: awb.beslistermijn(aanvraag_ontvangen_op=dag, termijn_weken=8),
    lambda dag: awb.uitnodiging_zitting(zitting_op=dag),
    lambda dag: awb.afhandeling_klacht(klacht_ontvangen_op=dag),
    lambda dag: woo.beslistermijn(verzoek_ontvangen_op=dag),
    lambda dag: awb.opgeschorte_beslistermijn(
        aanvraag_ontvangen_op=dag,
        opschortingen=(
            Opschorting(van=dag + timedelta(days=9), tot=dag + timedelta(days=20), grondslag="Awb 4:15 lid 1"),
        ),
    ),
)


def logboeken(aantal: int) -> Iterator[tuple[Gebeurtenis, ...]]:
    """Yield logs of ten events: a beginning, seven steps with facts, one done again, one that closes."""
    begin = date(2026, 1, 5)
    sjabloon = [
        Gebeurtenis(
            volgnummer=nummer,
            soort=Gebeurtenissoort.GEDAAN,
            op=begin + timedelta(days=nummer),
            door="A. de Boer",
            rol="jurist-mz",
            stap=f"stap_{nummer % 8}",
            uitkomst="gereed",
            gegevens={f"gegeven_{nummer % 5}_op": begin, "toelichting": "kort"},
            heropent=("stap_3",) if nummer == 9 else (),
            sluit="klaar" if nummer == 10 else None,
        )
        for nummer in range(2, 11)
    ]
    for i in range(aantal):
        aanhef = Aanhef(kenmerk=f"BEZ-{i:06d}", procedure="bezwaar", versie="1", titel="Bezwaar", gemeente="laren")
        eerste = Gebeurtenis(volgnummer=1, soort=Gebeurtenissoort.BEGONNEN, op=begin, door="A. de Boer", aanhef=aanhef)
        yield (eerste, *(replace(g) for g in sjabloon))


def gevouwen_per_seconde(aantal: int, *, houd: bool = False) -> float:
    """Fold logs one after another; the making of the logs is not timed.

    With ``houd`` every dossier stays in memory. Python's garbage collector then walks all that is kept again and
    again, and that, not the fold, is what makes it slower: a program that keeps so many calls ``gc.freeze()``.
    """
    bron, bewaard, duur = logboeken(aantal), list[Dossier](), 0.0
    gc.collect()
    while stapel := list(islice(bron, KLEIN)):
        begin = process_time()
        gevouwen = [fold(log) for log in stapel]
        duur += process_time() - begin
        bewaard += gevouwen if houd else []
    return aantal * 10 / duur


@dataclass(frozen=True)
class Zet:
    dossier: Dossier
    daad: Handeling
    door: Functionaris
    op: date
    kader: Kader


def zetten(pakket: Pakket) -> list[Zet]:
    """Return every act of every worked case, with the dossier as it was just before."""
    voorbeelden, _ = lees_voorbeelden(pakket)
    uit: list[Zet] = []
    for voorbeeld in voorbeelden:
        gespeeld = speel_na(voorbeeld, pakket).dossier
        if gespeeld is None:
            continue
        kader = pakket.kader(voorbeeld.procedure)
        dossier: Dossier | None = None
        for gebeurtenis in gespeeld.historie:
            if dossier is not None and gebeurtenis.soort is Gebeurtenissoort.GEDAAN:
                uit.append(Zet(dossier, _daad(gebeurtenis), _door(gebeurtenis, kader), gebeurtenis.op, kader))
            dossier = evolve(dossier, gebeurtenis)
    return uit


def _daad(gebeurtenis: Gebeurtenis) -> Handeling:
    return Handeling(
        stap=gebeurtenis.stap or "",
        uitkomst=gebeurtenis.uitkomst or "",
        voor=gebeurtenis.voor,
        gegevens=gebeurtenis.gegevens,
    )


def _door(gebeurtenis: Gebeurtenis, kader: Kader) -> Functionaris:
    gemeenten = kader.groepen["gemeenten"]
    begin = date(2025, 1, 1)
    return Functionaris(
        naam=gebeurtenis.door,
        rollen=tuple(Rolhouder(rol=gebeurtenis.rol or "", gemeente=g) for g in gemeenten),
        mandaten=tuple(Mandaat(gemeente=g, procedure=kader.procedure.naam, regel="1", vanaf=begin) for g in gemeenten),
        verklaring_op=begin,
    )


def doe(alle: list[Zet]) -> int:
    """Decide and evolve each act; return how many were allowed."""
    gedaan = 0
    for zet in alle:
        besluit = decide(zet.dossier, zet.daad, door=zet.door, op=zet.op, kader=zet.kader)
        if not isinstance(besluit, Weigering):
            evolve(zet.dossier, besluit[0])
            gedaan += 1
    return gedaan


def kijk(alle: list[Zet]) -> None:
    for zet in alle:
        klokstanden(zet.dossier, zet.kader, zet.op)


def controleer_alles(pakket: Pakket) -> None:
    controleer(pakket)
    for voorbeeld in lees_voorbeelden(pakket)[0]:
        speel_na(voorbeeld, pakket)


def meet() -> Iterator[Cijfer]:
    aantal = 12_000
    yield Cijfer(
        "terms with their sentence, six rules", aantal / beste(lambda: termijnen(aantal)), "/s", DOEL_TERMIJNEN
    )
    klein = mean(gevouwen_per_seconde(KLEIN) for _ in range(20))
    groot = gevouwen_per_seconde(GROOT)
    yield Cijfer(f"fold {KLEIN:,} dossiers of 10 events", klein, "events/s", DOEL_GEBEURTENISSEN)
    yield Cijfer(f"fold {GROOT:,} dossiers of 10 events", groot, "events/s", DOEL_GEBEURTENISSEN)
    yield Cijfer("flatness: rate of the many over rate of the few", groot / klein, "")
    bewaard = gevouwen_per_seconde(GROOT, houd=True)
    yield Cijfer(f"fold {GROOT:,} dossiers, all kept in memory", bewaard, "events/s", DOEL_GEBEURTENISSEN)
    yield Cijfer("load the pack", beste(lambda: laad_pakket(PAKKET)), "s")
    pakket = laad_pakket(PAKKET)
    yield Cijfer("check the pack and run its worked cases", beste(lambda: controleer_alles(pakket)), "s")
    alle = zetten(pakket)
    if alle:
        toegestaan = doe(alle)
        wat = f"decide and evolve, {len(alle)} acts of the worked cases ({toegestaan} allowed)"
        yield Cijfer(wat, len(alle) / beste(lambda: doe(alle)), "/s")
        yield Cijfer("every clock of a dossier, same dossiers", len(alle) / beste(lambda: kijk(alle)), "/s")


def main() -> None:
    print(f"Python {sys.version.split()[0]}, one core, per second of CPU time; best of {RONDES} rounds\n")
    for cijfer in meet():
        print(cijfer, flush=True)
    paginas = Path(__file__).with_name("paginas.py")
    subprocess.run([sys.executable, str(paginas), *sys.argv[1:]], check=True)


if __name__ == "__main__":
    main()
