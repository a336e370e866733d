"""Every public name of the core consists of words of the glossary, or of the English words below; never of a synonym."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from architecture.broncode import WORTEL, kernbestanden, naam_van, publieke_namen, woorden

# What the machine does, and what Python or its libraries call it.
ENGELS = frozenset({"cls", "decide", "evolve", "fold", "id", "log", "open", "self"})


@dataclass(frozen=True, slots=True)
class Begrippen:
    bekend: frozenset[str]
    verboden: dict[str, str]

    def bezwaren(self, namen: list[str]) -> list[str]:
        gevonden = []
        for naam in namen:
            for woord in woorden(naam):
                if woord in self.verboden:
                    gevonden.append(f"{naam}: schrijf '{self.verboden[woord]}' in plaats van '{woord}'")
                elif woord not in self.bekend:
                    gevonden.append(f"{naam}: '{woord}' staat niet in begrippen/begrippen.yaml")
        return gevonden


def lees() -> Begrippen:
    inhoud = yaml.safe_load((WORTEL / "begrippen" / "begrippen.yaml").read_text(encoding="utf-8"))
    begrippen = inhoud["begrippen"]
    bekend = {vorm for naam, begrip in begrippen.items() for vorm in (naam, *begrip.get("vormen", ()))}
    gewoon = {woord for groep in inhoud["gewone_woorden"].values() for woord in groep}
    verboden = {woord: naam for naam, begrip in begrippen.items() for woord in begrip.get("niet", ())}
    return Begrippen(frozenset(bekend | gewoon | ENGELS), verboden)


BEGRIPPEN = lees()


@pytest.mark.parametrize("pad", kernbestanden(), ids=naam_van)
def test_names_of_the_core_are_words_of_the_glossary(pad: Path) -> None:
    eigen = [] if pad.stem == "__init__" else [pad.stem]
    assert BEGRIPPEN.bezwaren([*eigen, *publieke_namen(pad.read_text(encoding="utf-8"))]) == []


@pytest.mark.parametrize(
    ("bron", "bezwaar"),
    [
        ("def laatste_deadline(): ...", "laatste_deadline: schrijf 'termijn' in plaats van 'deadline'"),
        ("class Zaak:\n    pass", "Zaak: schrijf 'dossier' in plaats van 'zaak'"),
        ("class Klok:\n    uitstelling = 1", "uitstelling: 'uitstelling' staat niet in begrippen/begrippen.yaml"),
        ("def klok(dossier, settings): ...", "settings: 'settings' staat niet in begrippen/begrippen.yaml"),
        ("KLOK_STATUS = 1", "KLOK_STATUS: schrijf 'stand' in plaats van 'status'"),
    ],
)
def test_a_synonym_and_an_unknown_word_are_refused(bron: str, bezwaar: str) -> None:
    assert BEGRIPPEN.bezwaren(list(publieke_namen(bron))) == [bezwaar]


def test_a_private_name_is_free() -> None:
    assert list(publieke_namen("def _deadline(): ...\nclass _Case:\n    status = 1\n_state: int = 1")) == []


def test_no_forbidden_word_is_also_allowed() -> None:
    assert not BEGRIPPEN.bekend & set(BEGRIPPEN.verboden)


def test_each_term_has_its_definition_source_and_gloss() -> None:
    inhoud = yaml.safe_load((WORTEL / "begrippen" / "begrippen.yaml").read_text(encoding="utf-8"))
    for naam, begrip in inhoud["begrippen"].items():
        assert set(begrip) <= {"wat", "bron", "en", "vormen", "niet"}, naam
        assert begrip["wat"].endswith("."), naam
        assert begrip["bron"], naam
        assert begrip["en"], naam
        assert begrip["en"].count("\n") == 0, naam


def test_no_word_is_listed_twice() -> None:
    inhoud = yaml.safe_load((WORTEL / "begrippen" / "begrippen.yaml").read_text(encoding="utf-8"))
    alle = [w for naam, begrip in inhoud["begrippen"].items() for w in (naam, *begrip.get("vormen", ()))]
    alle += [w for groep in inhoud["gewone_woorden"].values() for w in groep]
    assert sorted({w for w in alle if alle.count(w) > 1}) == []
