"""Awb 4:17 tot en met 4:20 en 6:12: default, the penalty per day, its decision and payment."""

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Annotated

from afspraak.recht.awb.tarieven import MEESTE_DAGEN, bedrag_na, schrijf_bedrag, tarief_op
from afspraak.recht.bouw import ja_of_nee, met_andere_lezing, na, plicht
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Antwoord, Bedrag, Oordeel
from afspraak.termijnen import KALENDER, FeitFout, Termijn, Zekerheid, schrijf_dag
from afspraak.termijnen.dagen import als_dag
from afspraak.termijnen.stappen import Gebeurd, Toegelicht
from afspraak.termijnen.tellen import jaren, weken

_BRON = "Awb, BWBR0005537; Circulaire Wet dwangsom 2014"
EINDE = Feit("De laatste dag van de beslistermijn.")
ONTVANGEN = Feit("De dag waarop de ingebrekestelling is ontvangen.")


@regel("AWB-4:17-AMOUNT", grondslag="Awb 4:17 lid 1 en 2", zekerheid=Zekerheid.OFFICIEEL, bron="Stcrt. 2018, 65542")
def dwangsombedrag(
    *,
    dagen_te_laat: Annotated[int, Feit("Hoeveel dagen het bestuur in gebreke is.")],
    ingebrekestelling_ontvangen_op: Annotated[date, ONTVANGEN],
) -> Bedrag:
    """Het bedrag van de dwangsom na een aantal dagen, naar het tarief van de dag van ontvangst."""
    if dagen_te_laat < 0:
        raise FeitFout("Het aantal dagen te laat kan niet negatief zijn.", feit="dagen_te_laat")
    tarief = tarief_op(als_dag(ingebrekestelling_ontvangen_op, "ingebrekestelling_ontvangen_op"))
    centen = bedrag_na(dagen_te_laat, tarief)
    per_dag = "/".join(schrijf_bedrag(b) for b in tarief.per_dag)
    zin = (
        f"{min(dagen_te_laat, MEESTE_DAGEN)} dagen tegen {per_dag} per dag ({tarief.bron}) is {schrijf_bedrag(centen)}."
    )
    return Bedrag(
        regel="AWB-4:17-AMOUNT",
        grondslag="Awb 4:17 lid 1 en 2",
        centen=centen,
        zin=zin,
        zekerheid=Zekerheid.OFFICIEEL,
        kanttekeningen=("Een latere indexering van het tarief is niet gevonden.",),
    )


@regel("AWB-4:17", grondslag="Awb 4:17 lid 3", zekerheid=Zekerheid.OFFICIEEL, bron=_BRON, ook=("AWB-4:17-START",))
def dwangsom(
    *,
    einde_beslistermijn: Annotated[date, EINDE],
    ingebrekestelling_ontvangen_op: Annotated[date, ONTVANGEN],
    besluit_verzonden_op: Annotated[date | None, Feit("De dag waarop het besluit is bekendgemaakt.")] = None,
    peildag: Annotated[date | None, Feit("Tot en met welke dag u wilt tellen als er nog geen besluit is.")] = None,
) -> Termijn:
    """De laatste dag om zonder dwangsom te beslissen, en wat de dwangsom daarna is.

    Twee weken na de dag waarop de termijn voorbij was en de ingebrekestelling is ontvangen. De eerste dag waarover
    een dwangsom loopt is de dag daarna; ten hoogste 42 dagen, waarvoor de Atw niet geldt. Het besluit telt als het is
    verzonden. Of de Atw voor de twee weken geldt is niet beslist: het alarm gaat uit van de vroegste dag.
    """
    if als_dag(ingebrekestelling_ontvangen_op) <= als_dag(einde_beslistermijn):
        raise FeitFout(
            f"De ingebrekestelling van {schrijf_dag(ingebrekestelling_ontvangen_op)} is te vroeg: de beslistermijn "
            f"loopt tot en met {schrijf_dag(einde_beslistermijn)} (Awb 4:17 lid 3; AWB-4:17-PREMATURE).",
            feit="ingebrekestelling_ontvangen_op",
        )
    if besluit_verzonden_op is not None and besluit_verzonden_op <= einde_beslistermijn:
        raise FeitFout(
            f"Er is op tijd beslist, op {schrijf_dag(besluit_verzonden_op)}: er is dan geen dwangsom. Controleer de dagen.",
            feit="besluit_verzonden_op",
        )
    termijn = na(
        "AWB-4:17",
        "Awb 4:17 lid 3",
        "de ingebrekestelling is ontvangen",
        ingebrekestelling_ontvangen_op,
        weken(2),
        kanttekeningen=(_LAATSTE_DAG,) if besluit_verzonden_op is not None else (),
        vooraf=(Gebeurd(einde_beslistermijn, "de beslistermijn eindigde"), Toegelicht("daarna in gebreke gesteld")),
        waarden=_dwangsom_waarden(ingebrekestelling_ontvangen_op, besluit_verzonden_op, peildag),
    )
    return met_andere_lezing(termijn, termijn.nominale_dag, _ATW)


