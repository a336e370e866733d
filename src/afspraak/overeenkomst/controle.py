"""Checking a pack before it runs: everything that can be proven from the table alone, with file and line."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from afspraak.overeenkomst.controle_klokken import controleer_klokken
from afspraak.overeenkomst.controle_registers import controleer_registers
from afspraak.overeenkomst.controle_rollen import controleer_rollen
from afspraak.overeenkomst.controle_verloop import controleer_bereikbaarheid
from afspraak.overeenkomst.inhoud import Dienst, Lidverplichting
from afspraak.overeenkomst.knopen import Bevinding, Ernst
from afspraak.overeenkomst.pakket import Pakket
from afspraak.overeenkomst.stijl import controleer_stijl
from afspraak.recht.bewaren import SELECTIELIJST
from afspraak.verloop.procedure import (
    Alle,
    EenVan,
    Gedaan,
    Gegevensoort,
    Niet,
    Plaats,
    Procedure,
    Stap,
    Uitkomstrij,
    Voorwaarde,
)

STANDAARDVELDEN = frozenset(
    ("gemeente", "kenmerk", "dag", "orgaan", "ondertekenaar", "functie", "mandaat", "rechtsmiddel")
)


def controleer(pakket: Pakket) -> tuple[Bevinding, ...]:
    """Return everything that is wrong or worth a look, in the order of the pack."""
    gevonden: list[Bevinding] = [*controleer_rollen(pakket), *controleer_registers(pakket), *_leden(pakket)]
    for procedure in pakket.procedures.values():
        gevonden += _namen(procedure, pakket)
        gevonden += _gebruik(procedure, pakket)
        gevonden += _brieven(procedure)
        gevonden += controleer_klokken(procedure, pakket)
        if not any(b.ernst is Ernst.FOUT for b in gevonden):
            gevonden += controleer_bereikbaarheid(procedure)
        gevonden += controleer_stijl(procedure)
    return tuple(gevonden)


def _fout(zin: str, plaats: Plaats) -> Bevinding:
    return Bevinding(Ernst.FOUT, zin, plaats)


def _leden(pakket: Pakket) -> Iterator[Bevinding]:
    wie_bekend = set(pakket.rollen) | set(pakket.groepen) | set(pakket.partijen)
    for artikel in pakket.artikelen:
        for lid in artikel.leden.values():
            if not lid.verplichtingen:
                yield _fout(f"artikel {artikel.nummer} lid {lid.naam} heeft geen enkele rij", lid.plaats)
            for vraag in lid.vragen:
                if vraag not in pakket.vragen:
                    yield _fout(f"vraag '{vraag}' staat niet in overeenkomst.yaml", lid.plaats)
            for rij in lid.verplichtingen:
                yield from _rij(rij, wie_bekend, pakket)


def _rij(rij: Lidverplichting, wie_bekend: set[str], pakket: Pakket) -> Iterator[Bevinding]:
    for naam in (rij.wie, rij.aan):
        if naam and naam not in wie_bekend:
            yield _fout(f"'{naam}' is geen rol, groep of partij", rij.plaats)
    if rij.termijn and rij.termijn.partition("-")[0].isupper() and rij.termijn not in pakket.regels:
        yield _fout(f"termijn '{rij.termijn}' is geen bekende regel", rij.plaats)
    for dienst in rij.gediend_door:
        if not _bestaat(dienst, pakket):
            yield _fout(f"'{dienst}' bestaat niet: deze verplichting wordt nergens bediend", rij.plaats)


def _bestaat(dienst: Dienst, pakket: Pakket) -> bool:
    match dienst.soort:
        case "norm":
            return True
        case "register":
            return dienst.naam in pakket.registers
        case "terugkerend":
            return dienst.naam in pakket.terugkerend
        case "procedure":
            return dienst.procedure in pakket.procedures
    procedure = pakket.procedures.get(dienst.procedure)
    if procedure is None:
        return False
    tabellen = {"stap": procedure.stappen, "klok": procedure.klokken, "poort": procedure.poorten}
    return dienst.naam in tabellen[dienst.soort]


def _namen(procedure: Procedure, pakket: Pakket) -> Iterator[Bevinding]:
    """Every name that a row uses exists."""
    yield from _onbekend(procedure.altijd, procedure.poorten, "poort", procedure.naam, procedure.plaats)
    yield from _onbekend([procedure.groep], pakket.groepen, "groep", f"'voor: {procedure.groep}'", procedure.plaats)
    for poort in procedure.poorten.values():
        yield from _onbekend([poort.bindt] * bool(poort.bindt), pakket.groepen, "groep", "'bindt'", poort.plaats)
    for stap in procedure.stappen.values():
        waar = f"stap '{stap.naam}'"
        yield from _onbekend(stap.rollen, pakket.rollen, "rol", waar, stap.plaats)
        yield from _onbekend(stap.poorten, procedure.poorten, "poort", waar, stap.plaats)
        yield from _per(stap.per, waar, stap.plaats, procedure, pakket)
        yield from _per_volgt(stap, procedure)
    for stap, rij in procedure.rijen():
        yield from _namen_in_rij(stap, rij, procedure)
    for einde in procedure.afsluiting.values():
        if einde.selectielijst not in SELECTIELIJST:
            yield _fout(f"'{einde.selectielijst}' is geen bekend resultaat van de selectielijst", einde.plaats)
    for koppeling in procedure.koppelingen.values():
        yield from _namen_in_koppeling(koppeling.procedure, koppeling.neemt_mee, koppeling.plaats, pakket)


def _onbekend(namen: Iterable[str], bekend: Container[str], wat: str, waar: str, plaats: Plaats) -> Iterator[Bevinding]:
    for naam in namen:
        if naam not in bekend:
            yield _fout(f"{waar}: {wat} '{naam}' bestaat niet", plaats)


def _namen_in_koppeling(naam: str, neemt_mee: Mapping[str, str], plaats: Plaats, pakket: Pakket) -> Iterator[Bevinding]:
    doel = pakket.procedures.get(naam)
    if doel is None:
        yield _fout(f"koppeling naar procedure '{naam}', en die bestaat niet", plaats)
        return
    for gegeven in neemt_mee.values():
        if gegeven not in doel.gegevens:
            yield _fout(f"procedure '{naam}' kent het gegeven '{gegeven}' niet", plaats)


def _namen_in_rij(stap: Stap, rij: Uitkomstrij, procedure: Procedure) -> Iterator[Bevinding]:
    waar = f"stap '{stap.naam}', uitkomst '{rij.naam}'"
    yield from _onbekend((*rij.vraagt, *rij.kan), procedure.gegevens, "gegeven", waar, rij.plaats)
    yield from _onbekend(rij.poorten, procedure.poorten, "poort", waar, rij.plaats)
    yield from _onbekend(rij.heropent, procedure.stappen, "te heropenen stap", waar, rij.plaats)
    yield from _onbekend([rij.sluit] * bool(rij.sluit), procedure.afsluiting, "afsluiting", waar, rij.plaats)
    yield from _onbekend([rij.brief] * bool(rij.brief), procedure.brieven, "brieftekst", waar, rij.plaats)


def _per(per: str, wat: str, plaats: Plaats, procedure: Procedure, pakket: Pakket) -> Iterator[Bevinding]:
    if not per or per in pakket.groepen:
        return
    gegeven = procedure.gegevens.get(per)
    if gegeven is None or gegeven.soort is not Gegevensoort.GEMEENTEN:
        yield _fout(f"{wat}: '{per}' is geen groep en geen gegeven van soort gemeenten", plaats)


def _per_volgt(stap: Stap, procedure: Procedure) -> Iterator[Bevinding]:
    """A step of the whole dossier that follows a step per municipality must say whether everywhere or somewhere."""
    if stap.per:
        return
    for deel in _buiten_verzamelwoord(stap.na):
        eerder = procedure.stappen.get(deel.stap)
        if eerder is not None and eerder.per:
            zin = f"stap '{stap.naam}' volgt op '{eerder.naam}' per gemeente: zeg 'overal' of 'ergens'"
            yield _fout(zin, stap.plaats)


def _buiten_verzamelwoord(voorwaarde: Voorwaarde) -> Iterator[Gedaan]:
    match voorwaarde:
        case Gedaan():
            yield voorwaarde
        case Alle(delen) | EenVan(delen):
            for deel in delen:
                yield from _buiten_verzamelwoord(deel)
        case Niet(deel):
            yield from _buiten_verzamelwoord(deel)


def _gebruik(procedure: Procedure, pakket: Pakket) -> Iterator[Bevinding]:
    """What is declared is used somewhere: facts asked, gates set, endings reached."""
    gevraagd = {g for _, rij in procedure.rijen() for g in (*rij.vraagt, *rij.kan)}
    meegenomen = {
        g
        for p in pakket.procedures.values()
        for k in p.koppelingen.values()
        if k.procedure == procedure.naam
        for g in k.neemt_mee.values()
    }
    for gegeven in procedure.gegevens.values():
        if gegeven.naam not in gevraagd | meegenomen:
            yield _fout(f"gegeven '{gegeven.naam}' wordt bij geen uitkomst gevraagd", gegeven.plaats)
    gezet = set(procedure.altijd) | {p for s in procedure.stappen.values() for p in s.poorten}
    gezet |= {p for _, rij in procedure.rijen() for p in rij.poorten}
    for poort in procedure.poorten.values():
        if poort.naam not in gezet:
            yield _fout(f"poort '{poort.naam}' staat bij geen enkele stap", poort.plaats)
    eindes = {rij.sluit for _, rij in procedure.rijen()}
    for einde in procedure.afsluiting.values():
        if einde.naam not in eindes:
            yield _fout(f"afsluiting '{einde.naam}' wordt door geen uitkomst bereikt", einde.plaats)
    if not eindes - {""}:
        yield _fout("geen enkele uitkomst sluit dit dossier", procedure.plaats)


def _brieven(procedure: Procedure) -> Iterator[Bevinding]:
    """Every letter that an outcome sends has only fields that are known."""
    for naam in sorted({rij.brief for _, rij in procedure.rijen() if rij.brief}):
        brief = procedure.brieven.get(naam)
        if brief is None:
            continue
        for veld in velden_van(brief.tekst):
            klok = veld.removeprefix("klok ")
            bekend = veld in STANDAARDVELDEN or veld in procedure.gegevens
            if not (bekend or (veld.startswith("klok ") and klok in procedure.klokken)):
                zin = f"brief '{naam}': het veld {{{veld}}} bestaat niet in {procedure.naam}"
                yield _fout(zin, brief.plaats)


def velden_van(tekst: str) -> tuple[str, ...]:
    """Return the fields in braces of a letter text, each once, in order."""
    return tuple(dict.fromkeys(re.findall(r"\{([^{}]+)\}", tekst)))
