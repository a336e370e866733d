"""The reference pages of the rules, the glossary and the command line, as Markdown. Values in, text out."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from afspraak.recht.regel import Gevraagd, Regel
from afspraak.termijnen import Duur, Opschorting

GEMAAKT = "<!-- Gemaakt door `afspraak documenteer`; verander de bron, niet deze pagina. -->"
_SOORT = {
    date: "dag",
    datetime: "tijdstip",
    int: "getal",
    str: "tekst",
    bool: "ja of nee",
    Duur: "duur",
    Opschorting: "opschorting",
}


def tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> list[str]:
    """Return a Markdown table; no lines where there are no rows."""
    regels = [f"| {' | '.join(cel(c) for c in rij)} |" for rij in rijen]
    if not regels:
        return []
    return ["", f"| {' | '.join(koppen)} |", f"|{'---|' * len(koppen)}", *regels, ""]


def cel(tekst: str) -> str:
    """Return a text on one line, safe inside a table."""
    return " ".join(tekst.split()).replace("|", "\\|")


def pagina(regels: Iterable[str]) -> str:
    """Join lines to a page: never two empty lines in a row, one newline at the end."""
    uit: list[str] = []
    for regel in regels:
        if regel or (uit and uit[-1]):
            uit.append(regel)
    return "\n".join(uit).rstrip() + "\n"


def regels_pagina(regelboek: Mapping[str, Regel]) -> str:
    """Return the page with every rule of the statutes, by the act in its id."""
    regels = [
        "# Regels",
        GEMAAKT,
        "",
        f"De {len(regelboek)} regels van de wet en van het algemene recht voor overeenkomsten, op kenmerk. Reken met",
        "`afspraak termijn KENMERK`; de opties zijn de feiten hieronder, met streepjes in plaats van `_`.",
        "De termijnen van een overeenkomst staan op de pagina van haar pakket.",
    ]
    groep = ""
    for regel in regelboek.values():
        wet = regel.id.partition("-")[0]
        if wet != groep:
            regels += ["", f"## {wet}"]
            groep = wet
        regels += regel_deel(regel)
    return pagina(regels)


def regel_deel(regel: Regel) -> list[str]:
    """Return the part of a page about one rule."""
    delen = ["", f"### {regel.id}", "", f"**{regel.samenvatting}** {' '.join(regel.uitleg.split())}".rstrip(), ""]
    delen += [f"- Grondslag: {regel.grondslag}" + (f" ({regel.bron})" if regel.bron else "")]
    delen += [f"- Zekerheid: {regel.zekerheid.value}"]
    if regel.kanttekening:
        delen.append(f"- Let op: {regel.kanttekening}")
    return [*delen, *tabel(("feit", "soort", "nodig", "betekenis"), (_feitrij(feit) for feit in regel.feiten))]


def _feitrij(feit: Gevraagd) -> tuple[str, str, str, str]:
    soort = _SOORT.get(feit.soort, feit.soort.__name__) + (", meer dan een" if feit.meer else "")
    return f"`{feit.naam}`", soort, "ja" if feit.verplicht else "mag", feit.betekenis


def begrippen_pagina(begrippen: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the page with every term of the glossary, in the order of the alphabet."""
    rijen = (
        (f"**{naam}**", begrip["wat"], begrip["bron"], begrip["en"], ", ".join(begrip.get("niet", ())))
        for naam, begrip in sorted(begrippen.items())
    )
    return pagina(
        (
            "# Begrippen",
            GEMAAKT,
            "",
            "De woorden waarmee namen in de kern zijn gemaakt, uit `begrippen/begrippen.yaml`.",
            *tabel(("woord", "betekenis", "bron", "in English", "niet"), rijen),
        )
    )


def opdrachten_pagina() -> str:
    """Return the page with every subcommand and its options."""
    # Here, because the dispatcher reads the list of subcommands, of which this one is part.
    from afspraak.cli.hoofd import maak_ontleder

    ontleder = maak_ontleder()
    regels = ["# De opdracht `afspraak`", GEMAAKT, "", ontleder.description or "", ""]
    regels += [
        "Uitkomst van een opdracht: 0 als alles goed is, 1 als er iets is gevonden of geweigerd, 2 bij een vergissing.",
        "Een dag schrijft u als `2026-11-20`.",
    ]
    onderdelen = next(a for a in ontleder._actions if isinstance(a, argparse._SubParsersAction))
    hulp = {keuze.dest: keuze.help or "" for keuze in onderdelen._choices_actions}
    for naam, onderdeel in onderdelen.choices.items():
        regels += _opdracht(naam, hulp.get(naam, ""), onderdeel)
    return pagina(regels)


def _opdracht(naam: str, hulp: str, ontleder: argparse.ArgumentParser) -> list[str]:
    acties = [a for a in ontleder._actions if a.help != argparse.SUPPRESS and not isinstance(a, argparse._HelpAction)]
    if any(a.nargs == argparse.REMAINDER for a in acties):
        gebruik, acties = f"afspraak {naam} REGEL [opties]", []
        hulp = f"{hulp}; de opties zijn de feiten van de [regel](regels.md)"
    else:
        gebruik = " ".join(("afspraak", naam, *(_vorm(a) for a in acties)))
    rijen = ((f"`{_roepnaam(a)}`", "ja" if _is_nodig(a) else "mag", a.help or "") for a in acties)
    zin = f"{hulp[:1].upper()}{hulp[1:]}."
    return ["", f"## {naam}", "", zin, "", "```", gebruik, "```", *tabel(("argument", "nodig", "betekenis"), rijen)]


def _vorm(actie: argparse.Action) -> str:
    kern = _roepnaam(actie) + (" ..." if actie.nargs in ("*", "+") else "")
    return kern if _is_nodig(actie) else f"[{kern}]"


def _is_nodig(actie: argparse.Action) -> bool:
    return actie.required and actie.nargs != "*"


def _roepnaam(actie: argparse.Action) -> str:
    waarde = actie.metavar if isinstance(actie.metavar, str) else actie.dest.upper()
    if not actie.option_strings:
        return waarde
    return actie.option_strings[-1] if actie.nargs == 0 else f"{actie.option_strings[-1]} {waarde}"
