"""Drafting defects: what a careful reader would ask the parties, each with its line."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from afspraak.lezer.structuur import Artikel, Lid, Tekst


class Soort(Enum):
    """How bad a defect is."""

    FOUT = "fout"
    ONTBREEKT = "ontbreekt"
    ONDUIDELIJK = "onduidelijk"
    LET_OP = "let op"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebrek:
    """One defect: what kind, where, the words, and why it matters."""

    soort: Soort
    regel: int
    plek: str
    fragment: str
    uitleg: str


_PUNTJES = re.compile(r"…{2,}\.*|\.{5,}|_{4,}")
_GEDEFINIEERD = re.compile(
    r"hierna (?:gezamenlijk |ook )?te noemen[:,]?\s*[\"“”'‘’„]+\s*([^\"“”'‘’„,]+?)\s*[\"“”'‘’]", re.IGNORECASE
)
_PARTIJ = re.compile(r"^\d+[.)]\s*(?:De|Het)\s+(?:gemeente|stichting|vereniging|provincie|waterschap)\s+([A-Z][\w-]+)")
# Words that name a party or a role; where one is used it must have been defined.
ROLWOORDEN = ("opdrachtgever", "opdrachtnemer", "dienstverlener", "leverancier", "afnemer", "gemeenten")
_VEROUDERD = {
    r"\bWbrp\b": "heet nu Wet basisregistratie personen (Wet brp)",
    r"Meldplicht Datalekken": "staat nu in artikel 33 en 34 van de AVG",
    r"\bWbp\b": "is vervangen door de AVG",
    r"\bWOB\b|\bWob\b": "is vervangen door de Woo",
}
_OPEN_NORM = re.compile(r"\b(redelijke termijn|zo spoedig mogelijk|onverwijld|direct|tijdig|passende)\b", re.IGNORECASE)
_BINNEN = re.compile(
    r"\bbinnen (?:een|één|twee|drie|vier|vijf|zes|\d+) (?:week|weken|werkdag|werkdagen|dagen|maand|maanden)\b"
)
_DAG = re.compile(
    r"\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) \d{4}\b"
)


def vind_gebreken(tekst: Tekst) -> tuple[Gebrek, ...]:
    """Return every defect, by line; one kind at one place once."""
    gevonden = [g for zoeker in _ZOEKERS for g in zoeker(tekst)]
    uniek = {(g.regel, g.uitleg, g.fragment): g for g in gevonden}
    return tuple(sorted(uniek.values(), key=lambda g: (g.regel, g.soort.value, g.fragment)))


def partijen(tekst: Tekst) -> tuple[str, ...]:
    """Return the names of the parties as the preamble numbers them."""
    return tuple(m[1] for regel in tekst.aanhef if (m := _PARTIJ.match(regel.tekst)))


def _leden(tekst: Tekst) -> Iterator[tuple[Artikel, Lid]]:
    for artikel in tekst.artikelen:
        for lid in artikel.leden:
            yield artikel, lid


def _plek(artikel: Artikel, lid: Lid) -> str:
    return f"artikel {artikel.nummer}" + (f" lid {lid.nummer}" if lid.nummer else "")


def _plek_van_regel(tekst: Tekst, nummer: int) -> str:
    plek = "aanhef"
    for artikel, lid in _leden(tekst):
        if lid.regel <= nummer:
            plek = _plek(artikel, lid)
    return "slot" if tekst.slot and nummer >= tekst.slot[0].nummer else plek


def _zoek(tekst: Tekst, patroon: re.Pattern[str]) -> Iterator[tuple[int, str, str]]:
    """Yield (line, place, words) of every match, in the whole text line by line."""
    for regel in tekst.regels:
        for m in patroon.finditer(regel.tekst):
            yield regel.nummer, _plek_van_regel(tekst, regel.nummer), m.group().strip()


def _open_plekken(tekst: Tekst) -> Iterator[Gebrek]:
    for nummer, plek, woorden in _zoek(tekst, _PUNTJES):
        yield Gebrek(soort=Soort.ONTBREEKT, regel=nummer, plek=plek, fragment=woorden, uitleg="hier is niets ingevuld")
    patroon = re.compile(r"\bop datum\b|\bte \(locatie\)|\((?:locatie|datum|naam|plaats|bedrag)\)", re.IGNORECASE)
    for nummer, plek, woorden in _zoek(tekst, patroon):
        yield Gebrek(
            soort=Soort.ONTBREEKT, regel=nummer, plek=plek, fragment=woorden, uitleg="de plaats van een gegeven is open"
        )


def _twee_onder_meer(tekst: Tekst) -> Iterator[Gebrek]:
    aantal = len(partijen(tekst))
    if aantal <= 2:
        return
    patroon = re.compile(
        r"\bbeide partijen\b|\bpartijen wijzen beide\b|\bbeide\b|\bwederpartij\b|\bin tweevoud\b", re.IGNORECASE
    )
    for nummer, plek, woorden in _zoek(tekst, patroon):
        uitleg = f"er zijn {aantal} partijen, en dit spreekt van twee"
        yield Gebrek(soort=Soort.FOUT, regel=nummer, plek=plek, fragment=woorden, uitleg=uitleg)


def _niet_omschreven(tekst: Tekst) -> Iterator[Gebrek]:
    gedefinieerd = {m.casefold() for m in _GEDEFINIEERD.findall(" ".join(r.tekst for r in tekst.regels))}
    if not gedefinieerd:
        return
    for woord in ROLWOORDEN:
        if woord in gedefinieerd or f"de {woord}" in gedefinieerd:
            continue
        patroon = re.compile(rf"(?<!ambtelijk )(?<!BEL )\b{woord}\b")
        if woord == "gemeenten":
            patroon = re.compile(r"\b(?:de|aan de) Gemeenten\b")
        for artikel, lid in _leden(tekst):
            if patroon.search(lid.volledig):
                uitleg = f"'{woord}' is nergens omschreven (wel: {', '.join(sorted(gedefinieerd))})"
                yield Gebrek(
                    soort=Soort.ONDUIDELIJK, regel=lid.regel, plek=_plek(artikel, lid), fragment=woord, uitleg=uitleg
                )


def _strijdige_dagen(tekst: Tekst) -> Iterator[Gebrek]:
    """A fixed starting day in one place, another or an open one in another."""
    vast: list[tuple[str, int, str]] = []
    for artikel, lid in _leden(tekst):
        if re.search(r"met ingang van|treedt in werking|in werking op", lid.volledig):
            for dag in _DAG.findall(lid.volledig):
                vast.append((dag, lid.regel, _plek(artikel, lid)))  # noqa: PERF401 - reads better
    for artikel, lid in _leden(tekst):
        open_dag = re.search(r"treedt in werking op (?:datum|…|\.{3,}|\()", lid.volledig)
        if open_dag and vast:
            uitleg = f"{vast[0][2]} noemt {vast[0][0]}; hier is de dag open"
            yield Gebrek(
                soort=Soort.FOUT, regel=lid.regel, plek=_plek(artikel, lid), fragment=open_dag.group(), uitleg=uitleg
            )
    for dag, regel, plek in vast[1:]:
        if dag != vast[0][0]:
            uitleg = f"{vast[0][2]} noemt {vast[0][0]}"
            yield Gebrek(soort=Soort.FOUT, regel=regel, plek=plek, fragment=dag, uitleg=uitleg)


def _bijlagen(tekst: Tekst) -> Iterator[Gebrek]:
    """Annexes that the text cites or lists, and that are not in it."""
    aanwezig = {
        m[1]
        for r in tekst.slot
        if (m := re.match(r"bijlage (\d+)\b(?!.*\bvan\b)", r.tekst, re.IGNORECASE)) and len(r.tekst) < 90
    }
    gezien: dict[str, set[str]] = {}
    for nummer, plek, woorden in _zoek(
        tekst, re.compile(r"\bbijlage (\d+) (?:van (?:de |deze )(\w+))?", re.IGNORECASE)
    ):
        m = re.match(r"bijlage (\d+) ?(?:van (?:de |deze )(\w+))?", woorden, re.IGNORECASE)
        if m is None or m[1] in aanwezig:
            continue
        waarvan = (m[2] or "").upper() if (m[2] or "").isupper() else "deze overeenkomst"
        if waarvan not in gezien.setdefault(m[1], set()):
            gezien[m[1]].add(waarvan)
            uitleg = f"bijlage {m[1]} van {waarvan} is niet bijgevoegd"
            yield Gebrek(soort=Soort.ONTBREEKT, regel=nummer, plek=plek, fragment=woorden, uitleg=uitleg)
            if len(gezien[m[1]]) > 1:
                uitleg = f"er zijn twee verschillende bijlagen {m[1]}: van {' en van '.join(sorted(gezien[m[1]]))}"
                yield Gebrek(soort=Soort.ONDUIDELIJK, regel=nummer, plek=plek, fragment=woorden, uitleg=uitleg)
    yield from _genoemde_bijlagen(tekst, aanwezig)


def _genoemde_bijlagen(tekst: Tekst, aanwezig: set[str]) -> Iterator[Gebrek]:
    in_lijst = False
    for regel in tekst.slot:
        if re.match(r"bijlagen?\s*:", regel.tekst, re.IGNORECASE):
            in_lijst = True
        elif in_lijst and (m := re.match(r"(\d+)[.)]\s*(.+)", regel.tekst)) and m[1] not in aanwezig:
            uitleg = f"bijlage {m[1]} staat in de lijst en is niet bijgevoegd"
            yield Gebrek(soort=Soort.ONTBREEKT, regel=regel.nummer, plek="slot", fragment=m[2], uitleg=uitleg)


def _ontspoord(tekst: Tekst) -> Iterator[Gebrek]:
    """A group of words that comes back at once with one word between, as in "van besluiten dat besluiten"."""
    patroon = re.compile(r"\b(\w{5,}) (?:dat|die|de|het|van|en|of) \1\b|\b(\w{3,}) \2\b", re.IGNORECASE)
    for artikel, lid in _leden(tekst):
        for m in patroon.finditer(lid.volledig):
            uitleg = "een woord komt meteen terug; de zin lijkt beschadigd"
            yield Gebrek(soort=Soort.FOUT, regel=lid.regel, plek=_plek(artikel, lid), fragment=m.group(), uitleg=uitleg)


def _verouderd(tekst: Tekst) -> Iterator[Gebrek]:
    for patroon, uitleg in _VEROUDERD.items():
        for nummer, plek, woorden in _zoek(tekst, re.compile(patroon)):
            yield Gebrek(soort=Soort.LET_OP, regel=nummer, plek=plek, fragment=woorden, uitleg=uitleg)


def _zonder_begin(tekst: Tekst) -> Iterator[Gebrek]:
    """A term without a start."""
    for artikel, lid in _leden(tekst):
        for m in _BINNEN.finditer(lid.volledig):
            rest = lid.volledig[m.end() : m.end() + 60]
            if not re.match(r"\s*(na|nadat|vanaf|te rekenen|van)\b", rest):
                uitleg = "vanaf welke dag deze termijn loopt staat er niet bij"
                yield Gebrek(
                    soort=Soort.ONDUIDELIJK,
                    regel=lid.regel,
                    plek=_plek(artikel, lid),
                    fragment=m.group(),
                    uitleg=uitleg,
                )


def _open_normen(tekst: Tekst) -> Iterator[Gebrek]:
    for artikel, lid in _leden(tekst):
        for norm in dict.fromkeys(m.group().lower() for m in _OPEN_NORM.finditer(lid.volledig)):
            uitleg = "open norm: mensen moeten dit invullen"
            yield Gebrek(soort=Soort.LET_OP, regel=lid.regel, plek=_plek(artikel, lid), fragment=norm, uitleg=uitleg)


def _schrijfwijze(tekst: Tekst) -> Iterator[Gebrek]:
    for nummer, plek, woorden in _zoek(tekst, re.compile(r"\bburgermeester\b", re.IGNORECASE)):
        yield Gebrek(soort=Soort.FOUT, regel=nummer, plek=plek, fragment=woorden, uitleg="schrijf: burgemeester")
    for woord in sorted(set(_GEDEFINIEERD.findall(" ".join(r.tekst for r in tekst.regels)))):
        anders = woord[:1].swapcase() + woord[1:]
        plekken = list(_zoek(tekst, re.compile(rf"(?<![.?!] )(?<!^)\b{re.escape(anders)}\b")))
        if plekken and woord[:1].isupper():
            uitleg = f"omschreven als '{woord}', en {len(plekken)} keer anders geschreven"
            nummer, plek, woorden = plekken[0]
            yield Gebrek(soort=Soort.LET_OP, regel=nummer, plek=plek, fragment=woorden, uitleg=uitleg)


def _nummering(tekst: Tekst) -> Iterator[Gebrek]:
    vorige = 0
    for artikel in tekst.artikelen:
        eigen = int(re.match(r"\d+", artikel.nummer)[0])  # type: ignore[index]
        if eigen > vorige + 1:
            uitleg = f"na artikel {vorige} komt artikel {eigen}"
            yield Gebrek(
                soort=Soort.FOUT,
                regel=artikel.regel,
                plek=f"artikel {artikel.nummer}",
                fragment=artikel.titel,
                uitleg=uitleg,
            )
        vorige = eigen
        for eerste, tweede in zip(artikel.leden, artikel.leden[1:], strict=False):
            if tweede.nummer != eerste.nummer + 1:
                uitleg = f"na lid {eerste.nummer} komt lid {tweede.nummer}"
                yield Gebrek(
                    soort=Soort.FOUT, regel=tweede.regel, plek=_plek(artikel, tweede), fragment="", uitleg=uitleg
                )


def _zonder_punt(tekst: Tekst) -> Iterator[Gebrek]:
    for artikel, lid in _leden(tekst):
        slot = lid.volledig.rstrip()
        if slot and slot[-1] not in '.;:?!”"':
            fragment = slot[-40:]
            uitleg = "de zin eindigt niet met een punt"
            yield Gebrek(
                soort=Soort.LET_OP, regel=lid.regel, plek=_plek(artikel, lid), fragment=fragment, uitleg=uitleg
            )


_ZOEKERS: tuple[Callable[[Tekst], Iterator[Gebrek]], ...] = (
    _open_plekken,
    _twee_onder_meer,
    _niet_omschreven,
    _strijdige_dagen,
    _bijlagen,
    _ontspoord,
    _verouderd,
    _zonder_begin,
    _open_normen,
    _schrijfwijze,
    _nummering,
    _zonder_punt,
)
