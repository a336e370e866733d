"""From YAML nodes to a ``Procedure``: reading the rows, resolving the names in conditions."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from afspraak.overeenkomst.knopen import Kaart, Verzamelaar
from afspraak.overeenkomst.lees_formulier import (
    als_titel,
    controleer_standaard,
    lees_keuzes,
    lees_vragengroepen,
    vergelijk_titels,
)
from afspraak.overeenkomst.lees_voorwaarde import Namen, lees_bron, lees_voorwaarde
from afspraak.termijnen import AfspraakFout, Duur
from afspraak.verloop.procedure import (
    ALTIJD,
    NOOIT,
    Afsluiting,
    Bekend,
    Brief,
    Gedaan,
    Gegeven,
    Gegevensoort,
    Klok,
    Koppeling,
    Plaats,
    Poort,
    Procedure,
    Schorsing,
    Stap,
    Staptermijn,
    Uitkomstrij,
    VanKlok,
)


def lees_procedure(kaart: Kaart, brieven: dict[str, Brief]) -> Procedure:
    """Read one procedure; mistakes go to the map's collector."""
    gegevens = {naam: _gegeven(naam, k) for naam, k in kaart.kaarten("gegevens")}
    controleer_standaard(kaart, gegevens)
    namen = _namen(kaart, gegevens)
    voor = kaart.tekst("voor", "gemeente")
    procedure = Procedure(
        naam=kaart.verplicht("procedure"),
        titel=kaart.verplicht("titel"),
        grondslag=kaart.lijst("grondslag"),
        voor_alle=voor == "alle",
        groep="gemeenten" if voor in ("alle", "gemeente") else voor,
        gevoelig=kaart.ja("gevoelig"),
        altijd=kaart.lijst("altijd"),
        primair_door=_primair_door(kaart, gegevens),
        matrix=kaart.tekst("matrix"),
        gegevens=gegevens,
        vragengroepen=lees_vragengroepen(kaart, gegevens),
        stappen={naam: _stap(naam, k, namen) for naam, k in kaart.kaarten("stappen")},
        poorten={naam: _poort(naam, k, namen) for naam, k in kaart.kaarten("poorten")},
        klokken={naam: _klok(naam, k, namen) for naam, k in kaart.kaarten("klokken")},
        afsluiting={naam: _afsluiting(naam, k) for naam, k in kaart.kaarten("afsluiting")},
        koppelingen={naam: _koppeling(naam, k, namen) for naam, k in kaart.kaarten("koppelingen")},
        brieven=brieven,
        plaats=kaart.plaats,
    )
    kaart.klaar()
    return replace(procedure, gegevens=_met_collegas(procedure, kaart))


# The term to decide on an objection: a procedure in which it runs, decides on one.
_BESLIST_OP_BEZWAAR = "AWB-7:10"


def _primair_door(kaart: Kaart, gegevens: Mapping[str, Gegeven]) -> str:
    """Read which fact names who made the first decision; a mandate gate in a procedure of objection needs it."""
    naam = kaart.tekst("primair_door")
    if naam and (naam not in gegevens or gegevens[naam].soort is not Gegevensoort.PERSOON):
        kaart.fout(f"'{naam}' is geen gegeven van soort persoon in deze procedure", "primair_door")
    beslist = any(k.tekst("regel") == _BESLIST_OP_BEZWAAR for _, k in kaart.kaarten("klokken"))
    if beslist and not naam and any(k.ja("mandaat") for _, k in kaart.kaarten("poorten")):
        kaart.fout(
            "een procedure die op bezwaar beslist en een mandaat vraagt, noemt bij 'primair_door' het gegeven met wie "
            "het eerste besluit nam (Awb 10:3 lid 3)",
            "poorten",
        )
    return naam


def _met_collegas(procedure: Procedure, kaart: Kaart) -> dict[str, Gegeven]:
    """Return the facts; one that decides who may act is a choice of a person, whether the pack says so or not."""
    gegevens = dict(procedure.gegevens)
    for naam in procedure.beslissende() & set(gegevens):
        if gegevens[naam].soort is not Gegevensoort.PERSOON:
            kaart.fout(f"'niet_door' noemt '{naam}', en dat is geen gegeven van soort persoon")
        gegevens[naam] = replace(gegevens[naam], collega=True)
    return gegevens


