"""Shared by tests: the two packs, people, and a folder to work in."""

import shutil
from datetime import date
from functools import cache
from pathlib import Path

from afspraak.overeenkomst.pakket import Pakket, laad_pakket
from afspraak.verloop.kader import Functionaris, Rolhouder

WORTEL = Path(__file__).resolve().parent.parent
HBEL = WORTEL / "overeenkomsten" / "hbel_2026"
BIBLIOTHEEK = Path(__file__).resolve().parent / "packs" / "bibliotheek"
SAMENWERKING = WORTEL / "voorbeelden" / "samenwerking"


@cache
def hbel() -> Pakket:
    """Return the HBEL pack, loaded once."""
    return laad_pakket(HBEL)


@cache
def bibliotheek() -> Pakket:
    """Return the small pack, loaded once."""
    return laad_pakket(BIBLIOTHEEK)


def iemand(naam: str, *rollen: tuple[str, str], nummer: int | None = None) -> Functionaris:
    """Return a person with roles, each a pair of role and municipality, and a declaration."""
    return Functionaris(
        naam=naam,
        id=nummer,
        rollen=tuple(Rolhouder(rol=rol, gemeente=gemeente) for rol, gemeente in rollen),
        verklaring_op=date(2025, 12, 1),
    )


def kopie(bron: Path, doel: Path) -> Path:
    """Copy a folder, so that a test may spoil it."""
    return Path(shutil.copytree(bron, doel))
