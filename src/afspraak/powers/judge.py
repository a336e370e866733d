"""May this be done with people and powers? Now, only with a second person, or not: a value with its sentence.

Three rules carry the rest. Each municipality administers its own people. No act gives power to its own doer, and none
works back before its recording, unless a second person of the same municipality agrees. Who got power from somebody is
not that person's second person.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from afspraak.powers.frame import Frame, Official
from afspraak.powers.proposal import GIVES_POWER, Act, Proposal
from afspraak.termijnen import schrijf_dag
from afspraak.verloop.weigering import Weigering, Weigeringsoort

LONGEST_ABSENCE = timedelta(days=366)
REQUEST_LASTS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Now:
    """It can be recorded at once."""


@dataclass(frozen=True, slots=True)
class Ask:
    """It waits until a second person agrees. ``why`` are sentences; ``who`` are the people that could, maybe nobody."""

    why: tuple[str, ...]
    who: tuple[Official, ...]


Verdict = Now | Ask | Weigering


def judge(p: Proposal, by: Official, op: date, frame: Frame, people: Iterable[Official]) -> Verdict:
    """Judge a proposal of somebody on a day. ``people`` are those who might be the second person."""
    refusal = (
        right(p, by, op, frame)
        or p.impossible
        or _place(p, frame)
        or _days(p, op, frame)
        or _specific(p, by, op, frame)
    )
    if refusal:
        return refusal
    why = _why_second(p, by, op, frame)
    if not why:
        return Now()
    who = tuple(o for o in people if may_agree(p, by, o, op, frame) is None)
    return Ask(why, who)


def may_agree(p: Proposal, by: Official, second: Official, op: date, frame: Frame) -> Weigering | None:
    """Return why somebody can't be the second person for a proposal, or None where they can."""
    where = frame.naam(p.gemeente)
    if second.id == by.id:
        return _refuse("U hebt dit zelf gevraagd. Een ander moet ermee akkoord gaan.", frame, second=True, where=where)
    if p.gives_to(second.id):
        return _refuse("Dit gaat over uzelf. Een ander moet ermee akkoord gaan.", frame, second=True, where=where)
    if not frame.is_second(second, p.gemeente, op):
        zin = f"Akkoord gaan kan alleen een {frame.titles(second=True)} van {where}, met een eigen rol."
        return _refuse(zin, frame, second=True, where=where)
    if by.id in second.got_from:
        zin = f"U kreeg zelf een rol, een mandaat of uw account van {by.naam}. Een ander van {where} moet hiermee akkoord gaan."
        return _refuse(zin, frame, second=True, where=where)
    return None


def _refuse(zin: str, frame: Frame, *, second: bool, where: str) -> Weigering:
    wie = (f"{frame.titles(second=second)} van {where}",)
    return Weigering(soort=Weigeringsoort.NIET_BEVOEGD, zin=zin, wie_wel=wie)


def _invalid(zin: str, *fields: str) -> Weigering:
    return Weigering(soort=Weigeringsoort.ONGELDIG, zin=zin, ontbreekt=fields)


def right(p: Proposal, by: Official, op: date, frame: Frame) -> Weigering | None:
    """Return why this is not somebody's to do at all: each municipality administers its own people.

    One may report one's own absence and return, whoever keeps the register of declarations records those, and whoever
    records for an organ its mandates.
    """
    if frame.manages(by, p.gemeente, op):
        return None
    absent = p.absent if p.act is Act.REPLACE else p.about.id
    own = p.act in (Act.REPORT_ABSENCE, Act.REPORT_RETURN, Act.REPLACE) and absent == by.id
    keeps = p.act in (Act.RECORD_DECLARATION, Act.END_DECLARATION) and frame.holds(
        by, frame.declaration_keepers, p.gemeente, op
    )
    records = p.act in (Act.GIVE_MANDATE, Act.END_MANDATE) and frame.holds(by, _recorders(p, frame), p.gemeente, op)
    if own or keeps or records:
        return None
    where = frame.naam(p.gemeente)
    zin = f"Dit is aan {where} zelf. Alleen een {frame.titles(second=False)} van {where} kan dit vastleggen."
    return _refuse(zin, frame, second=False, where=where)


def _recorders(p: Proposal, frame: Frame) -> tuple[str, ...]:
    return frame.rollen[p.orgaan].vastgelegd_door if p.orgaan in frame.rollen else ()


def _place(p: Proposal, frame: Frame) -> Weigering | None:
    if p.act in (Act.GIVE_ROLE, Act.END_ROLE):
        if p.rol not in frame.rollen:
            return _invalid(f"De overeenkomst kent de rol '{p.rol}' niet.", "rol")
        titel = frame.rollen[p.rol].titel
        if frame.rollen[p.rol].orgaan:
            return _invalid(f"“{titel}” is een orgaan. Geef een rol die de besluiten vastlegt.", "rol")
        if p.gemeente not in frame.places(p.rol):
            return _invalid(f"De rol “{titel}” is er niet bij {frame.naam(p.gemeente)}.", "gemeente")
    if p.act is Act.GIVE_MANDATE:
        rol = frame.rollen.get(p.orgaan)
        if rol is None or not rol.orgaan or p.gemeente not in frame.places(p.orgaan):
            return _invalid(f"Kies het orgaan van {frame.naam(p.gemeente)} dat het mandaat geeft.", "orgaan")
    if p.act is Act.RECORD_DECLARATION and p.gemeente not in frame.bound_by_declaration:
        zin = (
            f"De verklaring van artikel 14.2 is voor wie werkt voor {_names(frame.bound_by_declaration, frame)}. "
            f"Voor mensen van {frame.naam(p.gemeente)} geldt de eigen geheimhouding (Awb 2:5)."
        )
        return _invalid(zin, "getekend_op")
    return None