def _namen(kaart: Kaart, gegevens: dict[str, Gegeven]) -> Namen:
    stappen: dict[str, tuple[str, ...]] = {}
    per: dict[str, str] = {}
    for naam, stap in kaart.kaarten("stappen"):
        stappen[naam] = stap.kaart("uitkomsten").sleutels()
        per[naam] = stap.tekst("per")
        if naam in gegevens:
            stap.fout(f"'{naam}' is zowel een stap als een gegeven; geef één van beide een andere naam")
    return Namen(stappen, per, gegevens, tuple(naam for naam, _ in kaart.kaarten("klokken")))


def _gegeven(naam: str, kaart: Kaart) -> Gegeven:
    soort = kaart.verplicht("soort")
    try:
        gelezen = Gegevensoort(soort)
    except ValueError:
        kaart.fout(f"soort '{soort}' bestaat niet (wel: {', '.join(s.value for s in Gegevensoort)})", "soort")
        gelezen = Gegevensoort.TEKST
    keuzes = lees_keuzes(kaart)
    if gelezen is Gegevensoort.KEUZE and not keuzes:
        kaart.fout(f"'{naam}' is een keuze zonder keuzes")
    gegeven = Gegeven(
        naam=naam,
        soort=gelezen,
        vraag=kaart.verplicht("vraag"),
        hulp=kaart.tekst("hulp"),
        keuzes=tuple(keuzes),
        keuzetitels=keuzes,
        standaard=kaart.tekst("standaard"),
        gevoelig=kaart.ja("gevoelig"),
        voorbeeld=kaart.tekst("voorbeeld"),
        collega=kaart.ja("collega"),
        plaats=kaart.plaats,
    )
    if gegeven.collega and gelezen is not Gegevensoort.PERSOON:
        kaart.fout("'collega: ja' hoort bij soort persoon", "collega")
    kaart.klaar()
    return gegeven


def _stap(naam: str, kaart: Kaart, namen: Namen) -> Stap:
    uitkomsten = {u: _uitkomst(u, k) for u, k in kaart.kaarten("uitkomsten")}
    if not uitkomsten:
        kaart.fout(f"stap '{naam}' heeft geen uitkomst")
    vergelijk_titels({u: rij.titel for u, rij in uitkomsten.items()}, kaart, "uitkomsten")
    stap = Stap(
        naam=naam,
        titel=kaart.tekst("titel") or als_titel(naam),
        rollen=kaart.lijst("rol"),
        uitkomsten=uitkomsten,
        na=lees_voorwaarde(kaart, "na", namen, ALTIJD),
        zolang_niet=lees_voorwaarde(kaart, "zolang_niet", namen, NOOIT),
        mag=kaart.ja("mag"),
        herhaalbaar=kaart.ja("herhaalbaar"),
        per=kaart.tekst("per"),
        doe=kaart.verplicht("doe"),
        hulp=kaart.tekst("hulp"),
        grondslag=kaart.lijst("grondslag"),
        niet_door=_niet_door(kaart, namen),
        poorten=kaart.lijst("poorten"),
        termijn=_staptermijn(kaart, namen),
        plaats=kaart.plaats,
    )
    if not stap.rollen:
        kaart.fout(f"stap '{naam}' heeft geen rol")
    kaart.klaar()
    return stap


def _uitkomst(naam: str, kaart: Kaart) -> Uitkomstrij:
    rij = Uitkomstrij(
        naam=naam,
        titel=kaart.tekst("titel") or als_titel(naam),
        vraagt=kaart.lijst("vraagt"),
        kan=kaart.lijst("kan"),
        brief=kaart.tekst("brief"),
        sluit=kaart.tekst("sluit"),
        heropent=kaart.lijst("heropent"),
        poorten=kaart.lijst("poorten"),
        zin=kaart.tekst("zin"),
        wijkt_af=kaart.ja("wijkt_af"),
        plaats=kaart.plaats,
    )
    kaart.klaar()
    return rij


