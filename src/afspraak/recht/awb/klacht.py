"""Awb hoofdstuk 9: complaints. No ground for suspension exists: waiting for the complainant stops no clock."""

from datetime import date
from typing import Annotated

from afspraak.recht.bouw import ja_of_nee, na, plicht
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Oordeel
from afspraak.termijnen import KALENDER, FeitFout, Termijn, Verlenging, schrijf_dag
from afspraak.termijnen.tellen import controleer_volgorde, jaren, tel_op, weken

_BRON = "Awb, BWBR0005537"
ONTVANGEN = Feit("De dag waarop de klacht binnenkwam.")


@regel("AWB-9:11", grondslag="Awb 9:11", bron=_BRON)
def afhandeling_klacht(
    *,
    klacht_ontvangen_op: Annotated[date, ONTVANGEN],
    commissie: Annotated[bool, Feit("Adviseert een persoon of commissie van buiten (afdeling 9.1.3)?")] = False,
    verdaagd_op: Annotated[date | None, Feit("De dag waarop het bericht van verdaging is verzonden.")] = None,
    verdaging_weken: Annotated[int, Feit("Met hoeveel weken is verdaagd; ten hoogste vier.")] = 4,
    uitstel_op: Annotated[date | None, Feit("De dag waarop de klager schriftelijk met uitstel instemde.")] = None,
    uitstel_tot: Annotated[date | None, Feit("Tot en met welke dag dat uitstel is.")] = None,
) -> Termijn:
    """De laatste dag om een klacht af te handelen.

    Zes weken, of tien met een commissie. Verdagen kan met ten hoogste vier weken, met bericht aan de klager en aan wie
    het gaat; verder uitstel alleen met schriftelijke instemming van de klager.
    """
    verlengingen: list[Verlenging] = []
    if verdaagd_op is not None:
        if not 1 <= verdaging_weken <= 4:
            raise FeitFout("Verdagen kan met één tot vier weken (Awb 9:11 lid 2).", feit="verdaging_weken")
        duur = weken(verdaging_weken)
        verlengingen.append(Verlenging(grondslag="Awb 9:11 lid 2", bewijs_op=verdaagd_op, duur=duur))
    if uitstel_tot is not None:
        verlengingen.append(
            Verlenging(
                grondslag="Awb 9:11 lid 3", bewijs_op=uitstel_op, tot=uitstel_tot, wat="met instemming uitgesteld"
            )
        )
    return na(
        "AWB-9:11",
        "Awb 9:11 lid 1",
        "de klacht is ontvangen",
        klacht_ontvangen_op,
        weken(10) if commissie else weken(6),
        verlengingen=verlengingen,
    )


@regel("AWB-9:8.3", grondslag="Awb 9:8 lid 3", bron=_BRON)
def bericht_niet_behandelen(*, klacht_ontvangen_op: Annotated[date, ONTVANGEN]) -> Termijn:
    """De laatste dag om te melden dat een klacht niet wordt behandeld."""
    return na("AWB-9:8.3", "Awb 9:8 lid 3", "de klacht is ontvangen", klacht_ontvangen_op, weken(4))


@regel("AWB-9:8.1b", grondslag="Awb 9:8 lid 1, onder b", bron=_BRON)
def plicht_tot_behandelen(
    *,
    gedraging_op: Annotated[date, Feit("De dag van het gedrag waarover wordt geklaagd.")],
    klacht_ontvangen_op: Annotated[date, ONTVANGEN],
) -> Oordeel:
    """Moet de klacht worden behandeld, of is het gedrag langer dan een jaar geleden?"""
    controleer_volgorde(gedraging_op, klacht_ontvangen_op, "De klacht kwam binnen voor het gedrag. Controleer beide.")
    grens = tel_op(gedraging_op, jaren(1), KALENDER)
    moet = klacht_ontvangen_op <= grens
    zin = f"Het gedrag was op {schrijf_dag(gedraging_op)}. Behandelen {'moet' if moet else 'mag, maar hoeft niet'}."
    return ja_of_nee("AWB-9:8.1b", "Awb 9:8 lid 1, onder b", moet, zin, waarden={"mag_behandelen": True})


