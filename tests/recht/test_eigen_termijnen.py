"""The agreement's own terms: each of the pack computed once, and a file that is wrong told by line."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from afspraak.overeenkomst.knopen import PakketFout
from afspraak.overeenkomst.termijnen import laad_termijnen
from afspraak.recht import WETTEN
from afspraak.recht.uitkomst import Oordeel
from afspraak.termijnen import FeitFout, Termijn, Zekerheid, lees_dag
from hulpmiddelen import HBEL

EIGEN = laad_termijnen(HBEL / "termijnen.yaml")
BOEK = WETTEN.met(EIGEN)
VOORBEELDEN: dict[str, tuple[dict[str, Any], str]] = {
    "AGR-2.1": ({"ingang_op": "2026-01-01"}, "ma 31 december 2029"),
    "AGR-2.1-EVALUATIE": ({}, "zo 31 december 2028"),
    "AGR-2.1-BESLUIT": ({}, "za 30 juni 2029"),
    "AGR-2.3": ({"regeling_opgeheven_op": "2027-06-30"}, "wo 30 juni 2027"),
    "AGR-2.3-WERK": ({"werk_stopt_op": "2027-06-30"}, "wo 30 juni 2027"),
    "AGR-3.4": ({"overleg_op": "2026-11-23"}, "ma 30 november 2026"),
    "AGR-4.1": ({"pfo_op": "2026-12-18"}, "ma 28 december 2026"),
    "AGR-4.6": ({"besloten_op": "2026-12-18"}, "vr 25 december 2026"),
    "AGR-5.3": ({"in_handen_gesteld_op": "2026-12-11"}, "vr 25 december 2026"),
    "AGR-5.6": ({"besloten_op": "2026-11-24"}, "di 1 december 2026"),
    "AGR-7.1": ({"afgesproken_dag": "2026-12-25"}, "vr 25 december 2026"),
    "AGR-9.1": ({"ontvangen_op": "2026-12-24"}, "ma 28 december 2026"),
    "AGR-10-AANVRAAG": ({"college_gepland_op": "2027-01-12"}, "di 1 december 2026"),
    "AGR-10-ADVIES": ({"volledig_op": "2026-11-20"}, "vr 1 januari 2027"),
    "AGR-12.2": ({"verzekerd_op": "2026-01-15"}, "vr 15 januari 2027"),
    "AGR-13.1": ({"verwacht_op": "2026-12-23"}, "ma 28 december 2026"),
    "AGR-13.1a": ({"bekend_op": "2026-11-23"}, "wo 25 november 2026"),
    "AGR-13.1b": ({"begonnen_op": "2026-11-23"}, "wo 2 december 2026"),
    "AGR-13.2": ({"brief_ontvangen_op": "2026-11-25", "termijn_dagen": 14}, "wo 9 december 2026"),
    "AGR-14.4": ({"vastgesteld_op": "2026-02-28"}, "zo 28 februari 2027"),
    "AGR-14.5": ({"correspondentie_op": "2026-05-13"}, "di 19 mei 2026"),
    "AGR-15.3": ({"brief_ontvangen_op": "2026-11-25"}, "wo 25 november 2026"),
    "AGR-16": ({"ondertekend_op": "2026-02-10"}, "do 1 januari 2026"),
}
NORMEN = {
    "AGR-2.1-BESLUIT", "AGR-2.1-EVALUATIE", "AGR-3.4", "AGR-4.1", "AGR-5.3", "AGR-5.6", "AGR-9.1", "AGR-10-AANVRAAG",
    "AGR-10-ADVIES", "AGR-12.2", "AGR-14.4", "AGR-14.5",
}  # fmt: skip


def feiten(ruw: dict[str, Any]) -> dict[str, Any]:
    return {naam: lees_dag(waarde) if isinstance(waarde, str) else waarde for naam, waarde in ruw.items()}


@pytest.mark.parametrize(("regel_id", "geval"), VOORBEELDEN.items())
def test_a_term_of_the_agreement(regel_id: str, geval: tuple[dict[str, Any], str]) -> None:
    uitkomst = BOEK[regel_id].bereken(feiten(geval[0]))
    assert isinstance(uitkomst, Termijn)
    assert uitkomst.laatste_dag == lees_dag(geval[1])
    assert uitkomst.regel == regel_id
    assert uitkomst.grondslag == BOEK[regel_id].grondslag
    assert "DVO artikel" in uitkomst.grondslag


def test_amendment_waits_for_four() -> None:
    drie = tuple(date(2026, 6, n) for n in (10, 15, 20))
    uitkomst = BOEK["AGR-2.2"].bereken({"afgesproken_op": date(2026, 7, 1), "ondertekend_op": drie})
    assert isinstance(uitkomst, Oordeel)
    assert uitkomst.zin == "Nog niet van kracht: 3 van de 4 partijen hebben getekend (DVO artikel 2 lid 2)."
    ingang = BOEK["AGR-2.2-INGANG"].bereken({"afgesproken_op": date(2026, 7, 1), "ondertekend_op": drie})
    assert isinstance(ingang, Termijn)
    assert ingang.laatste_dag == date(2026, 7, 1)


def test_every_term_of_the_pack_has_an_example() -> None:
    assert set(EIGEN) == set(VOORBEELDEN) | {"AGR-2.2", "AGR-2.2-INGANG"}


@pytest.mark.parametrize("regel_id", sorted(EIGEN))
def test_a_chosen_norm_says_that_it_is_one(regel_id: str) -> None:
    regel = EIGEN[regel_id]
    assert ("norm" in regel.kanttekening) is (regel_id in NORMEN)
    if regel_id in NORMEN:
        uitkomst = regel.bereken(feiten(VOORBEELDEN[regel_id][0]))
        assert regel.kanttekening in uitkomst.kanttekeningen
        assert uitkomst.zekerheid is Zekerheid.AFSPRAAK


def test_the_facts_go_by_the_names_of_the_pack() -> None:
    assert [f.naam for f in EIGEN["AGR-4.6"].feiten if f.verplicht] == ["besloten_op"]
    with pytest.raises(FeitFout, match=r"^AGR-4\.6 kent het feit 'vanaf' niet\. Wel: besloten_op"):
        EIGEN["AGR-4.6"].bereken({"vanaf": date(2026, 11, 20)})
    with pytest.raises(
        FeitFout, match=r"^AGR-4\.6 mist het feit 'besloten_op': De dag van de gebeurtenis; die telt niet mee\.$"
    ):
        EIGEN["AGR-4.6"].bereken({})


KOP = "termijnen:\n  EIG-1:\n    titel: T\n    grondslag: artikel 1\n"


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        (KOP + "    rekenregel: OVK-ONZIN\n", "termijnen.yaml:5: fout: de rekenregel 'OVK-ONZIN' bestaat niet"),
        (
            KOP + "    rekenregel: OVK-DIRECT\n    met: {duur: 1 week}\n",
            "OVK-DIRECT kent het feit 'duur' niet (wel: bekend_op, uiterlijk_werkdagen, grondslag)",
        ),
        (
            KOP + "    rekenregel: OVK-TERMIJN\n    feiten: {vanuit: besloten_op}\n",
            "OVK-TERMIJN kent het feit 'vanuit' niet",
        ),
        (
            KOP + "    rekenregel: OVK-TERMIJN\n    met: {duur: weekje}\n",
            "termijnen.yaml:6: fout: 'weekje' is geen duur",
        ),
        (
            KOP + "    rekenregel: OVK-DIRECT\n    met: {uiterlijk_werkdagen: twee}\n",
            "termijnen.yaml:6: fout: 'twee' is geen geheel getal",
        ),
        (KOP + "    rekenregel: OVK-TERMIJN\n    norm: misschien\n", "termijnen.yaml:6: fout:"),
        (KOP, "rekenregel"),
        (KOP + "    rekenregel: OVK-TERMIJN\n    onzin: 1\n", "onzin"),
        ("termijnen: [", "geen geldige YAML"),
        ("- 1", "hier hoort een lijst van sleutels met waarden"),
    ],
)
def test_a_wrong_file_names_file_and_line(tekst: str, zin: str, tmp_path: Path) -> None:
    bestand = tmp_path / "termijnen.yaml"
    bestand.write_text(tekst, encoding="utf-8")
    with pytest.raises(PakketFout) as fout:
        laad_termijnen(bestand)
    assert zin in str(fout.value)
    assert "termijnen.yaml:" in str(fout.value)


def test_words_that_look_like_something_else_stay_text(tmp_path: Path) -> None:
    bestand = tmp_path / "termijnen.yaml"
    bestand.write_text(
        "termijnen:\n  '1':\n    titel: no\n    grondslag: 2026-01-01\n    rekenregel: OVK-TERMIJN\n    met: {duur: 1 week}\n",
        encoding="utf-8",
    )
    regel = laad_termijnen(bestand)["1"]
    assert (regel.samenvatting, regel.grondslag) == ("no", "2026-01-01")
