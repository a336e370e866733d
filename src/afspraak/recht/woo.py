"""Wet open overheid, text of 12 February 2025: requests, views of third parties, disclosure. No dwangsom applies."""

from datetime import date, timedelta
from typing import Annotated

from afspraak.recht.bouw import ja_of_nee, na, plicht
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Oordeel
from afspraak.termijnen import FeitFout, Opschorting, Regime, Termijn, Verlenging, Zekerheid, schrijf_dag
from afspraak.termijnen.tellen import weken

_BRON = "Woo, tekst van 12-2-2025"
ONTVANGEN = Feit("De dag waarop het verzoek binnenkwam (het eerste stempel).")
# Woo 3.3: categories of active disclosure, by lid and letter, with the day from which each is in force for
# municipalities; None where no day was known when this was last looked up (23 November 2026). Check it every year.
ACTIEF_SINDS: dict[str, date | None] = {
    "1a": date(2024, 11, 1),
    "1b": date(2024, 11, 1),
    "1c": None,
    "1d": date(2024, 11, 1),
    "1e": date(2024, 11, 1),
    "2a": None,
} | {f"2{letter}": None for letter in "cdefghijkl"}


@regel("WOO-4.4", grondslag="Woo 4.4", bron=_BRON, ook=("WOO-4.4.1", "WOO-4.4.2", "WOO-4.4.3"))
def beslistermijn(
    *,
    verzoek_ontvangen_op: Annotated[date, ONTVANGEN],
    opschortingen: Annotated[
        tuple[Opschorting, ...], Feit("Wanneer de termijn stilstond, bijvoorbeeld voor zienswijzen.")
    ] = (),
    verdaagd_op: Annotated[date | None, Feit("De dag waarop het bericht van verdaging is verzonden.")] = None,
    verdaging_weken: Annotated[int, Feit("Met hoeveel weken is verdaagd; ten hoogste twee.")] = 2,
    peildag: Annotated[date | None, Feit("Tot wanneer een opschorting die nog loopt meetelt.")] = None,
) -> Termijn:
    """De laatste dag om op een Woo-verzoek te beslissen.

    Vier weken; verdagen kan met twee weken, met een gemotiveerd bericht voor het einde. De termijn staat stil vanaf
    de dag nadat de verzoeker hoort dat om zienswijzen is gevraagd, tot en met de dag dat de laatste er is of de termijn
    daarvoor voorbij is. Een dwangsom is er niet (Woo 8.2).
    """
    verlengingen: tuple[Verlenging, ...] = ()
    if verdaagd_op is not None:
        if not 1 <= verdaging_weken <= 2:
            raise FeitFout("Verdagen kan met één of twee weken (Woo 4.4 lid 2).", feit="verdaging_weken")
        verlengingen = (Verlenging(grondslag="Woo 4.4 lid 2", bewijs_op=verdaagd_op, duur=weken(verdaging_weken)),)
    return na(
        "WOO-4.4",
        "Woo 4.4 lid 1",
        "het verzoek is ontvangen",
        verzoek_ontvangen_op,
        weken(4),
        opschortingen=opschortingen,
        verlengingen=verlengingen,
        peildag=peildag,
    )


@regel("WOO-4.1.5", grondslag="Woo 4.1 lid 5", bron=_BRON)
def verzoek_om_precisering(*, verzoek_ontvangen_op: Annotated[date, ONTVANGEN]) -> Termijn:
    """De laatste dag om te vragen een te algemeen verzoek te preciseren; help daarbij."""
    return na("WOO-4.1.5", "Woo 4.1 lid 5", "het verzoek is ontvangen", verzoek_ontvangen_op, weken(2))


@regel("WOO-4.1.6", grondslag="Woo 4.1 lid 6", bron=_BRON)
def niet_behandelen(
    *,
    precisering_tot: Annotated[date | None, Feit("De laatste dag van de termijn om te preciseren.")] = None,
    gepreciseerd_op: Annotated[date | None, Feit("De dag waarop is gepreciseerd.")] = None,
) -> Termijn:
    """De laatste dag om te besluiten dat een verzoek niet wordt behandeld.

    Twee weken na de precisering of het ongebruikt verstrijken; de Awb (4:5 lid 4) zegt vier, de Woo gaat voor.
    """
    vanaf = gepreciseerd_op or precisering_tot
    if vanaf is None:
        raise FeitFout("WOO-4.1.6 mist 'precisering_tot' of 'gepreciseerd_op'.", feit="precisering_tot")
    wat = "gepreciseerd" if gepreciseerd_op else "de termijn om te preciseren liep af"
    return na("WOO-4.1.6", "Woo 4.1 lid 6", wat, vanaf, weken(2))


