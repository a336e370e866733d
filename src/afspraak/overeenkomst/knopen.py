"""YAML with file and line, in which every scalar is text.

YAML 1.1 turns ``nee``-like words, dates and numbers into other things; a jurist's file means what it says. So the
nodes are read as they stand, and each asks for its value by kind. What is wrong is collected, never raised: a
reader of a pack gets all mistakes at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

import yaml

from afspraak.termijnen import AfspraakFout
from afspraak.verloop.procedure import Plaats

# The parser in C, where PyYAML came with it: a pack loads some six times as fast.
_LADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Ernst(Enum):
    """How bad a finding is. A ``FOUT`` stops a pack from running; the rest is for a person to weigh."""

    FOUT = "fout"
    LET_OP = "let op"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Something that a reader or checker found: what, how bad, and where."""

    ernst: Ernst
    zin: str
    plaats: Plaats | None = None

    def __str__(self) -> str:
        return f"{self.plaats}: {self.ernst.value}: {self.zin}" if self.plaats else f"{self.ernst.value}: {self.zin}"


class PakketFout(AfspraakFout):
    """A pack that cannot be used; ``bevindingen`` says why, all at once."""

    def __init__(self, bevindingen: tuple[Bevinding, ...]) -> None:
        regels = "\n".join(f"  {b}" for b in bevindingen[:40])
        meer = f"\n  ... en nog {len(bevindingen) - 40}" if len(bevindingen) > 40 else ""
        super().__init__(f"Het pakket is niet te gebruiken:\n{regels}{meer}")
        self.bevindingen = bevindingen


@dataclass(slots=True)
class Verzamelaar:
    """Collects findings while reading."""

    bevindingen: list[Bevinding] = field(default_factory=list)

    def fout(self, zin: str, plaats: Plaats | None) -> None:
        """Note a mistake."""
        self.bevindingen.append(Bevinding(Ernst.FOUT, zin, plaats))


@dataclass(frozen=True, slots=True)
class Knoop:
    """A node: a text, a list or a map, and where it stands."""

    inhoud: "str | tuple[Knoop, ...] | dict[str, Knoop]"
    plaats: Plaats
    sleutelplaats: Plaats

    @property
    def tekst(self) -> str | None:
        """The text, or None if this is no scalar."""
        return self.inhoud if isinstance(self.inhoud, str) else None


def lees_bestand(pad: Path, wortel: Path, verzamelaar: Verzamelaar) -> "Kaart | None":
    """Read a YAML file as a map, or note why that cannot be."""
    naam = pad.relative_to(wortel).as_posix()
    try:
        node = yaml.compose(pad.read_text(encoding="utf-8"), Loader=_LADER)
    except yaml.MarkedYAMLError as fout:
        regel = fout.problem_mark.line + 1 if fout.problem_mark else 1
        verzamelaar.fout(f"geen geldige YAML: {fout.problem}", Plaats(naam, regel))
        return None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fout:
        verzamelaar.fout(f"niet te lezen: {fout}", Plaats(naam, 1))
        return None
    if not isinstance(node, yaml.MappingNode):
        verzamelaar.fout("hier hoort een lijst van sleutels met waarden", Plaats(naam, 1))
        return None
    knoop = _knoop(node, naam, verzamelaar, Plaats(naam, 1))
    return Kaart(knoop, verzamelaar)


def _knoop(node: yaml.Node, naam: str, verzamelaar: Verzamelaar, sleutelplaats: Plaats | None = None) -> Knoop:
    plaats = Plaats(naam, node.start_mark.line + 1)
    sleutelplaats = sleutelplaats or plaats
    if isinstance(node, yaml.ScalarNode):
        return Knoop(str(node.value).strip(), plaats, sleutelplaats)
    if isinstance(node, yaml.SequenceNode):
        return Knoop(tuple(_knoop(n, naam, verzamelaar) for n in node.value), plaats, sleutelplaats)
    kaart: dict[str, Knoop] = {}
    for sleutel, waarde in node.value:
        waar = Plaats(naam, sleutel.start_mark.line + 1)
        if not isinstance(sleutel, yaml.ScalarNode):
            verzamelaar.fout("een sleutel moet tekst zijn", waar)
        elif sleutel.value in kaart:
            verzamelaar.fout(f"'{sleutel.value}' staat hier twee keer", waar)
        else:
            kaart[str(sleutel.value)] = _knoop(waarde, naam, verzamelaar, waar)
    return Knoop(kaart, plaats, sleutelplaats)


