"""Places that nobody filled in, and days that contradict each other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from afspraak.lezer.gebreken.gebrek import Gebrek, Soort, gebrek, zin_om, zoek
from afspraak.lezer.tekst import Plek, Tekst

_PUNTJES = re.compile(r"(?:…|\.{3})\s?(?:…|\.{3})[….]*|\.{4,}|_{3,}|\b[xX]{2,3}-[xX]{2,3}-(?:[xX]+|\d{4})\b")
# "(…)" stands for words that were left out, and the leaders of a table of contents end at a page number.
_INHOUDSOPGAVE = re.compile(r"\s*\d{1,3}(?:\s|$)")
_WOORDEN = (
    "locatie",
    "plaats",
    "datum",
    "naam",
    "namen",
    "bedrag",
    "functie",
    "adres",
    "gemeente",
    "invullen",
    "nader",
)
_HAAKJES = re.compile(
    rf"[(\[<]\s*(?:{'|'.join(_WOORDEN)})(?:\s+(?:invullen|in te vullen|burgemeester|partij|ondertekening))?\s*[)\]>]"
    r"|\[\s*[….]*\s*\]",
    re.IGNORECASE,
)
_LOS = re.compile(
    r"\b(?:op|per|d\.d\.) (?:datum|dag)\b(?! (?:van|dat|waarop|als))|\bnader in te vullen\b|\bn\.t\.b\.", re.IGNORECASE
)
_TE_TEKENEN = re.compile(r"[\s….:_]*(?:(?:naam|functie|datum|plaats|handtekening)[\s….:_]*)*", re.IGNORECASE)
_LANGSTE_TEKENREGEL = 300

_MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_DAG = re.compile(
    rf"\b(\d{{1,2}}) ({'|'.join(_MAANDEN)}) (\d{{4}})\b|\b(\d{{1,2}})-(\d{{1,2}})-(\d{{4}})\b", re.IGNORECASE
)
_INGANG = re.compile(
    r"met ingang van|in werking(?: op| met| per)|gaat in op|ingangsdatum is|geldt vanaf", re.IGNORECASE
)
_BEGINT = re.compile(r"\baangegaan\b|\bin werking\b|\bgaat in\b|\bgeldt\b|\bingangsdatum\b", re.IGNORECASE)
_OVER_IETS_ANDERS = re.compile(
    r"\bopge(?:zegd|heven)\b|\bwijziging|\bgewijzigd\b|\beindigt\b|\bverleng|\btari", re.IGNORECASE
)


def open_plekken(tekst: Tekst) -> Iterator[Gebrek]:
    """A dotted line or a word between brackets where a fact belongs. A line to sign on is meant to be empty."""
    for patroon, uitleg in (
        (_PUNTJES, "Hier is niets ingevuld."),
        (_HAAKJES, "Hier hoort een gegeven te staan."),
        (_LOS, "Hier hoort een dag te staan."),
    ):
        for plek, m in zoek(tekst, patroon):
            if _is_leeg(plek, m):
                yield gebrek(Soort.OPEN_PLEK, plek, m, uitleg)


def _is_leeg(plek: Plek, m: re.Match[str]) -> bool:
    if plek.artikel is None and len(m.string) < _LANGSTE_TEKENREGEL and _TE_TEKENEN.fullmatch(m.string):
        return False
    return not (m.group().startswith(".") and _INHOUDSOPGAVE.match(m.string, m.end()))


@dataclass(frozen=True, slots=True)
class _Ingang:
    """The start of the agreement as one sentence gives it; ``dag`` is None where it is open."""

    plek: Plek
    m: re.Match[str]
    dag: tuple[int, int, int] | None
    woorden: str


def strijdige_dagen(tekst: Tekst) -> Iterator[Gebrek]:
    """The agreement starts on a fixed day in one place, and on another or an open one elsewhere."""
    ingangen = list(_ingangen(tekst))
    vast = next((i for i in ingangen if i.dag is not None), None)
    if vast is None:
        return
    waar = f"Artikel {vast.plek.artikel}" if vast.plek.artikel else "De aanhef"
    waar += f" lid {vast.plek.lid}" if vast.plek.lid not in {None, "0"} else ""
    for ingang in ingangen:
        if ingang.dag != vast.dag:
            hier = "is de dag open" if ingang.dag is None else f"staat {ingang.woorden}"
            yield gebrek(Soort.STRIJDIGE_DAG, ingang.plek, ingang.m, f"{waar} noemt {vast.woorden}; hier {hier}.")


def _ingangen(tekst: Tekst) -> Iterator[_Ingang]:
    for plek, m in zoek(tekst, _INGANG):
        zin = zin_om(m)
        if "overeenkomst" not in zin.lower() or not _BEGINT.search(zin) or _OVER_IETS_ANDERS.search(zin):
            continue
        rest = m.string[m.end() : m.end() + 40]
        dag = _DAG.search(rest)
        if dag is not None:
            yield _Ingang(plek, m, _als_getallen(dag), dag.group())
        elif re.match(r"\s*(?:op |per )?(?:datum\b(?! van)|…|\.{3}|_{3}|[(\[])", rest):
            yield _Ingang(plek, m, None, "")


def _als_getallen(m: re.Match[str]) -> tuple[int, int, int]:
    if m[1]:
        return int(m[3]), _MAANDEN.index(m[2].lower()) + 1, int(m[1])
    return int(m[6]), int(m[5]), int(m[4])
