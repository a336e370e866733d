"""The form of an open step: its outcomes, and for the chosen one its questions in groups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from afspraak.termijnen import AfspraakFout
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.gebeurtenis import Waarde
from afspraak.verloop.procedure import Gegeven, Gegevensoort, Stap, Uitkomstrij
from afspraak.verloop.waarden import controleer_waarde, lees_waarde
from afspraak.verloop.weigering import Weigering
from afspraak.web.formulieren.colleagues import Colleague, read_person
from afspraak.web.formulieren.velden import Keuze, Omgeving, Veld, aanbod, maak_veld

_LOS = {
    "Wanneer": {Gegevensoort.DAG, Gegevensoort.MOMENT},
    "Bewijs": {Gegevensoort.DOCUMENT},
}
_OVERIG = "Inhoud"


@dataclass(frozen=True, slots=True, kw_only=True)
class Groep:
    """Questions under one heading."""

    titel: str
    velden: tuple[Veld, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fout:
    """A mistake: the id of the field and a sentence."""

    id: str
    zin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulier:
    """A form as a template shows it."""

    id: str
    stap: str
    voor: str
    uitkomsten: tuple[Keuze, ...]
    uitkomst: str
    sluit: bool
    groepen: tuple[Groep, ...]
    fouten: tuple[Fout, ...] = ()
    weigering: Weigering | None = None
    ingevuld: bool = False
    """Somebody was busy with it: show it open."""

    @property
    def met_bestand(self) -> bool:
        """Whether it asks for a file."""
        return any(v.vorm == "bestand" for g in self.groepen for v in g.velden)

    @property
    def koppen(self) -> bool:
        """Whether its groups need headings."""
        return len(self.groepen) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Inzending:
    """What somebody sent: the values as typed, and the answer if it was not simply done."""

    uitkomst: str = ""
    waarden: Mapping[str, str]
    fouten: Mapping[str, str]
    weigering: Weigering | None = None


LEEG = Inzending(waarden={}, fouten={})


def formulier_id(stap: str, voor: str | None) -> str:
    """Return the id of a step's card and form."""
    return f"stap-{stap}{f'-{voor}' if voor else ''}"


def maak_formulier(
    stap: Stap, voor: str | None, dossier: Dossier, dag: date, omgeving: Omgeving, inzending: Inzending = LEEG
) -> Formulier:
    """Return the form of a step, with what was typed or else with what can be offered."""
    rijen = tuple(stap.uitkomsten.values())
    gekozen = inzending.uitkomst if inzending.uitkomst in stap.uitkomsten else ""
    rij = stap.uitkomsten[gekozen] if gekozen else rijen[0] if len(rijen) == 1 else None
    id_ = formulier_id(stap.naam, voor)
    velden: list[Veld] = []
    for naam in (*rij.vraagt, *rij.kan) if rij else ():
        gegeven = omgeving.kader.procedure.gegevens[naam]
        if naam in inzending.waarden:
            waarde, bron = inzending.waarden[naam], ""
        else:
            waarde, bron = aanbod(gegeven, voor, dossier, dag)
        velden.append(
            maak_veld(
                gegeven,
                prefix=id_,
                verplicht=rij is not None and naam in rij.vraagt,
                waarde=waarde,
                fout=inzending.fouten.get(naam, ""),
                bron=bron,
                omgeving=omgeving,
                getypt=inzending.waarden,
                eerder=eerder.waarde if (eerder := dossier.laatste(naam, voor)) else None,
            )
        )
    return Formulier(
        id=id_,
        stap=stap.naam,
        voor=voor or "",
        uitkomsten=tuple(
            Keuze(waarde=r.naam, titel=r.titel, gekozen=rij is not None and r.naam == rij.naam) for r in rijen
        ),
        uitkomst=rij.naam if rij else "",
        sluit=bool(rij and rij.sluit),
        groepen=_groepen(velden, omgeving),
        fouten=tuple(Fout(id=v.id, zin=v.fout) for v in velden if v.fout),
        weigering=inzending.weigering,
        ingevuld=inzending is not LEEG,
    )


