"""The accent colour of each municipality, and whether white letters can be read on it."""

import re
from collections.abc import Collection

from afspraak.overeenkomst.knopen import Kaart

# What WCAG 2 asks of ordinary text, at level AA.
_LAAGSTE = 4.5
_KLEUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


def lees_thema(kaart: Kaart, gemeenten: Collection[str]) -> dict[str, str]:
    """Read the colours by municipality; only those that can be used are returned."""
    kleuren: dict[str, str] = {}
    for gemeente in kaart.sleutels():
        kleur = kaart.tekst(gemeente)
        zin = _bezwaar(gemeente, kleur, gemeenten)
        if zin:
            kaart.fout(zin, gemeente)
        else:
            kleuren[gemeente] = kleur.lower()
    return kleuren


def _bezwaar(gemeente: str, kleur: str, gemeenten: Collection[str]) -> str:
    """Return what is wrong with a colour; empty if nothing is."""
    if gemeente not in gemeenten:
        return f"'{gemeente}' is geen gemeente van deze overeenkomst"
    if not _KLEUR.fullmatch(kleur):
        return f"'{kleur}' is geen kleur: schrijf '#' en zes tekens (0-9, a-f), tussen aanhalingstekens"
    contrast = contrast_met_wit(kleur)
    if contrast < _LAAGSTE:
        # Rounded down: 4.49 must not be told as 4.5.
        deel = f"{int(contrast * 100) / 100:.2f}".replace(".", ",")
        return f"kleur {kleur} is te licht voor witte letters: contrast {deel}, en dat moet minstens 4,5 zijn"
    return ""


def contrast_met_wit(kleur: str) -> float:
    """Return the contrast ratio of a colour (#rrggbb) with white, by the formula of WCAG 2."""
    rood, groen, blauw = (_lineair(int(kleur[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 1.05 / (0.2126 * rood + 0.7152 * groen + 0.0722 * blauw + 0.05)


def _lineair(deel: float) -> float:
    return deel / 12.92 if deel <= 0.04045 else float(((deel + 0.055) / 1.055) ** 2.4)
