"""The documentation keeps up: generated pages are current, links resolve, each decision is numbered and short."""

import re
from pathlib import Path

import pytest

from afspraak.cli.documenteer import paginas
from afspraak.cli.hoofd import main
from docs.schermen import WORTEL

DOCS = WORTEL / "docs"
BESLUITEN = sorted((DOCS / "adr").glob("*.md"))
PAGINAS = sorted([*WORTEL.glob("*.md"), *DOCS.rglob("*.md")])
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


# Generated pages


@pytest.fixture(scope="module")
def gemaakt() -> dict[str, str]:
    return paginas(DOCS)


@pytest.mark.parametrize(
    "naam", ["begrippen.md", "bevoegdheden-hbel.md", "cli.md", "pakket-hbel.md", "regels.md", "rollen-hbel.md"]
)
def test_a_generated_page_is_current(naam: str, gemaakt: dict[str, str]) -> None:
    assert (DOCS / "reference" / naam).read_text(encoding="utf-8") == gemaakt[naam], "run: make docs"


def test_every_other_page_of_the_reference_is_written_by_hand(gemaakt: dict[str, str]) -> None:
    assert {p.name for p in (DOCS / "reference").glob("*.md")} - set(gemaakt) == {"pakket.md"}


def test_an_old_page_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documenteer", str(tmp_path)]) == 0
    assert main(["documenteer", str(tmp_path), "--controleer"]) == 0
    regels = tmp_path / "reference" / "regels.md"
    regels.write_text(regels.read_text(encoding="utf-8").replace("AWB-6:7", "AWB-6:8"), encoding="utf-8")
    capsys.readouterr()
    assert main(["documenteer", str(tmp_path), "--controleer"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"  {regels} is verouderd; draai: afspraak documenteer {tmp_path}",
        "1 verouderde pagina's",
    ]


def test_a_missing_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["documenteer", str(tmp_path / "weg")]) == 2
    assert "bestaat niet" in capsys.readouterr().err


def test_every_rule_and_procedure_has_its_place(gemaakt: dict[str, str]) -> None:
    assert "### AWB-7:10\n" in gemaakt["regels.md"]
    assert "## Artikelen\n" in gemaakt["pakket-hbel.md"]
    assert "### Artikel 16. " in gemaakt["pakket-hbel.md"]
    assert "`bezwaar`, artikel 5; " in gemaakt["pakket-hbel.md"]
    assert "\n## corrigeer\n" in gemaakt["cli.md"]
    assert "| **dossier** | " in gemaakt["begrippen.md"]


# Links


def gebroken(pad: Path, tekst: str) -> list[str]:
    doelen = [m for m in _LINK.findall(_CODE.sub("", tekst)) if not re.match(r"(https?|mailto):|#", m)]
    return [d for d in doelen if not (pad.parent / d.partition("#")[0]).exists()]


@pytest.mark.parametrize("pad", PAGINAS, ids=lambda p: str(p.relative_to(WORTEL)))
def test_links_resolve(pad: Path) -> None:
    assert gebroken(pad, pad.read_text(encoding="utf-8")) == []


def test_a_broken_link_is_seen() -> None:
    tekst = "[goed](index.md) [weg](nergens.md#kop) `[code](x.md)` [buiten](https://example.org)"
    assert gebroken(DOCS / "x.md", tekst) == ["nergens.md#kop"]


def test_the_index_names_every_page_of_the_docs() -> None:
    genoemd = {(DOCS / d.partition("#")[0]).resolve() for d in _LINK.findall((DOCS / "index.md").read_text("utf-8"))}
    assert [p.name for p in sorted(DOCS.rglob("*.md")) if p.name != "index.md" and p.resolve() not in genoemd] == []


# Decisions


def gebreken(naam: str, tekst: str) -> list[str]:
    kop, _, romp = tekst.removeprefix("---\n").partition("---\n")
    nummer = re.search(r"^# (\d+)\. ", romp, re.MULTILINE)
    gevonden = []
    if not re.fullmatch(r"accepted: (yes|no)\nimplemented: (yes|no|partly)\n", kop):
        gevonden.append("front matter")
    if nummer is None or int(nummer.group(1)) != int(naam[:4]):
        gevonden.append("number")
    if re.findall(r"^## (.*)$", romp, re.MULTILINE) != ["Context", "Decision", "Consequences"]:
        gevonden.append("sections")
    if len(romp.split()) > 350:
        gevonden.append("longer than a page")
    return gevonden


@pytest.mark.parametrize("pad", BESLUITEN, ids=lambda p: p.stem)
def test_a_decision_is_numbered_complete_and_short(pad: Path) -> None:
    assert gebreken(pad.name, pad.read_text(encoding="utf-8")) == []


def test_decisions_are_counted_without_a_gap() -> None:
    assert [int(p.name[:4]) for p in BESLUITEN] == list(range(1, len(BESLUITEN) + 1))


@pytest.mark.parametrize(
    ("oud", "nieuw", "gebrek"),
    [
        ("accepted: yes", "accepted: maybe", "front matter"),
        ("# 1. ", "# 2. ", "number"),
        ("## Decision", "## Choice", "sections"),
        ("## Decision\n", "## Decision\n" + "word " * 350, "longer than a page"),
    ],
)
def test_a_bad_decision_is_seen(oud: str, nieuw: str, gebrek: str) -> None:
    assert gebreken("0001-x.md", BESLUITEN[0].read_text(encoding="utf-8").replace(oud, nieuw)) == [gebrek]
