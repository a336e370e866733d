"""Which lid of the text has no row in a pack, and which row has no lid in the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from afspraak.lezer.inlezen import LeesFout
from afspraak.lezer.tekst import Lid, Tekst, bepalingen

Sleutel = tuple[str, str]
"""An article and a lid: ("4", "6"), ("1", "1a"), ("10", "0")."""


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """What is missing on each side; a lid in the text with its line."""

    zonder_rij: tuple[tuple[Sleutel, int], ...]
    zonder_lid: tuple[Sleutel, ...]

    @property
    def past(self) -> bool:
        """Whether nothing is missing."""
        return not self.zonder_rij and not self.zonder_lid


def leden_in_pakket(pad: Path) -> set[Sleutel]:
    """Return the leden that a pack has rows for.

    Raises:
        LeesFout: if the folder is no pack, or a file is no YAML with an article in it.
    """
    bestanden = sorted((pad / "artikelen").glob("*/artikel.yaml"))
    if not bestanden:
        raise LeesFout(
            f"'{pad}' heeft geen artikelen/*/artikel.yaml en is dus geen pakket. Noem de map van een pakket."
        )
    gevonden: set[Sleutel] = set()
    for bestand in bestanden:
        try:
            # BaseLoader: every scalar is text, so that lid 1 and onderdeel 1a are alike.
            inhoud = yaml.load(bestand.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        except (yaml.YAMLError, UnicodeDecodeError, OSError) as fout:
            raise LeesFout(f"'{bestand}' is geen leesbare YAML: {fout}") from None
        leden = inhoud.get("leden") if isinstance(inhoud, dict) else None
        if not isinstance(leden, dict) or not isinstance(inhoud.get("artikel"), str):
            raise LeesFout(
                f"'{bestand}' mist 'artikel' of 'leden'. Schrijf: artikel: 4, en leden: met een rij per lid."
            )
        gevonden |= {(inhoud["artikel"], str(lid)) for lid in leden}
    return gevonden


def vergelijk(tekst: Tekst, pakket: set[Sleutel]) -> Vergelijking:
    """Compare the text with a pack."""
    zonder_rij = tuple(
        gemist
        for artikel in tekst.artikelen
        for lid in artikel.leden
        for gemist in _zonder_rij(artikel.nummer, lid, pakket)
    )
    in_tekst = {(plek.artikel, plek.lid) for artikel in tekst.artikelen for plek in bepalingen(artikel)}
    return Vergelijking(zonder_rij, tuple(sorted(pakket - in_tekst, key=_volgorde)))


def _zonder_rij(artikel: str, lid: Lid, pakket: set[Sleutel]) -> Iterator[tuple[Sleutel, int]]:
    """A lid is covered by its own row, or by rows for all its letters."""
    if (artikel, str(lid.nummer)) in pakket:
        return
    letters = {(artikel, f"{lid.nummer}{o.letter}"): o.passage.regel() for o in lid.onderdelen}
    gemist = [(sleutel, regel) for sleutel, regel in letters.items() if sleutel not in pakket]
    if not letters or len(gemist) == len(letters):
        yield (artikel, str(lid.nummer)), lid.passage.regel()
    else:
        yield from gemist


def _volgorde(sleutel: Sleutel) -> tuple[tuple[int, str], ...]:
    """Sort "2" before "10", and "1a" after "1"."""
    return tuple(
        (int(cijfers) if (cijfers := deel.rstrip("abcdefghijklmnopqrstuvwxyz")).isdecimal() else 0, deel)
        for deel in sleutel
    )
