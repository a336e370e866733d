"""The agreement's own terms: each binds a general rule of contract to the agreement's numbers and words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from afspraak.overeenkomst.knopen import Kaart, PakketFout, Verzamelaar, lees_bestand
from afspraak.recht import WETTEN
from afspraak.recht.regel import Gevraagd, Regel, merk
from afspraak.recht.uitkomst import Uitkomst
from afspraak.termijnen import AfspraakFout, Zekerheid
from afspraak.verloop.klokken import lees_vaste_waarde


def laad_termijnen(bestand: Path) -> dict[str, Regel]:
    """Read termijnen.yaml as rules by id.

    Raises:
        PakketFout: with every mistake, by line.
    """
    verzamelaar = Verzamelaar()
    kaart = lees_bestand(bestand, bestand.parent, verzamelaar)
    regels: dict[str, Regel] = {}
    if kaart is not None:
        for naam, deel in kaart.kaarten("termijnen"):
            gebonden = _bind(naam, deel)
            if gebonden is not None:
                regels[naam] = gebonden
        kaart.klaar()
    if verzamelaar.bevindingen:
        raise PakketFout(tuple(verzamelaar.bevindingen))
    return regels


def _bind(naam: str, kaart: Kaart) -> Regel | None:
    """Make a rule that fills in the fixed values and goes by the agreement's own names."""
    rekenregel = kaart.verplicht("rekenregel")
    titel, grondslag, norm = kaart.verplicht("titel"), kaart.verplicht("grondslag"), kaart.ja("norm")
    hulp, met, namen = kaart.tekst("hulp"), kaart.teksten("met"), kaart.teksten("feiten")
    kanttekening = kaart.tekst("kanttekening")
    kaart.klaar()
    if rekenregel not in WETTEN:
        kaart.fout(f"de rekenregel '{rekenregel}' bestaat niet", "rekenregel")
        return None
    algemeen = WETTEN[rekenregel]
    gevraagd = {f.naam: f for f in algemeen.feiten}
    for feit in (*met, *namen):
        if feit not in gevraagd:
            kaart.fout(f"{rekenregel} kent het feit '{feit}' niet (wel: {', '.join(gevraagd)})")
            return None
    vast: dict[str, Any] = {}
    for feit, tekst in met.items():
        try:
            vast[feit] = lees_vaste_waarde(tekst, gevraagd[feit])
        except AfspraakFout as fout:
            kaart.fout(str(fout), "met")
            return None
    if "grondslag" in gevraagd:
        vast.setdefault("grondslag", grondslag)
    # What the agreement fills in belongs to the rule: it is shown, and compared between versions.
    met_tekst = f"Vast: {', '.join(f'{naam} {waarde}' for naam, waarde in vast.items())}." if met else ""
    open_feiten = tuple(_hernoem(f, namen) for f in algemeen.feiten if f.naam not in vast)
    zekerheid = Zekerheid.AFSPRAAK if norm else algemeen.zekerheid
    noten = " ".join(t for t in (_NORM if norm else "", kanttekening) if t)
    return Regel(
        id=naam,
        naam=naam,
        grondslag=grondslag,
        samenvatting=titel,
        uitleg=" ".join((hulp or algemeen.samenvatting, met_tekst)).strip(),
        feiten=open_feiten,
        functie=_functie(algemeen, vast, namen, _Merk(regel=naam, zekerheid=zekerheid, kanttekening=noten)),
        zekerheid=zekerheid,
        kanttekening=noten,
    )


_NORM = "Dit is een norm die de partijen kozen; zij staat niet in de tekst."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Merk:
    """What every outcome of a bound rule says about itself."""

    regel: str
    zekerheid: Zekerheid
    kanttekening: str


def _hernoem(feit: Gevraagd, namen: Mapping[str, str]) -> Gevraagd:
    return Gevraagd(
        naam=namen.get(feit.naam, feit.naam),
        soort=feit.soort,
        betekenis=feit.betekenis,
        verplicht=feit.verplicht,
        standaard=feit.standaard,
        meer=feit.meer,
    )


def _functie(
    algemeen: Regel, vast: Mapping[str, Any], namen: Mapping[str, str], eigen: _Merk
) -> Callable[..., Uitkomst]:
    terug = {naam: feit for feit, naam in namen.items()}

    def gebonden(**feiten: Any) -> Uitkomst:
        gegeven = {terug.get(feit, feit): waarde for feit, waarde in feiten.items()}
        uitkomst = replace(algemeen.functie(**vast, **gegeven), regel=eigen.regel)
        return merk(uitkomst, eigen.zekerheid, eigen.kanttekening)

    return gebonden
