"""A dossier as a page shows it: what now, clocks, people, history, what it is related to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from afspraak.overeenkomst.pakket import Pakket
from afspraak.overeenkomst.verwachtingen import bewaren_tot
from afspraak.overeenkomst.zinnen import gemeentenaam, resterend, vertel
from afspraak.recht.uitkomst import Oordeel
from afspraak.storage.models import Bijlage, Correctieverzoek, DossierRij
from afspraak.termijnen import Termijn, schrijf_dag
from afspraak.termijnen.stappen import Opgeschort
from afspraak.usecases.beginnen import koppelingen
from afspraak.usecases.pakketten import pakketten
from afspraak.usecases.vastleggen import laad_dossier, vind_rij
from afspraak.verloop.besluit import mag_doen
from afspraak.verloop.bevoegd import mag_beginnen, noem_rol, rol_van
from afspraak.verloop.correctie import mag_corrigeren
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.gebeurtenis import Gebeurtenis, Gebeurtenissoort
from afspraak.verloop.kader import Functionaris, Kader
from afspraak.verloop.klokken import Klokstand, Stand, klokstanden
from afspraak.verloop.openstaand import OpenStap, open_stappen
from afspraak.verloop.procedure import Gedaan, Gegevensoort, Koppeling, bladeren
from afspraak.verloop.waarden import schrijf_gegeven
from afspraak.verloop.weigering import Weigering

MEESTE_GEBEURTENISSEN = 40
MEESTE_VERWANTEN = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Stapkaart:
    """An open step, and whether this person may do it. ``waarom_niet``: the role fits, but something else is missing."""

    stap: OpenStap
    waar: str
    wie: str
    van_mij: bool
    waarom_niet: str
    uiterste_dag: date | None
    rest: str
    te_laat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Klokbeeld:
    """A clock in words. ``feiten`` are further figures of its rule, such as the penalty so far."""

    naam: str
    titel: str
    waar: str
    stand: str
    soort: str
    eerste_dag: date | None
    laatste_dag: date | None
    alarm_dag: date | None
    gestopt_op: date | None
    rest: str
    loopt: bool
    te_laat: bool
    zin: str
    stappen: tuple[str, ...]
    kanttekeningen: tuple[str, ...]
    feiten: tuple[tuple[str, str], ...]
    gevolg: str
    grondslag: str
    stiltes: tuple[tuple[date, date | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One event of the history."""

    nummer: int
    op: date
    zin: str
    feiten: tuple[tuple[str, str], ...]
    vervallen: bool
    te_corrigeren: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwant:
    """A dossier out of which this one grew, or that grew out of it."""

    kenmerk: str
    titel: str
    hoe: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossierbeeld:
    """Everything of one dossier."""

    rij: DossierRij
    dossier: Dossier
    kader: Kader
    pakket: Pakket
    gemeente: str
    artikel: int
    plichten: tuple[Stapkaart, ...]
    bevoegdheden: tuple[Stapkaart, ...]
    klokken: tuple[Klokbeeld, ...]
    historie: tuple[Regel, ...]
    meer_historie: int
    mensen: tuple[tuple[str, str], ...]
    bijlagen: tuple[Bijlage, ...]
    verwant: tuple[Verwant, ...]
    meer_verwant: int
    kan_ontstaan: tuple[Koppeling, ...]
    afgesloten: str
    correcties: tuple[Correctieverzoek, ...]
    """What somebody asked to correct and waits for another; nothing of it is so yet."""

    @property
    def van_mij(self) -> tuple[Stapkaart, ...]:
        """The duties that this person can do."""
        return tuple(k for k in self.plichten if k.van_mij)

    @property
    def van_anderen(self) -> tuple[Stapkaart, ...]:
        """The duties that wait for others."""
        return tuple(k for k in self.plichten if not k.van_mij)


