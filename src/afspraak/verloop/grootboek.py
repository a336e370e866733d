"""The obligation ledger of a dossier: open duties and running clocks as rows of one kind.

Worklists, the page of the agreement, reports and reminders are views of these rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from afspraak.verloop.dossier import Dossier
from afspraak.verloop.kader import Kader
from afspraak.verloop.klokken import Klokstand, Stand, klokstanden
from afspraak.verloop.openstaand import OpenStap, open_stappen, staptermijn
from afspraak.verloop.voorwaarden import sinds


class Verplichtingstand(Enum):
    """How an obligation stands on a day."""

    OPEN = "open"
    TE_LAAT = "te laat"
    OP_TIJD_VOLDAAN = "op tijd voldaan"
    TE_LAAT_VOLDAAN = "te laat voldaan"
    OPGESCHORT = "opgeschort"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verplichting:
    """One row: who owes what, on which ground, by when, and how it stands. ``bron`` names the step or clock."""

    dossier: str
    bron: str
    titel: str
    rollen: tuple[str, ...]
    gemeenten: tuple[str, ...]
    voor: str | None
    aan: str
    grondslag: str
    vanaf: date
    uiterste_dag: date | None
    alarm_dag: date | None
    stand: Verplichtingstand
    voldaan_op: date | None = None
    afleiding: str = ""
    gevolg: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to act."""
        return self.stand in (
            Verplichtingstand.OPEN,
            Verplichtingstand.TE_LAAT,
            Verplichtingstand.OPGESCHORT,
        )


_STANDEN = {
    Stand.LOOPT: Verplichtingstand.OPEN,
    Stand.MENS_BESLIST: Verplichtingstand.OPEN,
    Stand.FOUT: Verplichtingstand.OPEN,
    Stand.OPGESCHORT: Verplichtingstand.OPGESCHORT,
}


def grootboek(dossier: Dossier, kader: Kader, peildag: date) -> tuple[Verplichting, ...]:
    """Return the open duties, the done ones that had a norm, and every clock, as they stand on ``peildag``."""
    stappen = [_van_stap(o, dossier, kader, peildag) for o in open_stappen(dossier, kader) if not o.mag]
    klokken = [_van_klok(s, dossier, kader) for s in klokstanden(dossier, kader, peildag)]
    return (*stappen, *_gedaan(dossier, kader), *klokken)


def wacht_op(dossier: Dossier, kader: Kader) -> tuple[str, ...]:
    """Return the roles that the dossier waits for, in the order of the table, each once."""
    return tuple(dict.fromkeys(rol for o in open_stappen(dossier, kader) if not o.mag for rol in o.stap.rollen))


def _gedaan(dossier: Dossier, kader: Kader) -> Iterator[Verplichting]:
    """Yield the steps with a norm that were done, and whether in time."""
    for (naam, voor), keer in dossier.gedaan.items():
        stap = kader.procedure.stappen.get(naam)
        if stap is None or stap.termijn is None or stap.mag:
            continue
        geopend = min(sinds(stap.na, dossier, kader, voor), keer.op)
        termijn = staptermijn(stap, voor, geopend, dossier)
        if termijn is None:
            continue
        op_tijd = keer.op <= termijn.laatste_dag
        yield Verplichting(
            dossier=dossier.kenmerk,
            bron=f"stap {kader.procedure.naam}/{naam}",
            titel=stap.doe or stap.titel,
            rollen=stap.rollen,
            gemeenten=(),
            voor=voor,
            aan="",
            grondslag=", ".join(stap.grondslag) or ", ".join(kader.procedure.grondslag),
            vanaf=geopend,
            uiterste_dag=termijn.laatste_dag,
            alarm_dag=termijn.alarm_dag,
            stand=Verplichtingstand.OP_TIJD_VOLDAAN if op_tijd else Verplichtingstand.TE_LAAT_VOLDAAN,
            voldaan_op=keer.op,
            afleiding=termijn.zin,
        )


def _van_stap(open_stap: OpenStap, dossier: Dossier, kader: Kader, peildag: date) -> Verplichting:
    stap, termijn = open_stap.stap, open_stap.termijn
    uiterste = termijn.laatste_dag if termijn else None
    te_laat = uiterste is not None and uiterste < peildag
    return Verplichting(
        dossier=dossier.kenmerk,
        bron=f"stap {kader.procedure.naam}/{stap.naam}",
        titel=stap.doe or stap.titel,
        rollen=stap.rollen,
        gemeenten=open_stap.bij,
        voor=open_stap.voor,
        aan="",
        grondslag=", ".join(stap.grondslag) or ", ".join(kader.procedure.grondslag),
        vanaf=open_stap.sinds,
        uiterste_dag=uiterste,
        alarm_dag=termijn.alarm_dag if termijn else None,
        stand=Verplichtingstand.TE_LAAT if te_laat else Verplichtingstand.OPEN,
        afleiding=termijn.zin if termijn else "",
    )


def _van_klok(stand: Klokstand, dossier: Dossier, kader: Kader) -> Verplichting:
    klok = stand.klok
    rol = kader.rollen.get(klok.wie)
    if stand.stand in _STANDEN:
        hoe = _STANDEN[stand.stand]
    elif stand.gestopt_op is not None or dossier.gesloten:
        laat = stand.stand is Stand.TE_LAAT
        hoe = Verplichtingstand.TE_LAAT_VOLDAAN if laat else Verplichtingstand.OP_TIJD_VOLDAAN
    else:
        hoe = Verplichtingstand.TE_LAAT
    return Verplichting(
        dossier=dossier.kenmerk,
        bron=f"klok {kader.procedure.naam}/{klok.naam}",
        titel=klok.titel,
        rollen=(klok.wie,) if rol else (),
        gemeenten=kader.gemeenten_voor_rol(klok.wie, stand.voor, dossier) if rol else (),
        voor=stand.voor,
        aan=klok.aan,
        grondslag=klok.grondslag or (stand.uitkomst.grondslag if stand.uitkomst else klok.regel),
        vanaf=dossier.begonnen_op,
        uiterste_dag=stand.laatste_dag,
        alarm_dag=stand.alarm_dag,
        stand=hoe,
        voldaan_op=stand.gestopt_op,
        afleiding=stand.uitkomst.zin if stand.uitkomst else stand.fout,
        gevolg=klok.te_laat,
    )
