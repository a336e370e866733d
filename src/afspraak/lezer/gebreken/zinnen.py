"""Sentences that went off the rails, terms without a start, and norms that people must fill in."""

import re
from collections.abc import Iterator

from afspraak.lezer.gebreken.gebrek import Gebrek, Soort, een_van, gebrek, zin_om, zoek
from afspraak.lezer.tekst import Lid, Plek, Tekst

# "Degene die die taak heeft" and "ik weet dat dat mag" are Dutch.
_MAG_DUBBEL = frozenset({"die", "dat", "zij"})
_DUBBEL = re.compile(r"\b(\w{2,}) \1\b(?!-)", re.IGNORECASE)
_GROEP_DUBBEL = re.compile(r"\b(\w+ \w+(?: \w+)?),? \1\b", re.IGNORECASE)
_KEERT_TERUG = re.compile(r"\b(?:van |het )?(\w{6,}) (?:dat|de|het|van) \1\b", re.IGNORECASE)
_LOS_STREEPJE = re.compile(r"\b\w+,\s*-\s+(?:en|of)\b")
_BIJZIN = re.compile(
    r"\bdat (?:er )?(?:voldaan|gehandeld|gewerkt|rekening gehouden) (?:aan|conform|met|volgens)\b[^.;]*"
)
_HULPWERKWOORD = re.compile(
    r"\b(?:wordt|worden|werd|werden|is|zijn|was|waren|zal|zullen|kan|kunnen|moet|moeten|dient)\b"
)

_EINDE = tuple('.;:!?…”"’')
_LOPENDE_ZIN = 6

_AANTAL = "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|dertien|veertien|dertig|zestig|\\d{1,3}"
_EENHEID = "uur|uren|dag|dagen|werkdag|werkdagen|kalenderdagen|week|weken|maand|maanden|jaar"
_BINNEN = re.compile(rf"\bbinnen (?:{_AANTAL})(?: \(\w+\))? (?:{_EENHEID})\b", re.IGNORECASE)
# What tells from when a term runs; "niet na te kunnen komen" is another "na".
_BEGIN = re.compile(
    r"\b(?:na(?! (?:te|kan|kunnen|komt|komen)\b)|nadat|vanaf|sinds|zodra|voordat|voorafgaand"
    r"|te rekenen|volgend(?:e)? op|volgt op|gerekend)\b",
    re.IGNORECASE,
)

_BEGIN_ERNA = re.compile(r"\s*(?:voor|vóór|van)\b", re.IGNORECASE)

# Words that people must fill in each time.
OPEN_NORMEN = (
    "redelijke termijn",
    "redelijke tijd",
    "zo spoedig mogelijk",
    "zo snel mogelijk",
    "onverwijld",
    "onmiddellijk",
    "terstond",
    "direct",
    "tijdig",
    "periodiek",
    "adequate",
    "passende",
    "zo nodig",
)
_OPEN_NORM = re.compile(
    rf"\b(?:{een_van(OPEN_NORMEN)})\b(?! (?:in gebreke|of indirect|betrokken|gevolg))", re.IGNORECASE
)


def ontspoorde_zinnen(tekst: Tekst) -> Iterator[Gebrek]:
    """Words that come back at once, a hyphen that lost its word, a clause without its verb."""
    gevonden: set[tuple[Plek, int]] = set()
    for patroon in (_KEERT_TERUG, _GROEP_DUBBEL, _DUBBEL):
        for plek, m in zoek(tekst, patroon):
            mag = m[1].lower() in _MAG_DUBBEL or not m[1].replace(" ", "").isalpha()
            if not mag and plek.lid and (plek, m.end()) not in gevonden:
                gevonden.add((plek, m.end()))
                yield gebrek(Soort.ONTSPOORD, plek, m, "Woorden komen meteen terug; de zin lijkt beschadigd.")
    for plek, m in zoek(tekst, _LOS_STREEPJE):
        yield gebrek(Soort.ONTSPOORD, plek, m, "Het streepje hoort aan het woord ervoor.")
    for plek, m in zoek(tekst, _BIJZIN):
        if not _HULPWERKWOORD.search(m.group()):
            kort = re.match(r"(?:\S+\s*){1,6}", m.group())
            fragment = kort.group().strip() if kort else m.group()
            yield Gebrek(
                soort=Soort.ONTSPOORD,
                regelnummer=plek.passage.regel(m.start()),
                artikel=plek.artikel,
                lid=plek.lid,
                fragment=fragment,
                uitleg="In deze bijzin ontbreekt een werkwoord.",
            )


def zinnen_zonder_punt(tekst: Tekst) -> Iterator[Gebrek]:
    """A lid whose last sentence does not end. In a list of short items nothing needs to."""
    for artikel in tekst.artikelen:
        for lid in artikel.leden:
            slot = _slotzin(lid)
            if slot is not None:
                m = re.search(r"(?:\S+\s+){0,4}\S+$", slot.passage.tekst)
                plek = Plek(slot.passage, artikel.nummer, slot.lid)
                if m is not None:
                    yield gebrek(Soort.ZONDER_PUNT, plek, m, "De zin eindigt niet met een punt.")


def _slotzin(lid: Lid) -> Plek | None:
    """Return the last passage of a lid if it is a running sentence without an end."""
    naam = str(lid.nummer)
    plek = Plek(lid.passage, None, naam)
    if lid.onderdelen:
        plek = Plek(lid.onderdelen[-1].passage, None, f"{naam}{lid.onderdelen[-1].letter}")
        anderen = [o.passage.tekst for o in lid.onderdelen[:-1]]
        if not any(t.endswith(_EINDE) for t in anderen):
            return None
    tekst = plek.passage.tekst.rstrip(" )")
    return plek if len(tekst.split()) >= _LOPENDE_ZIN and not tekst.endswith(_EINDE) else None


def termijnen_zonder_begin(tekst: Tekst) -> Iterator[Gebrek]:
    """A term of which the sentence does not say from when it runs."""
    for plek, m in zoek(tekst, _BINNEN):
        begint = _BEGIN_ERNA.match(m.string, m.end()) or _BEGIN.search(zin_om(m))
        if plek.lid and not begint:
            yield gebrek(Soort.ZONDER_BEGIN, plek, m, "Er staat niet bij vanaf welke dag deze termijn loopt.")


def open_normen(tekst: Tekst) -> Iterator[Gebrek]:
    """A norm that people must fill in, once for each lid."""
    gezien: set[tuple[str | None, str | None, str]] = set()
    for plek, m in zoek(tekst, _OPEN_NORM):
        norm = " ".join(m.group().lower().split())
        if plek.lid and (plek.artikel, plek.lid, norm) not in gezien:
            gezien.add((plek.artikel, plek.lid, norm))
            yield gebrek(Soort.OPEN_NORM, plek, m, "Spreek af wat dit is, of wie dat bepaalt.")
