"""General rules for terms that parties agree among themselves. Nothing moves: the Atw covers only terms in a law.

Numbers are facts here: a pack fills them in (``termijnen.yaml``). Conventions: the event day does not count, a
week is seven days, a working day is Monday to Friday without feestdag, a declaration works on receipt (BW 3:37).
"""

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Annotated

from afspraak.recht.bouw import ja_of_nee, na, terug
from afspraak.recht.regel import Feit, regel
from afspraak.recht.uitkomst import Oordeel
from afspraak.termijnen import KALENDER, Duur, FeitFout, Regime, Termijn, Zekerheid, schrijf_dag
from afspraak.termijnen.dagen import als_dag
from afspraak.termijnen.stappen import Gebeurd, Stap, Toegelicht
from afspraak.termijnen.tellen import dagen, jaren, tel_op, werkdagen

GROND = Feit("De bepaling waarin de termijn staat, bijvoorbeeld 'DVO artikel 4 lid 6'.")
DUUR = Feit("De duur, bijvoorbeeld '1 week'.")
_UITGANGSPUNT = "Hoe de partijen tellen staat niet in de tekst; dit is het gekozen uitgangspunt."


@regel("OVK-TERMIJN", grondslag="overeenkomst", zekerheid=Zekerheid.AFSPRAAK)
def termijn_na(
    *,
    vanaf: Annotated[date, Feit("De dag van de gebeurtenis; die telt niet mee.")],
    duur: Annotated[Duur, DUUR],
    grondslag: Annotated[str, GROND] = "overeenkomst",
    wat: Annotated[str, Feit("Wat er op die dag gebeurde.")] = "de gebeurtenis was",
) -> Termijn:
    """De laatste dag van een termijn uit een overeenkomst; er schuift niets op."""
    return na(
        "OVK-TERMIJN",
        grondslag,
        wat,
        vanaf,
        duur,
        regime=Regime.OVEREENKOMST,
        zekerheid=Zekerheid.AFSPRAAK,
        kanttekeningen=(_UITGANGSPUNT,),
    )


@regel("OVK-TERUG", grondslag="overeenkomst", zekerheid=Zekerheid.AFSPRAAK)
def termijn_voor(
    *,
    gebeurtenis_op: Annotated[date, Feit("De dag waar de termijn aan voorafgaat.")],
    duur: Annotated[Duur, DUUR],
    grondslag: Annotated[str, GROND] = "overeenkomst",
    wat: Annotated[str, Feit("Wat er op die dag gebeurt.")] = "de gebeurtenis is",
) -> Termijn:
    """De laatste dag van een termijn die voor een gebeurtenis ligt."""
    return terug("OVK-TERUG", grondslag, wat, gebeurtenis_op, duur, zekerheid=Zekerheid.AFSPRAAK)


@regel("OVK-LOOPTIJD", grondslag="overeenkomst", zekerheid=Zekerheid.OVEREENKOMST)
def looptijd(
    *,
    ingang_op: Annotated[date, Feit("De dag met ingang waarvan de overeenkomst geldt; die telt mee.")],
    looptijd_jaren: Annotated[int, Feit("Voor hoeveel jaar.")],
    peildag: Annotated[date | None, Feit("De dag waarop u wilt weten hoe lang het nog duurt.")] = None,
    grondslag: Annotated[str, GROND] = "overeenkomst",
) -> Termijn:
    """De laatste dag waarop een overeenkomst geldt, met mijlpalen twaalf en zes maanden ervoor."""
    termijn = na(
        "OVK-LOOPTIJD",
        grondslag,
        "gaat in",
        als_dag(ingang_op) - timedelta(days=1),
        jaren(looptijd_jaren),
        regime=Regime.GEEN,
        zekerheid=Zekerheid.OVEREENKOMST,
    )
    einde = termijn.laatste_dag
    waarden: dict[str, object] = {
        "twaalf_maanden_ervoor": tel_op(einde, Duur.lees("12 maanden"), KALENDER, terug=True),
        "zes_maanden_ervoor": tel_op(einde, Duur.lees("6 maanden"), KALENDER, terug=True),
    }
    if peildag is not None:
        waarden["dagen_over"] = (einde - peildag).days
        waarden["stand"] = "loopt" if ingang_op <= peildag <= einde else "loopt niet"
    stappen = (Gebeurd(ingang_op, "geldt met ingang van de dag"), *termijn.stappen[1:])
    return replace(termijn, stappen=stappen, waarden=MappingProxyType(waarden))