@regel("WOO-4.2a", grondslag="Woo 4.2a", bron=_BRON)
def overleg_omvangrijk_verzoek(*, verzoek_ontvangen_op: Annotated[date, ONTVANGEN]) -> Termijn:
    """De laatste dag om met de verzoeker te overleggen over de volgorde bij een omvangrijk verzoek."""
    return na("WOO-4.2a", "Woo 4.2a", "het verzoek is ontvangen", verzoek_ontvangen_op, weken(4))


@regel("WOO-4.4.5", grondslag="Woo 4.4 lid 5", bron=_BRON)
def verstrekking(
    *,
    besluit_verzonden_op: Annotated[date, Feit("De dag waarop het besluit is bekendgemaakt.")],
    bezwaar_verwacht: Annotated[bool, Feit("Is bezwaar van een belanghebbende te verwachten?")] = False,
    voorlopige_voorziening_gevraagd: Annotated[bool, Feit("Is om een voorlopige voorziening gevraagd?")] = False,
) -> Termijn:
    """De eerste dag waarop de informatie mag worden verstrekt.

    Tegelijk met het besluit; bij te verwachten bezwaar twee weken later. Is om een voorlopige voorziening gevraagd, wacht
    dan op de uitspraak of de intrekking.
    """
    wacht = "Wacht op de uitspraak van de voorzieningenrechter of de intrekking van dat verzoek."
    noten = (wacht,) if voorlopige_voorziening_gevraagd else ()
    duur = weken(2) if bezwaar_verwacht or voorlopige_voorziening_gevraagd else weken(0)
    return na(
        "WOO-4.4.5",
        "Woo 4.4 lid 5",
        "het besluit is bekendgemaakt",
        besluit_verzonden_op,
        duur,
        regime=Regime.GEEN,
        kanttekeningen=noten,
    )


@regel("WOO-4.6", grondslag="Woo 4.6", bron=_BRON)
def misbruik(*, verzoek_ontvangen_op: Annotated[date, Feit("De dag van ontvangst, of waarop het blijkt.")]) -> Termijn:
    """De laatste dag om te besluiten dat het verzoek een ander doel heeft of geen bestuurlijke zaak betreft."""
    return na("WOO-4.6", "Woo 4.6", "het verzoek is ontvangen", verzoek_ontvangen_op, weken(2))


@regel("WOO-7.3", grondslag="Woo 7.3 lid 3", bron=_BRON, ook=("WOO-7.3.3",))
def bezwaar_na_adviescollege(
    *, advies_ontvangen_op: Annotated[date, Feit("De dag van het advies van het Adviescollege.")]
) -> Termijn:
    """De laatste dag om op bezwaar te beslissen na advies van het Adviescollege.

    Klaagt wie beroepshalve informatie vraagt bij het Adviescollege, dan staat de beslistermijn tot het advies stil.
    """
    return na("WOO-7.3", "Woo 7.3 lid 3", "het Adviescollege adviseerde", advies_ontvangen_op, weken(2))


@regel("WOO-8.2", grondslag="Woo 8.2", bron=_BRON)
def geen_dwangsom(
    *,
    ingebrekestelling_verzonden_op: Annotated[
        date | None, Feit("De dag van verzending van de ingebrekestelling.")
    ] = None,
) -> Oordeel:
    """Is er een dwangsom bij een te late beslissing op een Woo-verzoek?

    Nee, ook niet bij bezwaar. Rechtstreeks beroep na een ingebrekestelling kan wel.
    """
    waarden: dict[str, object] = {"bedrag_centen": 0}
    if ingebrekestelling_verzonden_op is not None:
        twee_weken = na("WOO-8.2", "Awb 6:12", "verzonden", ingebrekestelling_verzonden_op, weken(2)).laatste_dag
        waarden["eerste_beroepsdag"] = twee_weken + timedelta(days=1)
    return ja_of_nee(
        "WOO-8.2", "Woo 8.2", False, "Geen dwangsom: de Woo sluit dat uit. Beroep kan wel.", waarden=waarden
    )


