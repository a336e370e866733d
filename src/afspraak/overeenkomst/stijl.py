"""The linter of a pack: plain sentences, questions that ask, and nothing personal beyond need."""

import re
from collections.abc import Iterable, Iterator

from afspraak.overeenkomst.knopen import Bevinding, Ernst
from afspraak.verloop.procedure import Plaats, Procedure

_VERBODEN = re.compile(r"\b(bsn|burgerservicenummer|diagnose|medische gegevens)\b", re.IGNORECASE)
_ONTKEND = re.compile(r"\b(geen|nooit|zonder)\b", re.IGNORECASE)
_WOORDEN_PER_ZIN = 30
_TEKENS_PER_TITEL = 70


def controleer_stijl(procedure: Procedure) -> Iterator[Bevinding]:
    """Yield what a reader would stumble over, and what a form may not ask."""
    for gegeven in procedure.gegevens.values():
        if gegeven.vraag and not gegeven.vraag.endswith("?"):
            yield Bevinding(Ernst.LET_OP, f"'{gegeven.vraag}' is een vraag zonder vraagteken", gegeven.plaats)
        yield from _persoonlijk(f"{gegeven.naam} {gegeven.vraag}", gegeven.plaats)
        yield from _titels(gegeven.keuzetitels.values(), gegeven.plaats)
    for _, rij in procedure.rijen():
        yield from _titels([rij.titel], rij.plaats)
    for stap in procedure.stappen.values():
        yield from _zin(stap.doe, stap.plaats)
        yield from _zin(stap.hulp, stap.plaats)
    for poort in procedure.poorten.values():
        yield from _zin(poort.weigering, poort.plaats)
    for klok in procedure.klokken.values():
        yield from _zin(klok.te_laat, klok.plaats)
    for brief in procedure.brieven.values():
        yield from _persoonlijk(brief.tekst, brief.plaats)


def _titels(titels: Iterable[str], plaats: Plaats) -> Iterator[Bevinding]:
    """A choice in a form is a few words, not a sentence."""
    for titel in titels:
        if len(titel) > _TEKENS_PER_TITEL or titel.endswith("."):
            yield Bevinding(Ernst.LET_OP, f"'{titel}' is geen korte titel zonder punt", plaats)


def _persoonlijk(tekst: str, plaats: Plaats) -> Iterator[Bevinding]:
    for zin in re.split(r"(?<=[.?!])\s", tekst):
        gevonden = _VERBODEN.search(zin)
        if gevonden and not _ONTKEND.search(zin):
            uitleg = f"'{gevonden.group()}': vraag niet naar persoonsgegevens die hier niet nodig zijn"
            yield Bevinding(Ernst.FOUT, uitleg, plaats)


def _zin(tekst: str, plaats: Plaats) -> Iterator[Bevinding]:
    if tekst and tekst[-1] not in ".?!":
        yield Bevinding(Ernst.LET_OP, f"'{tekst}' eindigt niet met een punt", plaats)
    for zin in re.split(r"(?<=[.?!])\s", tekst):
        if len(zin.split()) > _WOORDEN_PER_ZIN:
            yield Bevinding(Ernst.LET_OP, f"een zin van {len(zin.split())} woorden: '{zin[:60]}…'", plaats)
