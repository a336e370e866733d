"""The list of dossiers."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from afspraak.overeenkomst.pakket import Pakket
from afspraak.overeenkomst.zinnen import gemeentenaam, resterend
from afspraak.storage.bereik import huidig_bereik, sleutel_van
from afspraak.storage.models import DossierRij
from afspraak.usecases.lezen.paging import cut

PER_PAGINA = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijstfilter:
    """What to show; empty means everything."""

    zoek: str = ""
    gemeente: str = ""
    procedure: str = ""
    stand: str = "open"
    """open, gesloten or alle."""
    pagina: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijstregel:
    """One dossier."""

    kenmerk: str
    titel: str
    procedure: str
    gemeente: str
    stadium: str
    gesloten: bool
    gewijzigd_op: date
    uiterste_dag: date | None
    rest: str
    te_laat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijst:
    """A page of dossiers."""

    regels: tuple[Lijstregel, ...]
    pagina: int
    meer: bool


def dossierlijst(pakket: Pakket, dag: date, filter_: Lijstfilter) -> Lijst:
    """Return a page of the dossiers within the scope, last changed first."""
    rijen = DossierRij.objects.all()
    if filter_.gemeente or filter_.procedure:
        rijen = rijen.filter(sleutel__in=_sleutels(pakket, filter_))
    if filter_.stand != "alle":
        rijen = rijen.filter(gesloten_op__isnull=filter_.stand != "gesloten")
    if filter_.zoek:
        rijen = rijen.filter(Q(titel__icontains=filter_.zoek) | Q(kenmerk__istartswith=filter_.zoek))
    # Find the page in the index first, then read its rows: skipping whole rows costs more with every page.
    nummers = rijen.order_by("-gewijzigd_op", "-id").values_list("pk", flat=True)
    page = cut(lambda begin, end: nummers[begin:end], nummers.count, filter_.pagina, PER_PAGINA)
    gevonden = DossierRij.objects.in_bulk(page.rows)
    regels = tuple(_regel(gevonden[n], pakket, dag) for n in page.rows if n in gevonden)
    return Lijst(regels=regels, pagina=page.number, meer=page.more)


def _sleutels(pakket: Pakket, filter_: Lijstfilter) -> list[str]:
    gekozen = [filter_.procedure] if filter_.procedure else list(pakket.procedures)
    gemeenten = [filter_.gemeente] if filter_.gemeente else [*pakket.groepen["gemeenten"], None]
    zichtbaar = huidig_bereik().sleutels
    return [s for p in gekozen for g in gemeenten if (s := sleutel_van(p, g)) in zichtbaar]


def _regel(rij: DossierRij, pakket: Pakket, dag: date) -> Lijstregel:
    procedure = pakket.procedures.get(rij.procedure)
    uiterste = rij.uiterste_dag if rij.gesloten_op is None else None
    return Lijstregel(
        kenmerk=rij.kenmerk,
        titel=rij.titel,
        procedure=procedure.titel if procedure else rij.procedure,
        gemeente=gemeentenaam(pakket, rij.gemeente),
        stadium=rij.stadium,
        gesloten=rij.gesloten_op is not None,
        gewijzigd_op=rij.gewijzigd_op,
        uiterste_dag=uiterste,
        rest=resterend(uiterste, dag) if uiterste else "",
        te_laat=uiterste is not None and uiterste < dag,
    )
