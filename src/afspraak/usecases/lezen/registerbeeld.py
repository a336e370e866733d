"""A register as a person sees it: its lines, typed or made by acts, without the columns that are not theirs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from afspraak.overeenkomst.inhoud import Register
from afspraak.overeenkomst.pakket import Pakket
from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.storage.bereik import huidig_bereik, sleutel_van
from afspraak.storage.models import Inschrijving, Mandaatregel, Persoon, Rolhouderschap, Verklaring
from afspraak.termijnen import schrijf_dag
from afspraak.usecases.lezen.paging import Page, cut
from afspraak.usecases.registers import visible_columns
from afspraak.verloop.kader import Functionaris


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One line. ``earlier``: typed before acts fed this register. ``number`` is there where somebody typed it."""

    number: int | None
    day: date | None
    where: str
    by: str
    fields: tuple[tuple[str, str], ...]
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """Who looks: the places that they hold on this day, under this agreement."""

    places: frozenset[tuple[str, str]]
    pakket: Pakket
    dag: date

    def gemeenten(self, register: Register) -> tuple[str, ...]:
        """Return the municipalities whose lines of a register are in the scope."""
        bereik = huidig_bereik()
        wanted = self.pakket.groepen.get(register.per, ())
        return tuple(g for g in wanted if bereik.alles or sleutel_van(register.naam, g) in bereik.registers)

    def columns(self, register: Register, gemeente: str) -> frozenset[str]:
        """Return the columns that are seen of the lines of a municipality."""
        return visible_columns(register, gemeente, self.places, self.pakket)


def sight_of(als: Functionaris, pakket: Pakket, dag: date) -> Sight:
    """Return how somebody looks at registers on a day."""
    held = frozenset((r.rol, r.gemeente) for r in als.rollen if r.geldt_op(dag) and r.rol in pakket.rollen)
    return Sight(held, pakket, dag)


def lines_of(register: Register, sight: Sight, wanted: int, size: int) -> Page[RegisterLine]:
    """Return a page of a register: what acts record first, then what was typed, the newest first."""
    typed = Inschrijving.objects.filter(register=register.naam).order_by("-nummer")
    acts = _ACTS[register.bron](register, sight) if register.bron else Persoon.objects.none()
    show = _LINES.get(register.bron, _typed)

    def read(begin: int, end: int) -> list[RegisterLine]:
        # Two lists one after the other: the second begins where the first one ends, on whatever page that is.
        rows = [show(row, register, sight) for row in acts[begin:end]]
        if len(rows) < end - begin:
            ended = begin + len(rows) if rows or not begin else acts.count()
            rest = typed[max(begin - ended, 0) : end - ended]
            rows += [_typed(i, register, sight) for i in rest]
        return rows

    return cut(read, lambda: acts.count() + typed.count(), wanted, size)


def _typed(row: Inschrijving, register: Register, sight: Sight) -> RegisterLine:
    seen = sight.columns(register, row.gemeente)
    # A line of an earlier release may hold columns that the register has no longer; who keeps it narrow keeps it so.
    hidden = frozenset(register.velden) - seen
    names = (*register.velden, *(n for n in row.velden if n not in register.velden))
    return RegisterLine(
        number=row.nummer,
        day=row.op,
        where=gemeentenaam(sight.pakket, row.gemeente),
        by=row.door,
        fields=_fields(((n, str(row.velden.get(n, ""))) for n in names), hidden),
        earlier=bool(register.bron),
    )


def _fields(values: Iterable[tuple[str, str]], hidden: frozenset[str]) -> tuple[tuple[str, str], ...]:
    return tuple((name.replace("_", " "), value) for name, value in values if value and name not in hidden)


def _ended_last(rows: QuerySet[Any], dag: date, *order: str) -> QuerySet[Any]:
    over = Case(When(tot__lt=dag, then=Value(1)), default=Value(0), output_field=IntegerField())
    ordered: QuerySet[Any] = rows.annotate(over=over).order_by("over", *order, "pk")
    return ordered


def _roles(register: Register, sight: Sight) -> QuerySet[Any]:
    rows = Rolhouderschap.objects.filter(gemeente__in=sight.gemeenten(register), rol__in=list(sight.pakket.rollen))
    return _ended_last(rows.select_related("persoon", "gegeven_door"), sight.dag, "rol", "gemeente", "vanaf")


