"""The reference page of who may what: every role of a pack × every procedure, as the judgement itself answers."""

import re
from collections.abc import Iterator

from afspraak.cli.naslag import GEMAAKT, pagina, tabel
from afspraak.overeenkomst.pakket import Pakket
from afspraak.overeenkomst.zinnen import gemeentenaam
from afspraak.usecases.lezen.rolmatrix import Cell, Handling, Reach, role_matrix
from afspraak.usecases.toegang import who_must_sign


def roles_page_name(pakket: Pakket) -> str:
    """Return the file name of the page, one for an agreement."""
    return f"rollen-{re.sub(r'-[0-9]{4}$', '', pakket.naam)}.md"


def roles_page(pakket: Pakket) -> str:
    """Return the page: per procedure who begins, sees and acts, and what else that asks."""
    matrix = role_matrix(pakket)
    names = " en ".join(gemeentenaam(pakket, g) for g in who_must_sign(pakket))
    silent = [r for r in matrix.rollen if all(matrix.cells[r, p].is_empty for p in matrix.procedures)]
    return pagina(
        (
            f"# Wie mag wat in {pakket.citeertitel}",
            GEMAAKT,
            "",
            "Per procedure elke rol die er iets mee te maken heeft. *Eigen gemeente*: dossiers (of het deel) van de gemeente",
            "waar iemand de rol heeft. *Elke gemeente*: ook die van de andere partijen. *Gezamenlijk*: het dossier is van alle",
            "partijen samen.",
            f"Een stap met *m* vraagt ook een mandaat. Een ster (\\*): wie voor {names} werkt, heeft een geldige verklaring van",
            "geheimhouding nodig.",
            "",
            f"Deze rollen zien geen dossier: {', '.join(pakket.rollen[r].titel for r in silent) or 'geen'}.",
            *(line for naam in matrix.procedures for line in _procedure(naam, pakket)),
        )
    )


def _procedure(naam: str, pakket: Pakket) -> Iterator[str]:
    matrix = role_matrix(pakket)
    cells = [cell for rol in matrix.rollen if not (cell := matrix.cells[rol, naam]).is_empty]
    # First who begins or acts, then who only looks.
    cells.sort(key=lambda c: (not c.handelt, c.begint is Reach.NONE))
    yield from ("", f"## {pakket.procedures[naam].titel}")
    yield from tabel(("rol", "begint", "ziet", "doet"), (_row(c, pakket) for c in cells))


def _row(cell: Cell, pakket: Pakket) -> tuple[str, ...]:
    star = "\\*" if cell.verklaring else ""
    return (
        pakket.rollen[cell.rol].titel,
        cell.begint.value,
        f"{cell.ziet.value}{star}",
        "; ".join(_step(h, cell) for h in cell.handelt),
    )


def _step(h: Handling, cell: Cell) -> str:
    where = "" if h.reach in (cell.ziet, Reach.JOINT) else f" ({h.reach.value})"
    return f"{h.titel}{' *m*' if h.mandaat else ''}{where}"