def _groepen(velden: list[Veld], omgeving: Omgeving) -> tuple[Groep, ...]:
    """Put the questions in the groups of the pack; what it does not place goes by kind."""
    plek = {naam: titel for titel, namen in omgeving.kader.procedure.vragengroepen.items() for naam in namen}
    gevonden: dict[str, list[Veld]] = {}
    for veld in velden:
        titel = plek.get(veld.naam) or _losse_plek(omgeving.kader.procedure.gegevens[veld.naam])
        gevonden.setdefault(titel, []).append(veld)
    if len(velden) <= 3:
        return (Groep(titel="", velden=tuple(velden)),) if velden else ()
    eigen = [t for t in omgeving.kader.procedure.vragengroepen if t in gevonden]
    losse = [t for t in gevonden if t not in eigen]
    return tuple(Groep(titel=t, velden=tuple(gevonden[t])) for t in (*eigen, *losse))


def _losse_plek(gegeven: Gegeven) -> str:
    return next((titel for titel, soorten in _LOS.items() if gegeven.soort in soorten), _OVERIG)


def lees_inzending(
    rij: Uitkomstrij,
    gegevens: Mapping[str, Gegeven],
    getypt: Mapping[str, str],
    colleagues: Iterable[Colleague] = (),
) -> tuple[dict[str, Waarde], dict[str, str]]:
    """Read the answers to an outcome's questions; return the values, and per field a sentence about what is wrong."""
    waarden: dict[str, Waarde] = {}
    fouten: dict[str, str] = {}
    for naam in (*rij.vraagt, *rij.kan):
        tekst = getypt.get(naam, "").strip()
        if not tekst:
            if naam in rij.vraagt:
                fouten[naam] = _ontbreekt(gegevens[naam])
            continue
        try:
            waarde = lees_antwoord(gegevens[naam], getypt, colleagues)
        except AfspraakFout as fout:
            fouten[naam] = str(fout).removeprefix(gegevens[naam].vraag).strip()
            continue
        bezwaar = controleer_waarde(gegevens[naam], waarde)
        if bezwaar:
            fouten[naam] = bezwaar.removeprefix(gegevens[naam].vraag).strip()
        else:
            waarden[naam] = waarde
    return waarden, fouten


def lees_antwoord(
    gegeven: Gegeven, getypt: Mapping[str, str], colleagues: Iterable[Colleague], eerder: Waarde | None = None
) -> Waarde:
    """Read one answer; one that names a colleague is looked up among them. ``eerder`` is what was recorded.

    Raises:
        AfspraakFout: with a sentence that says what does not fit, or asks who is meant.
    """
    if gegeven.collega:
        return read_person(gegeven, getypt, colleagues, eerder)
    return lees_waarde(gegeven, getypt.get(gegeven.naam, "").strip())


_VRAAGWIJZE = {
    Gegevensoort.DAG: "Vul een dag in.",
    Gegevensoort.MOMENT: "Vul een dag en een tijd in.",
    Gegevensoort.JA_NEE: "Kies ja of nee.",
    Gegevensoort.KEUZE: "Maak een keuze.",
    Gegevensoort.GEMEENTE: "Kies een gemeente.",
    Gegevensoort.GEMEENTEN: "Kies ten minste één gemeente.",
    Gegevensoort.DOCUMENT: "Voeg een document toe of kies er een.",
    Gegevensoort.BEDRAG: "Vul een bedrag in.",
    Gegevensoort.GETAL: "Vul een getal in.",
}


def _ontbreekt(gegeven: Gegeven) -> str:
    return _VRAAGWIJZE.get(gegeven.soort, "Vul dit in.")


def verdeel_weigering(weigering: Weigering, bekend: Iterable[str]) -> dict[str, str]:
    """Return per field the sentence of a refusal that is about fields; empty where it is about the act."""
    namen = [n for n in weigering.ontbreekt if n in set(bekend)]
    return dict.fromkeys(namen[:1], weigering.zin) if namen else {}
