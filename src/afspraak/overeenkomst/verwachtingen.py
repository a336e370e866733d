"""The expectations of a worked case: each key has one way to be true, and one sentence for when it is not."""

from collections.abc import Callable
from datetime import date

from afspraak.overeenkomst.voorbeelden import Verwachting
from afspraak.recht import WETTEN
from afspraak.termijnen import AfspraakFout, Termijn, lees_dag
from afspraak.termijnen.dagen import schrijf_dag_kort
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.gebeurtenis import Waarde
from afspraak.verloop.grootboek import wacht_op
from afspraak.verloop.kader import Kader
from afspraak.verloop.klokken import Klokstand, Stand, klokstanden
from afspraak.verloop.openstaand import open_stappen
from afspraak.verloop.waarden import lees_waarde


def toets_verwachting(v: Verwachting, dossier: Dossier, kader: Kader, dag: date) -> str | None:
    """Return a Dutch sentence if the expectation is not met on this day, else None."""
    woord, _, rest = v.sleutel.partition(" ")
    try:
        if woord == "klok":
            return _klok(rest, v, dossier, kader, dag)
        if woord == "gegeven":
            return _gegeven(rest, v, dossier, kader)
        if v.sleutel in _TOETSEN:
            return _TOETSEN[v.sleutel](v, dossier, kader, dag)
    except AfspraakFout as fout:
        return str(fout)
    bekend = ", ".join(("klok NAAM", "gegeven NAAM", *_TOETSEN))
    return f"'{v.sleutel}' is geen verwachting (wel: {bekend})"


def _klok(naam: str, v: Verwachting, dossier: Dossier, kader: Kader, dag: date) -> str | None:
    stand = next((s for s in klokstanden(dossier, kader, dag) if s.naam == naam), None)
    if naam.partition(" ")[0] not in kader.procedure.klokken:
        return f"klok '{naam}' bestaat niet (wel: {', '.join(kader.procedure.klokken)})"
    velden = v.velden or {"laatste_dag": " ".join(v.teksten)}
    if velden == {"laatste_dag": "loopt niet"}:
        return f"klok {naam} loopt wel: {stand.laatste_dag}" if stand else None
    if stand is None:
        return f"klok {naam} loopt niet: er ontbreken gegevens"
    if stand.stand is Stand.FOUT:
        return f"klok {naam} is niet te berekenen: {stand.fout}"
    for veld, verwacht in velden.items():
        zin = _klokveld(stand, veld, verwacht)
        if zin:
            return zin
    return None


def _klokveld(stand: Klokstand, veld: str, verwacht: str) -> str | None:
    if veld == "stand":
        goed = stand.stand.value == verwacht
        return None if goed else f"klok {stand.naam}: stand is {stand.stand.value}, niet {verwacht}"
    termijn = stand.uitkomst
    dagen = {
        "laatste_dag": stand.laatste_dag,
        "alarm_dag": stand.alarm_dag,
        "nominale_dag": termijn.nominale_dag if isinstance(termijn, Termijn) else None,
        "gestopt_op": stand.gestopt_op,
    }
    if veld not in dagen:
        return f"'{veld}' is geen veld van een klok (wel: {', '.join(dagen)}, stand)"
    gekregen = dagen[veld]
    if gekregen == lees_dag(verwacht, veld):
        return None
    zin = f" ({stand.uitkomst.zin})" if stand.uitkomst else ""
    return f"klok {stand.naam}: {veld} is {_kort(gekregen)}, niet {verwacht}{zin}"


def _kort(dag: date | None) -> str:
    return schrijf_dag_kort(dag) if dag else "er niet"


def _gegeven(naam: str, v: Verwachting, dossier: Dossier, kader: Kader) -> str | None:
    naam, _, voor = naam.partition(" ")
    gegeven = kader.procedure.gegevens.get(naam)
    if gegeven is None:
        return f"'{naam}' is geen gegeven van {kader.procedure.naam}"
    vastgelegd = dossier.laatste(naam, voor or None)
    waarde: Waarde | None = vastgelegd.waarde if vastgelegd else None
    verwacht = lees_waarde(gegeven, ", ".join(v.teksten))
    return None if waarde == verwacht else f"{naam} is {waarde}, niet {verwacht}"


