"""Rules by id. A rule is a typed, documented function; its facts are its keyword arguments.

``@regel("AWB-6:7", ...)`` puts a function in the register; ``awb.bezwaartermijn(bekendgemaakt_op=...)`` stays an
ordinary call. Two things are added to every rule, however it is called: a moment in place of a day is refused, and
what is unsure about the rule (``zekerheid``, ``kanttekening``) is said in each of its outcomes. The register serves
those who hold an id and facts as text: the command line, a pack's clocks, a file of worked vectors.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import wraps
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from afspraak.recht.uitkomst import Uitkomst
from afspraak.termijnen.dagen import als_dag, als_moment
from afspraak.termijnen.fouten import FeitFout
from afspraak.termijnen.termijn import Opschorting, Zekerheid


@dataclass(frozen=True, slots=True)
class Feit:
    """What a fact means, in one Dutch line for the person who must know it. Goes into ``Annotated[...]``."""

    betekenis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevraagd:
    """A fact that a rule asks for: its name, its Python type, and whether it must be there."""

    naam: str
    soort: type
    betekenis: str
    verplicht: bool
    standaard: object
    meer: bool = False
    """Whether the fact is a tuple of ``soort``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """A rule of law or of contract that can be computed."""

    id: str
    naam: str
    grondslag: str
    samenvatting: str
    uitleg: str
    feiten: tuple[Gevraagd, ...]
    functie: Callable[..., Uitkomst]
    zekerheid: Zekerheid
    kanttekening: str = ""
    bron: str = ""
    ook: tuple[str, ...] = ()
    """Other ids under which the rule is known: of a part of it, or of an article that it covers."""

    def bereken(self, feiten: Mapping[str, Any]) -> Uitkomst:
        """Apply the rule.

        Raises:
            FeitFout: if a fact is missing, unknown, of the wrong kind, or contradicts another.
        """
        bekend = {f.naam: f for f in self.feiten}
        for naam in feiten:
            if naam not in bekend:
                raise FeitFout(f"{self.id} kent het feit '{naam}' niet. Wel: {', '.join(bekend)}.", feit=naam)
        for feit in self.feiten:
            waarde = feiten.get(feit.naam)
            if waarde is None and feit.verplicht:
                raise FeitFout(f"{self.id} mist het feit '{feit.naam}': {feit.betekenis}", feit=feit.naam)
            if waarde is not None:
                _controleer_soort(self.id, feit, waarde)
        return self.functie(**{naam: waarde for naam, waarde in feiten.items() if waarde is not None})


class Regelboek(Mapping[str, Regel]):
    """An immutable set of rules by id: the statutes, and the terms that a pack adds."""

    def __init__(self, regels: Mapping[str, Regel]) -> None:
        self._regels = dict(sorted(regels.items()))
        self._ook = {naam: regel for regel in self._regels.values() for naam in regel.ook}

    def __getitem__(self, regel_id: str) -> Regel:
        gevonden = self._regels.get(regel_id) or self._ook.get(regel_id)
        if gevonden is None:
            raise OnbekendeRegel(regel_id, self._regels)
        return gevonden

    def __contains__(self, regel_id: object) -> bool:
        return regel_id in self._regels or regel_id in self._ook

    def __iter__(self) -> Iterator[str]:
        return iter(self._regels)

    def __len__(self) -> int:
        return len(self._regels)

    def met(self, regels: Mapping[str, Regel]) -> "Regelboek":
        """Return a rule book with these rules added.

        Raises:
            FeitFout: if an id is taken already.
        """
        dubbel = sorted(naam for naam in regels if naam in self)
        if dubbel:
            raise FeitFout(f"De regel {dubbel[0]} bestaat al; geef de eigen termijn een ander kenmerk.")
        return Regelboek(self._regels | dict(regels))


class OnbekendeRegel(FeitFout, KeyError):
    """No rule has this id; the sentence names the ids that look like it."""

    def __init__(self, regel_id: str, regels: Mapping[str, Regel]) -> None:
        verwant = [
            r
            for r in regels
            if r.split(":")[0].split(".")[0] == regel_id.split(":", maxsplit=1)[0].split(".", maxsplit=1)[0]
        ]
        hint = f" Lijkt op: {', '.join(verwant[:8])}." if verwant else " Zie `afspraak termijn --help`."
        super().__init__(f"De regel {regel_id} bestaat niet.{hint}")

    def __str__(self) -> str:
        return str(self.args[0])


F = TypeVar("F", bound=Callable[..., Uitkomst])
_REGISTER: dict[str, Regel] = {}


