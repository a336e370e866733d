"""Which lid of the text has no row in a pack, and which row has no lid in the text."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from afspraak.lezer.inlezen import LeesFout
from afspraak.lezer.structuur import Tekst

Sleutel = tuple[str, str]
"""An article and a lid: ("4", "6"), ("1", "1a"), ("10", "0")."""


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """What is missing on each side; a lid in the text with its line."""

    zonder_rij: tuple[tuple[Sleutel, int], ...]
    zonder_lid: tuple[Sleutel, ...]


def leden_in_pakket(pad: Path) -> set[Sleutel]:
    """Return the leden that a pack has rows for.

    Raises:
        LeesFout: if the folder is no pack, or a file is no YAML.
    """
    bestanden = sorted((pad / "artikelen").glob("*/artikel.yaml"))
    if not bestanden:
        raise LeesFout(f"'{pad}' heeft geen artikelen/*/artikel.yaml en is dus geen pakket.")
    gevonden: set[Sleutel] = set()
    for bestand in bestanden:
        try:
            # BaseLoader: every scalar is text, so that lid 1 and onderdeel 1a are alike.
            inhoud = yaml.load(bestand.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        except yaml.YAMLError as fout:
            raise LeesFout(f"'{bestand}' is geen geldige YAML: {fout}") from None
        gevonden |= {(str(inhoud["artikel"]), lid) for lid in inhoud.get("leden", {})}
    return gevonden


def vergelijk(tekst: Tekst, pakket: set[Sleutel]) -> Vergelijking:
    """Compare the text with a pack. A lid with onderdelen is covered by its own row."""
    in_tekst: dict[Sleutel, int] = {}
    letters: dict[Sleutel, int] = {}
    for artikel in tekst.artikelen:
        for lid in artikel.leden:
            in_tekst[artikel.nummer, str(lid.nummer)] = lid.regel
            for onderdeel in lid.onderdelen:
                letters[artikel.nummer, f"{lid.nummer}{onderdeel.letter}"] = onderdeel.regel
    zonder_rij = tuple((s, regel) for s, regel in in_tekst.items() if s not in pakket)
    zonder_lid = tuple(sorted(pakket - set(in_tekst) - set(letters)))
    return Vergelijking(zonder_rij, zonder_lid)