def _names(gemeenten: Iterable[str], frame: Frame) -> str:
    return ", ".join(sorted(frame.naam(g) for g in gemeenten))


def _days(p: Proposal, op: date, frame: Frame) -> Weigering | None:
    if p.vanaf and p.tot and p.tot < p.vanaf:
        return _invalid(f"De laatste dag ({schrijf_dag(p.tot)}) ligt vóór de eerste ({schrijf_dag(p.vanaf)}).", "tot")
    return _DAYS[p.act](p, op, frame) if p.act in _DAYS else None


def _power_days(p: Proposal, op: date, frame: Frame) -> Weigering | None:
    """A power lies within the term of the agreement; without a last day it ends with the agreement."""
    if p.vanaf and p.vanaf < frame.first_day:
        return _invalid(
            f"De overeenkomst begint op {schrijf_dag(frame.first_day)}. Kies die dag of een latere.", "vanaf"
        )
    for day, field in ((p.vanaf, "vanaf"), (p.tot, "tot")):
        if day and day > frame.last_day:
            zin = f"De overeenkomst loopt tot en met {schrijf_dag(frame.last_day)}. Kies die dag of een eerdere."
            return _invalid(zin, field)
    if p.tot and p.tot < op:
        return _invalid(f"De laatste dag ({schrijf_dag(p.tot)}) is al voorbij.", "tot")
    return None


def _mandate_days(p: Proposal, op: date, frame: Frame) -> Weigering | None:
    if p.decided_on is None:
        return _invalid("Vul in op welke dag het orgaan besloot.", "besluit_op")
    if p.decided_on > op:
        return _invalid(
            "Het besluit ligt in de toekomst. Leg het mandaat vast als het orgaan heeft besloten.", "besluit_op"
        )
    if p.vanaf and p.vanaf < p.decided_on:
        zin = f"Een mandaat werkt niet terug: het orgaan besloot pas op {schrijf_dag(p.decided_on)}."
        return _invalid(zin, "vanaf")
    if p.within and (p.tot is None or p.tot > p.within):
        zin = f"Een ondermandaat loopt niet langer dan het mandaat zelf: tot en met {schrijf_dag(p.within)}."
        return _invalid(zin, "tot")
    if p.consented_on and p.consented_on > op:
        return _invalid("De instemming ligt in de toekomst.", "instemming_op")
    return _power_days(p, op, frame)


def _signed(p: Proposal, op: date, _frame: Frame) -> Weigering | None:
    if p.vanaf and p.vanaf > op:
        return _invalid(
            "De dag van tekenen ligt in de toekomst. Leg de verklaring vast als die is getekend.", "getekend_op"
        )
    if p.vanaf and p.vanaf.year < op.year - 50:
        return _invalid(f"Kan {schrijf_dag(p.vanaf)} kloppen? Kijk het jaartal na.", "getekend_op")
    if p.tot and p.tot < op:
        return _invalid(
            f"Deze verklaring is al verlopen op {schrijf_dag(p.tot)}. Laat een nieuwe tekenen.", "geldig_tot"
        )
    return None


def _absent(p: Proposal, op: date, _frame: Frame) -> Weigering | None:
    if p.vanaf is None or p.tot is None:
        return _invalid("Vul de eerste en de laatste dag van de afwezigheid in.", "tot")
    if p.tot - p.vanaf > LONGEST_ABSENCE:
        return _invalid("Een afwezigheid duurt hier hoogstens een jaar. Meld daarna een nieuwe.", "tot")
    if p.act is Act.REPORT_ABSENCE and p.tot < op - LONGEST_ABSENCE:
        return _invalid("Deze afwezigheid is langer dan een jaar voorbij. Kijk het jaartal na.", "tot")
    if p.act is Act.REPORT_ABSENCE and p.vanaf > op + 2 * LONGEST_ABSENCE:
        return _invalid(f"Kan {schrijf_dag(p.vanaf)} kloppen? Kijk het jaartal na.", "van")
    if p.act is Act.REPLACE and p.within and p.tot > p.within:
        return _invalid(f"De vervanging eindigt uiterlijk met de afwezigheid: {schrijf_dag(p.within)}.", "tot")
    if p.act is Act.REPLACE and p.tot < op:
        return _invalid("Deze afwezigheid is al voorbij; er valt niets meer te vervangen.", "tot")
    return None