def _mandates(register: Register, sight: Sight) -> QuerySet[Any]:
    rows = Mandaatregel.objects.select_related("persoon", "gegeven_door")
    seen = frozenset(sight.gemeenten(register))
    if seen != frozenset(sight.pakket.groepen.get(register.per, ())):
        # Not every database looks into a list; a register of mandates has hundreds of lines, not thousands.
        lines = Mandaatregel.objects.values_list("pk", "gemeenten")
        rows = rows.filter(pk__in=[pk for pk, gemeenten in lines if seen & set(gemeenten)])
    return _ended_last(rows, sight.dag, "regel")


def _declarations(register: Register, sight: Sight) -> QuerySet[Any]:
    seen = sight.gemeenten(register)
    works_there = Q(gemeente__in=seen) | Q(rollen__gemeente__in=seen)
    people = Persoon.objects.filter(works_there).values("pk")
    rows = Verklaring.objects.filter(persoon__in=people).select_related("persoon", "gegeven_door")
    return rows.order_by("persoon__naam", "-getekend_op", "pk")


def _role_line(row: Rolhouderschap, register: Register, sight: Sight) -> RegisterLine:
    values = {
        "rol": sight.pakket.rollen[row.rol].titel,
        "naam": row.persoon.naam,
        "vanaf": schrijf_dag(row.vanaf),
        "tot": _day(row.tot),
        "vastgelegd_op": _day(row.vastgelegd_op),
    }
    return _act_line(row, row.gemeente, gemeentenaam(sight.pakket, row.gemeente), values, register, sight)


def _mandate_line(row: Mandaatregel, register: Register, sight: Sight) -> RegisterLine:
    pakket = sight.pakket
    titles = [pakket.procedures[p].titel for p in row.procedures if p in pakket.procedures]
    values = {
        "regel": row.regel,
        "orgaan": pakket.rollen[row.orgaan].titel if row.orgaan in pakket.rollen else row.orgaan,
        "bevoegdheid": row.bevoegdheid,
        "grondslag": row.grondslag,
        "functie": _given_to(row, pakket),
        "procedures": ", ".join(titles),
        "ondermandaat": "ja" if row.ondermandaat else "nee",
        "voorwaarden": row.voorwaarden,
        "uitzonderingen": ", ".join(str(u).replace("_", " ") for u in row.uitzonderingen),
        "tot_bedrag": f"€ {row.tot_bedrag // 100},{row.tot_bedrag % 100:02d}" if row.tot_bedrag is not None else "",
        "besluit": " ".join(d for d in (_day(row.besluit_op), row.besluit_kenmerk) if d),
        "document": row.document,
        "vanaf": schrijf_dag(row.vanaf),
        "tot": _day(row.tot),
        "gepubliceerd": _day(row.gepubliceerd_op),
        "instemming": " ".join(d for d in (_day(row.instemming_op), row.instemming) if d),
    }
    where = ", ".join(gemeentenaam(pakket, g) for g in row.gemeenten)
    return _act_line(row, row.gemeenten[0] if row.gemeenten else "", where, values, register, sight)


def _given_to(row: Mandaatregel, pakket: Pakket) -> str:
    if row.persoon is not None:
        return row.persoon.naam
    titel = pakket.rollen[row.rol].titel if row.rol in pakket.rollen else row.rol
    return f"{titel} van {gemeentenaam(pakket, row.rol_bij)}" if row.rol_bij else titel


def _declaration_line(row: Verklaring, register: Register, sight: Sight) -> RegisterLine:
    values = {
        "naam": row.persoon.naam,
        "werkgever": row.persoon.organisatie,
        "getekend_op": schrijf_dag(row.getekend_op),
        "geldig_tot": _day(row.geldig_tot),
        "document": row.document,
    }
    gemeente = next(iter(sight.pakket.groepen.get(register.per, ())), "")
    return _act_line(row, gemeente, gemeentenaam(sight.pakket, gemeente), values, register, sight)


def _act_line(
    row: Any, gemeente: str, where: str, values: dict[str, str], register: Register, sight: Sight
) -> RegisterLine:
    hidden = frozenset(register.velden) - sight.columns(register, gemeente)
    return RegisterLine(
        number=None,
        day=row.vastgelegd_op,
        where=where,
        by=row.gegeven_door.naam if row.gegeven_door else "",
        fields=_fields(((veld, values[veld]) for veld in register.velden), hidden),
    )


def _day(day: date | None) -> str:
    return schrijf_dag(day) if day else ""


_ACTS: dict[str, Callable[[Register, Sight], QuerySet[Any]]] = {
    "rollen": _roles,
    "mandaten": _mandates,
    "verklaringen": _declarations,
}
_LINES: dict[str, Callable[[Any, Register, Sight], RegisterLine]] = {
    "rollen": _role_line,
    "mandaten": _mandate_line,
    "verklaringen": _declaration_line,
}