_LAATSTE_DAG = "De dag voor de verzending van het besluit telt als laatste dag met dwangsom: een gekozen uitgangspunt."
_ATW = "Of de Atw voor deze twee weken geldt is niet beslist; plan op de vroegste dag. Zonder de Atw schuift niets."


def _dwangsom_waarden(ontvangen: date, besluit: date | None, peildag: date | None) -> dict[str, object]:
    nominaal = ontvangen + timedelta(weeks=2)
    eerste = KALENDER.eerste_werkdag_vanaf(nominaal) + timedelta(days=1)
    zonder_atw = nominaal + timedelta(days=1)
    waarden: dict[str, object] = {
        "eerste_dwangsomdag": eerste,
        "eerste_dwangsomdag_zonder_atw": zonder_atw,
        "laatste_dwangsomdag": eerste + timedelta(days=MEESTE_DAGEN - 1),
    }
    tot = besluit - timedelta(days=1) if besluit is not None else peildag
    if tot is not None:
        tarief = tarief_op(ontvangen)
        waarden["dagen"] = _dagen_te_laat(eerste, tot)
        waarden["bedrag_centen"] = bedrag_na(_dagen_te_laat(eerste, tot), tarief)
        if zonder_atw != eerste:
            waarden["bedrag_centen_zonder_atw"] = bedrag_na(_dagen_te_laat(zonder_atw, tot), tarief)
    return waarden


def _dagen_te_laat(eerste: date, tot: date) -> int:
    """Count the days for which a dwangsom is due, up to and including ``tot``: none before the first, at most 42."""
    return max(min((tot - eerste).days + 1, MEESTE_DAGEN), 0)


@regel("AWB-4:17-PREMATURE", grondslag="Awb 4:17 lid 3", zekerheid=Zekerheid.RECHTSPRAAK, bron="ABRvS 9-2-2011, BP3711")
def premature_ingebrekestelling(
    *,
    einde_beslistermijn: Annotated[date, EINDE],
    ingebrekestelling_ontvangen_op: Annotated[date, ONTVANGEN],
) -> Oordeel:
    """Is de ingebrekestelling niet te vroeg?

    Voor het einde van de termijn is het geen ingebrekestelling. Eén dag te vroeg door een vergissing kan toch tellen:
    dat beslist een mens, en dan geldt zij als een dag later ontvangen.
    """
    eerste_dag = als_dag(einde_beslistermijn) + timedelta(days=1)
    if als_dag(ingebrekestelling_ontvangen_op) >= eerste_dag:
        zin = f"Op tijd: ontvangen na {schrijf_dag(einde_beslistermijn)}."
        return ja_of_nee("AWB-4:17-PREMATURE", "Awb 4:17 lid 3", True, zin, zekerheid=Zekerheid.RECHTSPRAAK)
    if ingebrekestelling_ontvangen_op < einde_beslistermijn:
        zin = f"Te vroeg: de termijn loopt tot en met {schrijf_dag(einde_beslistermijn)}. Vraag later opnieuw."
        return ja_of_nee("AWB-4:17-PREMATURE", "Awb 4:17 lid 3", False, zin, zekerheid=Zekerheid.RECHTSPRAAK)
    dwangsomdag = KALENDER.eerste_werkdag_vanaf(eerste_dag + timedelta(weeks=2)) + timedelta(days=1)
    return Oordeel(
        regel="AWB-4:17-PREMATURE",
        grondslag="Awb 4:17 lid 3",
        antwoord=Antwoord.MENS_BESLIST,
        zin="Ontvangen op de laatste dag zelf, dus een dag te vroeg. Is dat een vergissing, dan kan zij tellen "
        f"alsof zij op {schrijf_dag(eerste_dag)} kwam; anders telt zij niet.",
        wie_beslist="college",
        zekerheid=Zekerheid.OFFICIEEL,
        waarden=MappingProxyType({"geldt_als_ontvangen_op": eerste_dag, "eerste_dwangsomdag": dwangsomdag}),
    )