def dossierbeeld(kenmerk: str, als: Functionaris, dag: date, *, alles: bool = False) -> Dossierbeeld | None:
    """Return the page of a dossier, or None where it is not there or outside the scope.

    ``alles`` gives the whole history and every related dossier, also where there are many.
    """
    rij = vind_rij(kenmerk)
    if rij is None:
        return None
    dossier, kader = laad_dossier(rij)
    pakket = pakketten().versie(rij.versie)
    klokken = klokstanden(dossier, kader, dag)
    kaarten = [_kaart(o, als, dag, dossier, kader, pakket, klokken) for o in open_stappen(dossier, kader)]
    historie = dossier.historie if alles else dossier.historie[-MEESTE_GEBEURTENISSEN:]
    geldig = {g.volgnummer for g in dossier.log}
    verwant, meer_verwant = _verwant(rij, pakket, None if alles else MEESTE_VERWANTEN)
    return Dossierbeeld(
        rij=rij,
        dossier=dossier,
        kader=kader,
        pakket=pakket,
        gemeente=gemeentenaam(pakket, rij.gemeente),
        artikel=pakket.artikel_van.get(rij.procedure, 0),
        plichten=tuple(k for k in kaarten if not k.stap.mag),
        bevoegdheden=tuple(k for k in kaarten if k.stap.mag and k.van_mij),
        klokken=tuple(_klok(s, dag, pakket, dossier) for s in klokken),
        historie=tuple(_regel(g, geldig, als, dag, dossier, kader, pakket) for g in reversed(historie)),
        meer_historie=len(dossier.historie) - len(historie),
        mensen=_mensen(dossier, kader),
        bijlagen=tuple(Bijlage.objects.filter(dossier=rij).select_related("door")),
        verwant=verwant,
        meer_verwant=meer_verwant,
        kan_ontstaan=_kan_ontstaan(dossier, kader, als, dag, pakket),
        afgesloten=_afgesloten(dossier, kader),
        correcties=tuple(_wachtend(rij, dag)),
    )


def _kaart(
    open_stap: OpenStap,
    als: Functionaris,
    dag: date,
    dossier: Dossier,
    kader: Kader,
    pakket: Pakket,
    klokken: Iterable[Klokstand],
) -> Stapkaart:
    stap, voor = open_stap.stap, open_stap.voor
    niet = mag_doen(stap, voor, als, dag, dossier, kader)
    past = niet is None or not isinstance(rol_van(stap, voor, als, dag, dossier, kader), Weigering)
    uiterste = open_stap.termijn.laatste_dag if open_stap.termijn else _klokdag(open_stap, klokken)
    return Stapkaart(
        stap=open_stap,
        waar=gemeentenaam(pakket, voor) if voor else "",
        wie=" of ".join(
            noem_rol(r, voor, dossier, kader) for r in stap.rollen if kader.gemeenten_voor_rol(r, voor, dossier)
        ),
        van_mij=niet is None,
        waarom_niet=f"{niet.zin} ({', '.join(niet.grondslag)})" if niet and past else "",
        uiterste_dag=uiterste,
        rest=resterend(uiterste, dag) if uiterste else "",
        te_laat=uiterste is not None and uiterste < dag,
    )


def _klokdag(open_stap: OpenStap, klokken: Iterable[Klokstand]) -> date | None:
    """Return the day of a running clock that this very step stops, where the step has no norm of its own."""
    dagen = [
        s.laatste_dag
        for s in klokken
        if s.laatste_dag
        and s.gestopt_op is None
        and s.voor in (None, open_stap.voor)
        and any(isinstance(b, Gedaan) and b.stap == open_stap.stap.naam for b in bladeren(s.klok.stopt_bij))
    ]
    return min(dagen, default=None)