@regel("OVK-WIJZIGING", grondslag="overeenkomst", zekerheid=Zekerheid.OVEREENKOMST)
def wijziging_van_kracht(
    *,
    afgesproken_op: Annotated[date, Feit("De ingangsdatum die de partijen bepaalden.")],
    ondertekend_op: Annotated[tuple[date, ...], Feit("De dag van elke ondertekening.")],
    partijen: Annotated[int, Feit("Hoeveel partijen moeten tekenen.")],
    grondslag: Annotated[str, GROND] = "overeenkomst",
) -> Termijn | Oordeel:
    """De dag waarop een wijziging van kracht wordt.

    De laatste van de afgesproken dag en de laatste handtekening; zolang niet iedereen tekende is zij niet van kracht.
    """
    if len(ondertekend_op) < partijen:
        zin = f"Nog niet van kracht: {len(ondertekend_op)} van de {partijen} partijen hebben getekend ({grondslag})."
        return ja_of_nee("OVK-WIJZIGING", grondslag, False, zin, waarden={"getekend": len(ondertekend_op)})
    laatste = max(als_dag(d, "ondertekend_op") for d in ondertekend_op)
    dag = max(als_dag(afgesproken_op, "afgesproken_op"), laatste)
    stappen: tuple[Stap, ...] = (
        Gebeurd(afgesproken_op, "afgesproken is ingang"),
        Gebeurd(laatste, "de laatste handtekening is gezet"),
        Toegelicht(f"de laatste van beide dagen telt: {schrijf_dag(dag)}", grondslag),
    )
    return _op_dag("OVK-WIJZIGING", grondslag, dag, stappen)


def _op_dag(
    regel_id: str, grondslag: str, dag: date, stappen: tuple[Stap, ...], noten: tuple[str, ...] = ()
) -> Termijn:
    return Termijn(
        regel=regel_id,
        grondslag=grondslag,
        regime=Regime.GEEN,
        eerste_dag=dag,
        nominale_dag=dag,
        laatste_dag=dag,
        alarm_dag=KALENDER.laatste_werkdag_tot(dag),
        stappen=stappen,
        zekerheid=Zekerheid.OVEREENKOMST,
        kanttekeningen=noten,
    )


@regel("OVK-VERVAL", grondslag="overeenkomst", zekerheid=Zekerheid.OVEREENKOMST)
def verval(
    *,
    regeling_opgeheven_op: Annotated[date, Feit("De dag waarop de regeling is opgeheven.")],
    grondslag: Annotated[str, GROND] = "overeenkomst",
) -> Termijn:
    """De dag waarop de overeenkomst vervalt omdat de regeling is opgeheven.

    Wanneer het werk feitelijk stopt spreken de partijen bij de liquidatie af.
    """
    als_dag(regeling_opgeheven_op, "regeling_opgeheven_op")
    noot = ("Wanneer het werk feitelijk stopt spreken de partijen bij de liquidatie af.",)
    stappen = (Gebeurd(regeling_opgeheven_op, "de regeling is opgeheven"),)
    return _op_dag("OVK-VERVAL", grondslag, regeling_opgeheven_op, stappen, noot)


@regel("OVK-INWERKING", grondslag="overeenkomst", zekerheid=Zekerheid.AFSPRAAK)
def inwerkingtreding(
    *,
    vaste_dag: Annotated[date, Feit("De dag die elders in de overeenkomst staat.")],
    ingevulde_dag: Annotated[date | None, Feit("De dag in de slotbepaling, als die is ingevuld.")] = None,
    ondertekend_op: Annotated[date | None, Feit("De dag van ondertekening.")] = None,
    grondslag: Annotated[str, GROND] = "overeenkomst",
) -> Termijn:
    """De dag waarop de overeenkomst in werking treedt als de slotbepaling een open plek heeft.

    Dan geldt de vaste dag. Is later getekend, dan werkt zij tussen de partijen terug, nooit tegen burgers.
    """
    dag = als_dag(ingevulde_dag or vaste_dag, "vaste_dag")
    noten: tuple[str, ...] = ()
    if ingevulde_dag is None:
        noten += (
            "De slotbepaling heeft een open plek; de vaste dag elders is gebruikt tot de partijen dit bevestigen.",
        )
    if ondertekend_op is not None and ondertekend_op > dag:
        noten += ("Later getekend: werkt terug tussen partijen, niet tegen burgers; het mandaat moest er al zijn.",)
    return _op_dag("OVK-INWERKING", grondslag, dag, (Gebeurd(dag, "geldt met ingang van de dag"),), noten)