@regel("AWB-4:17.6", grondslag="Awb 4:17 lid 6", bron=_BRON)
def dwangsom_verschuldigd(
    *,
    onredelijk_laat: Annotated[bool, Feit("Is de ingebrekestelling onredelijk laat?")] = False,
    geen_belanghebbende: Annotated[bool, Feit("Is de aanvrager geen belanghebbende?")] = False,
    kennelijk_niet_ontvankelijk: Annotated[bool, Feit("Is de aanvraag kennelijk niet-ontvankelijk?")] = False,
    kennelijk_ongegrond: Annotated[bool, Feit("Is de aanvraag kennelijk ongegrond?")] = False,
) -> Oordeel:
    """Is er een dwangsom verschuldigd, of geldt een uitzondering?"""
    gronden = {
        "de ingebrekestelling is onredelijk laat": onredelijk_laat,
        "de aanvrager is geen belanghebbende": geen_belanghebbende,
        "de aanvraag is kennelijk niet-ontvankelijk": kennelijk_niet_ontvankelijk,
        "de aanvraag is kennelijk ongegrond": kennelijk_ongegrond,
    }
    geldend = [naam for naam, waar in gronden.items() if waar]
    zin = f"Geen dwangsom: {' en '.join(geldend)}." if geldend else "Geen uitzondering: de dwangsom is verschuldigd."
    return ja_of_nee("AWB-4:17.6", "Awb 4:17 lid 6", not geldend, zin)


@regel("AWB-4:17.7", grondslag="Awb 4:17 lid 7", bron=_BRON)
def dwangsom_per_aanvrager(
    *,
    bedrag_centen: Annotated[int, Feit("De hele dwangsom in eurocenten.")],
    aanvragers: Annotated[int, Feit("Het aantal aanvragers.")],
) -> Bedrag:
    """Het deel van elke aanvrager: gelijke delen.

    Wat na deling overblijft gaat in centen naar de eerste aanvragers, zodat de som klopt. De wet regelt dat niet.
    """
    if aanvragers < 1:
        raise FeitFout("Er is ten minste één aanvrager.", feit="aanvragers")
    deel, rest = divmod(bedrag_centen, aanvragers)
    delen = tuple(deel + (nummer < rest) for nummer in range(aanvragers))
    zin = f"{schrijf_bedrag(bedrag_centen)} over {aanvragers}: {', '.join(schrijf_bedrag(d) for d in delen)}."
    return Bedrag(
        regel="AWB-4:17.7",
        grondslag="Awb 4:17 lid 7",
        centen=delen[0],
        zin=zin,
        kanttekeningen=("De verdeling van de laatste centen is een gekozen uitgangspunt.",) if rest else (),
        waarden=MappingProxyType({"delen": delen}),
    )


@regel("AWB-4:18", grondslag="Awb 4:18", bron=_BRON)
def dwangsombeschikking(
    *, laatste_dwangsomdag: Annotated[date, Feit("De laatste dag waarover een dwangsom is verschuldigd.")]
) -> Termijn:
    """De laatste dag om de hoogte van de dwangsom vast te stellen, uit eigen beweging."""
    return na("AWB-4:18", "Awb 4:18", "de laatste dag met dwangsom was", laatste_dwangsomdag, weken(2))


@regel("AWB-4:87", grondslag="Awb 4:87", bron=_BRON, ook=("AWB-4:97", "AWB-4:98"))
def betaling(
    *, beschikking_bekendgemaakt_op: Annotated[date, Feit("De dag waarop de beschikking is bekendgemaakt.")]
) -> Termijn:
    """De laatste dag om te betalen; daarna loopt wettelijke rente (4:97 en 4:98)."""
    termijn = na("AWB-4:87", "Awb 4:87", "de beschikking is bekendgemaakt", beschikking_bekendgemaakt_op, weken(6))
    verzuim = MappingProxyType({"verzuim_vanaf": termijn.laatste_dag + timedelta(days=1)})
    return replace(termijn, waarden=verzuim)


