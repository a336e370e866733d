"""A question as a field: what a template needs to show it. Nothing that was typed is lost on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from afspraak.termijnen.dagen import NEDERLAND
from afspraak.usecases.bijlagen import lees_verwijzing
from afspraak.verloop.dossier import Dossier
from afspraak.verloop.gebeurtenis import Genoemde, Waarde
from afspraak.verloop.kader import Kader
from afspraak.verloop.procedure import Gegeven, Gegevensoort
from afspraak.web.formulieren.colleagues import CHOSEN, OUTSIDE, Roster, find

MEESTE_RADIOS = 6
_KORT = ("kenmerk", "naam", "vindplaats", "plaats", "nummer", "onderwerp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze:
    """One thing to choose."""

    waarde: str
    titel: str
    gekozen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Veld:
    """One question. ``vorm`` is the control: dag, moment, tekst, vak, getal, bedrag, radios, lijst, vinkjes, bestand,
    persoon. Of a person ``keuzes`` are the colleagues that could be meant, where the form has to ask.
    """

    naam: str
    id: str
    vorm: str
    vraag: str
    hulp: str
    verplicht: bool
    waarde: str
    keuzes: tuple[Keuze, ...] = ()
    fout: str = ""
    bron: str = ""
    """Where an offered value comes from, in words; empty where nothing was offered."""
    namen: tuple[str, ...] = ()
    """What the list of a person's field offers."""
    buiten: bool = False
    """Somebody ticked that the person is not in the list."""

    @property
    def beschreven_door(self) -> str:
        """The ids of what explains the field, for those who hear it."""
        delen = [f"{self.id}-hulp"] if self.hulp or self.bron else []
        return " ".join(delen + ([f"{self.id}-fout"] if self.fout else []))


def als_tekst(gegeven: Gegeven, waarde: Waarde) -> str:
    """Return a value as its field holds it."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return waarde.astimezone(NEDERLAND).strftime("%Y-%m-%dT%H:%M")
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, tuple):
        return ",".join(waarde)
    if gegeven.soort is Gegevensoort.BEDRAG and isinstance(waarde, int):
        euro, cent = divmod(abs(waarde), 100)
        return f"{'-' if waarde < 0 else ''}{euro},{cent:02d}"
    return str(waarde)


def aanbod(gegeven: Gegeven, voor: str | None, dossier: Dossier, dag: date) -> tuple[str, str]:
    """Return the value that a form offers and where it comes from: an earlier answer, or the pack's default."""
    eerder = dossier.laatste(gegeven.naam, voor)
    if eerder is not None and gegeven.soort is not Gegevensoort.DOCUMENT:
        return als_tekst(gegeven, eerder.waarde), "Dit is eerder ingevuld. Kijk of het nog klopt."
    if gegeven.standaard == "vandaag":
        return dag.isoformat(), "Vandaag is ingevuld. Was het een andere dag, verander die dan."
    if gegeven.standaard:
        bron = dossier.laatste(gegeven.standaard, voor)
        if bron is not None:
            return als_tekst(gegeven, bron.waarde), "Dit komt uit het dossier. Kijk of het klopt."
    return "", ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Omgeving:
    """What a field needs to know besides its question."""

    kader: Kader
    namen: Mapping[str, str]
    """How municipalities are called."""
    bijlagen: tuple[tuple[str, str], ...] = ()
    """References to the attachments that there are, with their titles."""
    roster: Roster = field(default_factory=lambda: Roster({}))
    """Who works with Afspraak, for the fields that name a colleague."""


