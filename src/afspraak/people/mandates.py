"""Mandates (Awb 10:3 to 10:12) and declarations of confidentiality (art. 14.2): giving and ending them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from afspraak.people.desk import Desk
from afspraak.people.perform import Answer, one_at_a_time, perform
from afspraak.powers.proposal import Act
from afspraak.record.text import clean
from afspraak.storage.models import Mandaatregel, Persoon, Verklaring
from afspraak.termijnen import schrijf_dag
from afspraak.verloop.weigering import Weigering, Weigeringsoort

EXCEPTIONS = {
    "contrair_advies": "besluiten tegen het advies in",
    "beleid": "vaststellen of wijzigen van beleid",
    "bezwaar": "beslissen op bezwaar",
}
"""What a mandate may leave to the organ itself, and how a page says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """A mandate as an organ decided on it. Days are inclusive; ``tot_bedrag`` is in euro cents.

    It is for a person, or (``rol`` with ``rol_bij``) for whoever holds a role. ``onder`` is the line of which it is a
    sub-mandate.
    """

    gemeente: str
    orgaan: str
    regel: str
    bevoegdheid: str
    grondslag: str
    procedures: Sequence[str]
    besluit_op: date
    besluit_kenmerk: str
    vanaf: date
    tot: date | None = None
    document: str = ""
    rol: str = ""
    rol_bij: str = ""
    ondermandaat: bool = False
    onder: int | None = None
    voorwaarden: str = ""
    uitzonderingen: Sequence[str] = ()
    tot_bedrag: int | None = None
    gepubliceerd_op: date | None = None
    instemming_op: date | None = None
    instemming: str = ""

    def facts(self) -> dict[str, Any]:
        """Return it as the log keeps it."""
        kept: dict[str, Any] = {}
        for name in self.__slots__:
            value = getattr(self, name)
            if isinstance(value, date):
                kept[name] = value.isoformat()
            elif isinstance(value, str):
                kept[name] = clean(value)
            else:
                kept[name] = list(value) if isinstance(value, list | tuple) else value
        return {name: value for name, value in kept.items() if value not in (None, "", [], False)}


@one_at_a_time
def give_mandate(desk: Desk, about: Persoon | None, mandate: Mandate) -> Answer:
    """Record a mandate. ``about`` is the person, or None where it is for whoever holds a role.

    It holds from the day that the decision says, and acts from the day on which it is recorded.
    """
    refusal = _complete(desk, mandate) or _for_whom(desk, about, mandate)
    if refusal:
        return refusal
    facts = mandate.facts()
    already = ""
    if any(_line(m) == _line_of(mandate, about) for m in Mandaatregel.objects.filter(persoon=about, rol=mandate.rol)):
        already = f"Regel {mandate.regel} van het mandaatregister was al vastgelegd."
    who = about.naam if about else desk.pakket.rollen[mandate.rol].titel
    from_ = max(mandate.vanaf, desk.dag)
    done = f"Mandaat {mandate.regel} voor {who} is vastgelegd en werkt vanaf {schrijf_dag(from_)}."
    return perform(
        desk, Act.GIVE_MANDATE, gemeente=mandate.gemeente, about=about, facts=facts, done=done, already=already
    )


def _line(m: Mandaatregel) -> tuple[object, ...]:
    places = (m.rol, m.rol_bij, m.orgaan, frozenset(m.gemeenten))
    return (m.regel, *places, frozenset(m.procedures), m.besluit_kenmerk, m.vanaf, m.tot)


def _line_of(m: Mandate, about: Persoon | None) -> tuple[object, ...]:
    places = ("" if about else m.rol, "" if about else m.rol_bij, m.orgaan, frozenset({m.gemeente}))
    return (clean(m.regel), *places, frozenset(m.procedures), clean(m.besluit_kenmerk), m.vanaf, m.tot)


def _complete(desk: Desk, m: Mandate) -> Weigering | None:
    if m.gemeente not in desk.pakket.groepen["gemeenten"]:
        return _missing("Kies de gemeente waarvan het orgaan het mandaat geeft.", "gemeente")
    wrong = _texts(m)
    if wrong:
        return wrong
    if not m.procedures or set(m.procedures) - set(desk.pakket.procedures):
        return _missing("Kies waar het mandaat voor geldt: ten minste één procedure van de overeenkomst.", "procedures")
    if set(m.uitzonderingen) - set(EXCEPTIONS):
        return _missing("Deze uitzondering is er niet.", "uitzonderingen")
    if m.tot_bedrag is not None and m.tot_bedrag < 0:
        return _missing("Een grensbedrag is niet negatief. Zonder grensbedrag: laat het leeg.", "tot_bedrag")
    if bool(m.instemming_op) != bool(clean(m.instemming)):
        return _missing("Vul bij de instemming de dag in en wie hoe instemde (Awb 10:4).", "instemming_op")
    return None


_ASKED = {
    "regel": ("Noem de regel van het mandaatregister.", 80),
    "bevoegdheid": ("Schrijf op welke bevoegdheid het mandaat geeft.", 200),
    "grondslag": ("Noem de wet of regeling die het orgaan deze bevoegdheid geeft.", 200),
    "besluit_kenmerk": ("Noem het kenmerk van het besluit.", 120),
    "document": ("", 200),
    "instemming": ("", 200),
}
"""Of each text what is said where it is missing (nothing where it may be), and its greatest length."""


