"""Make the example cooperation in voorbeelden/samenwerking from the pack's worked cases.

Every dossier is written by the same acts as in real use, up to a day in its course, so its history is legal. Run it
again after changing a pack: the result is the same for the same pack.
"""

import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from afspraak.overeenkomst.pakket import laad_pakket
from afspraak.overeenkomst.verplaatsen import verschuif
from afspraak.overeenkomst.voorbeelden import Voorbeeld, Voorval, lees_voorbeelden
from afspraak.verloop.besluit import decide
from afspraak.verloop.gebeurtenis import Begin, Correctie, Handeling
from afspraak.verloop.kader import Functionaris
from afspraak.verloop.weigering import Weigering
from afspraak.werkmap.registers import schrijf_in
from afspraak.werkmap.werkmap import Werkmap, open_werkmap

WORTEL = Path(__file__).resolve().parent.parent
DEMODAG = date(2026, 11, 23)
VOORLETTERS = "ABCDEFGHIJ"
ACHTERNAMEN = (
    "Bakker", "Visser", "de Jong", "Smit", "Meijer", "de Boer", "Bos", "Vos", "Peters", "Hendriks", "van Dijk", "Kok",
    "Jacobs", "de Graaf", "van der Laan", "Kuipers", "Post", "Prins", "Huisman", "Peeters",
)  # fmt: skip
# Worked case, title, the day after which nothing has happened yet, and by how many weeks the case is moved.
DOSSIERS = (
    ("beleid_verordening", "Verordening maatschappelijke ondersteuning 2027", DEMODAG, 0),
    ("beleid_beleidsregel_na_pfo_gewijzigd", "Beleidsregel huishoudelijke hulp", DEMODAG, 0),
    ("beleid_beleidsplan_raad_weigert", "Beleidsplan jeugd 2027-2030", DEMODAG, 0),
    ("beleid_pfo_niet_akkoord", "Beleidsregel vervoer op maat", DEMODAG, 0),
    ("beleid_verordening", "Verordening jeugdhulp 2027", date(2026, 11, 20), 8),
    ("adviesaanvraag_beantwoord", "Advies over hulp bij het huishouden", DEMODAG, 0),
    ("adviesaanvraag_te_laat_gevraagd", "Advies over de verordening 2027", DEMODAG, 0),
    ("wijziging_laatste_handtekening", "Wijziging van de termijn voor terugmelden", DEMODAG, 0),
    ("bezwaar_commissie_conform", "Bezwaar tegen WMO-26-0107", DEMODAG, 0),
    ("bezwaar_contrair", "Bezwaar over vergoeding van kosten", date(2026, 11, 17), 8),
    ("bezwaar_herstel_en_verkeerde_deur", "Bezwaar zonder gronden", date(2026, 11, 4), 0),
    ("bezwaar_te_laat_beslist", "Bezwaar tegen LLV-26-003", date(2026, 10, 15), 26),
    ("bezwaar_correctie_stempel", "Bezwaar met een onleesbaar stempel", DEMODAG, 0),
    ("beroep_verloren", "Beroep UTR 26/1", date(2026, 10, 29), 0),
    ("ingebrekestelling_besluit_dwangsom_betaald", "Ingebrekestelling WMO-26-0200", DEMODAG, 0),
    ("ingebrekestelling_besluit_dwangsom_betaald", "Ingebrekestelling WMO-26-0288", date(2026, 11, 12), 22),
    ("klacht_gegrond_verdaagd", "Klacht over terugbellen", DEMODAG, 0),
    ("woo_verzoek_zienswijzen", "Woo-verzoek over inkoop", DEMODAG, 0),
    ("wmo_melding_gewoon", "Melding WMO-M-26-210", DEMODAG, 0),
    ("wmo_aanvraag_gewoon", "Aanvraag WMO-26-311", DEMODAG, 0),
    ("jeugdhulp_gewoon", "Aanvraag jeugdhulp JW-26-044", DEMODAG, 0),
    ("schuldhulp_gewoon", "Hulpvraag SHV-26-018", DEMODAG, 0),
    ("parkeerkaart_gewoon", "Aanvraag parkeerkaart GPK-26-051", DEMODAG, 0),
    ("medewerker_begin_en_vertrek", "Inhuur consulent Wmo", date(2026, 6, 1), 0),
    ("overlegafspraak_uitgevoerd", "Afspraak uit het ambtelijk overleg", DEMODAG, 0),
    ("schade_vergoed", "Schade door te laat beslissen", DEMODAG, 0),
    ("geschil_opgelost", "Geschil over de verdeling van kosten", DEMODAG, 0),
)
BEWIJZEN = (
    ("verzekeringen", "verzekeringsbewijs", date(2026, 1, 28), {"verzekeraar": "Voorbeeld Verzekeringen", "polis": "P-1"}),
    ("privacybeleid", "privacyreglement", date(2026, 3, 24), {"stuk": "Privacyreglement", "versie": "3"}),
    ("privacybeleid", "procedure_avg", date(2026, 4, 9), {"stuk": "Procedure AVG-verzoeken", "versie": "2"}),
    ("rapportages", "kwartaalrapportage", date(2026, 5, 12), {"rapportage": "Kwartaal 1", "periode": "2026-1"}),
    ("rapportages", "kwartaalrapportage", date(2026, 8, 14), {"rapportage": "Kwartaal 2", "periode": "2026-2"}),
    ("overleggen", "communicatieoverleg", date(2026, 3, 17), {"overleg": "Communicatie HBEL", "datum": "17-3-2026"}),
)  # fmt: skip