def regel(
    regel_id: str,
    *,
    grondslag: str,
    zekerheid: Zekerheid = Zekerheid.WETTEKST,
    kanttekening: str = "",
    bron: str = "",
    ook: tuple[str, ...] = (),
) -> Callable[[F], F]:
    """Put a function in the register as the rule ``regel_id``. Its docstring's first line is the Dutch summary."""

    def zet(functie: F) -> F:
        if regel_id in _REGISTER:
            raise RuntimeError(f"rule {regel_id} is defined twice")
        doc = inspect.getdoc(functie) or ""
        samenvatting, _, uitleg = doc.partition("\n")
        feiten = gevraagde_feiten(functie)
        gewaakt = _waak(functie, feiten, zekerheid, kanttekening)
        _REGISTER[regel_id] = Regel(
            id=regel_id,
            naam=functie.__name__,
            grondslag=grondslag,
            samenvatting=samenvatting,
            uitleg=uitleg.strip(),
            feiten=feiten,
            functie=gewaakt,
            zekerheid=zekerheid,
            kanttekening=kanttekening,
            bron=bron,
            ook=ook,
        )
        return cast("F", gewaakt)

    return zet


def _waak(functie: F, feiten: tuple[Gevraagd, ...], zekerheid: Zekerheid, kanttekening: str) -> Callable[..., Uitkomst]:
    """Refuse what is no day where a day is asked, and mark the outcome with what is unsure about the rule."""
    dagfeiten = frozenset(f.naam for f in feiten if f.soort is date and not f.meer)
    onzeker = bool(kanttekening) or zekerheid is not Zekerheid.WETTEKST

    @wraps(functie)
    def gewaakt(**gegeven: Any) -> Uitkomst:
        for naam, waarde in gegeven.items():
            if naam in dagfeiten and type(waarde) is not date and waarde is not None:
                als_dag(waarde, naam)
        uitkomst = functie(**gegeven)
        return merk(uitkomst, zekerheid, kanttekening) if onzeker else uitkomst

    return gewaakt


def merk(uitkomst: Uitkomst, zekerheid: Zekerheid, kanttekening: str) -> Uitkomst:
    """Return the outcome with the mark of its rule, unless it says something more exact itself."""
    wijziging: dict[str, Any] = {}
    if uitkomst.zekerheid is Zekerheid.WETTEKST and zekerheid is not Zekerheid.WETTEKST:
        wijziging["zekerheid"] = zekerheid
    if kanttekening and kanttekening not in uitkomst.kanttekeningen:
        wijziging["kanttekeningen"] = (*uitkomst.kanttekeningen, kanttekening)
    return replace(uitkomst, **wijziging) if wijziging else uitkomst


def geregistreerd() -> dict[str, Regel]:
    """Return the rules registered so far (``afspraak.recht`` imports every act)."""
    return dict(_REGISTER)


def gevraagde_feiten(functie: Callable[..., Any]) -> tuple[Gevraagd, ...]:
    """Read the facts of a rule from its signature."""
    hints = get_type_hints(functie, include_extras=True)
    return tuple(_gevraagd(p, hints[p.name]) for p in inspect.signature(functie).parameters.values())


def _gevraagd(parameter: inspect.Parameter, hint: Any) -> Gevraagd:
    betekenis = ""
    if get_origin(hint) is Annotated:
        hint, feit = get_args(hint)
        betekenis = feit.betekenis
    if get_origin(hint) in (Union, UnionType):
        hint = next(t for t in get_args(hint) if t is not NoneType)
    meer = get_origin(hint) is tuple
    verplicht = parameter.default is inspect.Parameter.empty
    return Gevraagd(
        naam=parameter.name,
        soort=get_args(hint)[0] if meer else hint,
        betekenis=betekenis,
        verplicht=verplicht,
        standaard=None if verplicht else parameter.default,
        meer=meer,
    )


def _controleer_soort(regel_id: str, feit: Gevraagd, waarde: Any) -> None:
    if feit.meer and not isinstance(waarde, tuple):
        raise FeitFout(f"{regel_id}: het feit '{feit.naam}' is een reeks; geef er een of meer.", feit=feit.naam)
    for deel in waarde if feit.meer else (waarde,):
        if feit.soort is date:
            als_dag(deel, feit.naam)
        elif feit.soort is datetime:
            als_moment(deel, feit.naam)
        elif not isinstance(deel, feit.soort) or (feit.soort is int and isinstance(deel, bool)):
            naam = {bool: "ja of nee", int: "een geheel getal", str: "tekst", Opschorting: "een opschorting"}
            raise FeitFout(
                f"{regel_id}: het feit '{feit.naam}' moet {naam.get(feit.soort, feit.soort.__name__)} zijn; "
                f"'{deel}' is dat niet.",
                feit=feit.naam,
            )