@regel("OVK-OVERMACHT", grondslag="overeenkomst", zekerheid=Zekerheid.AFSPRAAK)
def melding_overmacht(
    *,
    drempel_werkdagen: Annotated[int, Feit("Hoeveel werkdagen het mag duren zonder melding.")],
    melden_binnen_werkdagen: Annotated[int, Feit("Binnen hoeveel werkdagen contact nodig is.")],
    verwacht_op: Annotated[date | None, Feit("De dag waarop bekend was dat het langer zou duren.")] = None,
    verwachte_werkdagen: Annotated[int | None, Feit("Hoeveel werkdagen het naar verwachting duurt.")] = None,
    begonnen_op: Annotated[date | None, Feit("De dag waarop niet meer kon worden nagekomen.")] = None,
    grondslag: Annotated[str, GROND] = "overeenkomst",
) -> Termijn | Oordeel:
    """De laatste dag om overmacht te melden.

    Twee lezingen: vanaf de dag waarop bekend is dat het te lang duurt, of vanaf de eerste werkdag boven de drempel. De
    vroegste telt. Duurt het niet langer dan de drempel, dan is er geen plicht.
    """
    if verwachte_werkdagen is not None and verwachte_werkdagen <= drempel_werkdagen and begonnen_op is None:
        zin = f"Geen plicht: {verwachte_werkdagen} werkdagen is niet meer dan {drempel_werkdagen}."
        return ja_of_nee("OVK-OVERMACHT", grondslag, False, zin, zekerheid=Zekerheid.OVEREENKOMST)
    duur = werkdagen(melden_binnen_werkdagen)
    lezingen: list[Termijn] = []
    waarden: dict[str, object] = {}
    if verwacht_op is not None and (verwachte_werkdagen is None or verwachte_werkdagen > drempel_werkdagen):
        lezingen.append(_overmacht(grondslag, "bekend werd dat het te lang duurt", verwacht_op, duur))
    if begonnen_op is not None:
        eerste = KALENDER.eerste_werkdag_vanaf(als_dag(begonnen_op, "begonnen_op"))
        over_de_drempel = KALENDER.werkdagen_na(eerste, drempel_werkdagen)
        waarden["dag_over_de_drempel"] = over_de_drempel
        lezingen.append(_overmacht(grondslag, "het duurde langer dan de drempel", over_de_drempel, duur))
    if not lezingen:
        zin = "Noem de dag waarop de verwachting bekend was, of de dag waarop het begon."
        raise FeitFout(zin, feit="verwacht_op")
    vroegste, *later = sorted(lezingen, key=lambda t: t.laatste_dag)
    return replace(vroegste, waarden=MappingProxyType(waarden), andere_dag=later[0].laatste_dag if later else None)


def _overmacht(grondslag: str, wat: str, vanaf: date, duur: Duur) -> Termijn:
    noot = "Vanaf wanneer de werkdagen tellen staat niet in de tekst; de vroegste lezing is gekozen."
    return na(
        "OVK-OVERMACHT",
        grondslag,
        wat,
        vanaf,
        duur,
        regime=Regime.OVEREENKOMST,
        zekerheid=Zekerheid.AFSPRAAK,
        kanttekeningen=(noot,),
    )