def maak(doel: Path) -> None:
    """Write the whole folder anew."""
    shutil.rmtree(doel, ignore_errors=True)
    (doel / "dossiers").mkdir(parents=True)
    pakket = laad_pakket(WORTEL / "overeenkomsten" / "hbel_2026")
    (doel / "samenwerking.yaml").write_text(
        "titel: Voorbeeld van een samenwerking\npakket: hbel_2026\n", encoding="utf-8"
    )
    voorbeelden = {v.plaats.bestand.rsplit("/", 1)[1].removesuffix(".yaml"): v for v in lees_voorbeelden(pakket)[0]}
    rollen = [(rol.naam, g) for rol in pakket.rollen.values() if not rol.orgaan for g in pakket.groepen[rol.bij]]
    # BEL staff serve the three guests; elsewhere each role at each municipality has its own person.
    samen = {"accounthouder-bel", "ambtelijk-opdrachtgever"}
    personen: dict[str, list[tuple[str, str]]] = {}
    plekken: dict[str, int] = {}
    for rol, gemeente in rollen:
        nummer = plekken.setdefault(rol if rol in samen else f"{rol} {gemeente}", len(plekken))
        personen.setdefault(naam_van(nummer), []).append((rol, gemeente))
    personen["K. Brouwer"] = [("jurist-mz", "huizen")]
    regels = ["# Fictieve mensen.", "personen:"]
    for persoon, houders in personen.items():
        regels += [f"  {persoon}:", "    rollen:"]
        regels += [f"      - {{rol: {rol}, bij: {gemeente}, vanaf: 1 januari 2026}}" for rol, gemeente in houders]
        regels += ["    verklaring_op: 15 december 2025"]
        if any(rol in ("consulent", "afdelingshoofd-mz", "jurist-mz", "medewerker-mz") for rol, _ in houders):
            namen = ", ".join(pakket.procedures)
            regels += [f"    mandaten: [{{regel: MR-2026-1, procedures: [{namen}], vanaf: 1 januari 2026}}]"]
    (doel / "personen.yaml").write_text("\n".join(regels) + "\n", encoding="utf-8")
    werkmap = open_werkmap(doel)
    for naam, titel, tot, weken in DOSSIERS:
        speel(werkmap, verschuif(voorbeelden[naam], weken), titel, tot)
    for register, plicht, dag, velden in BEWIJZEN:
        schrijf_in(doel, register, {**velden, "terugkerend": plicht}, gemeente="huizen", door="A. Bakker", op=dag)
    (doel / ".slot").unlink(missing_ok=True)