@regel("WOO-3.3.4", grondslag="Woo 3.3 lid 4", bron=_BRON)
def actieve_openbaarmaking(
    *,
    vastgesteld_op: Annotated[date, Feit("De dag waarop het stuk is vastgesteld of ontvangen.")],
    categorie: Annotated[str, Feit("Lid en letter van Woo 3.3: 1a (verordeningen), 1b, 1d, 1e, 2a, ...")] = "1a",
) -> Termijn | Oordeel:
    """De laatste dag om uit eigen beweging openbaar te maken, of dat die plicht er nog niet is.

    Zo spoedig mogelijk, uiterlijk twee weken na vaststelling of ontvangst. Alleen voor categorieën die in werking zijn:
    lid 1 onder a, b, d en e sinds 1 november 2024.
    """
    if categorie not in ACTIEF_SINDS:
        raise FeitFout(
            f"'{categorie}' is geen categorie van Woo 3.3. Kies uit: {', '.join(ACTIEF_SINDS)}.", feit="categorie"
        )
    sinds = ACTIEF_SINDS[categorie]
    if sinds is None or vastgesteld_op < sinds:
        zin = f"Categorie {categorie} is op {schrijf_dag(vastgesteld_op)} niet verplicht; vrijwillig mag het wel."
        noot = "Welke categorieën in werking zijn verandert per besluit; controleer dat elk jaar."
        return ja_of_nee("WOO-3.3.4", "Woo 3.3", False, zin, kanttekeningen=(noot,))
    return na("WOO-3.3.4", "Woo 3.3 lid 4", "vastgesteld", vastgesteld_op, weken(2))


@regel("WOO-MULTI", grondslag="Woo 4.4; Awb 10:3", zekerheid=Zekerheid.AFGELEID)
def verzoek_bij_gastgemeente(
    *,
    verzoek_ontvangen_op: Annotated[date, Feit("De dag van ontvangst bij de gemeente van het bestuursorgaan.")],
    doorgegeven_op: Annotated[date | None, Feit("De dag waarop het aan de uitvoerende gemeente is gegeven.")] = None,
) -> Termijn:
    """De laatste dag om te beslissen op een verzoek dat een andere gemeente onder mandaat behandelt.

    Het college dat gevraagd is blijft het bestuursorgaan: doorgeven binnen de samenwerking begint niets opnieuw.
    """
    if doorgegeven_op is not None and doorgegeven_op < verzoek_ontvangen_op:
        raise FeitFout("Het verzoek is doorgegeven voordat het binnenkwam. Controleer beide dagen.")
    return na(
        "WOO-MULTI",
        "Woo 4.4 lid 1",
        "het verzoek is ontvangen",
        verzoek_ontvangen_op,
        weken(4),
        zekerheid=Zekerheid.AFGELEID,
        waarden={"begin": verzoek_ontvangen_op},
    )


for _id, _artikel, _titel, _zin, _wie in (
    ("WOO-4.2", "Woo 4.2", "Doorzenden van een verzoek",
     "Berust de informatie bij een ander orgaan, zend dan onverwijld door en zeg dat de verzoeker.", "Woo-coördinator"),
    ("WOO-4.4.4", "Woo 4.4 lid 4", "Einde van de opschorting melden",
     "Meld de verzoeker zo spoedig mogelijk dat de termijn weer loopt en hoeveel ervan over is.", "Woo-coördinator"),
    ("WOO-4.4.6", "Woo 4.4 lid 6", "Derde tegelijk inlichten",
     "Licht de derde tegelijk met de verzoeker in.", "Woo-coördinator"),
    ("WOO-4.1a", "Woo 4.1a", "Gevraagde documenten bewaren",
     "Vernietig niets waarom is gevraagd zolang het verzoek en wat erop volgt loopt.", "Woo-coördinator"),
):  # fmt: skip
    plicht(_id, grondslag=_artikel, titel=_titel, zin=_zin, wie=_wie)