def _niet_door(kaart: Kaart, namen: Namen) -> tuple[Gedaan | Bekend, ...]:
    plaats = kaart.plaats_van("niet_door")
    gevonden = (lees_bron(t, namen, kaart.verzamelaar, plaats) for t in kaart.lijst("niet_door"))
    return tuple(b for b in gevonden if isinstance(b, Gedaan | Bekend))


def _staptermijn(kaart: Kaart, namen: Namen) -> Staptermijn | None:
    knoop = kaart.knoop("termijn")
    if knoop is None:
        return None
    if knoop.tekst is not None:
        duur = _duur(knoop.tekst, kaart.verzamelaar, knoop.sleutelplaats)
        return Staptermijn(duur=duur) if duur else None
    binnen = Kaart(knoop, kaart.verzamelaar)
    duur = _duur(binnen.verplicht("duur"), kaart.verzamelaar, binnen.plaats)
    vanaf_tekst = binnen.tekst("vanaf")
    vanaf = lees_bron(vanaf_tekst, namen, kaart.verzamelaar, binnen.plaats) if vanaf_tekst else None
    grondslag = ", ".join(binnen.lijst("grondslag"))
    binnen.klaar()
    if duur is None:
        return None
    return Staptermijn(duur=duur, vanaf=None if isinstance(vanaf, VanKlok) else vanaf, grondslag=grondslag)


def _duur(tekst: str, verzamelaar: Verzamelaar, plaats: Plaats) -> Duur | None:
    try:
        return Duur.lees(tekst)
    except AfspraakFout as fout:
        verzamelaar.fout(str(fout), plaats)
        return None


def _poort(naam: str, kaart: Kaart, namen: Namen) -> Poort:
    eist = lees_voorwaarde(kaart, "eist", namen, ALTIJD)
    poort = Poort(
        naam=naam,
        grondslag=", ".join(kaart.lijst("grondslag")),
        weigering=kaart.verplicht("weigering"),
        eist=None if eist == ALTIJD else eist,
        mandaat=kaart.ja("mandaat"),
        verklaring=kaart.ja("verklaring"),
        bindt=kaart.tekst("bindt"),
        dag=kaart.tekst("dag"),
        uiterlijk=_klok_naam(kaart, "uiterlijk", namen),
        na=_klok_naam(kaart, "na", namen),
        niet_door=_niet_door(kaart, namen),
        plaats=kaart.plaats,
    )
    if not poort.grondslag:
        kaart.fout(f"poort '{naam}' noemt geen grondslag")
    if poort.dag and poort.dag not in namen.gegevens:
        kaart.fout(f"'{poort.dag}' is geen gegeven van deze procedure", "dag")
    if poort.dag and bool(poort.uiterlijk) == bool(poort.na):
        kaart.fout("een poort met 'dag' noemt ook 'uiterlijk: klok ...' of 'na: klok ...'", "dag")
    if poort.verklaring and not poort.bindt:
        kaart.fout("een poort met 'verklaring: ja' zegt met 'bindt' voor wie dat is, bijvoorbeeld 'bindt: centrum'")
    if poort.bindt and not poort.verklaring:
        kaart.fout("'bindt' hoort bij 'verklaring: ja'", "bindt")
    if not (poort.eist or poort.mandaat or poort.verklaring or poort.dag or poort.niet_door):
        kaart.fout(f"poort '{naam}' eist niets")
    kaart.klaar()
    return poort


def _klok_naam(kaart: Kaart, sleutel: str, namen: Namen) -> str:
    tekst = kaart.tekst(sleutel)
    naam = tekst.removeprefix("klok ").strip()
    if naam and naam not in namen.klokken:
        kaart.fout(f"'{tekst}' is geen klok van deze procedure", sleutel)
        return ""
    return naam


