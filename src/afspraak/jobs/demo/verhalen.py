"""Which dossiers the demo has: worked cases of the pack, moved in time and place, some left lying on purpose."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle

from afspraak.overeenkomst.verplaatsen import verhuis, verschuif, vul_in
from afspraak.overeenkomst.voorbeelden import Voorbeeld, Voorval
from afspraak.verloop.gebeurtenis import Waarde

# What a case of policy is about: the title says what kind of text it is, so each kind has its own.
_BELEID = {
    "beleid_verordening": (
        "Verordening maatschappelijke ondersteuning", "Verordening jeugdhulp", "Verordening leerlingenvervoer",
        "Verordening individuele inkomenstoeslag", "Verordening tegenprestatie", "Verordening participatie",
        "Verordening cliëntenparticipatie", "Verordening woningaanpassing", "Verordening meedoenregeling",
        "Verordening loonkostensubsidie", "Verordening toeslagen", "Verordening vervoer",
    ),
    "beleid_beleidsplan_raad_weigert": (
        "Beleidsplan jeugd 2027-2030", "Beleidsplan schuldhulp", "Beleidsplan Wmo 2027-2030", "Beleidsplan toegang",
        "Beleidsplan armoede", "Beleidsplan preventie", "Beleidsplan mantelzorg", "Beleidsplan inburgering",
        "Beleidsplan wonen en zorg", "Beleidsplan werk", "Beleidsplan gezond", "Beleidsplan vervoer",
    ),
    "": (
        "Beleidsregel huishoudelijke hulp", "Beleidsregel vervoer op maat", "Uitvoeringsregel persoonsgebonden budget",
        "Beleidsregel bijzondere bijstand", "Beleidsregel woningaanpassing", "Beleidsregel mantelzorg",
        "Uitvoeringsregel eigen bijdrage", "Beleidsregel terugvordering", "Beleidsregel dagbesteding",
        "Beleidsregel parkeerkaarten", "Uitvoeringsregel vervoersvoorzieningen", "Beleidsregel beschermd wonen",
        "Beleidsregel jeugdhulp zonder verwijzing", "Beleidsregel kostendeling", "Uitvoeringsregel hulpmiddelen",
        "Beleidsregel crisisopvang", "Beleidsregel taaleis", "Beleidsregel inkomensbeheer",
        "Beleidsregel giften", "Beleidsregel vermogen",
    ),
}  # fmt: skip
_BEZWAAR = (
    ("huishoudelijke hulp", "WMO"), ("een scootmobiel", "WMO"), ("een traplift", "WMO"), ("dagbesteding", "WMO"),
    ("een persoonsgebonden budget", "JW"), ("jeugdhulp met verblijf", "JW"), ("bijzondere bijstand", "PW"),
    ("een terugvordering", "PW"), ("leerlingenvervoer", "LLV"), ("een parkeerkaart", "GPK"),
    ("schuldhulpverlening", "SHV"), ("een woningaanpassing", "WMO"),
)  # fmt: skip
_INDIENERS = (
    "J. Vermeer", "A. Yılmaz", "P. Mol", "S. Haddad", "W. Koster", "L. Okafor", "M. Blom", "R. Singh", "T. Evers",
    "C. Novak", "H. Zwart", "B. Amrani", "G. Willems", "F. Dekker", "N. Schouten", "K. Petrova",
)  # fmt: skip
# Each with its weight: how often it is played.
_SOORTEN_BELEID = {
    "beleid_verordening": 5, "beleid_beleidsregel_na_pfo_gewijzigd": 7, "beleid_beleidsplan_raad_weigert": 5,
    "beleid_pfo_niet_akkoord": 4, "beleid_gestaakt": 1, "beleid_pfo_stopt": 1,
}  # fmt: skip
_SOORTEN_BEZWAAR = {
    "bezwaar_commissie_conform": 7, "bezwaar_contrair": 5, "bezwaar_herstel_en_verkeerde_deur": 5,
    "bezwaar_te_laat_beslist": 3, "bezwaar_te_laat_niet_verschoonbaar": 2, "bezwaar_verdaagd_en_op_tijd": 4,
    "bezwaar_correctie_stempel": 2,
}  # fmt: skip
# A worked case leaves out what it is not about; an office does that on the next working day all the same.
_VANZELF = {
    "ontvangstbevestiging": ("bevestigd", "bevestigd_op"),
    "commissie_melden": ("gemeld", "commissie_gemeld_op"),
}
_ZONDER_MELDING = "bezwaar_te_laat_beslist"
"""The case in which nobody said that a committee advises; that is why its term was short."""
_OVERIG = (
    ("adviesaanvraag_beantwoord", "Advies over hulp bij het huishouden"),
    ("adviesaanvraag_te_laat_gevraagd", "Advies over de verordening 2027"),
    ("wijziging_laatste_handtekening", "Wijziging van de termijn voor terugmelden"),
    ("klacht_gegrond_verdaagd", "Klacht over terugbellen"),
    ("woo_verzoek_zienswijzen", "Woo-verzoek over inkoop"),
    ("wmo_melding_gewoon", "Melding WMO-M-26-210"),
    ("overlegafspraak_uitgevoerd", "Afspraak uit het ambtelijk overleg"),
    ("schade_vergoed", "Schade door te laat beslissen"),
    ("geschil_opgelost", "Geschil over de verdeling van kosten"),
    ("beroep_verloren", "Beroep UTR 26/1"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verhaal:
    """One dossier to be: a case, its title, the last day on which somebody worked on it, what it grew out of."""

    voorbeeld: Voorbeeld
    titel: str
    tot: date
    uit: str = ""
    """The title of the dossier out of which it grows."""


def verhalen(
    voorbeelden: dict[str, Voorbeeld], gemeenten: tuple[str, ...], begin: date, dag: date, aantal: int
) -> Iterator[Verhaal]:
    """Yield ``aantal`` stories between the first day of the agreement and the day of the demo. Always the same ones."""
    kies = random.Random(20260101)  # noqa: S311 - the same demo each time
    beleid = max(6, aantal // 5)
    overig = [o for o in _OVERIG if o[0] in voorbeelden]
    bezwaren = max(0, aantal - beleid - len(overig) - 4)
    titels = {soort: cycle(namen) for soort, namen in _BELEID.items()}
    for _ in range(beleid):
        naam = _uit(kies, _SOORTEN_BELEID)
        yield _verhaal(kies, voorbeelden[naam], next(titels.get(naam, titels[""])), begin, dag)
    for nummer in range(bezwaren):
        yield _bezwaar(kies, voorbeelden, gemeenten, nummer, begin, dag)
    yield from _dwangsommen(voorbeelden, dag)
    yield from _stilstaand(voorbeelden, gemeenten, dag)
    yield _niet_teruggemeld(voorbeelden, dag)
    for naam, titel in overig:
        voorbeeld = voorbeelden[naam]
        yield Verhaal(voorbeeld=verschuif(voorbeeld, _laatste_weken(voorbeeld, begin, dag)), titel=titel, tot=dag)


def _uit(kies: random.Random, gewichten: dict[str, int]) -> str:
    return kies.choices(list(gewichten), weights=list(gewichten.values()))[0]


def _verhaal(kies: random.Random, voorbeeld: Voorbeeld, titel: str, begin: date, dag: date) -> Verhaal:
    geschoven = verschuif(voorbeeld, _weken(kies, voorbeeld, begin, dag))
    return Verhaal(voorbeeld=geschoven, titel=titel, tot=_tot(kies, dag))


def _bezwaar(
    kies: random.Random,
    voorbeelden: dict[str, Voorbeeld],
    gemeenten: tuple[str, ...],
    nummer: int,
    begin: date,
    dag: date,
) -> Verhaal:
    waarover, kop = _BEZWAAR[nummer % len(_BEZWAAR)]
    kenmerk = f"{kop}-26-{100 + nummer * 7:04d}"
    gegevens: dict[str, Waarde] = {"besluit_kenmerk": kenmerk, "indiener": _INDIENERS[nummer % len(_INDIENERS)]}
    soort = _uit(kies, _SOORTEN_BEZWAAR)
    voorbeeld = verhuis(voorbeelden[soort], gemeenten[nummer % len(gemeenten)])
    if nummer % 9 != 4:  # now and then it is forgotten
        voorbeeld = _vul_aan(voorbeeld, {"ontvangstbevestiging"} if soort == _ZONDER_MELDING else set(_VANZELF))
    return _verhaal(kies, vul_in(voorbeeld, gegevens), f"Bezwaar over {waarover} ({kenmerk})", begin, dag)


def _vul_aan(voorbeeld: Voorbeeld, stappen: set[str]) -> Voorbeeld:
    """Return the case with the acts that it left out, on the first working day after the receipt."""
    gedaan = {v.stap for v in voorbeeld.verloop}
    plaats, ontvangst = next((n, v) for n, v in enumerate(voorbeeld.verloop) if v.stap == "ontvangst" and not v.weigert)
    dag = ontvangst.dag + timedelta(days=max(1, 7 - ontvangst.dag.weekday()) if ontvangst.dag.weekday() > 3 else 1)
    erbij = tuple(
        Voorval(dag=dag, rol="secretaris-commissie", bij=ontvangst.bij, stap=stap, uitkomst=uitkomst,
                gegevens={gegeven: dag}, plaats=ontvangst.plaats)
        for stap, (uitkomst, gegeven) in _VANZELF.items() if stap in stappen - gedaan
    )  # fmt: skip
    verder = next((n for n, v in enumerate(voorbeeld.verloop) if n > plaats and v.dag > dag), len(voorbeeld.verloop))
    return replace(voorbeeld, verloop=voorbeeld.verloop[:verder] + erbij + voorbeeld.verloop[verder:])


def _weken(kies: random.Random, voorbeeld: Voorbeeld, begin: date, dag: date) -> int:
    """Choose a start: a third in the last ten weeks, so that there is work in every stage."""
    eerste = voorbeeld.verloop[0].dag
    vroegst = -((eerste - begin).days // 7)
    laatst = (dag - eerste).days // 7
    if not _loopt_af(voorbeeld):
        # A case that stops halfway would lie there for ever: let it have stopped in the last weeks.
        duur = (voorbeeld.verloop[-1].dag - eerste).days
        vroegst = max(vroegst, laatst - (duur + 28) // 7)
    elif kies.random() < 0.45:
        vroegst = max(vroegst, laatst - 16)
    return kies.randint(min(vroegst, laatst), laatst)


def _loopt_af(voorbeeld: Voorbeeld) -> bool:
    """Tell whether a case ends with a closed dossier."""
    return any(d.sleutel == "gesloten" for v in voorbeeld.verloop for d in v.dan)


def _laatste_weken(voorbeeld: Voorbeeld, begin: date, dag: date) -> int:
    """Leave a case where it is if it lies within the demo, else move it in."""
    eerste = voorbeeld.verloop[0].dag
    if eerste < begin:
        return -((eerste - begin).days // 7)
    return min(0, (dag - eerste).days // 7 - 3)


def _tot(kies: random.Random, dag: date) -> date:
    """Most work is up to date; one in seven was left lying for some weeks."""
    return dag - timedelta(days=kies.randint(8, 50)) if kies.random() < 0.15 else dag


def _dwangsommen(voorbeelden: dict[str, Voorbeeld], dag: date) -> Iterator[Verhaal]:
    """One penalty that runs today, one that was paid."""
    voorbeeld = voorbeelden["ingebrekestelling_besluit_dwangsom_betaald"]
    ontvangen = voorbeeld.verloop[0].dag
    lopend = (dag - timedelta(days=25) - ontvangen).days // 7
    kenmerk: dict[str, Waarde] = {"besluit_kenmerk": "WMO-26-0288"}
    yield Verhaal(
        voorbeeld=vul_in(verschuif(voorbeeld, lopend), kenmerk),
        titel="Ingebrekestelling WMO-26-0288: de dwangsom loopt",
        tot=ontvangen + timedelta(weeks=lopend, days=3),
    )
    yield Verhaal(voorbeeld=voorbeeld, titel="Ingebrekestelling WMO-26-0200", tot=dag)


def _niet_teruggemeld(voorbeelden: dict[str, Voorbeeld], dag: date) -> Verhaal:
    """A verordening on which the colleges decided almost two weeks ago, and nobody has told the centre."""
    voorbeeld = voorbeelden["beleid_verordening"]
    besloten = next(v.dag for v in voorbeeld.verloop if v.stap == "college" and not v.weigert)
    weken = (dag - timedelta(days=10) - besloten).days // 7
    return Verhaal(
        voorbeeld=verschuif(voorbeeld, weken),
        titel="Verordening sociaal-medische kinderopvang",
        tot=besloten + timedelta(weeks=weken),
    )


def _stilstaand(voorbeelden: dict[str, Voorbeeld], gemeenten: tuple[str, ...], dag: date) -> Iterator[Verhaal]:
    """Two objections of which the clock stands still: the objector was just asked to complete them."""
    voorbeeld = voorbeelden["bezwaar_herstel_en_verkeerde_deur"]
    gevraagd = next(v.dag for v in voorbeeld.verloop if v.stap == "herstel_vragen" and not v.weigert)
    weken = (dag - gevraagd).days // 7
    for gemeente, kenmerk in zip(gemeenten[-2:], ("JW-26-0911", "PW-26-0417"), strict=False):
        gegevens: dict[str, Waarde] = {"besluit_kenmerk": kenmerk}
        yield Verhaal(
            voorbeeld=vul_in(verhuis(verschuif(voorbeeld, weken), gemeente), gegevens),
            titel=f"Bezwaar zonder gronden ({kenmerk})",
            tot=gevraagd + timedelta(weeks=weken),
        )
