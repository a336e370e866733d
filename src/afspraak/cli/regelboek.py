"""The rule book of the command line: the statutes, and the terms of the packs that are at hand."""

import argparse
from pathlib import Path

from afspraak.overeenkomst.termijnen import laad_termijnen
from afspraak.recht import WETTEN
from afspraak.recht.regel import Regelboek
from afspraak.termijnen import AfspraakFout
from afspraak.werkmap.werkmap import pakketfolders


def met_pakket(ontleder: argparse.ArgumentParser) -> None:
    """Add --pakket."""
    ontleder.add_argument("--pakket", type=Path, metavar="MAP", help="pakket met eigen termijnen van een overeenkomst")


def laad_regelboek(args: argparse.Namespace | None = None) -> Regelboek:
    """Return every rule: of the statutes, and of the chosen pack or else of the packs that are found."""
    gekozen = getattr(args, "pakket", None)
    if gekozen is not None:
        if not (gekozen / "termijnen.yaml").is_file():
            raise AfspraakFout(f"In '{gekozen}' staat geen termijnen.yaml. Noem de map van een pakket met --pakket.")
        return WETTEN.met(laad_termijnen(gekozen / "termijnen.yaml"))
    for folder in pakketfolders():
        bestanden = sorted(folder.glob("*/termijnen.yaml"))
        if bestanden:
            regels = WETTEN
            for bestand in bestanden:
                regels = regels.met(laad_termijnen(bestand))
            return regels
    return WETTEN
