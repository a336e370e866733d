"""Words for parties: as if there were two, or never given a meaning."""

import re
from collections.abc import Iterator
from string import ascii_lowercase

from afspraak.lezer.gebreken.gebrek import Gebrek, Soort, een_van, gebrek, zoek
from afspraak.lezer.tekst import Plek, Tekst

_TWEE = re.compile(
    r"\bbeide\s+(?:partijen|gemeenten|colleges|contractanten)\b|\bpartijen(?:\s+\w+){0,2}\s+beiden?\b(?!\s+(?:de\b|gevallen))"
    r"|\bwederpartij(?:en)?\b|\bin\s+tweevoud\b",
    re.IGNORECASE,
)
_ANDERE = re.compile(r"\b(?:de|die)\s+andere\s+partij\b", re.IGNORECASE)

# Words of contracts: wherever one stands for a party, the text must say which.
CONTRACTWOORDEN = (
    "opdrachtgever",
    "opdrachtnemer",
    "dienstverlener",
    "dienstafnemer",
    "leverancier",
    "afnemer",
    "aanbieder",
    "contractant",
    "verhuurder",
    "huurder",
    "licentiegever",
    "licentienemer",
)
# Common nouns: only with a capital within a sentence do they pretend to be a defined word.
GEWONE_WOORDEN = (
    "gemeente",
    "partij",
    "organisatie",
    "instelling",
    "stichting",
    "vereniging",
    "regio",
    "provincie",
    "uitvoerder",
    "deelnemer",
    "samenwerkingspartner",
)
# "Optreedt als opdrachtgever" and "geen opdrachtgever" tell what someone is; they name no party.
_HOEDANIGHEID = r"(?<!\bals )(?<!\bwel )(?<!\bgeen )(?<!\bevenmin )(?<!\been )"
_AMBTELIJK = r"(?:(?:ambtelijk|bestuurlijk|gemeentelijk)e?\s+)?"


def twee_partijen(tekst: Tekst) -> Iterator[Gebrek]:
    """Words for two parties in an agreement between more."""
    aantal = len(tekst.partijen)
    if aantal > 2:
        for plek, m in zoek(tekst, _TWEE):
            yield gebrek(Soort.TWEE_PARTIJEN, plek, m, f"Er zijn {aantal} partijen; deze woorden gaan over twee.")


def andere_partij(tekst: Tekst) -> Iterator[Gebrek]:
    """ "The other party" among more than two, once in each lid."""
    aantal = len(tekst.partijen)
    gezien: set[tuple[str | None, str | None]] = set()
    for plek, m in zoek(tekst, _ANDERE):
        if aantal > 2 and (plek.artikel, plek.lid) not in gezien:
            gezien.add((plek.artikel, plek.lid))
            yield gebrek(Soort.ANDERE_PARTIJ, plek, m, f"Er zijn {aantal} partijen; welke andere is het?")


def niet_omschreven(tekst: Tekst) -> Iterator[Gebrek]:
    """A word for a party that the text gives no meaning, once for each lid. Without any defined word there is no rule."""
    if not tekst.begrippen:
        return
    stammen = {_stam(begrip) for begrip in tekst.begrippen}
    gezien: set[tuple[str, str | None, str | None]] = set()
    wel = ", ".join(sorted(tekst.begrippen, key=str.lower))
    for plek, m in _partijwoorden(tekst):
        woord = " ".join(m.group().split())
        sleutel = (_stam(woord), plek.artikel, plek.lid and plek.lid.rstrip(ascii_lowercase))
        if _stam(woord) not in stammen and plek.artikel is not None and sleutel not in gezien:
            gezien.add(sleutel)
            uitleg = f"Wie is '{woord}'? De tekst omschrijft alleen: {wel}."
            yield gebrek(Soort.NIET_OMSCHREVEN, plek, m, uitleg)


def _partijwoorden(tekst: Tekst) -> Iterator[tuple[Plek, re.Match[str]]]:
    uitgang = r"(?:s|n|en)?\b"
    contract = re.compile(rf"{_HOEDANIGHEID}\b{_AMBTELIJK}\b(?:{een_van(CONTRACTWOORDEN)}){uitgang}", re.IGNORECASE)
    for plek, m in zoek(tekst, contract):
        if plek.lid:
            yield plek, m
    met_hoofdletter = een_van(w.capitalize() for w in GEWONE_WOORDEN)
    # A name may begin with such a word ("Stichting De Brug"); then another capital follows.
    gewoon = re.compile(rf"(?<=[a-z,)] )(?:{met_hoofdletter}){uitgang}(?!\s+[A-Z])")
    yield from zoek(tekst, gewoon)


def _stam(woord: str) -> str:
    """Return a word without capitals, article and plural."""
    kaal = re.sub(r"^(?:de|het)\s+", "", " ".join(woord.lower().split()))
    return re.sub(r"(?:en|n|s)$", "", kaal)