def _klok(stand: Klokstand, dag: date, pakket: Pakket, dossier: Dossier) -> Klokbeeld:
    uitkomst = stand.uitkomst
    termijn = uitkomst if isinstance(uitkomst, Termijn) else None
    loopt = stand.stand in (Stand.LOOPT, Stand.OPGESCHORT) or (stand.stand is Stand.TE_LAAT and not stand.gestopt_op)
    loopt = loopt and not dossier.gesloten
    te_laat = stand.stand is Stand.TE_LAAT
    einde = stand.laatste_dag
    return Klokbeeld(
        naam=stand.naam,
        titel=stand.klok.titel,
        waar=gemeentenaam(pakket, stand.voor) if stand.voor else "",
        stand=_stand_in_woorden(stand, uitkomst),
        soort=stand.klok.soort,
        eerste_dag=termijn.eerste_dag if termijn else None,
        laatste_dag=einde,
        alarm_dag=stand.alarm_dag,
        gestopt_op=stand.gestopt_op,
        rest=resterend(einde, dag) if einde and loopt and stand.stand is not Stand.OPGESCHORT else "",
        loopt=loopt,
        te_laat=te_laat,
        zin=uitkomst.zin if uitkomst else stand.fout,
        stappen=tuple(z for s in termijn.stappen if (z := s.zin)) if termijn else (),
        kanttekeningen=uitkomst.kanttekeningen if uitkomst else (),
        feiten=_feiten(uitkomst.waarden if uitkomst else {}),
        gevolg=stand.klok.te_laat if te_laat else "",
        grondslag=stand.klok.grondslag or (uitkomst.grondslag if uitkomst else stand.klok.regel),
        stiltes=_stiltes(termijn),
    )


def net_gestopt(voor: Dossierbeeld, daarna: Dossier, dag: date) -> Iterator[tuple[bool, str]]:
    """Yield of every clock that an act stopped whether it was too late, and a sentence with the reason."""
    al_gestopt = {k.naam for k in voor.klokken if k.gestopt_op}
    for stand in klokstanden(daarna, voor.kader, dag):
        if stand.gestopt_op is None or stand.naam in al_gestopt or stand.laatste_dag is None:
            continue
        te_laat = stand.stand is Stand.TE_LAAT
        oordeel = f"{'te laat' if te_laat else 'op tijd'}, op {schrijf_dag(stand.gestopt_op)}"
        reden = stand.uitkomst.zin if stand.uitkomst else ""
        yield te_laat, f"{stand.klok.titel}: {oordeel}. Het kon tot en met {schrijf_dag(stand.laatste_dag)}. {reden}"


def _stand_in_woorden(stand: Klokstand, uitkomst: object) -> str:
    match stand.stand:
        case Stand.OPGESCHORT:
            return "staat stil"
        case Stand.GEHAALD:
            return f"gehaald op {schrijf_dag(stand.gestopt_op)}" if stand.gestopt_op else "gehaald"
        case Stand.TE_LAAT if stand.gestopt_op:
            return f"te laat gehaald, op {schrijf_dag(stand.gestopt_op)}"
        case Stand.MENS_BESLIST if isinstance(uitkomst, Oordeel) and uitkomst.wie_beslist:
            return f"{uitkomst.wie_beslist} beslist"
    woord: str = stand.stand.value
    return woord


_NAMEN = {
    "bedrag_centen": "Dwangsom tot nu toe",
    "dagen": "Dagen met dwangsom",
    "eerste_dwangsomdag": "Eerste dag met dwangsom",
    "laatste_dwangsomdag": "Laatste dag met dwangsom",
}