def _ending(p: Proposal, op: date, _frame: Frame) -> Weigering | None:
    """Ending works from the day that it is recorded, so that what was done lawfully stays lawful."""
    if p.tot is None:
        return _invalid("Vul de laatste dag in.", "tot")
    if p.tot < op:
        zin = f"Beëindigen werkt vanaf vandaag: kies {schrijf_dag(op)} of een latere dag. Wat is gedaan blijft bevoegd gedaan."
        return _invalid(zin, "tot")
    if p.vanaf and p.tot < p.vanaf:
        return _invalid(f"Het begint pas op {schrijf_dag(p.vanaf)}. Kies die dag of een latere.", "tot")
    return None


_DAYS: dict[Act, Callable[[Proposal, date, Frame], Weigering | None]] = {
    Act.GIVE_ROLE: _power_days,
    Act.GIVE_MANDATE: _mandate_days,
    Act.RECORD_DECLARATION: _signed,
    Act.REPORT_ABSENCE: _absent,
    Act.REPLACE: _absent,
    Act.END_ROLE: _ending,
    Act.END_MANDATE: _ending,
    Act.END_DECLARATION: _ending,
}


def _specific(p: Proposal, by: Official, op: date, frame: Frame) -> Weigering | None:
    where = frame.naam(p.gemeente)
    if p.act is Act.CLOSE_ACCOUNT and p.about.id == by.id:
        return _refuse("U kunt uw eigen account niet sluiten. Vraag een ander.", frame, second=False, where=where)
    if p.last_manager:
        zin = f"Dan is er bij {where} geen {frame.titles(second=False)} meer. Geef die rol eerst aan een ander."
        return _invalid(zin, "tot")
    if p.act is Act.GIVE_MANDATE and p.about.gemeente not in ("", p.gemeente) and p.consented_on is None:
        who = p.about.naam
        zin = (
            f"{who[:1].upper()}{who[1:]} werkt niet voor {where}. Dan moeten {who} en de eigen werkgever instemmen met het "
            "mandaat (Awb 10:4). Vul in wanneer en hoe dat gebeurde."
        )
        return Weigering(
            soort=Weigeringsoort.ONVOLLEDIG, zin=zin, grondslag=("Awb 10:4",), ontbreekt=("instemming_op",)
        )
    if p.act is Act.REPLACE:
        return _replacement(p, op, frame)
    if p.act in GIVES_POWER - {Act.OPEN_ACCOUNT} and not p.about.active:
        return _invalid(f"Het account van {p.about.naam} is gesloten. Open het eerst.")
    return None


def _replacement(p: Proposal, op: date, frame: Frame) -> Weigering | None:
    if not p.about.active:
        return _invalid(f"Het account van {p.about.naam} is gesloten. Kies een ander als vervanger.", "vervanger")
    if p.about.id == p.absent:
        return _invalid("Kies iemand anders als vervanger.", "vervanger")
    if p.only_management:
        zin = f"De rol {frame.titles(second=False)} gaat nooit over op een vervanger. Geef die rol zelf, met een einde."
        return _invalid(zin, "vervanger")
    if p.gemeente in frame.bound_by_declaration and not p.about.declared:
        zin = f"{p.about.naam} heeft geen geldige verklaring van geheimhouding (art. 14.2). Laat die eerst tekenen."
        return _invalid(zin, "vervanger")
    if not any(r.gemeente == p.gemeente and r.geldt_op(op) for r in p.about.rollen):
        zin = (
            f"{p.about.naam} heeft zelf geen rol bij {frame.naam(p.gemeente)}. Een vervanger werkt bij dezelfde gemeente. "
            "Kies een ander, of laat die gemeente eerst zelf een rol geven."
        )
        return _invalid(zin, "vervanger")
    return None


def _why_second(p: Proposal, by: Official, op: date, frame: Frame) -> tuple[str, ...]:
    why = ["U zou dit aan uzelf geven."] if p.act in GIVES_POWER and p.gives_to(by.id) else []
    if p.act is Act.GIVE_ROLE:
        why += _why_role(p, op, frame)
    if p.act is Act.REPLACE and not p.holds:
        why.append("De vervanger heeft zelf niet dezelfde rol bij deze gemeente.")
    if p.act in _ALWAYS:
        why.append(_ALWAYS[p.act])
    return tuple(why)


_ALWAYS = {
    Act.RESET_SECOND_FACTOR: "Zonder tweede factor kan een ander zich als deze persoon aanmelden.",
    Act.CHANGE_ADDRESS: "Wie het adres heeft, kan een nieuw wachtwoord kiezen en zich als deze persoon aanmelden.",
}


def _why_role(p: Proposal, op: date, frame: Frame) -> list[str]:
    rol = frame.rollen[p.rol]
    why = []
    if p.vanaf and p.vanaf < op:
        why.append(f"De rol zou al gelden vanaf {schrijf_dag(p.vanaf)}, vóór vandaag.")
    if p.rol in frame.sensitive:
        why.append(f"De rol “{rol.titel}” opent gevoelige dossiers.")
    elif rol.beheer or rol.tweede_persoon:
        why.append(f"De rol “{rol.titel}” gaat zelf over rechten van anderen.")
    return why