@regel("OVK-DIRECT", grondslag="overeenkomst", zekerheid=Zekerheid.AFSPRAAK)
def direct_melden(
    *,
    bekend_op: Annotated[date, Feit("De dag waarop het bekend werd.")],
    uiterlijk_werkdagen: Annotated[int, Feit("De buitengrens in werkdagen.")],
    grondslag: Annotated[str, GROND] = "overeenkomst",
) -> Termijn:
    """De laatste dag om iets te melden dat direct moet: dezelfde dag, met een buitengrens in werkdagen.

    Het alarm staat op dezelfde dag; te laat is het pas na de buitengrens.
    """
    termijn = na(
        "OVK-DIRECT",
        grondslag,
        "bekend geworden",
        bekend_op,
        werkdagen(uiterlijk_werkdagen),
        regime=Regime.OVEREENKOMST,
        zekerheid=Zekerheid.AFSPRAAK,
        kanttekeningen=("'Direct' en een aantal werkdagen staan naast elkaar: streef naar dezelfde dag.",),
        waarden={"streefdag": bekend_op},
    )
    return replace(termijn, alarm_dag=bekend_op)


@regel("OVK-INGEBREKE", grondslag="overeenkomst", zekerheid=Zekerheid.AFSPRAAK)
def hersteltermijn(
    *,
    brief_ontvangen_op: Annotated[date, Feit("De dag waarop de aangetekende brief is ontvangen.")],
    termijn_dagen: Annotated[int, Feit("De redelijke termijn in dagen die de brief noemt.")],
    brief_verzonden_op: Annotated[date | None, Feit("De dag waarop de brief is verzonden.")] = None,
    grondslag: Annotated[str, GROND] = "overeenkomst",
) -> Termijn:
    """De laatste dag om alsnog na te komen na een ingebrekestelling tussen partijen.

    De brief noemt zelf de redelijke termijn, en werkt zodra zij is ontvangen. Vanaf de dag erna kan een beroep op de
    aansprakelijkheid worden gedaan.
    """
    if termijn_dagen < 1:
        raise FeitFout("De brief moet een redelijke termijn noemen: ten minste één dag.", feit="termijn_dagen")
    if brief_verzonden_op is not None and brief_ontvangen_op < brief_verzonden_op:
        raise FeitFout("De brief is ontvangen voordat hij is verzonden. Controleer beide dagen.")
    noot = ("Minder dan tien dagen: overweeg of dat redelijk is.",) if termijn_dagen < 10 else ()
    termijn = na(
        "OVK-INGEBREKE",
        grondslag,
        "de brief is ontvangen",
        brief_ontvangen_op,
        dagen(termijn_dagen),
        regime=Regime.OVEREENKOMST,
        zekerheid=Zekerheid.AFSPRAAK,
        kanttekeningen=noot,
    )
    aansprakelijk = termijn.laatste_dag + timedelta(days=1)
    return replace(termijn, waarden=MappingProxyType({"aansprakelijk_vanaf": aansprakelijk}))


@regel("OVK-VORM", grondslag="overeenkomst", zekerheid=Zekerheid.OVEREENKOMST)
def vorm_ingebrekestelling(
    *,
    vorm: Annotated[str, Feit("Hoe het bericht is gegeven: 'aangetekende brief', 'e-mail', ...")],
    grondslag: Annotated[str, GROND] = "overeenkomst",
) -> Oordeel:
    """Heeft de ingebrekestelling de vorm die de overeenkomst eist: een aangetekende brief?"""
    goed = vorm.strip().lower() in ("aangetekende brief", "aangetekend")
    zin = "Ja." if goed else f"Nee: {vorm} is niet aangetekend. Bewaar het als bewijs en stuur een aangetekende brief."
    return ja_of_nee("OVK-VORM", grondslag, goed, zin, zekerheid=Zekerheid.OVEREENKOMST)


@regel("OVK-GESCHIL", grondslag="overeenkomst", zekerheid=Zekerheid.AFSPRAAK)
def geschil_ontstaat(
    *,
    brief_ontvangen_op: Annotated[date, Feit("De dag waarop de aangetekende brief is ontvangen.")],
    grondslag: Annotated[str, GROND] = "overeenkomst",
) -> Termijn:
    """De dag waarop een geschil bestaat: zodra een partij dat per aangetekende brief stelt."""
    als_dag(brief_ontvangen_op, "brief_ontvangen_op")
    noot = ("Eerst overleg, dan pas de rechter. De dag van ontvangst is een gekozen uitgangspunt.",)
    stappen = (Gebeurd(brief_ontvangen_op, "de aangetekende brief is ontvangen"),)
    return _op_dag("OVK-GESCHIL", grondslag, brief_ontvangen_op, stappen, noot)
