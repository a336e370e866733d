"""The reference page of who may give which power, as Markdown: every answer is the judgement's own."""

import re
from collections.abc import Iterator

from afspraak.cli.naslag import GEMAAKT, pagina, tabel
from afspraak.overeenkomst.pakket import Pakket
from afspraak.people.frame import frame_of
from afspraak.powers.table import ACTS, SITUATIONS, Cell, table
from afspraak.termijnen import schrijf_dag


def powers_page_name(pakket: Pakket) -> str:
    """Return the file name of the page."""
    return f"bevoegdheden-{re.sub(r'-[0-9]{4}$', '', pakket.naam)}.md"


def powers_page(pakket: Pakket) -> str:
    """Return the page: every act that gives power, in every situation, with its answer and the sentence beside it."""
    day = max(pakket.geldt_vanaf.replace(month=11, day=23), pakket.geldt_vanaf)
    cells = tuple(table(frame_of(pakket), day))
    asked = {name: title for name, title in SITUATIONS.items() if any(c.situation == name for c in cells)}
    found = {(c.act, c.situation): c for c in cells}
    rows = [(title, *(_word(found.get((act, name))) for name in asked)) for act, title in ACTS.items()]
    managing = " of ".join(r.titel for r in pakket.rollen.values() if r.beheer)
    second = " of ".join(r.titel for r in pakket.rollen.values() if r.beheer or r.tweede_persoon)
    intro = (
        f"Gevraagd door een {managing} van de eigen gemeente, op {schrijf_dag(day)}. De tweede persoon is een {second} "
        "van dezelfde gemeente, met een eigen rol, die geen macht kreeg van wie het vraagt. Een pagina en een nagemaakt "
        "verzoek krijgen hetzelfde antwoord: deze tabel vraagt het aan hetzelfde oordeel."
    )
    return pagina(
        (
            f"# Wie mag wie welke macht geven: {pakket.citeertitel}",
            "",
            GEMAAKT,
            "",
            intro,
            *tabel(("Handeling", *asked.values()), rows),
            "## Waarom",
            *_why(cells),
        )
    )


def _word(cell: Cell | None) -> str:
    return cell.word if cell else "–"


def _why(cells: tuple[Cell, ...]) -> Iterator[str]:
    for act, title in ACTS.items():
        told = [c for c in cells if c.act is act and c.why]
        yield from ("", f"### {title}", "")
        for cell in told:
            yield f"- {SITUATIONS[cell.situation].capitalize()}: {cell.word}. {cell.why}"
