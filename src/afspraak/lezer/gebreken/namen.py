"""Names: abbreviations, spelling, capitals, and laws that are called otherwise now."""

import re
from collections.abc import Iterator

from afspraak.lezer.gebreken.gebrek import Gebrek, Soort, een_van, gebrek, zoek
from afspraak.lezer.tekst import Plek, Tekst

_AFKORTING = re.compile(r"(?<![\w.-])(?:[A-Z]{2,6}|[A-Z][a-z]{0,2}[A-Z][A-Za-z]{0,3})(?![\w-]|\.\w)")
_ROMEINS = re.compile(r"[IVX]+")
# Everyone writes these short: legal forms, standards, numbers.
BEKENDE_AFKORTINGEN = frozenset(
    {"BV", "NV", "VOF", "BW", "BTW", "EU", "KvK", "ISO", "NEN", "BSN", "IBAN", "PDF", "ICT"}
)

# Old name to what it is called, or where it stands, now.
VEROUDERDE_NAMEN = {
    "Wbrp": "De wet heet kort: Wet brp (Wet basisregistratie personen).",
    "Wet GBA": "Deze wet is vervangen door de Wet basisregistratie personen (Wet brp).",
    "Meldplicht Datalekken": "Dit staat nu in artikel 33 en artikel 34 van de AVG.",
    "Wbp": "Deze wet is vervangen door de AVG en de Uitvoeringswet AVG.",
    "Wet bescherming persoonsgegevens": "Deze wet is vervangen door de AVG en de Uitvoeringswet AVG.",
    "Wob": "Deze wet is vervangen door de Wet open overheid (Woo).",
    "WOB": "Deze wet is vervangen door de Wet open overheid (Woo).",
    "Wet openbaarheid van bestuur": "Deze wet is vervangen door de Wet open overheid (Woo).",
    "WWB": "Deze wet is vervangen door de Participatiewet.",
    "Wet werk en bijstand": "Deze wet is vervangen door de Participatiewet.",
    "AWBZ": "Deze wet is vervangen door de Wet langdurige zorg en de Wmo 2015.",
    "Wet op de jeugdzorg": "Deze wet is vervangen door de Jeugdwet.",
}

# Words that name parties and offices: one wrong letter in them is a slip, not another word.
PARTIJWOORDEN = (
    "burgemeester",
    "wethouder",
    "opdrachtgever",
    "opdrachtnemer",
    "centrumgemeente",
    "gastgemeente",
    "gemeentesecretaris",
    "portefeuillehouder",
    "dienstverlener",
)
_LANG_WOORD = re.compile(r"[A-Za-zÀ-ÿ]{8,}")


def afkortingen(tekst: Tekst) -> Iterator[Gebrek]:
    """An abbreviation that is nowhere written in full, at its first place."""
    alles = " ".join(regel.tekst for regel in tekst.regels)
    gezien: set[str] = set()
    for plek, m in zoek(tekst, _AFKORTING):
        woord = m.group()
        if woord in gezien or woord in BEKENDE_AFKORTINGEN or _ROMEINS.fullmatch(woord) or _tussen_kapitalen(m):
            continue
        gezien.add(woord)
        if woord not in tekst.begrippen and woord not in VEROUDERDE_NAMEN and not _voluit(alles, woord):
            aantal = len(re.findall(rf"\b{woord}\b", alles))
            uitleg = f"'{woord}' staat nergens voluit ({aantal} keer gebruikt)."
            yield gebrek(Soort.AFKORTING, plek, m, uitleg)


def _tussen_kapitalen(m: re.Match[str]) -> bool:
    """Whether the word is part of a head in capitals: all around it, or a neighbour that is a longer word."""
    om = m.string[max(0, m.start() - 25) : m.end() + 25]
    return om.isupper() or re.search(r"\b[A-Z]{7,}\b", om) is not None


def _voluit(alles: str, woord: str) -> bool:
    """Whether it stands between brackets after its words, has its words between brackets, or is the short title."""
    tussen_haakjes = rf"\w \((?:hierna(?: te noemen)?:? |ook: )?(?:de |het )?[\"“”'‘’]?{woord}[\"“”'‘’]?\)"
    erna = rf"\b{woord} \((?:[a-zà-ÿ]|[A-Z][a-z])[^)]{{5,}}\)|\b{woord}: [a-z]"
    return re.search(rf"{tussen_haakjes}|{erna}|aangehaald als:? [\"“]?(?:de )?{woord}\b", alles) is not None


def verouderde_namen(tekst: Tekst) -> Iterator[Gebrek]:
    """A law that has another name now."""
    for plek, m in zoek(tekst, re.compile(rf"\b(?:{een_van(VEROUDERDE_NAMEN)})\b")):
        yield gebrek(Soort.VEROUDERD, plek, m, VEROUDERDE_NAMEN[" ".join(m.group().split())])


def schrijffouten(tekst: Tekst) -> Iterator[Gebrek]:
    """A word for a party or an office with one letter too many, too few or wrong."""
    goed = {w.lower() for w in (*PARTIJWOORDEN, *(b for b in tekst.begrippen if len(b) >= 10 and b.isalpha()))}
    for plek, m in zoek(tekst, _LANG_WOORD):
        bedoeld = next((g for g in sorted(goed) if _een_letter_anders(m.group().lower(), g)), None)
        if bedoeld is not None:
            yield gebrek(Soort.SCHRIJFFOUT, plek, m, f"Bedoeld is: {bedoeld}.")


def _een_letter_anders(woord: str, goed: str) -> bool:
    """One edit apart, before the last two letters: an ending makes another form, not a slip."""
    if abs(len(woord) - len(goed)) > 1 or woord == goed:
        return False
    gelijk = next((i for i, (a, b) in enumerate(zip(woord, goed, strict=False)) if a != b), min(len(woord), len(goed)))
    if gelijk >= len(goed) - 2:
        return False
    resten = (
        (woord[gelijk + 1 :], goed[gelijk:]),  # one too many
        (woord[gelijk:], goed[gelijk + 1 :]),  # one too few
        (woord[gelijk + 1 :], goed[gelijk + 1 :]),  # another one
    )
    return any(a == b for a, b in resten)


def schrijfwijze(tekst: Tekst) -> Iterator[Gebrek]:
    """A defined word that is written now with a capital and now without: one finding for each word."""
    for begrip in sorted(tekst.begrippen):
        if begrip[0].isalpha() and " " not in begrip and not begrip.isupper():
            afwijkend = list(_anders_geschreven(tekst, begrip))
            if afwijkend:
                uitleg = f"Omschreven als '{begrip}', en {len(afwijkend)} keer anders geschreven."
                yield gebrek(Soort.SCHRIJFWIJZE, *afwijkend[0], uitleg)


def _anders_geschreven(tekst: Tekst, begrip: str) -> Iterator[tuple[Plek, re.Match[str]]]:
    anders = re.escape(begrip[0].swapcase() + begrip[1:])
    # "de gemeente Huizen" is a name, also where "Gemeente" is a defined word.
    naam_erna = r"(?!\s+[A-Z])" if begrip[0].isupper() else ""
    for plek, m in zoek(tekst, re.compile(rf"\b{anders}(?:s|n|en)?\b{naam_erna}")):
        if begrip[0].isupper() or re.search(r"[a-z,)] $", m.string[: m.start()]):
            yield plek, m