def _klok(naam: str, kaart: Kaart, namen: Namen) -> Klok:
    feiten: dict[str, Gedaan | Bekend | VanKlok] = {}
    for feit, bron in kaart.teksten("feiten").items():
        gelezen = lees_bron(bron, namen, kaart.verzamelaar, kaart.plaats_van("feiten"))
        if gelezen is not None:
            feiten[feit] = gelezen
    klok = Klok(
        naam=naam,
        titel=kaart.tekst("titel") or als_titel(naam),
        regel=kaart.verplicht("regel"),
        stopt_bij=lees_voorwaarde(kaart, "stopt_bij", namen, NOOIT),
        feiten=feiten,
        met=kaart.teksten("met"),
        opschorten=tuple(_schorsing(k, namen) for k in kaart.rijen("opschorten")),
        zolang=lees_voorwaarde(kaart, "zolang", namen, ALTIJD),
        stopdag=kaart.tekst("stopdag"),
        per=kaart.tekst("per"),
        wie=kaart.tekst("wie"),
        aan=kaart.tekst("aan"),
        grondslag=", ".join(kaart.lijst("grondslag")),
        soort=kaart.tekst("soort", "wettelijk"),
        te_laat=kaart.tekst("te_laat"),
        plaats=kaart.plaats,
    )
    if klok.soort not in ("wettelijk", "overeenkomst", "norm"):
        kaart.fout(f"soort '{klok.soort}' bestaat niet (wel: wettelijk, overeenkomst, norm)", "soort")
    if klok.stopdag and klok.stopdag not in namen.gegevens:
        kaart.fout(f"'{klok.stopdag}' is geen gegeven van deze procedure", "stopdag")
    kaart.klaar()
    return klok


def _schorsing(kaart: Kaart, namen: Namen) -> Schorsing:
    schorsing = Schorsing(grond=", ".join(kaart.lijst("grond")), van=kaart.verplicht("van"), tot=kaart.lijst("tot"))
    for naam in (schorsing.van, *schorsing.tot):
        if naam and naam not in namen.gegevens:
            kaart.fout(f"'{naam}' is geen gegeven van deze procedure")
    kaart.klaar()
    return schorsing


def _afsluiting(naam: str, kaart: Kaart) -> Afsluiting:
    afsluiting = Afsluiting(
        naam=naam,
        titel=kaart.verplicht("titel"),
        selectielijst=kaart.verplicht("selectielijst"),
        plaats=kaart.plaats,
    )
    kaart.klaar()
    return afsluiting


def _koppeling(naam: str, kaart: Kaart, namen: Namen) -> Koppeling:
    koppeling = Koppeling(
        naam=naam,
        na=lees_voorwaarde(kaart, "na", namen, ALTIJD),
        procedure=kaart.tekst("procedure") or naam,
        neemt_mee=kaart.teksten("neemt_mee"),
        doe=kaart.tekst("doe"),
        plaats=kaart.plaats,
    )
    for gegeven in koppeling.neemt_mee:
        if gegeven not in namen.gegevens:
            kaart.fout(f"'{gegeven}' is geen gegeven van deze procedure", "neemt_mee")
    kaart.klaar()
    return koppeling


def lees_brief(pad: Path, wortel: Path, verzamelaar: Verzamelaar) -> Brief:
    """Read a letter: a head between two lines of dashes, then the text."""
    plaats = Plaats(pad.relative_to(wortel).as_posix(), 1)
    ruw = pad.read_text(encoding="utf-8")
    kop: dict[str, str] = {}
    tekst = ruw
    if ruw.startswith("---\n") and "\n---\n" in ruw[4:]:
        hoofd, _, tekst = ruw[4:].partition("\n---\n")
        for regel in hoofd.splitlines():
            sleutel, _, waarde = regel.partition(":")
            kop[sleutel.strip()] = waarde.strip()
    else:
        verzamelaar.fout("een brief begint met een kop tussen twee regels '---'", plaats)
    for sleutel in ("brief", "aan", "namens"):
        if not kop.get(sleutel):
            verzamelaar.fout(f"de kop van de brief mist '{sleutel}'", plaats)
    return Brief(
        naam=pad.stem,
        titel=kop.get("brief", pad.stem),
        aan=kop.get("aan", ""),
        namens=kop.get("namens", ""),
        tekst=tekst.strip(),
        plaats=plaats,
    )
