"""A line of the log of administration as a sentence, with the names that people had on that day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from afspraak.overeenkomst.pakket import Pakket
from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.people import log
from afspraak.people.desk import Door
from afspraak.powers.proposal import Act
from afspraak.record.line import Line
from afspraak.termijnen import schrijf_dag

Facts = Mapping[str, Any]

# Of each act: what somebody did ("{wie}" stands where the sentence needs it), and what somebody asked to do.
_DID: dict[Act, str] = {
    Act.FIRST_MANAGER: "kreeg {over} de eerste rol van beheer van {waar}: {rol}{dagen} ({besluit})",
    Act.SECOND_PERSON: "kreeg {over} bij {waar} de rol {rol}{dagen}, als tweede persoon ({besluit})",
    Act.ADD_PERSON: "maakte {wie} een account voor {over} bij {waar}",
    Act.CHANGE_NAME: "veranderde {wie} naam of organisatie van {was}: nu {naam}{organisatie}",
    Act.CHANGE_ADDRESS: "veranderde {wie} het e-mailadres van {over}",
    Act.GIVE_ROLE: "gaf {wie} aan {over} de rol {rol} bij {waar}{dagen}",
    Act.END_ROLE: "liet {wie} de rol {rol} van {over} bij {waar} eindigen{tot}",
    Act.GIVE_MANDATE: "legde {wie} mandaat {regel} van {orgaan} voor {over} vast{dagen} ({besluit})",
    Act.END_MANDATE: "liet {wie} mandaat {regel} voor {over} eindigen{tot}",
    Act.RECORD_DECLARATION: "legde {wie} vast dat {over} op {getekend_op} de verklaring van geheimhouding tekende{geldig_tot}",
    Act.END_DECLARATION: "liet {wie} de verklaring van geheimhouding van {over} eindigen{tot}",
    Act.REPORT_ABSENCE: "meldde {wie} dat {over} afwezig is{dagen}",
    Act.REPORT_RETURN: "meldde {wie} dat {over} terug is{terug}",
    Act.REPLACE: "regelde {wie} dat {over} waarneemt voor {afwezig}{dagen}{overgenomen}",
    Act.CLOSE_ACCOUNT: "sloot {wie} het account van {over}",
    Act.OPEN_ACCOUNT: "opende {wie} het account van {over} weer",
    Act.INVITE: "maakte {wie} een uitnodiging voor {over}",
    Act.UNLOCK: "maakte {wie} het aanmelden van {over} weer vrij",
    Act.RESET_SECOND_FACTOR: "wiste {wie} de tweede stap bij het aanmelden van {over}",
    Act.TAKE_OVER: "nam het logboek over wat {over} al had",
}
_TO_DO: dict[Act, str] = {
    Act.ADD_PERSON: "een account te maken voor {over} bij {waar}",
    Act.CHANGE_NAME: "naam of organisatie van {over} te veranderen",
    Act.CHANGE_ADDRESS: "het e-mailadres van {over} te veranderen",
    Act.GIVE_ROLE: "aan {over} de rol {rol} bij {waar} te geven{dagen}",
    Act.END_ROLE: "de rol {rol} van {over} bij {waar} te laten eindigen{tot}",
    Act.GIVE_MANDATE: "mandaat {regel} van {orgaan} voor {over} vast te leggen{dagen} ({besluit})",
    Act.END_MANDATE: "mandaat {regel} voor {over} te laten eindigen{tot}",
    Act.RECORD_DECLARATION: "de verklaring van geheimhouding van {over} vast te leggen, getekend op {getekend_op}{geldig_tot}",
    Act.END_DECLARATION: "de verklaring van geheimhouding van {over} te laten eindigen{tot}",
    Act.REPORT_ABSENCE: "{over} afwezig te melden{dagen}",
    Act.REPORT_RETURN: "{over} terug te melden",
    Act.REPLACE: "{over} te laten waarnemen voor {afwezig}{dagen}{overgenomen}",
    Act.CLOSE_ACCOUNT: "het account van {over} te sluiten",
    Act.OPEN_ACCOUNT: "het account van {over} weer te openen",
    Act.INVITE: "een uitnodiging te maken voor {over}",
    Act.UNLOCK: "het aanmelden van {over} weer vrij te maken",
    Act.RESET_SECOND_FACTOR: "de tweede stap bij het aanmelden van {over} te wissen",
}
"""An act that no person asks for is not here."""


def tell_line(line: Line, pakket: Pakket) -> str:
    """Tell a line of the log: "Op 3 november 2026 gaf Sanne Bakker (…) aan Koen Kok de rol …; akkoord van …"."""
    act, facts, who = Act(line.step), _facts(line, pakket), _who(line, pakket)
    asker = (line.facts.get("gevraagd_door") or {}).get("naam", "")
    op = _write(line.op)
    match line.outcome:
        case log.AGREED:
            told = f"{_DID[act].format_map({**facts, 'wie': asker})}; akkoord van {who}"
        case log.ASKED:
            told = f"vroeg {who} akkoord om {_asked(act, facts)}"
        case log.REFUSED:
            told = f"ging {who} niet akkoord om {_asked(act, facts)}; {asker} had dat gevraagd. Reden: {line.facts['reden']}"
        case log.WITHDRAWN:
            told = f"trok {who} het verzoek in om {_asked(act, facts)}"
        case log.EXPIRED:
            return f"Op {op} verliep een verzoek om akkoord (regel {line.facts['vraag']}): niemand ging akkoord."
        case _:
            told = _DID[act].format_map({**facts, "wie": who})
    return f"Op {op} {told}".rstrip(".") + "."


def tell_request(act: Act, gemeente: str, about: str, facts: Facts, pakket: Pakket) -> str:
    """Tell what is asked, as a sentence without who asks it: "Aan Koen Kok de rol … bij Zuid te geven."."""
    told = _asked(act, _texts({**facts, "over": {"naam": about}} if about else facts, gemeente, pakket))
    return f"{told[:1].upper()}{told[1:]}".rstrip(".") + "."


def _asked(act: Act, facts: Mapping[str, str]) -> str:
    return _TO_DO.get(act, act.value).format_map(facts)


def _facts(line: Line, pakket: Pakket) -> Mapping[str, str]:
    return _texts(line.facts, line.namens, pakket)


class _Known(dict[str, str]):
    """What a sentence can name; what the line does not say is left out."""

    def __missing__(self, name: str) -> str:
        return ""


def _texts(facts: Facts, gemeente: str, pakket: Pakket) -> Mapping[str, str]:
    where = gemeentenaam(pakket, facts.get("gemeente") or gemeente)
    over = (facts.get("over") or {}).get("naam", "")
    if not over and facts.get("rol_bij"):
        over = f"de functie {_role(facts['rol'], pakket)} van {gemeentenaam(pakket, facts['rol_bij'])}"
    taken = sorted({_role(rol, pakket) for rol, _ in facts.get("overgenomen", ())})
    return _Known(
        over=over,
        waar=where,
        rol=f"“{_role(facts.get('rol', ''), pakket)}”",
        orgaan=f"{_role(facts.get('orgaan', ''), pakket)} van {where}",
        regel=facts.get("regel", ""),
        naam=facts.get("naam", ""),
        was=facts.get("was", ""),
        organisatie=f" ({facts['organisatie']})" if facts.get("organisatie") else "",
        afwezig=(facts.get("afwezig") or {}).get("naam", ""),
        overgenomen=f", als {' en '.join(taken)}" if taken else "",
        dagen=_days(facts),
        tot=f" op {_day(facts['tot'])}" if facts.get("tot") else "",
        geldig_tot=f", geldig tot en met {_day(facts['geldig_tot'])}" if facts.get("geldig_tot") else "",
        terug=": de afwezigheid ging niet door" if facts.get("ingetrokken") else "",
        besluit=f"besluit van {_day(facts.get('besluit_op'))}, {facts.get('besluit_kenmerk', '')}",
        getekend_op=_day(facts.get("getekend_op")),
    )


def _days(facts: Facts) -> str:
    begins = f" vanaf {_day(facts['vanaf'])}" if facts.get("vanaf") else ""
    return f"{begins} tot en met {_day(facts['tot'])}" if facts.get("tot") else begins


def _day(text: str | None) -> str:
    return _write(date.fromisoformat(text)) if text else ""


def _write(day: date) -> str:
    return schrijf_dag(day).partition(" ")[2]  # without the day of the week: that tells nothing here


def _role(naam: str, pakket: Pakket) -> str:
    return pakket.rollen[naam].titel if naam in pakket.rollen else naam


def _who(line: Line, pakket: Pakket) -> str:
    where = gemeentenaam(pakket, line.namens) if line.namens else ""
    if line.who is None:
        return "de demo" if line.door == Door.DEMO.value else f"{where}, bij opdracht,".lstrip(", ")
    return f"{line.who.naam} ({_role(line.rol, pakket)} van {where})" if line.rol else line.who.naam
