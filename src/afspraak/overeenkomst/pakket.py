"""A pack as one value: the parties, every lid with its obligations, roles, procedures, registers, questions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from afspraak.overeenkomst.inhoud import (
    ArtikelInPakket,
    Dienst,
    Lid,
    Lidverplichting,
    Partij,
    Register,
    Terugkerend,
    Vraag,
)
from afspraak.overeenkomst.knopen import Bevinding, Ernst, Kaart, PakketFout, Verzamelaar, lees_bestand
from afspraak.overeenkomst.kosten import Kosten, lees_kosten
from afspraak.overeenkomst.lees_procedure import lees_brief, lees_procedure
from afspraak.overeenkomst.lees_register import lees_register
from afspraak.overeenkomst.termijnen import laad_termijnen
from afspraak.overeenkomst.thema import lees_thema
from afspraak.recht import WETTEN
from afspraak.recht.regel import Regel, Regelboek
from afspraak.termijnen import AfspraakFout, Duur, lees_dag
from afspraak.verloop.kader import Kader, Rol
from afspraak.verloop.procedure import Brief, Plaats, Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Pakket:
    """An agreement as data. Immutable; ``kader`` gives what a dossier of a procedure is judged in."""

    map: Path
    naam: str
    versie: str
    titel: str
    citeertitel: str
    afkorting: str
    geldt_vanaf: date
    geldt_tot_en_met: date
    partijen: Mapping[str, Partij]
    groepen: Mapping[str, tuple[str, ...]]
    vragen: Mapping[str, Vraag]
    rollen: Mapping[str, Rol]
    rollen_stand: str
    thema: Mapping[str, str]
    """Of each municipality that has one its accent colour, as "#rrggbb"."""
    artikelen: tuple[ArtikelInPakket, ...]
    procedures: Mapping[str, Procedure]
    registers: Mapping[str, Register]
    terugkerend: Mapping[str, Terugkerend]
    kosten: Kosten
    termijnen: Mapping[str, Regel]
    regels: Regelboek
    artikel_van: Mapping[str, int]
    """Of each procedure the article in whose folder it stands."""

    def kader(self, procedure: str) -> Kader:
        """Return the frame for a procedure.

        Raises:
            AfspraakFout: if the pack has no such procedure.
        """
        if procedure not in self.procedures:
            raise AfspraakFout(
                f"De procedure '{procedure}' bestaat niet in {self.naam}. Wel: {', '.join(sorted(self.procedures))}."
            )
        return Kader(
            procedure=self.procedures[procedure],
            rollen=self.rollen,
            groepen=self.groepen,
            regels=self.regels,
            namen={naam: p.titel for naam, p in self.partijen.items()},
            versie=self.versie,
        )

    def rijen(self) -> Iterator[tuple[ArtikelInPakket, Lid, Lidverplichting]]:
        """Yield every obligation of every lid, in the order of the agreement."""
        for artikel in self.artikelen:
            for lid in artikel.leden.values():
                for rij in lid.verplichtingen:
                    yield artikel, lid, rij


def laad_pakket(pad: Path) -> Pakket:
    """Load a pack.

    Raises:
        PakketFout: with every mistake, if there is one.
    """
    pakket, bevindingen = lees_pakket(pad)
    fouten = tuple(b for b in bevindingen if b.ernst is Ernst.FOUT)
    if pakket is None or fouten:
        raise PakketFout(fouten)
    return pakket


def lees_pakket(pad: Path) -> tuple[Pakket | None, tuple[Bevinding, ...]]:
    """Read a pack as far as it goes, and everything that is wrong with its form."""
    verzamelaar = Verzamelaar()
    if not (pad / "overeenkomst.yaml").is_file():
        verzamelaar.fout(f"'{pad}' is geen pakket: overeenkomst.yaml ontbreekt", None)
        return None, tuple(verzamelaar.bevindingen)
    kop = lees_bestand(pad / "overeenkomst.yaml", pad, verzamelaar)
    rollen = lees_bestand(pad / "rollen.yaml", pad, verzamelaar)
    if kop is None or rollen is None:
        return None, tuple(verzamelaar.bevindingen)
    termijnen = _termijnen(pad, verzamelaar)
    procedures, artikel_van = _procedures(pad, verzamelaar)
    registers = _optioneel(pad / "registers.yaml", pad, verzamelaar)
    groepen = _groepen(kop)
    pakket = Pakket(
        map=pad,
        naam=kop.verplicht("pakket"),
        versie=kop.tekst("versie", "1"),
        titel=kop.verplicht("titel"),
        citeertitel=kop.tekst("citeertitel") or kop.tekst("titel"),
        afkorting=kop.tekst("afkorting", "overeenkomst"),
        geldt_vanaf=_dag(kop, "geldt_vanaf"),
        geldt_tot_en_met=_dag(kop, "geldt_tot_en_met"),
        partijen={naam: _partij(naam, k) for naam, k in kop.kaarten("partijen")},
        groepen=groepen,
        vragen={naam: _vraag(naam, k) for naam, k in kop.kaarten("vragen")},
        rollen={naam: _rol(naam, k, rollen.kaart("rollen").sleutels()) for naam, k in rollen.kaarten("rollen")},
        rollen_stand=rollen.tekst("stand", "vastgesteld"),
        thema=lees_thema(_optioneel(pad / "thema.yaml", pad, verzamelaar), groepen["gemeenten"]),
        artikelen=_artikelen(pad, verzamelaar),
        procedures=procedures,
        registers={naam: lees_register(naam, k) for naam, k in registers.kaarten("registers")},
        terugkerend={naam: _terugkerend(naam, k) for naam, k in registers.kaarten("terugkerend")},
        kosten=lees_kosten(_optioneel(pad / "kosten.yaml", pad, verzamelaar)),
        termijnen=termijnen,
        regels=WETTEN.met(termijnen),
        artikel_van=artikel_van,
    )
    for kaart in (kop, rollen, registers):
        kaart.klaar()
    return pakket, tuple(verzamelaar.bevindingen)


def _optioneel(pad: Path, wortel: Path, verzamelaar: Verzamelaar) -> Kaart:
    from afspraak.overeenkomst.knopen import Knoop

    leeg = Kaart(Knoop({}, Plaats(pad.name, 1), Plaats(pad.name, 1)), verzamelaar)
    return (lees_bestand(pad, wortel, verzamelaar) if pad.is_file() else None) or leeg


def _termijnen(pad: Path, verzamelaar: Verzamelaar) -> dict[str, Regel]:
    bestand = pad / "termijnen.yaml"
    if not bestand.is_file():
        return {}
    try:
        return laad_termijnen(bestand)
    except AfspraakFout as fout:
        verzamelaar.fout(str(fout), Plaats("termijnen.yaml", 1))
        return {}


def _procedures(pad: Path, verzamelaar: Verzamelaar) -> tuple[dict[str, Procedure], dict[str, int]]:
    procedures: dict[str, Procedure] = {}
    artikel_van: dict[str, int] = {}
    for folder in sorted((pad / "artikelen").glob("*/")):
        brieven: dict[str, Brief] = {
            b.stem: lees_brief(b, pad, verzamelaar) for b in sorted((folder / "brieven").glob("*.md"))
        }
        for bestand in sorted(folder.glob("*.yaml")):
            if bestand.name == "artikel.yaml":
                continue
            kaart = lees_bestand(bestand, pad, verzamelaar)
            if kaart is None:
                continue
            procedure = lees_procedure(kaart, brieven)
            if procedure.naam in procedures:
                kaart.fout(f"procedure '{procedure.naam}' staat al in {procedures[procedure.naam].plaats}")
            procedures[procedure.naam] = procedure
            artikel_van[procedure.naam] = int(folder.name[:2]) if folder.name[:2].isdigit() else 0
    return procedures, artikel_van


def _dag(kaart: Kaart, sleutel: str) -> date:
    try:
        return lees_dag(kaart.verplicht(sleutel), sleutel)
    except AfspraakFout as fout:
        kaart.fout(str(fout), sleutel)
        return date.min


def _partij(naam: str, kaart: Kaart) -> Partij:
    partij = Partij(naam=naam, titel=kaart.verplicht("naam"), aanduiding=kaart.tekst("aanduiding"))
    kaart.klaar()
    return partij


def _groepen(kop: Kaart) -> dict[str, tuple[str, ...]]:
    kaart = kop.kaart("groepen")
    partijen = kop.kaart("partijen").sleutels()
    groepen = {naam: kaart.lijst(naam) for naam in kaart.sleutels()}
    for naam, leden in groepen.items():
        for lid in leden:
            if lid not in partijen:
                kaart.fout(f"groep '{naam}' noemt '{lid}', en dat is geen partij", naam)
    if "gemeenten" not in groepen:
        kop.fout("de groep 'gemeenten' ontbreekt", "groepen")
        groepen["gemeenten"] = partijen
    return groepen


def _vraag(naam: str, kaart: Kaart) -> Vraag:
    vraag = Vraag(
        naam=naam,
        artikel=", ".join(kaart.lijst("artikel")),
        vraag=kaart.verplicht("vraag"),
        gekozen=kaart.verplicht("gekozen"),
        stand=kaart.tekst("stand", "open"),
        plaats=kaart.plaats,
    )
    if vraag.stand not in ("open", "bevestigd"):
        kaart.fout(f"stand '{vraag.stand}' bestaat niet (wel: open, bevestigd)", "stand")
    kaart.klaar()
    return vraag


def _rol(naam: str, kaart: Kaart, bekend: tuple[str, ...]) -> Rol:
    rol = Rol(
        naam=naam,
        titel=kaart.verplicht("titel"),
        bij=kaart.verplicht("bij"),
        orgaan=kaart.ja("orgaan"),
        vastgelegd_door=kaart.lijst("vastgelegd_door"),
        artikel=", ".join(kaart.lijst("artikel")),
        taken=kaart.lijst("taken"),
        verdeelt=_verdeelt(naam, kaart, bekend),
        beheer=kaart.ja("beheer"),
        tweede_persoon=kaart.ja("tweede_persoon") or kaart.ja("beheer"),
        ziet=_keuze(kaart, "ziet", ("gemeente", "eigen", "niets")),
        begint_voor=_keuze(kaart, "begint_voor", ("eigen", "alle")),
    )
    kaart.klaar()
    return rol


def _keuze(kaart: Kaart, sleutel: str, keuzes: tuple[str, ...]) -> str:
    """Return one of these words, or nothing where the pack does not say it: the checker asks where it has to."""
    waarde = kaart.tekst(sleutel)
    if waarde and waarde not in keuzes:
        kaart.fout(f"{sleutel} '{waarde}' bestaat niet (wel: {', '.join(keuzes)})", sleutel)
    return waarde


def _verdeelt(naam: str, kaart: Kaart, bekend: tuple[str, ...]) -> tuple[str, ...]:
    rollen = kaart.lijst("verdeelt")
    if rollen == ("alle",):
        return bekend
    for rol in rollen:
        if rol not in bekend:
            uitleg = "'alle' staat alleen" if rol == "alle" else f"'{rol}' bestaat niet"
            kaart.fout(f"rol '{naam}' verdeelt het werk van een rol die er niet is: {uitleg}", "verdeelt")
    return rollen


def _artikelen(pad: Path, verzamelaar: Verzamelaar) -> tuple[ArtikelInPakket, ...]:
    gevonden: list[ArtikelInPakket] = []
    for bestand in sorted((pad / "artikelen").glob("*/artikel.yaml")):
        kaart = lees_bestand(bestand, pad, verzamelaar)
        if kaart is None:
            continue
        nummer = kaart.verplicht("artikel")
        gevonden.append(
            ArtikelInPakket(
                nummer=int(nummer) if nummer.isdigit() else 0,
                titel=kaart.verplicht("titel"),
                leden={naam: _lid(naam, k) for naam, k in kaart.kaarten("leden")},
                plaats=kaart.plaats,
            )
        )
        kaart.klaar()
    return tuple(sorted(gevonden, key=lambda a: a.nummer))


def _lid(naam: str, kaart: Kaart) -> Lid:
    lid = Lid(
        naam=naam,
        kort=kaart.verplicht("kort"),
        verplichtingen=tuple(_verplichting(k) for k in kaart.rijen("verplichtingen")),
        vragen=kaart.lijst("vragen"),
        plaats=kaart.plaats,
    )
    kaart.klaar()
    return lid


def _verplichting(kaart: Kaart) -> Lidverplichting:
    rij = Lidverplichting(
        wie=kaart.verplicht("wie"),
        aan=kaart.tekst("aan"),
        wat=kaart.verplicht("wat"),
        vanaf=kaart.tekst("vanaf"),
        termijn=kaart.tekst("termijn"),
        bewijs=kaart.tekst("bewijs"),
        gediend_door=tuple(_dienst(t, kaart) for t in kaart.lijst("gediend_door")),
        plaats=kaart.plaats,
    )
    if not rij.gediend_door:
        kaart.fout("'gediend_door' ontbreekt: hoe wordt deze verplichting bediend?")
    kaart.klaar()
    return rij


def _dienst(tekst: str, kaart: Kaart) -> Dienst:
    soort, _, rest = tekst.partition(" ")
    if soort in ("stap", "klok", "poort"):
        procedure, _, naam = rest.strip().partition("/")
        if procedure and naam:
            return Dienst(soort=soort, procedure=procedure, naam=naam)
    elif soort == "procedure" and rest:
        return Dienst(soort=soort, procedure=rest.strip())
    elif soort in ("register", "terugkerend") and rest:
        return Dienst(soort=soort, naam=rest.strip())
    elif tekst == "norm":
        return Dienst(soort="norm")
    kaart.fout(f"'{tekst}' is geen wijze van bedienen", "gediend_door")
    return Dienst(soort="norm")


def _terugkerend(naam: str, kaart: Kaart) -> Terugkerend:
    try:
        elke = Duur.lees(kaart.verplicht("elke"))
    except AfspraakFout as fout:
        kaart.fout(str(fout), "elke")
        elke = Duur.lees("1 jaar")
    terugkerend = Terugkerend(
        naam=naam,
        titel=kaart.verplicht("titel"),
        artikel=", ".join(kaart.lijst("artikel")),
        wie=kaart.verplicht("wie"),
        bij=kaart.tekst("bij", "gemeenten"),
        elke=elke,
        eerste=_dag(kaart, "eerste"),
        bewijs=kaart.tekst("bewijs"),
        register=kaart.tekst("register"),
        plaats=kaart.plaats,
    )
    kaart.tekst("hulp")
    kaart.klaar()
    return terugkerend