class Kaart:
    """A map that is read key by key. ``klaar`` notes the keys that nobody asked for."""

    def __init__(self, knoop: Knoop, verzamelaar: Verzamelaar) -> None:
        self.verzamelaar = verzamelaar
        self.plaats = knoop.sleutelplaats
        self._gelezen: set[str] = set()
        if isinstance(knoop.inhoud, dict):
            self._kaart = knoop.inhoud
        else:
            self._kaart = {}
            if knoop.inhoud not in ("", ()):
                verzamelaar.fout("hier horen sleutels met waarden", knoop.plaats)

    def __contains__(self, sleutel: str) -> bool:
        return sleutel in self._kaart

    def sleutels(self) -> tuple[str, ...]:
        """Return the keys, in order."""
        return tuple(self._kaart)

    def fout(self, zin: str, sleutel: str | None = None) -> None:
        """Note a mistake at this map or at one of its keys."""
        self.verzamelaar.fout(zin, self.plaats_van(sleutel) if sleutel else self.plaats)

    def plaats_van(self, sleutel: str) -> Plaats:
        """Return where a key stands (the map itself if it is absent)."""
        knoop = self._kaart.get(sleutel)
        return knoop.sleutelplaats if knoop else self.plaats

    def knoop(self, sleutel: str) -> Knoop | None:
        """Return a node as it is."""
        self._gelezen.add(sleutel)
        return self._kaart.get(sleutel)

    def tekst(self, sleutel: str, standaard: str = "") -> str:
        """Return a text, or ``standaard`` where the key is absent."""
        knoop = self.knoop(sleutel)
        if knoop is None:
            return standaard
        if knoop.tekst is None:
            self.verzamelaar.fout(f"'{sleutel}' moet één tekst zijn", knoop.sleutelplaats)
            return standaard
        return knoop.tekst

    def verplicht(self, sleutel: str) -> str:
        """Return a text that must be there."""
        waarde = self.tekst(sleutel)
        if not waarde:
            self.fout(f"'{sleutel}' ontbreekt", sleutel)
        return waarde

    def ja(self, sleutel: str) -> bool:
        """Return a yes or no; absent is no."""
        waarde = self.tekst(sleutel, "nee").lower()
        if waarde not in ("ja", "nee"):
            self.fout(f"'{sleutel}' is ja of nee, niet '{waarde}'", sleutel)
        return waarde == "ja"

    def lijst(self, sleutel: str) -> tuple[str, ...]:
        """Return a list of texts; one text counts as a list of one."""
        knoop = self.knoop(sleutel)
        if knoop is None or knoop.inhoud == "":
            return ()
        if knoop.tekst is not None:
            return (knoop.tekst,)
        delen: list[str] = []
        for deel in knoop.inhoud if isinstance(knoop.inhoud, tuple) else (knoop,):
            if deel.tekst is None:
                self.verzamelaar.fout(f"'{sleutel}' moet een lijst van teksten zijn", deel.plaats)
            else:
                delen.append(deel.tekst)
        return tuple(delen)

    def kaart(self, sleutel: str) -> "Kaart":
        """Return a nested map; an absent one is empty."""
        knoop = self.knoop(sleutel)
        return Kaart(knoop or Knoop({}, self.plaats, self.plaats), self.verzamelaar)

    def kaarten(self, sleutel: str) -> Iterator[tuple[str, "Kaart"]]:
        """Yield the named maps under a key, in order."""
        knoop = self.knoop(sleutel)
        if knoop is None:
            return
        if not isinstance(knoop.inhoud, dict):
            if knoop.inhoud:
                self.verzamelaar.fout(f"'{sleutel}' moet een lijst van namen met sleutels zijn", knoop.plaats)
            return
        for naam, deel in knoop.inhoud.items():
            yield naam, Kaart(deel, self.verzamelaar)

    def rijen(self, sleutel: str) -> Iterator["Kaart"]:
        """Yield the maps in a list under a key; one map counts as a list of one."""
        knoop = self.knoop(sleutel)
        if knoop is None or knoop.inhoud == "":
            return
        if isinstance(knoop.inhoud, dict):
            yield Kaart(knoop, self.verzamelaar)
            return
        for deel in knoop.inhoud if isinstance(knoop.inhoud, tuple) else (knoop,):
            yield Kaart(deel, self.verzamelaar)

    def teksten(self, sleutel: str) -> dict[str, str]:
        """Return a map of texts."""
        kaart = self.kaart(sleutel)
        return {naam: kaart.tekst(naam) for naam in kaart.sleutels()}

    def klaar(self) -> None:
        """Note the keys that the format does not know."""
        for sleutel, knoop in self._kaart.items():
            if sleutel not in self._gelezen:
                bekend = ", ".join(sorted(self._gelezen))
                self.verzamelaar.fout(f"'{sleutel}' is hier geen bekende sleutel (wel: {bekend})", knoop.sleutelplaats)
