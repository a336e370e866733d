"""The matrix: dossiers of all municipalities down, municipalities across; and one dossier side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from afspraak.overeenkomst.pakket import Pakket
from afspraak.storage.bereik import sleutel_van
from afspraak.storage.models import DossierRij
from afspraak.usecases.lezen.paging import page_of
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.kader import Kader
from afspraak.verloop.procedure import Gegevensoort, Procedure
from afspraak.verloop.waarden import schrijf_gegeven

PER_PAGINA = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Cel:
    """What one municipality did last in a dossier; ``wijkt_af`` where an organ decided otherwise than proposed."""

    gemeente: str
    stap: str
    uitkomst: str
    op: date | None
    wijkt_af: bool
    klaar: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrixrij:
    """One dossier across the municipalities; ``verschilt`` where they did not all decide the same, as proposed."""

    kenmerk: str
    titel: str
    stadium: str
    gesloten: bool
    verschilt: bool
    cellen: tuple[Cel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A page of the matrix."""

    procedure: Procedure
    rijen: tuple[Matrixrij, ...]
    pagina: int
    meer: bool


def matrixprocedures(pakket: Pakket) -> tuple[Procedure, ...]:
    """Return the procedures in which organs of each municipality decide by themselves, the longest one first."""
    gevonden = (p for p in pakket.procedures.values() if p.voor_alle and _besluitstappen(p, pakket.rollen))
    return tuple(sorted(gevonden, key=lambda p: -len(p.stappen)))


def matrixtitel(procedure: Procedure) -> str:
    """Return how the matrix of a procedure is called."""
    return procedure.matrix or f"Matrix: {procedure.titel}"


def _besluitstappen(procedure: Procedure, rollen: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(
        s.naam for s in procedure.stappen.values() if s.per and any(rollen[r].orgaan for r in s.rollen if r in rollen)
    )


def matrix(pakket: Pakket, procedure: Procedure, *, stand: str = "open", pagina: int = 1) -> Matrix:
    """Return a page: the open dossiers first changed last, or the closed ones, or all."""
    rijen = DossierRij.objects.filter(sleutel=sleutel_van(procedure.naam, None))
    if stand != "alle":
        rijen = rijen.filter(gesloten_op__isnull=stand != "gesloten")
    page = page_of(rijen.order_by("-gewijzigd_op", "-id"), pagina, PER_PAGINA)
    besluiten = _besluitstappen(procedure, pakket.rollen)
    gemeenten = pakket.groepen["gemeenten"]
    return Matrix(
        procedure=procedure,
        rijen=tuple(_rij(r, procedure, besluiten, gemeenten) for r in page.rows),
        pagina=page.number,
        meer=page.more,
    )


def _rij(rij: DossierRij, procedure: Procedure, besluiten: tuple[str, ...], gemeenten: tuple[str, ...]) -> Matrixrij:
    gedaan = {g: c["gedaan"] for g, c in rij.per_gemeente.items()}
    anders = afwijkend(gedaan, besluiten, procedure)
    return Matrixrij(
        kenmerk=rij.kenmerk,
        titel=rij.titel,
        stadium=rij.stadium,
        gesloten=rij.gesloten_op is not None,
        verschilt=bool(anders) or any(len({d[s] for d in gedaan.values() if s in d}) > 1 for s in besluiten),
        cellen=tuple(_cel(g, rij.per_gemeente.get(g), procedure, besluiten, g in anders) for g in gemeenten),
    )


def _cel(
    gemeente: str, laatste: Mapping[str, Any] | None, procedure: Procedure, besluiten: tuple[str, ...], wijkt_af: bool
) -> Cel:
    if laatste is None or laatste["stap"] not in procedure.stappen:
        return Cel(gemeente=gemeente, stap="", uitkomst="", op=None, wijkt_af=False, klaar=False)
    stap = procedure.stappen[laatste["stap"]]
    rij = stap.uitkomsten.get(laatste["uitkomst"])
    genomen = [b for b in besluiten if b in laatste["gedaan"]]
    uitkomst = rij.titel if rij and len(stap.uitkomsten) > 1 else ""
    if genomen and stap.naam not in besluiten:
        besluit = procedure.stappen[genomen[-1]]
        gekozen = besluit.uitkomsten.get(laatste["gedaan"][genomen[-1]])
        uitkomst = f"{besluit.rollen[0].capitalize()}: {gekozen.titel.lower()}" if gekozen else uitkomst
    return Cel(
        gemeente=gemeente,
        stap=stap.titel,
        uitkomst=uitkomst,
        op=date.fromisoformat(laatste["op"]),
        wijkt_af=wijkt_af,
        klaar=bool(genomen),
    )


def afwijkend(
    gedaan: Mapping[str, Mapping[str, str]], besluiten: tuple[str, ...], procedure: Procedure
) -> frozenset[str]:
    """Return the municipalities of which an organ decided otherwise than proposed; the pack marks such outcomes."""
    return frozenset(
        g
        for g, d in gedaan.items()
        for stap in besluiten
        if (rij := procedure.stappen[stap].uitkomsten.get(d.get(stap, ""))) and rij.wijkt_af
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergelijkrij:
    """One question or step with the answer of each municipality."""

    vraag: str
    antwoorden: tuple[str, ...]
    verschilt: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Vergelijking:
    """A dossier side by side: decisions, texts, days."""

    besluiten: tuple[Vergelijkrij, ...]
    teksten: tuple[Vergelijkrij, ...]
    dagen: tuple[Vergelijkrij, ...]


def vergelijk(dossier: Dossier, kader: Kader, gemeenten: tuple[str, ...]) -> Vergelijking:
    """Return what each municipality decided and recorded, with the rows in which they differ marked."""
    besluiten = []
    for stap in kader.procedure.stappen.values():
        if not stap.per or not any((stap.naam, g) in dossier.gedaan for g in gemeenten):
            continue
        antwoorden = []
        for g in gemeenten:
            keer = dossier.gedaan.get((stap.naam, g))
            rij = stap.uitkomsten.get(keer.uitkomst) if keer else None
            antwoorden.append(rij.titel if rij else "")
        if len(stap.uitkomsten) > 1:
            besluiten.append(_vergelijkrij(stap.titel, antwoorden))
    teksten: list[Vergelijkrij] = []
    dagen: list[Vergelijkrij] = []
    for naam, gegeven in kader.procedure.gegevens.items():
        if not any((naam, g) in dossier.gegevens for g in gemeenten):
            continue
        reeksen = [dossier.gegevens.get((naam, g)) for g in gemeenten]
        rij_ = _vergelijkrij(gegeven.vraag, [schrijf_gegeven(gegeven, r[-1].waarde) if r else "" for r in reeksen])
        (dagen if gegeven.soort in (Gegevensoort.DAG, Gegevensoort.MOMENT) else teksten).append(rij_)
    return Vergelijking(besluiten=tuple(besluiten), teksten=tuple(teksten), dagen=tuple(dagen))


def _vergelijkrij(vraag: str, antwoorden: list[str]) -> Vergelijkrij:
    gegeven = {a for a in antwoorden if a}
    return Vergelijkrij(vraag=vraag, antwoorden=tuple(antwoorden), verschilt=len(gegeven) > 1)
