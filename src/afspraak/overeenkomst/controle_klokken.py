"""Checking the clocks of a procedure: the rule, its facts, the stop, and the steps that must fit within it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from afspraak.overeenkomst.knopen import Bevinding, Ernst
from afspraak.overeenkomst.pakket import Pakket
from afspraak.recht.regel import Gevraagd, Regel
from afspraak.termijnen import AfspraakFout, Duur, Eenheid, Termijn
from afspraak.termijnen.dagen import NEDERLAND
from afspraak.termijnen.stappen import Geteld
from afspraak.verloop.klokken import lees_vaste_waarde
from afspraak.verloop.procedure import (
    NOOIT,
    Alle,
    Bekend,
    EenVan,
    Ergens,
    Gedaan,
    Gegevensoort,
    Klok,
    Niet,
    Overal,
    Procedure,
    Stap,
    VanKlok,
    Voorwaarde,
    bladeren,
)

# An ordinary Monday far from feestdagen: the length of a term is measured from here.
_MAANDAG = date(2026, 6, 1)
_DAGEN_PER = {Eenheid.DAG: 1.0, Eenheid.WERKDAG: 7 / 5, Eenheid.WEEK: 7.0, Eenheid.MAAND: 30.0, Eenheid.JAAR: 365.0}
_PAST: dict[type, tuple[Gegevensoort, ...]] = {
    date: (Gegevensoort.DAG, Gegevensoort.MOMENT),
    datetime: (Gegevensoort.MOMENT,),
    bool: (Gegevensoort.JA_NEE,),
    int: (Gegevensoort.GETAL, Gegevensoort.BEDRAG),
}


def controleer_klokken(procedure: Procedure, pakket: Pakket) -> Iterator[Bevinding]:
    """Yield what is wrong with each clock of a procedure."""
    for klok in procedure.klokken.values():
        if klok.regel not in pakket.regels:
            yield Bevinding(Ernst.FOUT, f"klok '{klok.naam}': de regel {klok.regel} bestaat niet", klok.plaats)
            continue
        regel = pakket.regels[klok.regel]
        if klok.stopt_bij == NOOIT:
            yield Bevinding(Ernst.FOUT, f"klok '{klok.naam}' stopt nooit: 'stopt_bij' ontbreekt", klok.plaats)
        if klok.wie and klok.wie not in pakket.rollen:
            yield Bevinding(Ernst.FOUT, f"klok '{klok.naam}': rol '{klok.wie}' bestaat niet", klok.plaats)
        feiten = list(_feiten(klok, regel, procedure))
        yield from feiten
        if not feiten:
            yield from _past_het(klok, regel, procedure)


def _feiten(klok: Klok, regel: Regel, procedure: Procedure) -> Iterator[Bevinding]:
    namen = {f.naam for f in regel.feiten}
    for naam in (*klok.feiten, *klok.met):
        if naam not in namen:
            zin = f"klok '{klok.naam}': {regel.id} kent het feit '{naam}' niet (wel: {', '.join(sorted(namen))})"
            yield Bevinding(Ernst.FOUT, zin, klok.plaats)
    if klok.opschorten and "opschortingen" not in namen:
        yield Bevinding(Ernst.FOUT, f"klok '{klok.naam}': {regel.id} kent geen opschorting", klok.plaats)
    for gevraagd in regel.feiten:
        fout = _feit_fout(klok, gevraagd, procedure)
        if fout:
            yield Bevinding(Ernst.FOUT, f"klok '{klok.naam}': {fout}", klok.plaats)


def _feit_fout(klok: Klok, gevraagd: Gevraagd, procedure: Procedure) -> str | None:
    if gevraagd.naam in ("opschortingen", "peildag"):
        return None
    if gevraagd.naam in klok.met:
        try:
            lees_vaste_waarde(klok.met[gevraagd.naam], gevraagd)
        except AfspraakFout as fout:
            return str(fout)
        return None
    bron = klok.feiten.get(gevraagd.naam)
    if isinstance(bron, Gedaan | VanKlok):
        return None if gevraagd.soort is date else f"'{gevraagd.naam}' is geen dag"
    naam = bron.gegeven if bron else gevraagd.naam
    gegeven = procedure.gegevens.get(naam)
    if gegeven is None:
        return f"het feit '{gevraagd.naam}' komt nergens vandaan" if gevraagd.verplicht else None
    past = _PAST.get(gevraagd.soort)
    if past and gegeven.soort not in past and gegeven.soort is not Gegevensoort.GEMEENTEN:
        return f"gegeven '{naam}' is {gegeven.soort.value}, en de regel vraagt {past[0].value}"
    return None


def _past_het(klok: Klok, regel: Regel, procedure: Procedure) -> Iterator[Bevinding]:
    """The longest chain of step terms from what starts the clock to what stops it, against the term itself."""
    if klok.soort == "norm":
        return
    ruimte = _ruimte(klok, regel, procedure)
    if ruimte is None:
        return
    pad = _Pad(procedure, _startstappen(klok, regel, procedure))
    for blad in bladeren(klok.stopt_bij):
        for naam in _stappen_van(blad, procedure):
            lengte, keten = pad.tot(naam)
            if lengte > ruimte:
                zin = (
                    f"klok '{klok.naam}': de stappen {' → '.join(keten)} duren samen tot {lengte:.0f} dagen; "
                    f"{regel.id} geeft {ruimte} dagen"
                )
                yield Bevinding(Ernst.FOUT, zin, klok.plaats)


def _ruimte(klok: Klok, regel: Regel, procedure: Procedure) -> int | None:
    """Return the length in days of the term itself, with the facts that duties supply and without extensions."""
    plicht = {g for s, rij in procedure.rijen() if not s.mag for g in rij.vraagt}
    feiten: dict[str, Any] = {}
    for gevraagd in regel.feiten:
        bron = klok.feiten.get(gevraagd.naam, Bekend(gevraagd.naam))
        bekend = not isinstance(bron, Bekend) or bron.gegeven in plicht
        if gevraagd.naam in klok.met:
            feiten[gevraagd.naam] = lees_vaste_waarde(klok.met[gevraagd.naam], gevraagd)
        elif gevraagd.naam not in ("opschortingen", "peildag") and (gevraagd.verplicht or bekend):
            voorbeeld = _voorbeeld(gevraagd)
            if voorbeeld is not None:
                feiten[gevraagd.naam] = voorbeeld
    try:
        uitkomst = regel.bereken(feiten)
    except AfspraakFout:
        return None
    if not isinstance(uitkomst, Termijn) or uitkomst.nominale_dag < uitkomst.eerste_dag:
        return None
    if not any(isinstance(stap, Geteld) and stap.duur.aantal for stap in uitkomst.stappen):
        # A day that follows from facts, not a duration in which work must fit.
        return None
    return (uitkomst.nominale_dag - uitkomst.eerste_dag + timedelta(days=1)).days


def _voorbeeld(gevraagd: Gevraagd) -> Any:
    waarden: dict[type, Any] = {
        date: _MAANDAG,
        datetime: datetime(2026, 6, 1, 9, 0, tzinfo=NEDERLAND),
        bool: False if gevraagd.verplicht else None,
        int: 1 if gevraagd.verplicht else None,
        Duur: Duur(1, Eenheid.WEEK) if gevraagd.verplicht else None,
    }
    waarde = waarden.get(gevraagd.soort)
    return (waarde,) if gevraagd.meer and waarde is not None else waarde


def _startstappen(klok: Klok, regel: Regel, procedure: Procedure) -> frozenset[str]:
    """Return the steps that supply what the rule cannot do without."""
    gevonden: set[str] = set()
    for gevraagd in regel.feiten:
        bron = klok.feiten.get(gevraagd.naam, Bekend(gevraagd.naam))
        if gevraagd.verplicht and gevraagd.naam not in klok.met and isinstance(bron, Gedaan | Bekend):
            gevonden |= set(_stappen_van(bron, procedure))
    return frozenset(gevonden)


def _stappen_van(blad: Gedaan | Bekend, procedure: Procedure) -> tuple[str, ...]:
    if isinstance(blad, Gedaan):
        return (blad.stap,) if blad.stap in procedure.stappen else ()
    return tuple(dict.fromkeys(s.naam for s, rij in procedure.rijen() if blad.gegeven in (*rij.vraagt, *rij.kan)))


class _Pad:
    """The longest path of step terms, in days, from the steps that start a clock. Loops back do not count."""

    def __init__(self, procedure: Procedure, begin: frozenset[str]) -> None:
        self.procedure = procedure
        self.begin = begin
        self._bekend: dict[str, tuple[float, tuple[str, ...]] | None] = dict.fromkeys(begin, (0.0, ()))

    def tot(self, naam: str) -> tuple[float, tuple[str, ...]]:
        """Return the length up to and including a step, and the steps on the way; zero if no start leads there."""
        return self._lengte(naam, frozenset()) or (0.0, ())

    def _lengte(self, naam: str, onderweg: frozenset[str]) -> tuple[float, tuple[str, ...]] | None:
        if naam in self._bekend:
            return self._bekend[naam]
        stap = self.procedure.stappen.get(naam)
        if stap is None or naam in onderweg:
            return None
        eerder = self._voor(stap.na, onderweg | {naam})
        gevonden = self._met_termijn(stap, eerder, onderweg) if eerder is not None else None
        if not onderweg:
            self._bekend[naam] = gevonden
        return gevonden

    def _met_termijn(
        self, stap: Stap, eerder: tuple[float, tuple[str, ...]], onderweg: frozenset[str]
    ) -> tuple[float, tuple[str, ...]]:
        if stap.termijn is None or stap.mag:
            return eerder
        gewicht = stap.termijn.duur.aantal * _DAGEN_PER.get(stap.termijn.duur.eenheid, 0.0)
        keten = (*eerder[1], stap.naam)
        if stap.termijn.vanaf is None:
            return eerder[0] + gewicht, keten
        vanaf = self._blad(stap.termijn.vanaf, onderweg | {stap.naam}) or (0.0, ())
        return max(eerder[0], vanaf[0] + gewicht), keten

    def _voor(self, voorwaarde: Voorwaarde, onderweg: frozenset[str]) -> tuple[float, tuple[str, ...]] | None:
        match voorwaarde:
            case Gedaan() | Bekend():
                return self._blad(voorwaarde, onderweg)
            case Niet():
                return None
            case Overal(deel, _) | Ergens(deel, _):
                return self._voor(deel, onderweg)
            case Alle(delen) | EenVan(delen):
                paden = [p for deel in delen if (p := self._voor(deel, onderweg)) is not None]
                return max(paden, default=None, key=lambda p: p[0])

    def _blad(self, blad: Gedaan | Bekend, onderweg: frozenset[str]) -> tuple[float, tuple[str, ...]] | None:
        paden = [p for n in _stappen_van(blad, self.procedure) if (p := self._lengte(n, onderweg)) is not None]
        return max(paden, default=None, key=lambda p: p[0])
