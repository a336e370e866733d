"""Retention: how long a closed dossier is kept, by result of the selection list. No Atw: years never move."""

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Annotated

from afspraak.recht.bouw import ja_of_nee, met_andere_lezing, na, plicht
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Oordeel
from afspraak.termijnen import KALENDER, Duur, FeitFout, Regime, Termijn, Zekerheid
from afspraak.termijnen.tellen import jaren, maanden, tel_op


@dataclass(frozen=True, slots=True, kw_only=True)
class Resultaat:
    """A result of the selection list; ``bewaartermijn`` is None where it is kept for ever."""

    nummer: str
    naam: str
    bewaartermijn: Duur | None


def _laad() -> tuple[dict[str, Resultaat], str]:
    ruw = tomllib.loads((files("afspraak.recht") / "selectielijst.toml").read_text(encoding="utf-8"))
    lijst = {
        nummer: Resultaat(
            nummer=nummer,
            naam=rij["naam"],
            bewaartermijn=None if rij["bewaartermijn"] == "blijvend" else Duur.lees(rij["bewaartermijn"]),
        )
        for nummer, rij in ruw["resultaten"].items()
    }
    return lijst, ruw["bron"]


SELECTIELIJST, _BRON = _laad()
OVERBRENGEN_NU, OVERBRENGEN_STRAKS = jaren(20), jaren(10)


@regel("RET", grondslag="Selectielijst gemeenten", zekerheid=Zekerheid.OFFICIEEL, bron=_BRON)
def bewaartermijn(
    *,
    resultaat: Annotated[str, Feit("Het resultaat van de selectielijst, bijvoorbeeld 13.1.")],
    brondatum: Annotated[date | None, Feit("De dag waarop de zaak eindigde, of het einde van het object.")] = None,
    eigen_bewaartermijn: Annotated[
        Duur | None, Feit("De bewaartermijn van een resultaat dat hier niet in de lijst staat, bijvoorbeeld '5 jaar'.")
    ] = None,
) -> Termijn | Oordeel:
    """De laatste dag dat een dossier wordt bewaard, of dat het blijvend wordt bewaard.

    Een lopend Woo-verzoek, bezwaar of beroep houdt vernietiging tegen, en vernietigen vraagt een ondertekende verklaring.
    """
    noot: tuple[str, ...] = ("Een latere selectielijst dan die van 2020 is niet gevonden.",)
    rij = SELECTIELIJST.get(resultaat)
    if rij is None and eigen_bewaartermijn is not None:
        rij = Resultaat(nummer=resultaat, naam=f"resultaat {resultaat}", bewaartermijn=eigen_bewaartermijn)
        noot += ("De bewaartermijn is opgegeven; zoek hem na in de selectielijst.",)
    if rij is None:
        raise FeitFout(f"'{resultaat}' is geen bekend resultaat. Wel: {', '.join(SELECTIELIJST)}.", feit="resultaat")
    if eigen_bewaartermijn not in (None, rij.bewaartermijn):
        raise FeitFout(
            f"De selectielijst geeft voor {resultaat} {rij.bewaartermijn or 'blijvend bewaren'}, niet {eigen_bewaartermijn}.",
            feit="eigen_bewaartermijn",
        )
    if rij.bewaartermijn is None:
        return ja_of_nee(
            "RET",
            f"{_BRON}, {resultaat}",
            True,
            f"{rij.naam}: blijvend bewaren.",
            zekerheid=Zekerheid.OFFICIEEL,
            kanttekeningen=noot,
            waarden={"actie": "blijvend bewaren"},
        )
    if brondatum is None:
        raise FeitFout("RET mist de dag waarop de zaak eindigde ('brondatum').", feit="brondatum")
    return na(
        "RET",
        f"{_BRON}, {resultaat}",
        "de zaak eindigde",
        brondatum,
        rij.bewaartermijn,
        regime=Regime.GEEN,
        zekerheid=Zekerheid.OFFICIEEL,
        kanttekeningen=noot,
        waarden={"actie": "vernietigen"},
    )


@regel("RET-AVG", grondslag="Wmo 2015 5.3.5", bron="Wmo 2015, BWBR0035362")
def vernietiging_op_verzoek(
    *, verzoek_ontvangen_op: Annotated[date, Feit("De dag van het schriftelijke verzoek om te vernietigen.")]
) -> Termijn:
    """De laatste dag om een Wmo-dossier op verzoek te vernietigen.

    Zo'n verzoek gaat voor de selectielijst, tenzij de wet bewaren eist.
    """
    return na("RET-AVG", "Wmo 2015 5.3.5", "verzocht", verzoek_ontvangen_op, maanden(3))


@regel(
    "RET-OVERBRENGEN",
    grondslag="Archiefwet 1995; nieuwe Archiefwet (35968)",
    zekerheid=Zekerheid.BETWIST,
    kanttekening="Of de nieuwe Archiefwet (tien jaar in plaats van twintig) al geldt is niet gevonden.",
)
def overbrenging(
    *,
    gevormd_op: Annotated[date, Feit("De dag waarop het dossier is gesloten.")],
    overbrengtermijn: Annotated[Duur, Feit("De termijn die geldt: nu '20 jaar', straks '10 jaar'.")] = OVERBRENGEN_NU,
) -> Termijn:
    """De dag waarop een blijvend te bewaren dossier uiterlijk naar de archiefbewaarplaats gaat."""
    termijn = na(
        "RET-OVERBRENGEN", "Archiefwet", "het dossier is gesloten", gevormd_op, overbrengtermijn, regime=Regime.GEEN
    )
    anders = tel_op(gevormd_op, OVERBRENGEN_STRAKS, KALENDER)
    return met_andere_lezing(termijn, anders, "Geldt de nieuwe Archiefwet, dan zijn het tien jaar.")


plicht(
    "RET-STOP",
    grondslag="Woo 4.1a; Selectielijst",
    titel="Niet vernietigen zolang er iets loopt",
    zin="Vernietig niets zolang een Woo-verzoek, bezwaar, beroep of klacht over het dossier loopt.",
    wie="archivaris",
)
plicht(
    "RET-VERKLARING",
    grondslag="Selectielijst 19.1.18",
    titel="Verklaring van vernietiging",
    zin="Vernietigen vraagt een ondertekende verklaring; die wordt blijvend bewaard. Elke gemeente zorgt voor haar eigen "
    "archief.",
    wie="archivaris",
)