def _texts(m: Mandate) -> Weigering | None:
    for name, (sentence, length) in _ASKED.items():
        text = clean(getattr(m, name))
        if sentence and not text:
            return _missing(sentence, name)
        if len(text) > length:
            return _missing(f"Dit is te lang: hoogstens {length} tekens.", name)
    return None


def _for_whom(desk: Desk, about: Persoon | None, m: Mandate) -> Weigering | None:
    if (about is None) == (not m.rol):
        return _missing("Kies één: een persoon, of een functie.", "persoon")
    if about is None:
        rol = desk.pakket.rollen.get(m.rol)
        if rol is None or rol.orgaan or m.rol_bij not in desk.pakket.groepen.get(rol.bij, ()):
            return _missing("Kies een functie, en de gemeente waar die functie is.", "rol")
    return None


def _missing(zin: str, field: str) -> Weigering:
    return Weigering(soort=Weigeringsoort.ONVOLLEDIG, zin=zin, ontbreekt=(field,))


@one_at_a_time
def end_mandate(desk: Desk, number: int, tot: date) -> Answer:
    """Let a mandate end on a day, inclusive; sub-mandates under it end no later."""
    line = Mandaatregel.objects.filter(pk=number).select_related("persoon").first()
    if line is None:
        return _missing("Deze regel is er niet.", "tot")
    ended = line.tot and line.tot < tot
    wrong = _missing(f"Dit mandaat eindigt al op {schrijf_dag(line.tot)}.", "tot") if ended and line.tot else None
    facts: dict[str, Any] = {
        "nummer": line.pk,
        "regel": line.regel,
        "orgaan": line.orgaan,
        "vanaf": line.vanaf.isoformat(),
        "tot": tot.isoformat(),
    }
    if line.rol:
        facts |= {"rol": line.rol, "rol_bij": line.rol_bij}
    if under := _under(line, tot):
        facts["ook"] = under
    already = f"Dit mandaat eindigde al op {schrijf_dag(tot)}." if line.tot == tot else ""
    done = f"Mandaat {line.regel} eindigt op {schrijf_dag(tot)}."
    gemeente = line.gemeenten[0] if len(line.gemeenten) == 1 else line.persoon.gemeente if line.persoon else ""
    return perform(
        desk,
        Act.END_MANDATE,
        gemeente=gemeente,
        about=line.persoon,
        facts=facts,
        done=done,
        already=already,
        wrong=wrong,
    )


def _under(line: Mandaatregel, tot: date) -> list[int]:
    """Return the numbers of the mandates under a line, and under those, that would last longer."""
    found: list[int] = []
    above = [line.pk]
    while above:
        above = list(Mandaatregel.objects.filter(onder__in=above).exclude(tot__lte=tot).values_list("pk", flat=True))
        found += above
    return sorted(found)


@one_at_a_time
def record_declaration(
    desk: Desk, about: Persoon, getekend_op: date, geldig_tot: date | None = None, document: str = ""
) -> Answer:
    """Record a signed declaration of confidentiality (art. 14.2). It opens dossiers from the day of recording."""
    if len(document) > 120:
        return _missing("Dit is te lang: hoogstens 120 tekens.", "document")
    facts = {
        "getekend_op": getekend_op.isoformat(),
        "geldig_tot": geldig_tot.isoformat() if geldig_tot else None,
        "document": clean(document),
    }
    same = Verklaring.objects.filter(persoon=about, getekend_op=getekend_op, geldig_tot=geldig_tot)
    already = f"Deze verklaring van {about.naam} was al vastgelegd." if same.exists() else ""
    done = f"De verklaring van {about.naam}, getekend op {schrijf_dag(getekend_op)}, is vastgelegd."
    return perform(
        desk,
        Act.RECORD_DECLARATION,
        gemeente=_for_party(desk, about),
        about=about,
        facts=facts,
        done=done,
        already=already,
    )


def _for_party(desk: Desk, about: Persoon) -> str:
    """Return the party for which somebody works as far as the declaration goes: the one that it binds, else the own one."""
    bound = desk.frame.bound_by_declaration
    if about.gemeente in bound:
        return about.gemeente
    held = about.rollen.filter(gemeente__in=bound, vanaf__lte=desk.dag).values_list("gemeente", flat=True).first()
    return held or about.gemeente


@one_at_a_time
def end_declaration(desk: Desk, number: int, tot: date) -> Answer:
    """Let a declaration end on a day, inclusive."""
    signed = Verklaring.objects.filter(pk=number).select_related("persoon").first()
    if signed is None:
        return _missing("Deze verklaring is er niet.", "tot")
    facts = {"nummer": signed.pk, "getekend_op": signed.getekend_op.isoformat(), "tot": tot.isoformat()}
    return perform(
        desk,
        Act.END_DECLARATION,
        gemeente=_for_party(desk, signed.persoon),
        about=signed.persoon,
        facts=facts,
        done=f"De verklaring van {signed.persoon.naam} geldt tot en met {schrijf_dag(tot)}.",
        already=f"Deze verklaring eindigde al op {schrijf_dag(tot)}." if signed.geldig_tot == tot else "",
    )