@regel("AWB-9:8", grondslag="Awb 9:8 lid 1 en 2", bron=_BRON)
def uitzondering_op_behandelen(
    *,
    eerder_behandeld: Annotated[bool, Feit("Is over dit gedrag eerder geklaagd en is dat behandeld?")] = False,
    langer_dan_een_jaar: Annotated[
        bool, Feit("Was het gedrag langer dan een jaar voor de klacht (AWB-9:8.1b)?")
    ] = False,
    bezwaar_mogelijk: Annotated[bool, Feit("Kon de klager bezwaar maken?")] = False,
    beroep_mogelijk: Annotated[
        bool, Feit("Kan of kon de klager beroep instellen, anders dan over niet tijdig beslissen?")
    ] = False,
    andere_rechter: Annotated[bool, Feit("Ligt of lag het gedrag voor aan een andere rechter?")] = False,
    strafonderzoek: Annotated[bool, Feit("Loopt een opsporingsonderzoek of vervolging?")] = False,
    te_gering_belang: Annotated[
        bool, Feit("Is het belang van de klager of het gewicht kennelijk onvoldoende?")
    ] = False,
) -> Oordeel:
    """Moet de klacht worden behandeld, of geldt een uitzondering?

    Bij een uitzondering mag behandelen nog steeds. Niet behandelen wordt binnen vier weken gemeld (AWB-9:8.3).
    """
    gronden = {
        "er is al eerder geklaagd": eerder_behandeld,
        "het gedrag is langer dan een jaar geleden": langer_dan_een_jaar,
        "bezwaar was mogelijk": bezwaar_mogelijk,
        "beroep is of was mogelijk": beroep_mogelijk,
        "een andere rechter oordeelt of oordeelde": andere_rechter,
        "er loopt een strafonderzoek": strafonderzoek,
        "het belang is kennelijk onvoldoende": te_gering_belang,
    }
    geldend = [naam for naam, waar in gronden.items() if waar]
    zin = f"Behandelen hoeft niet, maar mag: {' en '.join(geldend)}." if geldend else "Behandelen moet."
    return ja_of_nee("AWB-9:8", "Awb 9:8", not geldend, zin, waarden={"mag_behandelen": True})


@regel("AWB-9:5", grondslag="Awb 9:5", bron=_BRON)
def klager_tevreden(
    *,
    klacht_ontvangen_op: Annotated[date, ONTVANGEN],
    klager_tevreden_op: Annotated[date | None, Feit("De dag waarop de klager tevreden is.")] = None,
) -> Oordeel:
    """Is de klacht afgedaan omdat de klager tevreden is?"""
    if klager_tevreden_op is None:
        zin = "Nee: zolang de klager niet tevreden is blijft de plicht om te behandelen. Leg het bewijs vast."
        return ja_of_nee("AWB-9:5", "Awb 9:5", False, zin)
    controleer_volgorde(klacht_ontvangen_op, klager_tevreden_op, "De klager was tevreden voordat de klacht er was.")
    zin = f"Ja: de plicht eindigde op {schrijf_dag(klager_tevreden_op)}, toen de klager tevreden was."
    return ja_of_nee("AWB-9:5", "Awb 9:5", True, zin, waarden={"plicht_eindigt_op": klager_tevreden_op})


@regel("AWB-9:24", grondslag="Awb 9:24", bron=_BRON)
def ombudsman(
    *, bevindingen_verzonden_op: Annotated[date, Feit("De dag waarop de uitkomst van de klacht is verzonden.")]
) -> Termijn:
    """De laatste dag om naar de ombudsman te gaan: een jaar, zonder Atw."""
    return na("AWB-9:24", "Awb 9:24", "de uitkomst is verzonden", bevindingen_verzonden_op, jaren(1))


for _id, _artikel, _titel, _zin, _wie in (
    ("AWB-9:2", "Awb 9:2 en 9:4", "Behoorlijke behandeling van klachten",
     "Behandel elke klacht behoorlijk. Voor een schriftelijke klacht met naam, dag en gedrag gelden 9:5 tot en met 9:12.",
     "klachtenfunctionaris"),
    ("AWB-9:6", "Awb 9:6 en 9:15", "Ontvangst van een klacht bevestigen",
     "Bevestig de ontvangst schriftelijk, en zeg het als een persoon of commissie van buiten adviseert. Er is geen termijn.",
     "klachtenfunctionaris"),
    ("AWB-9:7", "Awb 9:7", "Behandelaar niet betrokken",
     "Wie de klacht behandelt was niet bij het gedrag betrokken.", "klachtenfunctionaris"),
    ("AWB-9:9", "Awb 9:9", "Afschrift voor wie het gaat",
     "Stuur een afschrift van de klacht aan degene over wie wordt geklaagd.", "klachtenfunctionaris"),
    ("AWB-9:10", "Awb 9:10", "Horen bij een klacht",
     "Hoor klager en beklaagde, tenzij één van de drie uitzonderingen geldt, en maak een verslag.", "klachtenfunctionaris"),
    ("AWB-9:12", "Awb 9:12", "Uitkomst van een klacht",
     "Meld de bevindingen en conclusies gemotiveerd, en noem de ombudsman en de termijn.", "het bestuursorgaan"),
    ("AWB-9:12a", "Awb 9:12a", "Klachten registreren en publiceren",
     "Registreer schriftelijke klachten en publiceer de registratie elk jaar.", "klachtenfunctionaris"),
    ("AWB-9:16", "Awb 9:16", "Afwijken van advies over een klacht",
     "Motiveer een afwijking van het advies en stuur het advies mee.", "het bestuursorgaan"),
):  # fmt: skip
    _ook = {"AWB-9:2": ("AWB-9:4",), "AWB-9:6": ("AWB-9:15",)}.get(_id, ())
    plicht(_id, grondslag=_artikel, titel=_titel, zin=_zin, wie=_wie, ook=_ook)