@regel("AWB-4:20", grondslag="Awb 4:20", bron=_BRON)
def terugvordering(
    *, beschikking_bekendgemaakt_op: Annotated[date, Feit("De dag van de dwangsombeschikking.")]
) -> Termijn:
    """De laatste dag om een dwangsom terug te vorderen: vijf jaar."""
    return na("AWB-4:20", "Awb 4:20", "de beschikking is gegeven", beschikking_bekendgemaakt_op, jaren(5))


@regel("AWB-6:12", grondslag="Awb 6:12 lid 2", zekerheid=Zekerheid.OFFICIEEL, bron=_BRON)
def beroep_niet_tijdig(
    *,
    einde_beslistermijn: Annotated[date, EINDE],
    ingebrekestelling_verzonden_op: Annotated[date, Feit("De dag waarop de ingebrekestelling is verzonden.")],
) -> Termijn:
    """De laatste dag voordat beroep tegen het uitblijven van een besluit kan.

    Twee weken na de dag van VERZENDING van de ingebrekestelling (voor de dwangsom telt de ontvangst). De dag erna is de
    eerste dag voor beroep; een einddatum is er niet, maar onredelijk laat mag niet.
    """
    if als_dag(ingebrekestelling_verzonden_op) <= als_dag(einde_beslistermijn):
        raise FeitFout(
            "De ingebrekestelling is verzonden voordat de beslistermijn voorbij was. Controleer beide dagen."
        )
    einde = KALENDER.eerste_werkdag_vanaf(ingebrekestelling_verzonden_op + timedelta(weeks=2))
    return na(
        "AWB-6:12",
        "Awb 6:12 lid 2",
        "de ingebrekestelling is verzonden",
        ingebrekestelling_verzonden_op,
        weken(2),
        zekerheid=Zekerheid.OFFICIEEL,
        waarden={"eerste_beroepsdag": einde + timedelta(days=1)},
    )


@regel("AWB-4:17-BEREIK", grondslag="Awb 4:17 lid 1 en 7:14; Woo 8.2", zekerheid=Zekerheid.OFFICIEEL, bron=_BRON)
def dwangsom_geldt(
    *,
    op_aanvraag_of_bezwaar: Annotated[
        bool, Feit("Gaat het om een beschikking op aanvraag of een beslissing op bezwaar?")
    ],
    woo: Annotated[bool, Feit("Gaat het om een Woo-verzoek, of om bezwaar daarover?")] = False,
    is_dwangsombeschikking: Annotated[bool, Feit("Gaat het om de dwangsombeschikking zelf?")] = False,
) -> Oordeel:
    """Gelden de regels over de dwangsom voor dit besluit?"""
    gronden = {
        "het besluit wordt uit eigen beweging genomen": not op_aanvraag_of_bezwaar,
        "de Woo sluit de dwangsom uit (Woo 8.2)": woo,
        "over de dwangsombeschikking zelf loopt geen dwangsom (2014:1290)": is_dwangsombeschikking,
    }
    geldend = [naam for naam, waar in gronden.items() if waar]
    zin = f"Nee: {' en '.join(geldend)}." if geldend else "Ja, de regels over de dwangsom gelden."
    return ja_of_nee("AWB-4:17-BEREIK", "Awb 4:17 lid 1", not geldend, zin)


plicht(
    "AWB-4:17-VORM",
    grondslag="Awb 4:17 lid 3",
    titel="Is dit een ingebrekestelling",
    zin="Een ingebrekestelling is schriftelijk en verder vrij van vorm; zij kan in een klacht of bezwaar staan. Alleen vragen "
    "hoe het staat is niet genoeg (ABRvS 5-12-2012, BY5083). Beoordeel elk stuk waarin iemand over het uitblijven schrijft.",
    wie="jurist",
    zekerheid=Zekerheid.OFFICIEEL,
)
plicht(
    "AWB-4:17.5",
    grondslag="Awb 4:17 lid 5",
    titel="Beroep stopt de dwangsom niet",
    zin="Beroep tegen het uitblijven van een besluit stopt de dwangsom niet; tel door tot het besluit is verzonden.",
    wie="college",
)
plicht(
    "AWB-4:19",
    grondslag="Awb 4:19",
    titel="Geschil over de dwangsom gaat mee met de hoofdzaak",
    zin="Bezwaar of beroep tegen de beslissing op de aanvraag gaat ook over de dwangsombeschikking, als die wordt betwist.",
    wie="jurist",
)
