"""Which mandate an act relies on, and what it lacks where there is none (Awb 10:1 to 10:3)."""

from afspraak.record.text import folded
from afspraak.termijnen.dagen import schrijf_dag
from afspraak.verloop.bevoegd import noem_plaats, noem_rol
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.gebeurtenis import Gebeurtenis
from afspraak.verloop.kader import Functionaris, Kader, Mandaat
from afspraak.verloop.persoon import noemt
from afspraak.verloop.procedure import Gegevensoort, Poort, Stap
from afspraak.verloop.voorwaarden import noem_gegeven
from afspraak.verloop.waarden import schrijf_gegeven
from afspraak.verloop.weigering import Weigering, Weigeringsoort

NIET_OP_EIGEN_BESLUIT = "Awb 10:3 lid 3"


def vind_mandaat(
    poort: Poort, stap: Stap, gebeurtenis: Gebeurtenis, door: Functionaris, dossier: Dossier, kader: Kader
) -> Mandaat | Weigering | None:
    """Return the mandate that covers an act, None where the act needs none, or the refusal that says what it lacks.

    The organ itself, or who records its decision, needs no mandate. A mandate never covers a decision on an objection
    for who made the decision that it is directed to, whatever its line says.
    """
    if gebeurtenis.rol is not None and kader.rollen[gebeurtenis.rol].orgaan:
        return None
    eigen = _op_eigen_besluit(gebeurtenis, door, dossier, kader)
    if eigen:
        return _weiger(poort, stap, gebeurtenis, dossier, kader, eigen, NIET_OP_EIGEN_BESLUIT)
    gemeente = gebeurtenis.voor or dossier.gemeente
    regels = [m for m in door.mandaten if m.procedure == kader.procedure.naam and gemeente in (None, m.gemeente)]
    gebreken: list[str] = []
    for regel in regels:
        gebrek = _gebrek(regel, stap, gebeurtenis, kader)
        if not gebrek:
            return regel
        gebreken.append(f"Mandaat {regel.regel} {gebrek}.")
    zin = f"{_gezocht(stap, gemeente, kader)} {' '.join(gebreken) or 'Zo een mandaat staat niet op uw naam.'}"
    return _weiger(poort, stap, gebeurtenis, dossier, kader, zin)


def _op_eigen_besluit(gebeurtenis: Gebeurtenis, door: Functionaris, dossier: Dossier, kader: Kader) -> str:
    naam = kader.procedure.primair_door
    if not naam:
        return ""
    vastgelegd = dossier.laatste(naam, gebeurtenis.voor)
    waarde = gebeurtenis.gegevens.get(naam) or (vastgelegd.waarde if vastgelegd else None)
    if waarde is None or not noemt(waarde, door):
        return ""
    return (
        f"Een mandaat geldt niet voor wie het eerste besluit nam ({noem_gegeven(naam, kader)}: {waarde}). "
        "Een ander beslist op dit bezwaar."
    )


def _gebrek(regel: Mandaat, stap: Stap, gebeurtenis: Gebeurtenis, kader: Kader) -> str:
    """Say what a line of the register lacks for this act; empty where it covers it."""
    organen = _organen(stap, kader)
    if regel.orgaan in kader.rollen and organen and regel.orgaan not in organen:
        return f"komt van een ander orgaan: {kader.rollen[regel.orgaan].titel}"
    if regel.tot is not None and regel.tot < gebeurtenis.op:
        return f"liep tot en met {schrijf_dag(regel.tot)}"
    if gebeurtenis.op < regel.werkt_vanaf:
        return f"werkt pas vanaf {schrijf_dag(regel.werkt_vanaf)}"
    rij = stap.uitkomsten.get(gebeurtenis.uitkomst or "")
    buiten = {folded(tekst) for tekst in regel.uitzonderingen}
    if rij is not None and buiten & {folded(rij.naam), folded(rij.titel)}:
        return f"geldt niet voor “{rij.titel}”"
    return _te_veel(regel, gebeurtenis, kader)


def _te_veel(regel: Mandaat, gebeurtenis: Gebeurtenis, kader: Kader) -> str:
    for naam, waarde in gebeurtenis.gegevens.items():
        gegeven = kader.procedure.gegevens.get(naam)
        if regel.tot_bedrag is None or gegeven is None or gegeven.soort is not Gegevensoort.BEDRAG:
            continue
        if isinstance(waarde, int) and waarde > regel.tot_bedrag:
            grens, bedrag = schrijf_gegeven(gegeven, regel.tot_bedrag), schrijf_gegeven(gegeven, waarde)
            return f"gaat tot en met {grens}, en hier staat {bedrag}"
    return ""


def _organen(stap: Stap, kader: Kader) -> tuple[str, ...]:
    return tuple(rol for rol in stap.rollen if kader.rollen[rol].orgaan)


def _gezocht(stap: Stap, gemeente: str | None, kader: Kader) -> str:
    organen = [kader.rollen[rol].titel for rol in _organen(stap, kader)]
    orgaan = f"het {' of '.join(organen)}" if organen else "het bevoegde orgaan"
    return f"Gezocht: een mandaat van {orgaan}{noem_plaats(gemeente, kader)} voor “{kader.procedure.titel}”."


def _weiger(
    poort: Poort, stap: Stap, gebeurtenis: Gebeurtenis, dossier: Dossier, kader: Kader, zin: str, grond: str = ""
) -> Weigering:
    organen = tuple(noem_rol(rol, gebeurtenis.voor, dossier, kader) for rol in _organen(stap, kader))
    return Weigering(
        soort=Weigeringsoort.POORT,
        zin=f"{poort.weigering} {zin}",
        grondslag=(poort.grondslag, *((grond,) if grond else ())),
        wie_wel=(*organen, "een collega met een mandaat dat dit dekt"),
        poort=poort.naam,
    )
