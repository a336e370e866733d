"""The people of a cooperation, from ``personen.yaml``: the roles they hold, their declaration, their mandates."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from afspraak.overeenkomst.knopen import Kaart, Verzamelaar, lees_bestand
from afspraak.overeenkomst.pakket import Pakket
from afspraak.termijnen import AfspraakFout, lees_dag
from afspraak.termijnen.getal import lees_bedrag
from afspraak.verloop.kader import Functionaris, Mandaat, Rolhouder


def lees_personen(map_: Path, pakket: Pakket) -> tuple[Functionaris, ...]:
    """Read the people.

    Raises:
        AfspraakFout: with every mistake in the file.
    """
    verzamelaar = Verzamelaar()
    kaart = lees_bestand(map_ / "personen.yaml", map_, verzamelaar)
    personen: tuple[Functionaris, ...] = ()
    if kaart is not None:
        personen = tuple(_persoon(naam, k, pakket) for naam, k in kaart.kaarten("personen"))
        kaart.klaar()
    if verzamelaar.bevindingen:
        raise AfspraakFout("personen.yaml klopt niet:\n" + "\n".join(f"  {b}" for b in verzamelaar.bevindingen))
    return personen


def _persoon(naam: str, kaart: Kaart, pakket: Pakket) -> Functionaris:
    rollen = tuple(r for k in kaart.rijen("rollen") for r in _rolhouders(k, pakket))
    mandaten = tuple(m for k in kaart.rijen("mandaten") for m in _mandaten(k, pakket))
    persoon = Functionaris(
        naam=naam,
        rollen=rollen,
        mandaten=mandaten,
        verklaring_op=_dag(kaart, "verklaring_op"),
        verklaring_tot=_dag(kaart, "verklaring_tot"),
    )
    kaart.klaar()
    return persoon


def _rolhouders(kaart: Kaart, pakket: Pakket) -> list[Rolhouder]:
    rol = kaart.verplicht("rol")
    if rol not in pakket.rollen:
        kaart.fout(f"de rol '{rol}' bestaat niet", "rol")
        return []
    bij = pakket.groepen.get(pakket.rollen[rol].bij, ())
    gemeenten = kaart.lijst("bij") or bij
    for gemeente in gemeenten:
        if gemeente not in bij:
            kaart.fout(f"de rol '{rol}' bestaat niet bij '{gemeente}'", "bij")
    vanaf, tot = _dag(kaart, "vanaf"), _dag(kaart, "tot")
    kaart.klaar()
    return [Rolhouder(rol=rol, gemeente=g, vanaf=vanaf, tot=tot) for g in gemeenten]


def _mandaten(kaart: Kaart, pakket: Pakket) -> list[Mandaat]:
    procedures = kaart.lijst("procedures")
    for naam in procedures:
        if naam not in pakket.procedures:
            kaart.fout(f"de procedure '{naam}' bestaat niet", "procedures")
    gemeenten = kaart.lijst("gemeenten") or pakket.groepen["gemeenten"]
    regel = Mandaat(
        gemeente="",
        procedure="",
        regel=kaart.verplicht("regel"),
        vanaf=_dag(kaart, "vanaf") or date.min,
        tot=_dag(kaart, "tot"),
        besluit=kaart.tekst("besluit"),
        orgaan=_orgaan(kaart, pakket),
        vastgelegd_op=_dag(kaart, "vastgelegd_op"),
        tot_bedrag=_bedrag(kaart, "tot_bedrag"),
        uitzonderingen=kaart.lijst("uitzonderingen"),
        voorwaarden=kaart.tekst("voorwaarden"),
    )
    kaart.klaar()
    return [replace(regel, gemeente=g, procedure=p) for g in gemeenten for p in procedures]


def _orgaan(kaart: Kaart, pakket: Pakket) -> str:
    naam = kaart.tekst("orgaan")
    if naam and not (naam in pakket.rollen and pakket.rollen[naam].orgaan):
        organen = ", ".join(r.naam for r in pakket.rollen.values() if r.orgaan)
        kaart.fout(f"'{naam}' is geen orgaan van deze overeenkomst (wel: {organen})", "orgaan")
    return naam


def _bedrag(kaart: Kaart, sleutel: str) -> int | None:
    tekst = kaart.tekst(sleutel)
    if not tekst:
        return None
    try:
        return lees_bedrag(tekst, sleutel, sleutel)
    except AfspraakFout as fout:
        kaart.fout(str(fout), sleutel)
        return None


def _dag(kaart: Kaart, sleutel: str) -> date | None:
    tekst = kaart.tekst(sleutel)
    if not tekst:
        return None
    try:
        return lees_dag(tekst, sleutel)
    except AfspraakFout as fout:
        kaart.fout(str(fout), sleutel)
        return None
