"""Reading a condition of a pack: which steps, outcomes and facts it names, and how they are joined."""

from dataclasses import dataclass

from afspraak.overeenkomst.knopen import Kaart, Knoop, Verzamelaar
from afspraak.verloop.procedure import (
    Alle,
    Bekend,
    EenVan,
    Ergens,
    Gedaan,
    Gegeven,
    Gegevensoort,
    Niet,
    Overal,
    Plaats,
    VanKlok,
    Voorwaarde,
    bladeren,
)


@dataclass(frozen=True, slots=True)
class Namen:
    """What a condition in this procedure can name."""

    stappen: dict[str, tuple[str, ...]]
    """Each step with its outcomes."""
    per: dict[str, str]
    gegevens: dict[str, Gegeven]
    klokken: tuple[str, ...]


def lees_bron(tekst: str, namen: Namen, verzamelaar: Verzamelaar, plaats: Plaats) -> Gedaan | Bekend | VanKlok | None:
    """Read where a day or a person comes from: a fact, `stap x`, `stap x uitkomst` or `klok x`."""
    delen = tekst.split()
    if len(delen) in (2, 3) and delen[0] == "stap" and delen[1] in namen.stappen:
        return Gedaan(delen[1], delen[2] if len(delen) == 3 else None)
    if len(delen) == 2 and delen[0] == "klok" and delen[1] in namen.klokken:
        return VanKlok(delen[1])
    if tekst in namen.gegevens:
        return Bekend(tekst)
    if tekst in namen.stappen:
        return Gedaan(tekst)
    verzamelaar.fout(f"'{tekst}' is geen gegeven, stap of klok van deze procedure", plaats)
    return None


def lees_voorwaarde(kaart: Kaart, sleutel: str, namen: Namen, standaard: Voorwaarde) -> Voorwaarde:
    """Read a condition. A list means all; for ``zolang_niet`` and ``stopt_bij`` any."""
    knoop = kaart.knoop(sleutel)
    if knoop is None or knoop.inhoud in ("", ()):
        return standaard
    any_of = sleutel in ("zolang_niet", "stopt_bij")
    return _voorwaarde(knoop, namen, kaart.verzamelaar, any_of=any_of)


def _voorwaarde(knoop: Knoop, namen: Namen, verzamelaar: Verzamelaar, *, any_of: bool = False) -> Voorwaarde:
    if isinstance(knoop.inhoud, str):
        return _blad(knoop.inhoud, namen, verzamelaar, knoop.plaats)
    if isinstance(knoop.inhoud, tuple):
        delen = tuple(_voorwaarde(deel, namen, verzamelaar) for deel in knoop.inhoud)
        return EenVan(delen) if any_of else Alle(delen)
    verbonden = tuple(_met_woord(w, d, namen, verzamelaar) for w, d in knoop.inhoud.items())
    return verbonden[0] if len(verbonden) == 1 else Alle(verbonden)


def _met_woord(woord: str, deel: Knoop, namen: Namen, verzamelaar: Verzamelaar) -> Voorwaarde:
    if woord == "een_van":
        return _voorwaarde(deel, namen, verzamelaar, any_of=True)
    binnen = _voorwaarde(deel, namen, verzamelaar)
    match woord:
        case "alle":
            return binnen
        case "niet":
            return Niet(binnen)
        case "overal":
            return Overal(binnen, _per_van(binnen, namen, verzamelaar, deel.plaats))
        case "ergens":
            return Ergens(binnen, _per_van(binnen, namen, verzamelaar, deel.plaats))
        case _:
            verzamelaar.fout(
                f"'{woord}' is geen verbinding (wel: alle, een_van, niet, overal, ergens)", deel.sleutelplaats
            )
            return binnen


def _per_van(voorwaarde: Voorwaarde, namen: Namen, verzamelaar: Verzamelaar, plaats: Plaats) -> str:
    pers = {namen.per[b.stap] for b in bladeren(voorwaarde) if isinstance(b, Gedaan) and namen.per.get(b.stap)}
    if len(pers) == 1:
        return pers.pop()
    if not pers:
        return "gemeenten"
    verzamelaar.fout("'overal' en 'ergens' noemen stappen die in dezelfde gemeenten lopen", plaats)
    return sorted(pers)[0]


def _blad(tekst: str, namen: Namen, verzamelaar: Verzamelaar, plaats: Plaats) -> Gedaan | Bekend:
    naam, _, rest = tekst.partition(" ")
    rest = rest.strip()
    if naam == "stap" and rest.partition(" ")[0] in namen.stappen:
        naam, _, rest = rest.partition(" ")
    if naam in namen.stappen:
        if rest and rest not in namen.stappen[naam]:
            bekend = ", ".join(namen.stappen[naam])
            verzamelaar.fout(f"stap '{naam}' kent de uitkomst '{rest}' niet (wel: {bekend})", plaats)
        return Gedaan(naam, rest or None)
    if naam in namen.gegevens:
        _controleer_waarde(naam, rest, namen.gegevens[naam], verzamelaar, plaats)
        return Bekend(naam, rest or None)
    verzamelaar.fout(f"'{naam}' is geen stap of gegeven van deze procedure", plaats)
    return Bekend(naam, rest or None)


def _controleer_waarde(naam: str, waarde: str, gegeven: Gegeven, verzamelaar: Verzamelaar, plaats: Plaats) -> None:
    keuzes = ("ja", "nee") if gegeven.soort is Gegevensoort.JA_NEE else gegeven.keuzes
    if waarde and waarde not in keuzes:
        verzamelaar.fout(f"gegeven '{naam}' kent de waarde '{waarde}' niet (wel: {', '.join(keuzes)})", plaats)