def _verschil(wat: str, gekregen: set[str], verwacht: set[str]) -> str | None:
    te_veel, te_weinig = sorted(gekregen - verwacht), sorted(verwacht - gekregen)
    delen = []
    if te_weinig:
        delen.append(f"verwacht maar niet {wat}: {', '.join(te_weinig)}")
    if te_veel:
        delen.append(f"wel {wat} maar niet verwacht: {', '.join(te_veel)}")
    return "; ".join(delen) or None


def _plichten(dossier: Dossier, kader: Kader) -> set[str]:
    return {o.naam for o in open_stappen(dossier, kader) if not o.mag}


def _open(v: Verwachting, dossier: Dossier, kader: Kader, dag: date) -> str | None:
    return _verschil("open", _plichten(dossier, kader), set(v.teksten))


def _open_ook(v: Verwachting, dossier: Dossier, kader: Kader, dag: date) -> str | None:
    mist = set(v.teksten) - _plichten(dossier, kader)
    return f"verwacht maar niet open: {', '.join(sorted(mist))}" if mist else None


def _niet_open(v: Verwachting, dossier: Dossier, kader: Kader, dag: date) -> str | None:
    toch = set(v.teksten) & {o.naam for o in open_stappen(dossier, kader)}
    return f"toch open: {', '.join(sorted(toch))}" if toch else None


def _mag(v: Verwachting, dossier: Dossier, kader: Kader, dag: date) -> str | None:
    mist = set(v.teksten) - {o.naam for o in open_stappen(dossier, kader) if o.mag}
    return f"zou moeten mogen maar kan niet: {', '.join(sorted(mist))}" if mist else None


def _wacht_op(v: Verwachting, dossier: Dossier, kader: Kader, dag: date) -> str | None:
    return _verschil("waarop gewacht wordt", set(wacht_op(dossier, kader)), set(v.teksten))


def _te_laat(v: Verwachting, dossier: Dossier, kader: Kader, dag: date) -> str | None:
    laat = {s.naam for s in klokstanden(dossier, kader, dag) if s.stand is Stand.TE_LAAT}
    return _verschil("te laat", laat, set(v.teksten))


def _gesloten(v: Verwachting, dossier: Dossier, kader: Kader, dag: date) -> str | None:
    verwacht = " ".join(v.teksten)
    gekregen = dossier.gesloten or "nee"
    return None if gekregen == verwacht else f"gesloten is {gekregen}, niet {verwacht}"


def bewaren_tot(dossier: Dossier, kader: Kader) -> date | str:
    """Return until when a closed dossier is kept, or "blijvend", or "open" where it is not closed yet."""
    if dossier.gesloten is None or dossier.gesloten_op is None:
        return "open"
    resultaat = kader.procedure.afsluiting[dossier.gesloten].selectielijst
    uitkomst = WETTEN["RET"].bereken({"resultaat": resultaat, "brondatum": dossier.gesloten_op})
    return uitkomst.laatste_dag if isinstance(uitkomst, Termijn) else "blijvend"


def _bewaren_tot(v: Verwachting, dossier: Dossier, kader: Kader, dag: date) -> str | None:
    verwacht = " ".join(v.teksten)
    gekregen = bewaren_tot(dossier, kader)
    if isinstance(gekregen, date):
        return None if lees_dag(verwacht) == gekregen else f"bewaren tot {_kort(gekregen)}, niet {verwacht}"
    return None if gekregen == verwacht else f"bewaren: {gekregen}, niet {verwacht}"


_TOETSEN: dict[str, Callable[[Verwachting, Dossier, Kader, date], str | None]] = {
    "open": _open,
    "open_ook": _open_ook,
    "niet_open": _niet_open,
    "mag": _mag,
    "wacht_op": _wacht_op,
    "te_laat": _te_laat,
    "gesloten": _gesloten,
    "bewaren_tot": _bewaren_tot,
}
