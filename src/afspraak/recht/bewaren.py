"""Retention: how long a closed dossier is kept, by result of the selection list. No Atw: years never move."""

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Annotated

from afspraak.recht.bouw import ja_of_nee, na
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Oordeel
from afspraak.termijnen import Duur, FeitFout, Regime, Termijn, Zekerheid
from afspraak.termijnen.tellen import maanden


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


@regel("RET", grondslag="Selectielijst gemeenten", zekerheid=Zekerheid.OFFICIEEL, bron=_BRON)
def bewaartermijn(
    *,
    resultaat: Annotated[str, Feit("Het resultaat van de selectielijst, bijvoorbeeld 13.1.")],
    brondatum: Annotated[date | None, Feit("De dag waarop de zaak eindigde, of het einde van het object.")] = None,
) -> Termijn | Oordeel:
    """De laatste dag dat een dossier wordt bewaard, of dat het blijvend wordt bewaard.

    Een lopend Woo-verzoek, bezwaar of beroep houdt vernietiging tegen, en vernietigen vraagt een ondertekende verklaring.
    """
    rij = SELECTIELIJST.get(resultaat)
    if rij is None:
        raise FeitFout(f"'{resultaat}' is geen bekend resultaat. Wel: {', '.join(SELECTIELIJST)}.", feit="resultaat")
    noot = ("Een latere selectielijst dan die van 2020 is niet gevonden.",)
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
