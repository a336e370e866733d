"""`afspraak documenteer`: write the generated pages of the reference, or tell which are no longer current."""

import argparse
from pathlib import Path

import yaml

from afspraak.cli.naslag import begrippen_pagina, opdrachten_pagina, regels_pagina
from afspraak.cli.naslag_pakket import paginanaam, pakket_pagina
from afspraak.cli.naslag_powers import powers_page, powers_page_name
from afspraak.cli.naslag_roles import roles_page, roles_page_name
from afspraak.overeenkomst.pakket import laad_pakket
from afspraak.recht import WETTEN
from afspraak.termijnen import AfspraakFout
from afspraak.werkmap.werkmap import pakketfolders


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the subcommand."""
    ontleder = subparsers.add_parser(
        "documenteer", help="maak de naslagpagina's opnieuw uit regels, pakketten en opties"
    )
    ontleder.add_argument(
        "map", type=Path, metavar="MAP", help="de map met documentatie; de pagina's komen in reference"
    )
    ontleder.add_argument("--controleer", action="store_true", help="schrijf niets; zeg welke pagina's verouderd zijn")
    ontleder.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the pages; with --controleer return 1 if one differs from what would be written."""
    if not args.map.is_dir():
        raise AfspraakFout(f"De map '{args.map}' bestaat niet. Noem de map met documentatie, bijvoorbeeld docs.")
    naslag = args.map / "reference"
    gemaakt = paginas(args.map)
    verouderd = [naam for naam, tekst in gemaakt.items() if _staat_er(naslag / naam) != tekst]
    if args.controleer:
        for naam in verouderd:
            print(f"  {naslag / naam} is verouderd; draai: afspraak documenteer {args.map}")
        print(f"{len(verouderd)} verouderde pagina's")
        return 1 if verouderd else 0
    naslag.mkdir(exist_ok=True)
    for naam, tekst in gemaakt.items():
        (naslag / naam).write_text(tekst, encoding="utf-8")
        print(f"  {naslag / naam}: {'opnieuw geschreven' if naam in verouderd else 'was actueel'}")
    return 0


def paginas(docs: Path) -> dict[str, str]:
    """Return every generated page by its file name. The glossary lies beside the documentation, if there is one.

    Raises:
        AfspraakFout: if a pack cannot be read.
    """
    gemaakt = {"regels.md": regels_pagina(WETTEN), "cli.md": opdrachten_pagina()}
    woordenlijst = docs.resolve().parent / "begrippen" / "begrippen.yaml"
    if woordenlijst.is_file():
        gemaakt["begrippen.md"] = begrippen_pagina(
            yaml.safe_load(woordenlijst.read_text(encoding="utf-8"))["begrippen"]
        )
    for map_ in _pakketten():
        pakket = laad_pakket(map_)
        gemaakt[paginanaam(pakket)] = pakket_pagina(pakket)
        gemaakt[powers_page_name(pakket)] = powers_page(pakket)
        gemaakt[roles_page_name(pakket)] = roles_page(pakket)
    return gemaakt


def _pakketten() -> list[Path]:
    for folder in pakketfolders():
        gevonden = sorted(p.parent for p in folder.glob("*/overeenkomst.yaml"))
        if gevonden:
            return gevonden
    return []


def _staat_er(bestand: Path) -> str | None:
    return bestand.read_text(encoding="utf-8") if bestand.is_file() else None
