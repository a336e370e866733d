"""People as the core knows them. A person's card holds all that counts, so that a request reads one row."""

from datetime import date
from typing import Any

from afspraak.storage.models import Persoon
from afspraak.verloop.kader import Functionaris, Mandaat, Rolhouder

VERSIE = 1


def maak_kaart(persoon: Persoon) -> dict[str, Any]:
    """Return everything that a person holds, and what they hold for somebody who is away."""
    vervangt = [
        {"naam": a.persoon.naam, "vanaf": _tekst(a.vanaf), "tot": _tekst(a.tot), "rollen": _rollen(a.persoon)}
        for a in persoon.vervangingen.filter(ingetrokken_op=None).select_related("persoon")
    ]
    return {
        "versie": VERSIE,
        "rollen": _rollen(persoon),
        "vervangt": vervangt,
        "afwezig": [[_tekst(a.vanaf), _tekst(a.tot)] for a in persoon.afwezigheden.filter(ingetrokken_op=None)],
        "mandaten": [
            {"regel": m.regel, "procedures": m.procedures, "gemeenten": m.gemeenten, **_spanne(m)}
            for m in persoon.mandaten.all()
        ],
        "verklaringen": [
            {"op": _tekst(v.getekend_op), "tot": _tekst(v.geldig_tot)}
            for v in persoon.verklaringen.order_by("getekend_op")
        ],
    }


def werk_kaart_bij(persoon: Persoon) -> None:
    """Store a person's card, and the cards of those who replace them."""
    for ander in (persoon, *Persoon.objects.filter(vervangingen__persoon=persoon).distinct()):
        ander.kaart = maak_kaart(ander)
        ander.save(update_fields=["kaart"])


def _rollen(persoon: Persoon) -> list[dict[str, Any]]:
    return [{"rol": r.rol, "gemeente": r.gemeente, **_spanne(r)} for r in persoon.rollen.all()]


def _spanne(rij: Any) -> dict[str, str | None]:
    return {"vanaf": _tekst(rij.vanaf), "tot": _tekst(rij.tot)}


def _tekst(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def functionaris(persoon: Persoon, dag: date) -> Functionaris:
    """Return a person as the core judges them on a day: own roles, and those of whom they replace that day."""
    kaart = persoon.kaart or {}
    rollen = [_houder(r) for r in kaart.get("rollen", ())]
    for vervanging in kaart.get("vervangt", ()):
        vanaf, tot = date.fromisoformat(vervanging["vanaf"]), date.fromisoformat(vervanging["tot"])
        if vanaf <= dag <= tot:
            rollen += [h for r in vervanging["rollen"] if (h := _houder(r)).geldt_op(dag)]
    verklaring = _verklaring(kaart, dag)
    return Functionaris(
        naam=persoon.naam,
        rollen=tuple(rollen),
        mandaten=tuple(m for regel in kaart.get("mandaten", ()) for m in _mandaten(regel)),
        verklaring_op=_dag(verklaring["op"]) if verklaring else None,
        verklaring_tot=_dag(verklaring["tot"]) if verklaring else None,
    )


def is_afwezig(persoon: Persoon, dag: date) -> bool:
    """Tell whether a person is away on a day."""
    spannes = (persoon.kaart or {}).get("afwezig", ())
    return any(date.fromisoformat(van) <= dag <= date.fromisoformat(tot) for van, tot in spannes)


def vervangt_op(persoon: Persoon, dag: date) -> tuple[str, ...]:
    """Return the names of those whom this person replaces on a day."""
    vervangt = (persoon.kaart or {}).get("vervangt", ())
    return tuple(v["naam"] for v in vervangt if date.fromisoformat(v["vanaf"]) <= dag <= date.fromisoformat(v["tot"]))


def _houder(r: dict[str, Any]) -> Rolhouder:
    return Rolhouder(rol=r["rol"], gemeente=r["gemeente"], vanaf=_dag(r["vanaf"]), tot=_dag(r["tot"]))


def _mandaten(regel: dict[str, Any]) -> list[Mandaat]:
    vanaf, tot = date.fromisoformat(regel["vanaf"]), _dag(regel["tot"])
    return [
        Mandaat(gemeente=g, procedure=p, regel=regel["regel"], vanaf=vanaf, tot=tot)
        for g in regel["gemeenten"]
        for p in regel["procedures"]
    ]


def _verklaring(kaart: dict[str, Any], dag: date) -> dict[str, Any] | None:
    """Return the declaration that is current on a day, else the last one before it."""
    eerder: list[dict[str, Any]] = [v for v in kaart.get("verklaringen", ()) if date.fromisoformat(v["op"]) <= dag]
    geldig = [v for v in eerder if not v["tot"] or dag <= date.fromisoformat(v["tot"])]
    gekozen = geldig or eerder
    return gekozen[-1] if gekozen else None