def naam_van(nummer: int) -> str:
    """Return an invented name, another one for each number."""
    return f"{VOORLETTERS[(nummer // len(ACHTERNAMEN) + nummer) % 10]}. {ACHTERNAMEN[nummer % len(ACHTERNAMEN)]}"


def speel(werkmap: Werkmap, voorbeeld: Voorbeeld, titel: str, tot: date) -> None:
    """Do the acts of a worked case up to and including a day, each by somebody who holds the role."""
    kenmerk = ""
    for voorval in voorbeeld.verloop:
        if voorval.dag > tot or voorval.weigert or not (voorval.stap or voorval.corrigeert):
            continue
        wie = persoon(werkmap, voorval)
        if not kenmerk:
            kenmerk = werkmap.nieuw_kenmerk(voorbeeld.procedure, voorval.dag)
            begin = Begin(kenmerk=kenmerk, titel=titel, gemeente=voorbeeld.gemeente)
            klaar(werkmap.begin(voorbeeld.procedure, begin, door=wie, op=voorval.dag), voorval)
        daad: Handeling | Correctie
        if voorval.corrigeert:
            keer = werkmap.dossier(kenmerk).keer(voorval.corrigeert, voorval.voor)
            if keer is None:
                sys.exit(f"{voorval.plaats}: nothing to correct")
            daad = Correctie(
                volgnummer=keer.volgnummer,
                gegevens=voorval.gegevens,
                vervalt=voorval.vervalt,
                reden=voorval.reden,
            )
            daad = replace(daad, akkoord=tweede(werkmap, kenmerk, daad, wie, voorval))
        else:
            daad = Handeling(stap=voorval.stap, uitkomst=voorval.uitkomst, voor=voorval.voor, gegevens=voorval.gegevens)
        klaar(werkmap.handel(kenmerk, daad, door=wie, op=voorval.dag), voorval)


def tweede(werkmap: Werkmap, kenmerk: str, daad: Correctie, wie: Functionaris, voorval: Voorval) -> Functionaris | None:
    """Return the first colleague who can agree with a correction."""
    dossier = werkmap.dossier(kenmerk)
    kader = werkmap.pakket.kader(dossier.aanhef.procedure)
    for kandidaat in werkmap.personen:
        besluit = decide(dossier, replace(daad, akkoord=kandidaat), door=wie, op=voorval.dag, kader=kader)
        if not isinstance(besluit, Weigering):
            return kandidaat
    return None


def persoon(werkmap: Werkmap, voorval: Voorval) -> Functionaris:
    """Return who does this: the named person if known here, else who holds the role."""
    rol = werkmap.pakket.rollen[voorval.rol]
    gezocht = (voorval.rol, *rol.vastgelegd_door)
    plaatsen = (voorval.bij,) if voorval.bij else werkmap.pakket.groepen[rol.bij]
    for kandidaat in werkmap.personen:
        if voorval.persoon == kandidaat.naam and any(kandidaat.houdt(r, plaatsen, voorval.dag) for r in gezocht):
            return kandidaat
    for kandidaat in werkmap.personen:
        if any(kandidaat.houdt(r, plaatsen, voorval.dag) for r in gezocht):
            return kandidaat
    return sys.exit(f"{voorval.plaats}: nobody holds {voorval.rol} at {plaatsen}")


def klaar(besluit: object, voorval: Voorval) -> None:
    """Stop if an act was refused: the worked case and the cooperation must agree."""
    if isinstance(besluit, Weigering):
        sys.exit(f"{voorval.plaats}: {besluit.zin}")


if __name__ == "__main__":
    maak(Path(sys.argv[1]) if len(sys.argv) > 1 else WORTEL / "voorbeelden" / "samenwerking")
