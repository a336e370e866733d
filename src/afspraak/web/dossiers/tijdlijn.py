"""The course of a term as a small picture: from its first to its last day, where it stood still, where we are."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from afspraak.termijnen import schrijf_dag
from afspraak.usecases.lezen.dossierbeeld import Klokbeeld

BREEDTE, HOOGTE, RAND = 320, 46, 10
_BALK, _Y = 10, 14
MEESTE_NA_EINDE = timedelta(days=60)
"""How much of what came after the end is drawn."""


def teken_klok(klok: Klokbeeld, vandaag: date) -> SafeString:
    """Return an SVG picture, or nothing where there is no term in days to draw."""
    if klok.eerste_dag is None or klok.laatste_dag is None or klok.eerste_dag > klok.laatste_dag:
        return mark_safe("")
    nu = klok.gestopt_op or vandaag
    eind = max(klok.laatste_dag, min(nu, klok.laatste_dag + MEESTE_NA_EINDE))
    schaal = _Schaal(klok.eerste_dag, eind)
    delen = [*_balken(klok, nu, eind, schaal), *_tekens(klok, nu, eind, schaal)]
    label = escape(_vertel(klok, nu))
    svg = (
        f'<svg class="tijdlijn" viewBox="0 0 {BREEDTE} {HOOGTE}" role="img" aria-label="{label}">{"".join(delen)}</svg>'
    )
    return mark_safe(svg)  # noqa: S308 - numbers, days and an escaped label


def _balken(klok: Klokbeeld, nu: date, eind: date, schaal: "_Schaal") -> Iterator[str]:
    """Draw the term, what of it went by, where it stood still, and what came after its end."""
    begin, laatste = klok.eerste_dag, klok.laatste_dag
    if begin is None or laatste is None:
        return
    yield _balk("term", begin, laatste, schaal)
    yield _balk("verstreken", begin, min(max(nu, begin), laatste), schaal)
    for van, tot in klok.stiltes:
        yield _balk("stil", van, tot or nu, schaal)
    if nu > laatste:
        yield _balk("te-laat", laatste, min(nu, eind), schaal)


def _tekens(klok: Klokbeeld, nu: date, eind: date, schaal: "_Schaal") -> Iterator[str]:
    """Draw the marks: end, alarm, now, and the days under the ends."""
    begin, laatste = klok.eerste_dag, klok.laatste_dag
    if begin is None or laatste is None:
        return
    yield _streep(schaal.x(laatste), "tijdlijn__einde")
    if klok.alarm_dag and begin <= klok.alarm_dag < laatste:
        yield _streep(schaal.x(klok.alarm_dag), "tijdlijn__alarm")
    if begin <= nu <= eind:
        yield f'<path class="tijdlijn__nu" d="M{schaal.x(nu) - 5:.1f} 3 h10 l-5 9 z"/>'
    yield f'<text x="{RAND}" y="{HOOGTE - 6}">{_kort(begin)}</text>'
    anker = "end" if schaal.x(laatste) > BREEDTE / 2 else "start"
    x = min(schaal.x(laatste) + 2, BREEDTE - RAND)
    yield f'<text x="{x:.1f}" y="{HOOGTE - 6}" text-anchor="{anker}">{_kort(laatste)}</text>'


def _balk(soort: str, van: date, tot: date, schaal: "_Schaal") -> str:
    plaats = f'x="{schaal.x(van):.1f}" y="{_Y}" width="{schaal.breedte(van, tot):.1f}" height="{_BALK}"'
    return f'<rect class="tijdlijn__{soort}" {plaats} rx="3"/>'


class _Schaal:
    """From days to places in the picture."""

    def __init__(self, begin: date, eind: date) -> None:
        self.begin = begin.toordinal()
        self.dagen = max(1, eind.toordinal() - self.begin)

    def x(self, dag: date) -> float:
        """Return the place of a day, within the picture."""
        deel = (dag.toordinal() - self.begin) / self.dagen
        return RAND + min(max(deel, 0.0), 1.0) * (BREEDTE - 2 * RAND)

    def breedte(self, van: date, tot: date) -> float:
        """Return the width between two days; a sliver at least."""
        return max(self.x(tot) - self.x(van), 1.5)


def _streep(x: float, klasse: str) -> str:
    return f'<line class="{klasse}" x1="{x:.1f}" x2="{x:.1f}" y1="{_Y - 4}" y2="{_Y + _BALK + 4}"/>'


_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def _kort(dag: date) -> str:
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


def _vertel(klok: Klokbeeld, nu: date) -> str:
    if klok.eerste_dag is None or klok.laatste_dag is None:
        return ""
    zin = f"De termijn loopt van {schrijf_dag(klok.eerste_dag)} tot en met {schrijf_dag(klok.laatste_dag)}."
    if klok.gestopt_op:
        return f"{zin} Gestopt op {schrijf_dag(klok.gestopt_op)}."
    return f"{zin} Het is nu {schrijf_dag(nu)}."
