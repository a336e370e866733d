"""Who must do what now: each open duty with the day that presses most, and running clocks that no open step serves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from afspraak.verloop.dossier import Dossier
from afspraak.verloop.kader import Kader
from afspraak.verloop.klokken import Klokstand, Stand, klokstanden
from afspraak.verloop.openstaand import OpenStap, open_stappen
from afspraak.verloop.procedure import Gedaan, Klok, Stap, bladeren


@dataclass(frozen=True, slots=True, kw_only=True)
class Taak:
    """One thing to do. ``plekken`` are the pairs of role and municipality that can do it."""

    dossier: str
    bron: str
    titel: str
    rollen: tuple[str, ...]
    plekken: tuple[tuple[str, str], ...]
    voor: str | None
    grondslag: str
    sinds: date
    uiterste_dag: date | None
    alarm_dag: date | None
    stil: bool = False
    """The only clock that presses stands still."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Druk:
    """A day that presses: of a step's own norm or of a clock."""

    laatste_dag: date
    alarm_dag: date
    grondslag: str
    stil: bool


def taken(dossier: Dossier, kader: Kader, peildag: date) -> tuple[Taak, ...]:
    """Return the open duties and the unserved clocks of a dossier as they stand on ``peildag``."""
    if dossier.gesloten:
        return ()
    plichten = [o for o in open_stappen(dossier, kader) if not o.mag]
    klokken = [s for s in klokstanden(dossier, kader, peildag) if _loopt(s)]
    bediend: set[str] = set()
    gevonden: list[Taak] = []
    for plicht in plichten:
        eigen = [s for s in klokken if _drukt_op(s, plicht, kader)]
        bediend.update(s.naam for s in eigen)
        gevonden.append(_van_stap(plicht, eigen, dossier, kader))
    gevonden += [_van_klok(s, dossier, kader) for s in klokken if s.naam not in bediend and s.klok.wie in kader.rollen]
    return tuple(gevonden)


def _loopt(stand: Klokstand) -> bool:
    loopt = stand.stand in (Stand.LOOPT, Stand.OPGESCHORT) or (stand.stand is Stand.TE_LAAT and not stand.gestopt_op)
    return loopt and stand.laatste_dag is not None


def _drukt_op(stand: Klokstand, plicht: OpenStap, kader: Kader) -> bool:
    if stand.voor not in (None, plicht.voor):
        return False
    return _stopt(stand.klok, plicht.stap) or _zelfde_rol(stand.klok.wie, plicht.stap.rollen, kader)


def _stopt(klok: Klok, stap: Stap) -> bool:
    return any(isinstance(b, Gedaan) and b.stap == stap.naam for b in bladeren(klok.stopt_bij))


def _zelfde_rol(wie: str, rollen: Iterable[str], kader: Kader) -> bool:
    rol = kader.rollen.get(wie)
    return rol is not None and any(r == wie or r in rol.vastgelegd_door for r in rollen)


def _druk(plicht: OpenStap, klokken: list[Klokstand]) -> Iterator[_Druk]:
    if plicht.termijn is not None:
        norm = plicht.termijn
        yield _Druk(
            laatste_dag=norm.laatste_dag,
            alarm_dag=norm.alarm_dag,
            grondslag=", ".join(plicht.stap.grondslag),
            stil=False,
        )
    for stand in klokken:
        if stand.laatste_dag is not None:
            yield _Druk(
                laatste_dag=stand.laatste_dag,
                alarm_dag=stand.alarm_dag or stand.laatste_dag,
                grondslag=_grondslag(stand),
                stil=stand.stand is Stand.OPGESCHORT,
            )


def _grondslag(stand: Klokstand) -> str:
    return stand.klok.grondslag or (stand.uitkomst.grondslag if stand.uitkomst else stand.klok.regel)


def _van_stap(plicht: OpenStap, klokken: list[Klokstand], dossier: Dossier, kader: Kader) -> Taak:
    stap = plicht.stap
    drukkend = min(_druk(plicht, klokken), key=lambda d: (d.stil, d.alarm_dag), default=None)
    return Taak(
        dossier=dossier.kenmerk,
        bron=f"stap {kader.procedure.naam}/{stap.naam}",
        titel=stap.titel,
        rollen=tuple(r for r in stap.rollen if kader.gemeenten_voor_rol(r, plicht.voor, dossier)),
        plekken=_plekken(stap.rollen, plicht.voor, dossier, kader),
        voor=plicht.voor,
        grondslag=(drukkend.grondslag if drukkend else "")
        or ", ".join(stap.grondslag)
        or ", ".join(kader.procedure.grondslag),
        sinds=plicht.sinds,
        uiterste_dag=drukkend.laatste_dag if drukkend else None,
        alarm_dag=drukkend.alarm_dag if drukkend else None,
        stil=drukkend is not None and drukkend.stil,
    )


def _van_klok(stand: Klokstand, dossier: Dossier, kader: Kader) -> Taak:
    klok = stand.klok
    return Taak(
        dossier=dossier.kenmerk,
        bron=f"klok {kader.procedure.naam}/{klok.naam}",
        titel=klok.titel,
        rollen=(klok.wie,),
        plekken=_plekken((klok.wie,), stand.voor, dossier, kader),
        voor=stand.voor,
        grondslag=_grondslag(stand),
        sinds=dossier.begonnen_op,
        uiterste_dag=stand.laatste_dag,
        alarm_dag=stand.alarm_dag,
        stil=stand.stand is Stand.OPGESCHORT,
    )


def _plekken(rollen: Iterable[str], voor: str | None, dossier: Dossier, kader: Kader) -> tuple[tuple[str, str], ...]:
    """Return where a duty can be done: by its roles, and by those who record for an organ."""
    gevonden: dict[tuple[str, str], None] = {}
    for rol in rollen:
        for gemeente in kader.gemeenten_voor_rol(rol, voor, dossier):
            for kandidaat in (rol, *kader.rollen[rol].vastgelegd_door):
                gevonden[kandidaat, gemeente] = None
    return tuple(gevonden)
