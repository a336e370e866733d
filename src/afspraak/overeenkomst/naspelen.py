"""Running a worked case: each act goes through ``decide``, and after it everything expected must be true."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from afspraak.overeenkomst.knopen import Bevinding, Ernst
from afspraak.overeenkomst.pakket import Pakket
from afspraak.overeenkomst.verwachtingen import toets_verwachting
from afspraak.overeenkomst.voorbeelden import Voorbeeld, Voorval
from afspraak.verloop.besluit import decide
from afspraak.verloop.dossier import Dossier, fold
from afspraak.verloop.gebeurtenis import Begin, Correctie, Gebeurtenis, Handeling
from afspraak.verloop.kader import Functionaris, Kader, Mandaat, Rolhouder
from afspraak.verloop.weigering import Weigering

Rij = tuple[str, str, str]
"""A row of the table: procedure, step, outcome."""


@dataclass(frozen=True, slots=True)
class Verslag:
    """What running a case gave: what was wrong, which rows it took, which gates refused."""

    bevindingen: tuple[Bevinding, ...]
    rijen: Counter[Rij]
    poorten: frozenset[tuple[str, str]]
    dossier: Dossier | None


def speel_na(voorbeeld: Voorbeeld, pakket: Pakket) -> Verslag:
    """Run one case from its first line to its last; go on after a mistake, so that all are told at once."""
    return _Spel(voorbeeld, pakket).speel()


class _Spel:
    def __init__(self, voorbeeld: Voorbeeld, pakket: Pakket) -> None:
        self.voorbeeld = voorbeeld
        self.kader: Kader = pakket.kader(voorbeeld.procedure)
        self.bevindingen: list[Bevinding] = []
        self.rijen: Counter[Rij] = Counter()
        self.poorten: set[tuple[str, str]] = set()
        self.log: list[Gebeurtenis] = []
        self.dossier: Dossier | None = None

    def speel(self) -> Verslag:
        vorige = date.min
        for voorval in self.voorbeeld.verloop:
            if voorval.dag < vorige:
                self._fout(voorval, "deze dag ligt vóór de vorige; een verloop gaat vooruit")
            vorige = voorval.dag
            if self.dossier is None:
                self._begin(voorval)
            if self.dossier is None:
                break
            self._regel(voorval, self.dossier)
        if self.log and fold(self.log) != self.dossier:
            self._fout(self.voorbeeld.verloop[-1], "het log geeft niet dezelfde stand bij opnieuw naspelen")
        return Verslag(tuple(self.bevindingen), self.rijen, frozenset(self.poorten), self.dossier)

    def _regel(self, voorval: Voorval, dossier: Dossier) -> None:
        if voorval.stap or voorval.corrigeert:
            self._doe(voorval, dossier)
        for verwachting in voorval.dan:
            zin = toets_verwachting(verwachting, self.dossier or dossier, self.kader, voorval.dag)
            if zin:
                self.bevindingen.append(Bevinding(Ernst.FOUT, zin, verwachting.plaats))

    def _fout(self, voorval: Voorval, zin: str) -> None:
        self.bevindingen.append(Bevinding(Ernst.FOUT, zin, voorval.plaats))

    def _begin(self, voorval: Voorval) -> None:
        begin = Begin(
            kenmerk="VB-1",
            titel=self.voorbeeld.titel,
            gemeente=self.voorbeeld.gemeente,
            uit="voorbeeld",
        )
        # A case may open with an act that is refused for want of a declaration; somebody else then began the dossier.
        door = self._persoon(replace(voorval, verklaring=True))
        self._leg_vast(voorval, decide(None, begin, door=door, op=voorval.dag, kader=self.kader))

    def _doe(self, voorval: Voorval, dossier: Dossier) -> None:
        daad = self._daad(voorval, dossier)
        if daad is None:
            return
        besluit = decide(dossier, daad, door=self._persoon(voorval), op=voorval.dag, kader=self.kader)
        if voorval.weigert:
            self._moet_weigeren(voorval, besluit)
            return
        self._leg_vast(voorval, besluit)
        if not isinstance(besluit, Weigering) and isinstance(daad, Handeling):
            self.rijen[self.voorbeeld.procedure, daad.stap, daad.uitkomst] += 1

    def _daad(self, voorval: Voorval, dossier: Dossier) -> Handeling | Correctie | None:
        if not voorval.corrigeert:
            return Handeling(stap=voorval.stap, uitkomst=voorval.uitkomst, voor=voorval.voor, gegevens=voorval.gegevens)
        keer = dossier.keer(voorval.corrigeert, voorval.voor)
        if keer is None:
            self._fout(voorval, f"stap '{voorval.corrigeert}' is niet gedaan en kan dus niet worden gecorrigeerd")
            return None
        return Correctie(
            volgnummer=keer.volgnummer,
            gegevens=voorval.gegevens,
            vervalt=voorval.vervalt,
            reden=voorval.reden,
            akkoord=self._tweede(voorval),
        )

    def _moet_weigeren(self, voorval: Voorval, besluit: tuple[Gebeurtenis, ...] | Weigering) -> None:
        if not isinstance(besluit, Weigering):
            self._fout(voorval, f"dit moest geweigerd worden op {voorval.weigert}, maar het mocht")
            return
        gronden = {deel.strip() for grond in besluit.grondslag for deel in grond.split(",")}
        if not {d.strip() for d in voorval.weigert.split(",")} <= gronden:
            waarop = ", ".join(besluit.grondslag) or "geen grondslag"
            self._fout(voorval, f"geweigerd op {waarop} in plaats van {voorval.weigert}: {besluit.zin}")
        if besluit.poort:
            self.poorten.add((self.voorbeeld.procedure, besluit.poort))

    def _leg_vast(self, voorval: Voorval, besluit: tuple[Gebeurtenis, ...] | Weigering) -> None:
        if isinstance(besluit, Weigering):
            self._fout(voorval, f"geweigerd: {besluit.zin}")
            return
        self.log.extend(besluit)
        self.dossier = fold(self.log)

    def _tweede(self, voorval: Voorval) -> Functionaris | None:
        """Return who agrees: a colleague in the same role, under the name that the case gives."""
        return replace(self._persoon(voorval), naam=voorval.akkoord) if voorval.akkoord else None

    def _persoon(self, voorval: Voorval) -> Functionaris:
        """Return the person of this line: one who holds just this role, there or wherever it is held."""
        rol = self.kader.rollen.get(voorval.rol)
        if rol is None:
            if voorval.rol:
                self._fout(voorval, f"de rol '{voorval.rol}' bestaat niet")
            plaatsen: tuple[str, ...] = ()
        else:
            plaatsen = (voorval.bij,) if voorval.bij else self.kader.groepen.get(rol.bij, ())
            if voorval.bij and voorval.bij not in self.kader.groepen.get(rol.bij, ()):
                self._fout(voorval, f"de rol '{voorval.rol}' bestaat niet bij {voorval.bij}")
        mandaten = tuple(
            Mandaat(gemeente=g, procedure=self.voorbeeld.procedure, regel="MR-1", vanaf=date(2026, 1, 1))
            for g in self.kader.groepen["gemeenten"]
        )
        return Functionaris(
            naam=voorval.persoon or f"{voorval.rol} {voorval.bij}".strip() or "iemand",
            rollen=tuple(Rolhouder(rol=voorval.rol, gemeente=g) for g in plaatsen),
            mandaten=mandaten if voorval.mandaat else (),
            verklaring_op=date(2025, 12, 1) if voorval.verklaring else None,
        )