def maak_veld(
    gegeven: Gegeven,
    *,
    prefix: str,
    verplicht: bool,
    waarde: str,
    fout: str,
    bron: str,
    omgeving: Omgeving,
    getypt: Mapping[str, str] | None = None,
    eerder: Waarde | None = None,
) -> Veld:
    """Return the field for a question. ``getypt`` is what was sent, ``eerder`` what was recorded before."""
    vorm, keuzes = _vorm(gegeven, waarde, omgeving)
    buiten = False
    if vorm == "persoon":
        buiten = _staat_buiten(gegeven, getypt, eerder)
        gekozen = (getypt or {}).get(gegeven.naam + CHOSEN, "")
        keuzes = _keuzes(tuple((str(c.id), c.label) for c in find(waarde, omgeving.roster)), gekozen) if fout else ()
    return Veld(
        naam=gegeven.naam,
        id=f"{prefix}-{gegeven.naam}",
        vorm=vorm,
        vraag=gegeven.vraag or gegeven.naam.replace("_", " "),
        hulp=_hulp(gegeven, vorm),
        verplicht=verplicht,
        waarde=waarde,
        keuzes=keuzes,
        fout=fout,
        bron=bron if waarde and not fout else "",
        namen=omgeving.roster.offered() if vorm == "persoon" else (),
        buiten=buiten,
    )


def _staat_buiten(gegeven: Gegeven, getypt: Mapping[str, str] | None, eerder: Waarde | None) -> bool:
    """Tell whether the tick is on: as it was sent, or else as it was recorded."""
    if getypt is not None and gegeven.naam in getypt:
        return getypt.get(gegeven.naam + OUTSIDE) == "ja"
    return isinstance(eerder, Genoemde) and eerder.id is None


def _hulp(gegeven: Gegeven, vorm: str) -> str:
    delen = [gegeven.hulp]
    if gegeven.voorbeeld:
        delen.append(f"Bijvoorbeeld: {gegeven.voorbeeld}.")
    if vorm == "bedrag":
        delen.append("In euro's, bijvoorbeeld 1.250,50.")
    return " ".join(d for d in delen if d)


def _vorm(gegeven: Gegeven, waarde: str, omgeving: Omgeving) -> tuple[str, tuple[Keuze, ...]]:
    """Return the control that fits the kind of a question, and what there is to choose."""
    soort = gegeven.soort
    if soort is Gegevensoort.DOCUMENT:
        return "bestand", _keuzes(_documenten(waarde, omgeving), waarde)
    if soort is Gegevensoort.GEMEENTEN:
        return "vinkjes", _keuzes(_gemeenten(omgeving), *waarde.split(","))
    if soort in (Gegevensoort.JA_NEE, Gegevensoort.GEMEENTE, Gegevensoort.KEUZE):
        opties = _opties(gegeven, omgeving)
        return ("radios" if len(opties) <= MEESTE_RADIOS else "lijst"), _keuzes(opties, waarde)
    if gegeven.collega:
        return "persoon", ()
    if soort in (Gegevensoort.PERSOON, Gegevensoort.ORGANISATIE):
        return "tekst", ()
    if soort is Gegevensoort.TEKST:
        return ("tekst" if any(w in gegeven.naam for w in _KORT) else "vak"), ()
    return soort.value, ()


def _opties(gegeven: Gegeven, omgeving: Omgeving) -> tuple[tuple[str, str], ...]:
    if gegeven.soort is Gegevensoort.JA_NEE:
        return (("ja", "Ja"), ("nee", "Nee"))
    if gegeven.soort is Gegevensoort.GEMEENTE:
        return _gemeenten(omgeving)
    return tuple((k, gegeven.keuzetitels.get(k, k)) for k in gegeven.keuzes)


def _documenten(waarde: str, omgeving: Omgeving) -> tuple[tuple[str, str], ...]:
    """Offer the attachments; a reference of elsewhere that was recorded or typed stays."""
    elders = waarde and waarde not in dict(omgeving.bijlagen)
    return (*omgeving.bijlagen, (waarde, waarde)) if elders else omgeving.bijlagen


def _gemeenten(omgeving: Omgeving) -> tuple[tuple[str, str], ...]:
    return tuple((g, omgeving.namen.get(g, g)) for g in omgeving.kader.groepen["gemeenten"])


def _keuzes(opties: tuple[tuple[str, str], ...], *gekozen: str) -> tuple[Keuze, ...]:
    return tuple(Keuze(waarde=w, titel=t, gekozen=w in gekozen) for w, t in opties)


def toon_waarde(tekst: str) -> str:
    """Return a recorded text as people read it: an attachment by its name."""
    verwijst = lees_verwijzing(tekst)
    return verwijst[1] if verwijst else tekst
