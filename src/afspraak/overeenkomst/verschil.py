"""What changed between two versions of a pack: obligations, terms, procedures. Texts are compared as written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from afspraak.overeenkomst.pakket import Pakket


@dataclass(frozen=True, slots=True)
class Verschil:
    """One change: ``soort`` is erbij, weg or gewijzigd; ``wat`` names the thing, ``van`` and ``naar`` the values."""

    soort: str
    wat: str
    van: str = ""
    naar: str = ""

    def __str__(self) -> str:
        if self.soort == "gewijzigd":
            return f"~ {self.wat}: {self.van or '(leeg)'} → {self.naar or '(leeg)'}"
        return f"{'+' if self.soort == 'erbij' else '-'} {self.wat}" + (f": {self.van or self.naar}")


def vergelijk(oud: Pakket, nieuw: Pakket) -> tuple[Verschil, ...]:
    """Return every change from one pack version to another, in the order of the agreement."""
    return tuple(_alle(oud, nieuw))


def _alle(oud: Pakket, nieuw: Pakket) -> Iterator[Verschil]:
    for veld, titel in (("geldt_vanaf", "geldt vanaf"), ("geldt_tot_en_met", "geldt tot en met"), ("titel", "titel")):
        yield from _waarde(titel, getattr(oud, veld), getattr(nieuw, veld))
    yield from _kaarten(
        "partij", {n: p.titel for n, p in oud.partijen.items()}, {n: p.titel for n, p in nieuw.partijen.items()}
    )
    yield from _leden(oud, nieuw)
    yield from _kaarten("termijn", _termijnen(oud), _termijnen(nieuw))
    yield from _kaarten("rol", _rollen(oud), _rollen(nieuw))
    for naam in dict.fromkeys((*oud.procedures, *nieuw.procedures)):
        yield from _kaarten(f"procedure {naam}", _tabel(oud, naam), _tabel(nieuw, naam))


def _waarde(wat: str, van: object, naar: object) -> Iterator[Verschil]:
    if van != naar:
        yield Verschil("gewijzigd", wat, str(van), str(naar))


def _kaarten(wat: str, oud: Mapping[str, str], nieuw: Mapping[str, str]) -> Iterator[Verschil]:
    for naam in dict.fromkeys((*oud, *nieuw)):
        if naam not in nieuw:
            yield Verschil("weg", f"{wat} {naam}", van=oud[naam])
        elif naam not in oud:
            yield Verschil("erbij", f"{wat} {naam}", naar=nieuw[naam])
        else:
            yield from _waarde(f"{wat} {naam}", oud[naam], nieuw[naam])


def _leden(oud: Pakket, nieuw: Pakket) -> Iterator[Verschil]:
    yield from _kaarten("lid", _teksten(oud), _teksten(nieuw))
    oude, nieuwe = _verplichtingen(oud), _verplichtingen(nieuw)
    for sleutel in dict.fromkeys((*oude, *nieuwe)):
        waar = f"verplichting {sleutel[0]} “{sleutel[1]}”"
        if sleutel not in nieuwe:
            yield Verschil("weg", waar, van=oude[sleutel]["wie"])
        elif sleutel not in oude:
            yield Verschil("erbij", waar, naar=nieuwe[sleutel]["wie"])
        else:
            for veld in oude[sleutel]:
                yield from _waarde(f"{waar}, {veld}", oude[sleutel][veld], nieuwe[sleutel][veld])


def _teksten(pakket: Pakket) -> dict[str, str]:
    return {f"{a.nummer}.{lid.naam}": lid.kort for a in pakket.artikelen for lid in a.leden.values()}


def _verplichtingen(pakket: Pakket) -> dict[tuple[str, str], dict[str, str]]:
    return {
        (f"{a.nummer}.{lid.naam}", rij.wat): {
            "wie": rij.wie,
            "aan": rij.aan,
            "vanaf": rij.vanaf,
            "termijn": rij.termijn,
            "bewijs": rij.bewijs,
            "gediend door": ", ".join(map(str, rij.gediend_door)),
        }
        for a, lid, rij in pakket.rijen()
    }


def _partijen(pakket: Pakket) -> dict[str, str]:
    return {naam: partij.titel for naam, partij in pakket.partijen.items()}


def _termijnen(pakket: Pakket) -> dict[str, str]:
    return {naam: f"{r.samenvatting} ({r.grondslag}) {r.uitleg}".strip() for naam, r in pakket.termijnen.items()}


def _rollen(pakket: Pakket) -> dict[str, str]:
    return {
        naam: f"{r.titel}, bij {r.bij}"
        + (f", verdeelt {', '.join(r.verdeelt)}" if r.verdeelt else "")
        + (", beheert mensen" if r.beheer else ", kan tweede persoon zijn" if r.tweede_persoon else "")
        for naam, r in pakket.rollen.items()
    }


def _tabel(pakket: Pakket, naam: str) -> dict[str, str]:
    """Return the rows of a procedure as texts; an absent procedure has none."""
    procedure = pakket.procedures.get(naam)
    if procedure is None:
        return {}
    rijen: dict[str, str] = {}
    for stap in procedure.stappen.values():
        termijn = f", binnen {stap.termijn.duur}" if stap.termijn else ""
        rijen[f"stap {stap.naam}"] = f"{'/'.join(stap.rollen)}{termijn}: {stap.na}"
        for rij in stap.uitkomsten.values():
            gevolg = (rij.sluit or ", ".join(rij.heropent)) + (" wijkt af" if rij.wijkt_af else "")
            rijen[f"stap {stap.naam} {rij.naam}"] = f"vraagt {', '.join(rij.vraagt) or 'niets'} {gevolg}".strip()
    for poort in procedure.poorten.values():
        rijen[f"poort {poort.naam}"] = f"{poort.grondslag}: {poort.weigering}"
    for klok in procedure.klokken.values():
        met = ", ".join(f"{k}={v}" for k, v in klok.met.items())
        rijen[f"klok {klok.naam}"] = f"{klok.regel} {met}".strip()
    return rijen
