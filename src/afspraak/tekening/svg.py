"""A procedure as SVG: real text, a title and a description for who cannot see it, no colour that says anything alone."""

from html import escape

from afspraak.tekening.indeling import BREEDTE, MARGE, REGELHOOGTE, Lijn, Vak, deel_in
from afspraak.verloop.procedure import Procedure


def teken_svg(
    procedure: Procedure, *, gedaan: frozenset[str] = frozenset(), open_nu: frozenset[str] = frozenset()
) -> str:
    """Draw the procedure; steps that are done or open now are marked with a sign and a word."""
    indeling = deel_in(procedure)
    basis = f"{procedure.naam}-figuur"
    delen = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREEDTE} {indeling.hoogte:.0f}" role="img" '
            f'width="{BREEDTE}" height="{indeling.hoogte:.0f}" aria-labelledby="{basis}-titel {basis}-uitleg" '
            'font-family="Source Sans 3, Segoe UI, Arial, sans-serif" font-size="13">'
        ),
        f'<title id="{basis}-titel">Verloop van {escape(procedure.titel.lower())}</title>',
        f'<desc id="{basis}-uitleg">{escape(vertel(procedure, gedaan, open_nu))}</desc>',
        '<defs><marker id="' + basis + '-pijl" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        'orient="auto-start-reverse"><path d="M0 0 L8 4 L0 8 z" fill="#1b1b1b"/></marker></defs>',
        f'<rect width="{BREEDTE}" height="{indeling.hoogte:.0f}" fill="#ffffff"/>',
    ]
    delen += [_lijn(lijn, basis) for lijn in indeling.lijnen]
    delen += [_vak(vak, vak.id.removeprefix("stap_"), gedaan, open_nu) for vak in indeling.vakken.values()]
    delen += [_naam(lijn) for lijn in indeling.lijnen]
    delen.append("</svg>")
    return "\n".join(d for d in delen if d) + "\n"


def vertel(procedure: Procedure, gedaan: frozenset[str], open_nu: frozenset[str]) -> str:
    """Tell the course in sentences: what the picture shows."""
    zinnen = [f"{len(procedure.stappen)} stappen en {len(procedure.afsluiting)} manieren om te eindigen."]
    for nummer, stap in enumerate(procedure.stappen.values(), start=1):
        stand = " Gedaan." if stap.naam in gedaan else " Nu aan de beurt." if stap.naam in open_nu else ""
        uitkomsten = ", ".join(u.replace("_", " ") for u in stap.uitkomsten)
        zinnen.append(f"{nummer}. {stap.titel}, door {' of '.join(stap.rollen)}: {uitkomsten}.{stand}")
    return " ".join(zinnen)


def _lijn(lijn: Lijn, basis: str) -> str:
    punten = " ".join(f"{x:.1f},{y:.1f}" for x, y in lijn.punten)
    streep = ' stroke-dasharray="4 3"' if lijn.terug else ""
    return (
        f'<polyline points="{punten}" fill="none" stroke="#5a5a5a" stroke-width="1"{streep} '
        f'marker-end="url(#{basis}-pijl)"/>'
    )


def _vak(vak: Vak, naam: str, gedaan: frozenset[str], open_nu: frozenset[str]) -> str:
    rond = 14 if vak.soort != "stap" else 4
    dikte = 3 if naam in open_nu else 1.5
    vulling = "#e8f1e4" if naam in gedaan else "#fff6d6" if naam in open_nu else "#ffffff"
    streep = ' stroke-dasharray="5 3"' if vak.mag else ""
    delen = [
        (
            f'<rect x="{vak.x:.1f}" y="{vak.y:.1f}" width="{vak.breedte:.1f}" height="{vak.hoogte:.1f}" rx="{rond}" '
            f'fill="{vulling}" stroke="#1b1b1b" stroke-width="{dikte}"{streep}/>'
        )
    ]
    merk = "✓ " if naam in gedaan else "nu: " if naam in open_nu else ""
    for nummer, regel in enumerate(vak.regels):
        gewicht = ' font-weight="bold"' if nummer == 0 else ""
        tekst = escape((merk if nummer == 0 else "") + regel)
        y = vak.y + 6 + REGELHOOGTE * (nummer + 0.75)
        delen.append(
            f'<text x="{vak.midden:.1f}" y="{y:.1f}" text-anchor="middle" fill="#1b1b1b"{gewicht}>{tekst}</text>'
        )
    return "\n".join(delen)


def _naam(lijn: Lijn) -> str:
    """Write the outcome beside a straight line, on white; a lane has no room, and the box itself names its outcomes."""
    if not lijn.naam or len(lijn.punten) != 2:
        return ""
    (x, boven), (_, onder) = lijn.punten
    breedte = min(len(lijn.naam) * 5.6 + 6, BREEDTE / 2 - MARGE)
    tekst = lijn.naam if len(lijn.naam) * 5.6 + 6 <= breedte else lijn.naam[: int(breedte / 5.6) - 2] + "…"
    y = (boven + onder) / 2
    return (
        f'<rect x="{x + 5:.1f}" y="{y - 8:.1f}" width="{breedte:.1f}" height="15" fill="#ffffff"/>'
        f'<text x="{x + 8:.1f}" y="{y + 4:.1f}" font-size="12" fill="#1b1b1b">{escape(tekst)}</text>'
    )
