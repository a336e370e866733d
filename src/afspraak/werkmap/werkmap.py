"""Opening a cooperation's folder, reading its dossiers, and the one way to write: ``handel``."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from afspraak.overeenkomst.knopen import Verzamelaar, lees_bestand
from afspraak.overeenkomst.pakket import Pakket, laad_pakket
from afspraak.termijnen import AfspraakFout
from afspraak.verloop.besluit import decide
from afspraak.verloop.dossier import Dossier, fold
from afspraak.verloop.gebeurtenis import Begin, Correctie, Handeling
from afspraak.verloop.kader import Functionaris
from afspraak.verloop.persoon import zelfde_naam
from afspraak.verloop.weigering import Weigering
from afspraak.werkmap.log import lees_log, op_slot, schrijf_act
from afspraak.werkmap.personen import lees_personen

_KENMERK = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


@dataclass(frozen=True, slots=True)
class Werkmap:
    """An opened cooperation."""

    pad: Path
    pakket: Pakket
    personen: tuple[Functionaris, ...]

    def dossiers(self) -> Iterator[Dossier]:
        """Yield every dossier, by reference.

        Raises:
            GeschondenLog: if a log was tampered with.
        """
        for bestand in sorted((self.pad / "dossiers").glob("*.jsonl")):
            yield fold(lees_log(bestand).gebeurtenissen)

    def dossier(self, kenmerk: str) -> Dossier:
        """Return one dossier.

        Raises:
            AfspraakFout: if there is none with this reference; the sentence names those that look like it.
        """
        pad = self._pad(kenmerk)
        if not pad.is_file():
            begin = kenmerk[:3].casefold()
            namen = [p.stem for p in sorted((self.pad / "dossiers").glob("*.jsonl"))]
            lijken = [n for n in namen if n.casefold().startswith(begin)] or namen
            raise AfspraakFout(f"Het dossier '{kenmerk}' bestaat niet. Wel: {', '.join(lijken[:10]) or 'geen enkel'}.")
        return fold(lees_log(pad).gebeurtenissen)

    def _pad(self, kenmerk: str) -> Path:
        if not _KENMERK.fullmatch(kenmerk):
            raise AfspraakFout(f"'{kenmerk}' is geen kenmerk. Gebruik letters, cijfers, '-' en '_'.")
        return self.pad / "dossiers" / f"{kenmerk}.jsonl"

    def nieuw_kenmerk(self, procedure: str, op: date) -> str:
        """Return the next free reference for a procedure in a year: "BEZ-2026-004"."""
        kop = f"{procedure.replace('_', '')[:3].upper()}-{op.year}-"
        nummers = [
            int(p.stem.removeprefix(kop))
            for p in (self.pad / "dossiers").glob(f"{kop}*.jsonl")
            if p.stem.removeprefix(kop).isdigit()
        ]
        return f"{kop}{max(nummers, default=0) + 1:03d}"

    def begin(self, procedure: str, begin: Begin, *, door: Functionaris, op: date) -> Dossier | Weigering:
        """Start a dossier, or refuse."""
        besluit = decide(None, begin, door=door, op=op, kader=self.pakket.kader(procedure))
        if isinstance(besluit, Weigering):
            return besluit
        with op_slot(self.pad):
            schrijf_act(self._pad(begin.kenmerk), besluit, verwacht=0)
        return fold(besluit)

    def handel(self, kenmerk: str, daad: Handeling | Correctie, *, door: Functionaris, op: date) -> Dossier | Weigering:
        """Do one act: read, decide, write, all under the lock. A refusal changes nothing."""
        with op_slot(self.pad):
            dossier = self.dossier(kenmerk)
            if op < dossier.historie[-1].op:
                dag = dossier.historie[-1].op.isoformat()
                raise AfspraakFout(f"De dag {op} ligt vóór de laatste gebeurtenis ({dag}). Kies die dag of een latere.")
            kader = self.pakket.kader(dossier.aanhef.procedure)
            besluit = decide(dossier, daad, door=door, op=op, kader=kader)
            if isinstance(besluit, Weigering):
                return besluit
            nieuw = fold((*dossier.historie, *besluit))
            schrijf_act(self._pad(kenmerk), besluit, verwacht=dossier.volgnummer)
            return nieuw

    def vind_persoon(self, rol: str, gemeente: str | None, op: date, naam: str | None = None) -> Functionaris:
        """Return who acts: by name, or the first who holds the role (at the municipality) on this day.

        Raises:
            AfspraakFout: if there is nobody; the sentence names who there is.
        """
        if naam is not None:
            gevonden = [p for p in self.personen if zelfde_naam(p.naam, naam)]
            if not gevonden:
                raise AfspraakFout(f"'{naam}' is niet bekend. Wel: {', '.join(p.naam for p in self.personen)}.")
            return gevonden[0]
        if rol not in self.pakket.rollen:
            raise AfspraakFout(f"De rol '{rol}' bestaat niet. Wel: {', '.join(sorted(self.pakket.rollen))}.")
        plaatsen = (gemeente,) if gemeente else self.pakket.groepen.get(self.pakket.rollen[rol].bij, ())
        for persoon in self.personen:
            if persoon.houdt(rol, plaatsen, op):
                return persoon
        waar = f" bij {gemeente}" if gemeente else ""
        raise AfspraakFout(f"Niemand heeft{waar} de rol '{rol}' op {op}. Voeg die toe in personen.yaml.")


def open_werkmap(pad: Path) -> Werkmap:
    """Open a cooperation's folder.

    Raises:
        AfspraakFout: if it is none, or its pack or people are not in order.
    """
    bestand = pad / "samenwerking.yaml"
    if not bestand.is_file():
        raise AfspraakFout(f"'{pad}' is geen samenwerking: samenwerking.yaml ontbreekt.")
    verzamelaar = Verzamelaar()
    kaart = lees_bestand(bestand, pad, verzamelaar)
    verwijzing = kaart.verplicht("pakket") if kaart else ""
    if kaart:
        kaart.tekst("titel")
        kaart.klaar()
    if verzamelaar.bevindingen:
        raise AfspraakFout("\n".join(str(b) for b in verzamelaar.bevindingen))
    pakket = laad_pakket(vind_pakket(verwijzing, pad))
    return Werkmap(pad, pakket, lees_personen(pad, pakket))


def vind_pakket(verwijzing: str, naast: Path) -> Path:
    """Return the folder of a pack: a path from the folder, or the name of a pack that ships or lies here.

    Raises:
        AfspraakFout: if there is none.
    """
    plekken = [naast / verwijzing, Path(verwijzing), *(p / verwijzing for p in pakketfolders())]
    for plek in plekken:
        if (plek / "overeenkomst.yaml").is_file():
            return plek
    raise AfspraakFout(f"Het pakket '{verwijzing}' is niet gevonden. Gezocht in: {', '.join(map(str, plekken))}.")


def pakketfolders() -> tuple[Path, ...]:
    """Return where packs are looked for: a setting, the current directory, the package, the source tree."""
    hier = Path(__file__).resolve().parent.parent
    extra = os.environ.get("AFSPRAAK_PAKKETTEN")
    plekken = [Path(extra)] if extra else []
    return (*plekken, Path("overeenkomsten"), hier / "overeenkomsten", hier.parent.parent / "overeenkomsten")
