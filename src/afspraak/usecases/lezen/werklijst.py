"""The worklist: what I must do, what waits on others, what nobody does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from afspraak.overeenkomst.pakket import Pakket
from afspraak.overeenkomst.zinnen import gemeentenaam, resterend
from afspraak.storage.bereik import Bereik, huidig_bereik
from afspraak.storage.models import Persoon, Taak, Taakplek
from afspraak.storage.projectie import TE_LAAT
from afspraak.usecases.inschrijven import terugkerend_werk
from afspraak.usecases.lezen.occupied import occupied_places
from afspraak.usecases.lezen.paging import Page, cut, page_of
from afspraak.verloop.bevoegd import rollen_van
from afspraak.verloop.kader import Functionaris

PER_PAGINA = 40
MEESTE = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Werkfilter:
    """What to show of the list; empty means everything."""

    gemeente: str = ""
    procedure: str = ""
    rol: str = ""
    alleen_mijn: bool = False
    pagina: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Werkregel:
    """One line of the list."""

    taak: int | None
    kenmerk: str
    dossiertitel: str
    wat: str
    waar: str
    procedure: str
    uiterste_dag: date | None
    rest: str
    groep: str
    grondslag: str
    wie: str
    van: str = ""
    """Who has it; empty where it is for whoever has the role."""
    is_mijn: bool = False
    stil: bool = False
    onbezet: bool = False
    """Nobody who is there holds the role."""
    register: str = ""
    plicht: str = ""
    gemeente: str = ""
    """Of a recurring duty: where its proof is laid down, its name, and for whom."""
    anker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Werklijst:
    """A page of the list, in groups that are already in order."""

    regels: tuple[Werkregel, ...]
    te_laat: int
    pagina: int
    meer: bool


GROEPEN = ("Te laat", "Vandaag", "Deze week", "Later", "Zonder termijn")


def mijn_werk(als: Functionaris, persoon: Persoon, pakket: Pakket, dag: date, filter_: Werkfilter) -> Werklijst:
    """Return what this person can do by their roles, most pressing first."""
    plekken = huidig_bereik().plekken
    if filter_.rol:
        plekken = frozenset(p for p in plekken if p.startswith(f"{filter_.rol}@"))
    page = _mine(persoon, plekken, pakket, filter_) if filter_.alleen_mijn else _open_at(plekken, pakket, filter_)
    regels = [_regel(t, persoon, pakket, dag) for t in page.rows]
    if page.number == 1 and not filter_.procedure and not filter_.alleen_mijn:
        regels = _met_terugkerend(regels, als, pakket, dag, filter_)
    return Werklijst(regels=tuple(regels), te_laat=tel_te_laat(plekken), pagina=page.number, meer=page.more)


def _mine(persoon: Persoon, plekken: frozenset[str], pakket: Pakket, filter_: Werkfilter) -> Page[Taak]:
    taken = Taak.objects.filter(_filter(pakket, filter_), toegewezen_aan=persoon)
    if filter_.rol:
        taken = taken.filter(Exists(Taakplek.objects.filter(taak=OuterRef("pk"), plek__in=sorted(plekken))))
    return page_of(_geordend(taken), filter_.pagina, PER_PAGINA)


def _open_at(plekken: frozenset[str], pakket: Pakket, filter_: Werkfilter) -> Page[Taak]:
    def read(begin: int, end: int) -> QuerySet[Taak]:
        return _geordend(_op_plekken(plekken, pakket, filter_, nodig=end))[begin:end]

    return cut(read, lambda: _op_plekken(plekken, pakket, filter_).count(), filter_.pagina, PER_PAGINA)


def wacht_op_anderen(persoon: Persoon, pakket: Pakket, dag: date, filter_: Werkfilter) -> Werklijst:
    """Return what others must do in the procedures in which this person takes part, most pressing first."""
    bereik = huidig_bereik()
    sleutels = _betrokken(bereik, pakket)
    eigen = Taakplek.objects.filter(taak=OuterRef("pk"), plek__in=sorted(bereik.plekken))
    taken = Taak.objects.filter(sleutel__in=sorted(sleutels)).filter(~Exists(eigen))
    if filter_.rol:
        taken = taken.filter(_names(filter_.rol))
    page = page_of(_geordend(taken.filter(_filter(pakket, filter_))), filter_.pagina, PER_PAGINA)
    regels = tuple(_regel(t, persoon, pakket, dag) for t in page.rows)
    return Werklijst(regels=regels, te_laat=0, pagina=page.number, meer=page.more)


def _names(rol: str) -> Q:
    """Find a role among the names that a task carries, wherever it stands, and no role that only begins or ends so."""
    eerste, laatste = Q(rollen__startswith=f"{rol} "), Q(rollen__endswith=f" {rol}")
    return Q(rollen=rol) | eerste | laatste | Q(rollen__contains=f" {rol} ")


def te_verdelen(persoon: Persoon, pakket: Pakket, dag: date, filter_: Werkfilter, plekken: frozenset[str]) -> Werklijst:
    """Return the work at these places that nobody has, what nobody *can* do first."""
    bezet = occupied_places(dag)
    gekozen = frozenset(p for p in plekken if not filter_.rol or p.startswith(f"{filter_.rol}@"))
    somebody_can = Q(Exists(Taakplek.objects.filter(taak=OuterRef("taak_id"), plek__in=sorted(bezet))))
    free = Q(taak__toegewezen_aan__isnull=True)

    def read(begin: int, end: int) -> list[tuple[Taak, bool]]:
        nobody = _op_plekken(gekozen - bezet, pakket, filter_, free & ~somebody_can, nodig=end)
        # At an occupied place somebody can do the work by that place itself; only at the others it has to be asked.
        others = _op_plekken(gekozen & bezet, pakket, filter_, free, nodig=end) | _op_plekken(
            gekozen - bezet, pakket, filter_, free & somebody_can, nodig=end
        )
        # Two lists one after the other: the second begins where the first one ends, on whatever page that is.
        rows = [(t, True) for t in _geordend(nobody)[begin:end]]
        if len(rows) < end - begin:
            ended = begin + len(rows) if rows or not begin else nobody.count()
            rows += [(t, False) for t in _geordend(others)[max(begin - ended, 0) : end - ended]]
        return rows

    page = cut(read, lambda: _op_plekken(gekozen, pakket, filter_, free).count(), filter_.pagina, PER_PAGINA)
    regels = tuple(_regel(t, persoon, pakket, dag, onbezet=onbezet) for t, onbezet in page.rows)
    return Werklijst(regels=regels, te_laat=0, pagina=page.number, meer=page.more)


def tel_te_laat(plekken: Iterable[str]) -> int:
    """Count what is late at these places in dossiers that one can open, up to 100: more is "99+"."""
    if not plekken:
        return 0
    laat = Taakplek.objects.filter(plek__in=sorted(plekken), urgentie=TE_LAAT)
    bereik = huidig_bereik()
    if not bereik.alles:
        laat = laat.filter(taak__sleutel__in=sorted(bereik.sleutels))
    return laat.values("taak_id").distinct()[: MEESTE + 1].count()


def _op_plekken(
    plekken: Iterable[str], pakket: Pakket, filter_: Werkfilter, alleen: Q | None = None, *, nodig: int | None = None
) -> QuerySet[Taak]:
    """Walk the index of each place only as far as the page needs, instead of sorting all the work there is.

    How far (``nodig``; None is all the way) is counted after everything that is left out: out of sight, out of the
    filter, and not ``alleen``.
    """
    alle = sorted(plekken)
    if not alle:
        return Taak.objects.none()
    geldig = _filter(pakket, filter_, "taak__")
    bereik = huidig_bereik()
    if not bereik.alles:
        geldig &= Q(taak__sleutel__in=sorted(bereik.sleutels))
    if alleen is not None:
        geldig &= alleen
    if nodig is None:
        return Taak.objects.filter(pk__in=Taakplek.objects.filter(geldig, plek__in=alle).values("taak_id"))
    delen = []
    for plek in alle:
        rij = Taakplek.objects.filter(geldig, plek=plek)
        delen.append(Q(pk__in=rij.order_by("urgentie", "alarm_dag", "taak_id").values("taak_id")[:nodig]))
    return Taak.objects.filter(reduce(or_, delen))


def _filter(pakket: Pakket, filter_: Werkfilter, naar: str = "") -> Q:
    """Return the condition of a filter; ``naar`` leads from the row to its task."""
    geldig = Q()
    if filter_.procedure and filter_.procedure in pakket.procedures:
        geldig &= Q(**{f"{naar}sleutel__startswith": f"{filter_.procedure}@"})
    if filter_.gemeente and filter_.gemeente in pakket.groepen["gemeenten"]:
        overal = Q(**{f"{naar}voor": "", f"{naar}sleutel__endswith": f"@{filter_.gemeente}"})
        geldig &= Q(**{f"{naar}voor": filter_.gemeente}) | overal
    return geldig


def _geordend(taken: QuerySet[Taak]) -> QuerySet[Taak]:
    return taken.select_related("dossier", "toegewezen_aan").order_by("urgentie", "alarm_dag", "id")


def _betrokken(bereik: Bereik, pakket: Pakket) -> frozenset[str]:
    rollen = {p.partition("@")[0] for p in bereik.plekken}
    mee = {n for n, p in pakket.procedures.items() if rollen & rollen_van(p, pakket.rollen)}
    return frozenset(s for s in bereik.sleutels if s.partition("@")[0] in mee)


def _groep(uiterste: date | None, dag: date, *, stil: bool) -> str:
    if uiterste is None or stil:
        return GROEPEN[4]
    if uiterste < dag:
        return GROEPEN[0]
    if uiterste == dag:
        return GROEPEN[1]
    zondag = dag.toordinal() + 6 - dag.weekday()
    return GROEPEN[2] if uiterste.toordinal() <= zondag else GROEPEN[3]


def _regel(taak: Taak, persoon: Persoon, pakket: Pakket, dag: date, *, onbezet: bool = False) -> Werkregel:
    dossier = taak.dossier
    gemeente = taak.voor or dossier.gemeente or ""
    soort, _, naam = taak.bron.partition(" ")
    stap = naam.partition("/")[2]
    procedure = pakket.procedures.get(dossier.procedure)
    return Werkregel(
        taak=taak.pk,
        kenmerk=dossier.kenmerk,
        dossiertitel=dossier.titel,
        wat=taak.titel,
        waar=gemeentenaam(pakket, gemeente) if gemeente else "",
        procedure=procedure.titel if procedure else dossier.procedure,
        uiterste_dag=taak.uiterste_dag,
        rest="de klok staat stil" if taak.stil else resterend(taak.uiterste_dag, dag) if taak.uiterste_dag else "",
        groep=_groep(taak.uiterste_dag, dag, stil=taak.stil),
        grondslag=taak.grondslag,
        wie=wie_in_woorden(taak.rollen.split(), taak.gemeenten.split(), pakket),
        van=taak.toegewezen_aan.naam if taak.toegewezen_aan else "",
        is_mijn=taak.toegewezen_aan_id == persoon.pk,
        stil=taak.stil,
        onbezet=onbezet,
        anker=f"stap-{stap}{f'-{taak.voor}' if taak.voor else ''}" if soort == "stap" else "klokken",
    )


def wie_in_woorden(rollen: Iterable[str], gemeenten: Iterable[str], pakket: Pakket) -> str:
    """Say who must do something: the roles, and the municipality if it is one."""
    titels = " of ".join(pakket.rollen[r].titel for r in rollen if r in pakket.rollen) or "niemand aangewezen"
    plaatsen = list(gemeenten)
    return f"{titels} van {gemeentenaam(pakket, plaatsen[0])}" if len(plaatsen) == 1 else titels


def _met_terugkerend(
    regels: list[Werkregel], als: Functionaris, pakket: Pakket, dag: date, filter_: Werkfilter
) -> list[Werkregel]:
    """Put the recurring duties of one's roles between the rest, in order."""
    eigen = {(r.rol, r.gemeente) for r in als.rollen if r.geldt_op(dag)}
    wie = {t.wie for t in pakket.terugkerend.values()}
    if not any(rol in wie for rol, _ in eigen):
        return regels
    for v in terugkerend_werk(pakket, dag):
        naam = v.bron.removeprefix("terugkerend ")
        gemeente = v.gemeenten[0]
        if not v.is_open or (v.rollen[0], gemeente) not in eigen or filter_.gemeente not in ("", gemeente):
            continue
        if filter_.rol not in ("", v.rollen[0]):
            continue
        regels.append(
            Werkregel(
                taak=None,
                kenmerk="",
                dossiertitel=pakket.registers[pakket.terugkerend[naam].register].titel,
                wat=v.titel,
                waar=gemeentenaam(pakket, gemeente),
                procedure="Terugkerende plicht",
                uiterste_dag=v.uiterste_dag,
                rest=resterend(v.uiterste_dag, dag) if v.uiterste_dag else "",
                groep=_groep(v.uiterste_dag, dag, stil=False),
                grondslag=f"artikel {v.grondslag}",
                wie=wie_in_woorden(v.rollen, v.gemeenten, pakket),
                register=pakket.terugkerend[naam].register,
                plicht=naam,
                gemeente=gemeente,
            )
        )
    return sorted(regels, key=lambda r: (GROEPEN.index(r.groep), r.uiterste_dag or date.max))
