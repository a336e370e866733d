"""Whole numbers and amounts as people in an office write them: Dutch notation, and never a guess.

A dot before exactly three digits is a thousand: 12.500 is twelve thousand five hundred. What can be read in two ways
("12,500") is refused with both ways to write it, because what is read here goes into a history that stays.
"""

import re
import unicodedata

from afspraak.termijnen.fouten import FeitFout

MEESTE = 999_999_999
"""The greatest number, and the greatest amount in whole euro: far above what a municipality does, far below 64 bits."""

# A thousand may be marked by a dot, by a space as a word processor makes it, or by an apostrophe; one kind at a time.
_GROEPEN = r"[1-9][0-9]{0,2}(?:(?P<scheiding>[. \u00a0\u202f\u2009'’])[0-9]{3})(?:(?P=scheiding)[0-9]{3})*"
_ENGELSE_GROEPEN = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+"
_HEEL = re.compile(rf"(?P<min>[-−]?)(?P<heel>[0-9]+|{_GROEPEN})")
_BEDRAG = re.compile(rf"(?P<heel>[0-9]+|{_GROEPEN})(?:,(?:(?P<cent>[0-9]{{2}})|-{{1,2}}|[–—=]))?")
# A dot before two digits, and commas that cannot be decimal ones: pasted from a sheet that does not write Dutch.
_ENGELS = re.compile(
    rf"(?P<heel>[0-9]+|(?!.*\..*\.){_GROEPEN}|{_ENGELSE_GROEPEN})\.(?P<cent>[0-9]{{2}})|"
    rf"(?P<groot>[1-9][0-9]{{0,2}}(?:,[0-9]{{3}}){{2,}})"
)
_TWEE_LEZINGEN = re.compile(r"([1-9][0-9]{0,2}),([0-9]{3})")
_EEN_CIJFER = re.compile(rf"(?P<heel>[0-9]+|{_GROEPEN})[.,](?P<cent>[0-9])")
_EURO_VOOR = re.compile(r"(?P<voor>[-−]?)\s*(?:€|eur(?:o)?\b|eur(?=[0-9]))\s*(?P<na>[-−]?)\s*", re.IGNORECASE)
_EURO_NA = re.compile(r"\s*(?:€|euro|eur)\Z", re.IGNORECASE)


def lees_getal(tekst: str, vraag: str, feit: str) -> int:
    """Read "1250", "1.250" or "-3" as a whole number.

    Raises:
        FeitFout: if it is none, can be read in two ways, or is absurdly large.
    """
    kaal = _zonder_onzichtbaar(tekst)
    if not kaal:
        raise FeitFout(f"{vraag} Vul een getal in, bijvoorbeeld 1250 of 1.250.", feit=feit)
    if m := _TWEE_LEZINGEN.fullmatch(kaal.lstrip("-−")):
        raise FeitFout(
            f"{vraag} '{tekst}' kan op twee manieren worden gelezen. Schrijf {m[1]}.{m[2]} als u duizendtallen bedoelt; "
            f"een deel achter de komma past hier niet.",
            feit=feit,
        )
    gevonden = _HEEL.fullmatch(kaal)
    if gevonden is None:
        raise FeitFout(
            f"{vraag} '{tekst}' is geen geheel getal. Schrijf alleen cijfers, bijvoorbeeld 1250 of 1.250.", feit=feit
        )
    getal = _cijfers(gevonden["heel"])
    if getal > MEESTE:
        raise FeitFout(f"{vraag} Dit getal is te groot. Vul hoogstens 999.999.999 in.", feit=feit)
    return -getal if gevonden["min"] else getal


def lees_bedrag(tekst: str, vraag: str, feit: str) -> int:
    """Read "1.234,56", "€ 12.500,-", "12500 euro" or "12.50" as euro cents.

    Raises:
        FeitFout: if it is no amount, can be read in two ways, or is absurdly large.
    """
    kaal, negatief = _zonder_euro(_zonder_onzichtbaar(tekst))
    gevonden = _BEDRAG.fullmatch(kaal) or _ENGELS.fullmatch(kaal)
    if gevonden is None:
        raise FeitFout(f"{vraag} {_geen_bedrag(tekst, kaal)}", feit=feit)
    delen = gevonden.groupdict()
    heel = _cijfers(delen["heel"] or delen["groot"])
    if heel > MEESTE:
        raise FeitFout(f"{vraag} Dit bedrag is te groot. Vul hoogstens 999.999.999,99 in.", feit=feit)
    centen = heel * 100 + int(delen["cent"] or 0)
    return -centen if negatief else centen


def _geen_bedrag(tekst: str, kaal: str) -> str:
    if not kaal:
        return "Vul een bedrag in, bijvoorbeeld 1.234,56."
    if m := _TWEE_LEZINGEN.fullmatch(kaal):
        return (
            f"'{tekst}' kan op twee manieren worden gelezen. Schrijf {m[1]}.{m[2]} als u duizendtallen bedoelt, "
            f"of {m[1]},{m[2][:2]} als u euro's en centen bedoelt."
        )
    if m := _EEN_CIJFER.fullmatch(kaal):
        return (
            f"'{tekst}' heeft één cijfer achter de komma. Schrijf de centen met twee cijfers: {m['heel']},{m['cent']}0."
        )
    return f"'{tekst}' is geen bedrag in euro's. Schrijf bijvoorbeeld 12.500 of 1.234,56."


def _cijfers(tekst: str) -> int:
    """Return the number of what is only digits and marks of thousands; of a text too long for any column, a large one."""
    cijfers = re.sub("[^0-9]", "", tekst).lstrip("0")
    return int(cijfers or "0") if len(cijfers) < 16 else MEESTE + 1


def _zonder_onzichtbaar(tekst: str) -> str:
    """Leave out what cannot be seen and so cannot be mended: marks of direction and of width, spaces around it."""
    return "".join(t for t in tekst if unicodedata.category(t) != "Cf").strip()


def _zonder_euro(tekst: str) -> tuple[str, bool]:
    """Return the amount without its currency and its sign, and whether it was negative."""
    if m := _EURO_VOOR.match(tekst):
        tekens, rest = m["voor"] + m["na"], tekst[m.end() :]
    else:
        rest = tekst.lstrip("-−")
        tekens = tekst[: len(tekst) - len(rest)]
        einde = _EURO_NA.search(rest)
        rest = rest[: einde.start()] if einde else rest
    # Two signs say nothing together: let the whole text be refused.
    return (rest.strip(), bool(tekens)) if len(tekens) < 2 else (tekst, False)