def _feiten(waarden: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    gevonden = []
    for naam, titel in _NAMEN.items():
        waarde = waarden.get(naam)
        if isinstance(waarde, date):
            gevonden.append((titel, schrijf_dag(waarde)))
        elif isinstance(waarde, int):
            euro = f"€ {waarde // 100:,}".replace(",", ".") + f",{waarde % 100:02d}"
            gevonden.append((titel, euro if naam.endswith("centen") else str(waarde)))
    return tuple(gevonden)


def _stiltes(termijn: Termijn | None) -> tuple[tuple[date, date | None], ...]:
    stappen = termijn.stappen if termijn else ()
    return tuple((s.van, s.tot_en_met) for s in stappen if isinstance(s, Opgeschort))


def _regel(
    gebeurtenis: Gebeurtenis,
    geldig: set[int],
    als: Functionaris,
    dag: date,
    dossier: Dossier,
    kader: Kader,
    pakket: Pakket,
) -> Regel:
    is_correctie = gebeurtenis.soort is Gebeurtenissoort.GECORRIGEERD
    vervallen = gebeurtenis.volgnummer not in geldig and not is_correctie
    op_stap = gebeurtenis.stap in kader.procedure.stappen
    mag = op_stap and not vervallen and not is_correctie
    mag = mag and mag_corrigeren(dossier, gebeurtenis, als, dag, kader) is None
    return Regel(
        nummer=gebeurtenis.volgnummer,
        op=gebeurtenis.op,
        zin=vertel(gebeurtenis, kader, pakket),
        feiten=feiten_van(gebeurtenis, kader, pakket),
        vervallen=vervallen,
        te_corrigeren=mag,
    )


def feiten_van(gebeurtenis: Gebeurtenis, kader: Kader, pakket: Pakket) -> tuple[tuple[str, str], ...]:
    """Return what an event recorded, as question and answer."""
    gevonden = []
    for naam, waarde in gebeurtenis.gegevens.items():
        gegeven = kader.procedure.gegevens.get(naam)
        if gegeven is None:
            gevonden.append((naam, str(waarde)))
            continue
        tekst = schrijf_gegeven(gegeven, waarde)
        if gegeven.soort is Gegevensoort.KEUZE:
            tekst = gegeven.keuzetitels.get(str(waarde), tekst)
        elif gegeven.soort is Gegevensoort.GEMEENTE:
            tekst = gemeentenaam(pakket, str(waarde))
        elif isinstance(waarde, tuple):
            tekst = ", ".join(gemeentenaam(pakket, w) for w in waarde)
        gevonden.append((gegeven.vraag or naam, tekst))
    return tuple(gevonden)


def _mensen(dossier: Dossier, kader: Kader) -> tuple[tuple[str, str], ...]:
    """Return who worked on it and in which role, the last one first."""
    gevonden: dict[tuple[str, str], None] = {}
    for gebeurtenis in reversed(dossier.historie):
        rol = kader.rollen[gebeurtenis.rol].titel if gebeurtenis.rol else "begon het dossier"
        gevonden[gebeurtenis.door, rol] = None
    return tuple(gevonden)


def _verwant(rij: DossierRij, pakket: Pakket, meeste: int | None) -> tuple[tuple[Verwant, ...], int]:
    """Return the related dossiers, ``meeste`` at the most, and how many more there are."""
    gevonden: list[Verwant] = []
    if rij.uit and (bron := vind_rij(rij.uit)) is not None:
        gevonden.append(Verwant(kenmerk=bron.kenmerk, titel=bron.titel, hoe="Hieruit ontstond dit dossier"))
    eruit = DossierRij.objects.filter(uit=rij.kenmerk).exclude(uit="").order_by("id")
    plaats = None if meeste is None else meeste - len(gevonden)
    rijen = list(eruit if plaats is None else eruit[: plaats + 1])
    for ander in rijen[:plaats]:
        procedure = pakket.procedures.get(ander.procedure)
        hoe = f"Ontstond hieruit: {procedure.titel.lower() if procedure else ander.procedure}"
        gevonden.append(Verwant(kenmerk=ander.kenmerk, titel=ander.titel, hoe=hoe))
    meer = 0 if plaats is None or len(rijen) <= plaats else eruit.count() - plaats
    return tuple(gevonden), meer


def _kan_ontstaan(
    dossier: Dossier, kader: Kader, als: Functionaris, dag: date, pakket: Pakket
) -> tuple[Koppeling, ...]:
    return tuple(
        k
        for k in koppelingen(dossier, kader)
        if mag_beginnen(dossier.gemeente, als, dag, pakketten().kader(pakket.versie, k.procedure))
    )


def _wachtend(rij: DossierRij, dag: date) -> Iterable[Correctieverzoek]:
    rijen = Correctieverzoek.objects.filter(dossier=rij, stand=Correctieverzoek.Stand.OPEN, verloopt_op__gte=dag)
    return rijen.select_related("gevraagd_door").order_by("pk")


def _afgesloten(dossier: Dossier, kader: Kader) -> str:
    if dossier.gesloten is None or dossier.gesloten_op is None:
        return ""
    bewaren = bewaren_tot(dossier, kader)
    tot = f"bewaren tot en met {schrijf_dag(bewaren)}" if isinstance(bewaren, date) else f"bewaren: {bewaren}"
    einde = kader.procedure.afsluiting[dossier.gesloten].titel
    return f"Gesloten op {schrijf_dag(dossier.gesloten_op)}: {einde}; {tot}."
