"""People as the core knows them. A person's card holds all that counts, so that a request reads one row."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from afspraak.storage.models import Afwezigheid, Mandaatregel, Persoon
from afspraak.verloop.kader import Functionaris, Mandaat, Rolhouder

VERSIE = 2


def maak_kaart(persoon: Persoon) -> dict[str, Any]:
    """Return everything that a person holds, and what they hold for somebody who is away."""
    return {
        "versie": VERSIE,
        "rollen": _rollen(persoon),
        "vervangt": [
            _vervanging(a) for a in persoon.vervangingen.filter(ingetrokken_op=None).select_related("persoon")
        ],
        "afwezig": [[_tekst(a.vanaf), _tekst(a.tot)] for a in persoon.afwezigheden.filter(ingetrokken_op=None)],
        "mandaten": [*(_mandaat(m, m.vanaf, m.tot) for m in persoon.mandaten.order_by("pk")), *_by_role(persoon)],
        "verklaringen": [
            {"op": _tekst(_works_from(v.getekend_op, v.vastgelegd_op)), "tot": _tekst(v.geldig_tot)}
            for v in persoon.verklaringen.order_by("getekend_op", "pk")
        ],
    }


def _works_from(day: date, recorded: date | None) -> date:
    """What is recorded later than it was signed or decided works from the day of recording."""
    return max(day, recorded) if recorded else day


def _vervanging(a: Afwezigheid) -> dict[str, Any]:
    rollen = _rollen(a.persoon)
    if a.overgenomen is not None:
        taken = {(rol, gemeente) for rol, gemeente in a.overgenomen}
        rollen = [r for r in rollen if (r["rol"], r["gemeente"]) in taken]
    vanaf = max(a.vanaf, a.vervangt_vanaf) if a.vervangt_vanaf else a.vanaf
    return {"naam": a.persoon.naam, "vanaf": _tekst(vanaf), "tot": _tekst(a.tot), "rollen": rollen}


def _by_role(persoon: Persoon) -> list[dict[str, Any]]:
    """Return the mandates of the functions that a person holds, for as long as both last."""
    found = []
    held = list(persoon.rollen.all())
    lines = Mandaatregel.objects.filter(rol__in={r.rol for r in held}).exclude(rol="").order_by("pk") if held else ()
    for m in lines:
        for r in held:
            if (r.rol, r.gemeente) == (m.rol, m.rol_bij):
                ends = [day for day in (m.tot, r.tot) if day]
                found.append(_mandaat(m, max(m.vanaf, r.vanaf), min(ends) if ends else None))
    return found


def _mandaat(m: Mandaatregel, vanaf: date, tot: date | None) -> dict[str, Any]:
    return {
        "nummer": m.pk,
        "regel": m.regel,
        "procedures": m.procedures,
        "gemeenten": m.gemeenten,
        "orgaan": m.orgaan,
        "besluit": m.besluit_kenmerk,
        "vastgelegd_op": _tekst(m.vastgelegd_op),
        "tot_bedrag": m.tot_bedrag,
        "uitzonderingen": m.uitzonderingen,
        "voorwaarden": m.voorwaarden,
        "vanaf": _tekst(_works_from(vanaf, m.vastgelegd_op)),
        "tot": _tekst(tot),
    }


def werk_kaart_bij(persoon: Persoon) -> None:
    """Store a person's card, and the cards of those who replace them."""
    update_cards((persoon, *Persoon.objects.filter(vervangingen__persoon=persoon).distinct()))


def update_cards(people: Iterable[Persoon]) -> int:
    """Store the cards of people; return how many were not as they should be."""
    changed = 0
    for persoon in people:
        kaart = maak_kaart(persoon)
        changed += persoon.kaart != kaart
        persoon.kaart = kaart
        persoon.save(update_fields=["kaart"])  # always: the row that we hold may be older than the store
    return changed


def _rollen(persoon: Persoon) -> list[dict[str, Any]]:
    return [{"rol": r.rol, "gemeente": r.gemeente, **_spanne(r)} for r in persoon.rollen.all()]


def _spanne(rij: Any) -> dict[str, str | None]:
    return {"vanaf": _tekst(rij.vanaf), "tot": _tekst(rij.tot)}


def _tekst(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


def functionaris(persoon: Persoon, dag: date) -> Functionaris:
    """Return a person as the core judges them on a day: own roles, and those of whom they replace that day.

    A replacement works at a municipality for as long as the person holds a role of their own there.
    """
    kaart = persoon.kaart or {}
    rollen = [_houder(r) for r in kaart.get("rollen", ())]
    own = {r.gemeente for r in rollen if r.geldt_op(dag)}
    for vervanging in kaart.get("vervangt", ()):
        vanaf, tot = date.fromisoformat(vervanging["vanaf"]), date.fromisoformat(vervanging["tot"])
        if vanaf <= dag <= tot:
            rollen += [h for r in vervanging["rollen"] if (h := _houder(r)).geldt_op(dag) and h.gemeente in own]
    verklaring = _verklaring(kaart, dag)
    return Functionaris(
        naam=persoon.naam,
        id=persoon.pk,
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


def _mandaten(regel: dict[str, Any]) -> tuple[Mandaat, ...]:
    """Return the line of a card as the core judges it: one mandate per municipality and procedure."""
    plain = ("nummer", "regel", "besluit", "orgaan", "vastgelegd_op", "tot_bedrag", "voorwaarden", "vanaf", "tot")
    lists = (regel["gemeenten"], regel["procedures"], _lijst(regel.get("uitzonderingen")))
    return _spread(tuple(regel.get(name) for name in plain), *(tuple(part) for part in lists))


@lru_cache(maxsize=4096)
def _spread(
    plain: tuple[Any, ...], gemeenten: tuple[str, ...], procedures: tuple[str, ...], uitzonderingen: tuple[str, ...]
) -> tuple[Mandaat, ...]:
    """Return a mandate for each pair. A mandate to a function stands on many cards, and a page reads many cards."""
    nummer, regel, besluit, orgaan, vastgelegd_op, tot_bedrag, voorwaarden, vanaf, tot = plain
    return tuple(
        Mandaat(
            gemeente=g,
            procedure=p,
            regel=regel,
            vanaf=date.fromisoformat(vanaf),
            tot=_dag(tot),
            nummer=nummer,
            besluit=besluit or "",
            orgaan=orgaan or "",
            vastgelegd_op=_dag(vastgelegd_op),
            tot_bedrag=tot_bedrag,
            uitzonderingen=uitzonderingen,
            voorwaarden=voorwaarden or "",
        )
        for g in gemeenten
        for p in procedures
    )


def _lijst(ruw: object) -> tuple[str, ...]:
    """Return exceptions as a tuple; in the store they are a list, or a text with one on each line."""
    delen = ruw if isinstance(ruw, list) else str(ruw or "").splitlines()
    return tuple(str(deel).strip() for deel in delen if str(deel).strip())


def _verklaring(kaart: dict[str, Any], dag: date) -> dict[str, Any] | None:
    """Return the declaration that is current on a day, else the last one before it."""
    eerder: list[dict[str, Any]] = [v for v in kaart.get("verklaringen", ()) if date.fromisoformat(v["op"]) <= dag]
    geldig = [v for v in eerder if not v["tot"] or dag <= date.fromisoformat(v["tot"])]
    gekozen = geldig or eerder
    return gekozen[-1] if gekozen else None
