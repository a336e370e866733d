"""The folder: one act whole or not at all, a chain that shows tampering, two people at once."""

import json
from datetime import date
from pathlib import Path

import pytest

from afspraak.cli.hoofd import main
from afspraak.termijnen import AfspraakFout
from afspraak.verloop.dossier import fold
from afspraak.verloop.gebeurtenis import Gebeurtenis, Gebeurtenissoort, Handeling
from afspraak.verloop.weigering import Weigering
from afspraak.werkmap.log import AnderWasEerder, GeschondenLog, lees_log, schrijf_act
from afspraak.werkmap.registers import lees_register, schrijf_in
from afspraak.werkmap.werkmap import Werkmap, open_werkmap
from hulpmiddelen import SAMENWERKING, kopie

DAG = "2026-11-23"
DOSSIER = "BEZ-2026-003"


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    return kopie(SAMENWERKING, tmp_path / "samen")


def test_the_shipped_cooperation_is_sound_and_replays(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keten", str(map_)]) == 0
    werkmap = open_werkmap(map_)
    for dossier in werkmap.dossiers():
        assert fold(dossier.historie) == dossier
    assert len(list(werkmap.dossiers())) >= 20


@pytest.mark.parametrize("weg", [1, 10, 200])
def test_a_torn_last_line_is_left_out_and_cut_off_by_the_next_act(map_: Path, weg: int) -> None:
    pad = map_ / "dossiers" / f"{DOSSIER}.jsonl"
    heel = lees_log(pad)
    pad.write_bytes(pad.read_bytes()[:-weg])
    log = lees_log(pad)
    assert log.afgebroken
    assert log.gebeurtenissen == heel.gebeurtenissen[:-1]
    _verdaag(open_werkmap(map_))
    assert not lees_log(pad).afgebroken
    assert len(lees_log(pad).gebeurtenissen) == len(heel.gebeurtenissen)


def _verdaag(werkmap: Werkmap) -> None:
    daad = Handeling(stap="verdagen", uitkomst="verdaagd", gegevens={"verdaagd_op": date(2026, 11, 23)})
    wie = werkmap.vind_persoon("jurist-mz", None, date(2026, 11, 23))
    assert not isinstance(werkmap.handel(DOSSIER, daad, door=wie, op=date(2026, 11, 23)), Weigering)


def test_an_act_of_several_events_is_whole_or_not_there(tmp_path: Path) -> None:
    werkmap = open_werkmap(kopie(SAMENWERKING, tmp_path / "samen"))
    eerste = werkmap.dossier(DOSSIER).historie[0]
    twee = tuple(
        Gebeurtenis(volgnummer=n, soort=Gebeurtenissoort.GEDAAN, op=eerste.op, door="x", stap="a", uitkomst="b")
        for n in (2, 3)
    )
    pad = tmp_path / "X.jsonl"
    schrijf_act(pad, (eerste,), verwacht=0)
    voor = pad.read_bytes()
    schrijf_act(pad, twee, verwacht=1)
    regels = pad.read_bytes().split(b"\n")
    pad.write_bytes(b"\n".join(regels[:2]) + b"\n")
    assert lees_log(pad).gebeurtenissen == (eerste,)
    assert lees_log(pad).afgebroken
    assert lees_log(pad).heel == len(voor)


def test_a_changed_line_is_found(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = map_ / "dossiers" / f"{DOSSIER}.jsonl"
    pad.write_text(pad.read_text(encoding="utf-8").replace("J. Vermeer", "J. Vermeest"), encoding="utf-8")
    with pytest.raises(GeschondenLog):
        lees_log(pad)
    assert main(["keten", str(map_)]) == 1
    assert DOSSIER in capsys.readouterr().out


def test_a_removed_line_is_found(map_: Path) -> None:
    pad = map_ / "dossiers" / f"{DOSSIER}.jsonl"
    regels = pad.read_text(encoding="utf-8").splitlines(keepends=True)
    pad.write_text("".join(regels[:2] + regels[3:]), encoding="utf-8")
    with pytest.raises(GeschondenLog):
        lees_log(pad)


def test_the_second_of_two_sees_what_changed(map_: Path) -> None:
    pad = map_ / "dossiers" / f"{DOSSIER}.jsonl"
    werkmap = open_werkmap(map_)
    gezien = werkmap.dossier(DOSSIER)
    _verdaag(werkmap)
    te_laat = Gebeurtenis(
        volgnummer=gezien.volgnummer + 1,
        soort=Gebeurtenissoort.GEDAAN,
        op=date(2026, 11, 23),
        door="x",
        stap="a",
        uitkomst="b",
    )
    voor = pad.read_bytes()
    with pytest.raises(AnderWasEerder, match="verdagen verdaagd"):
        schrijf_act(pad, (te_laat,), verwacht=gezien.volgnummer)
    assert pad.read_bytes() == voor


def test_a_refusal_writes_nothing(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = map_ / "dossiers" / f"{DOSSIER}.jsonl"
    voor = pad.read_bytes()
    assert main(["doe", str(map_), DOSSIER, "besluit", "ongegrond", "--als", "jurist-mz", "--dag", DAG]) == 1
    uit = " ".join(capsys.readouterr().out.split())
    assert "Grondslag: DVO 5.6" in uit
    assert "college van burgemeester en wethouders van gemeente Blaricum" in uit
    assert pad.read_bytes() == voor


def test_doe_moves_the_day_and_says_why(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    regel = [
        "doe",
        str(map_),
        DOSSIER,
        "verdagen",
        "verdaagd",
        f"verdaagd_op={DAG}",
        "--als",
        "jurist-mz",
        "--dag",
        DAG,
    ]
    assert main(regel) == 0
    uit = " ".join(capsys.readouterr().out.split())
    # 21 januari 2027 plus zes weken is donderdag 4 maart 2027
    assert "van 21-01-2027 naar 04-03-2027" in uit
    assert "Awb 7:10 lid 3" in uit


def test_an_act_before_the_last_one_is_refused(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    regel = [
        "doe",
        str(map_),
        DOSSIER,
        "verdagen",
        "verdaagd",
        f"verdaagd_op={DAG}",
        "--als",
        "jurist-mz",
        "--dag",
        "2026-01-05",
    ]
    assert main(regel) == 2
    assert "ligt vóór de laatste gebeurtenis" in capsys.readouterr().err


def test_werk_as_json_is_sorted_late_first(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["werk", str(map_), "--als", "accounthouder-bel", "--dag", DAG, "--json"]) == 0
    rijen = json.loads(capsys.readouterr().out)
    assert rijen
    standen = [r["stand"] == "te laat" for r in rijen]
    assert standen == sorted(standen, reverse=True)
    assert all(r["grondslag"] for r in rijen)


@pytest.mark.parametrize(
    ("regel", "zin"),
    [
        (["werk", "MAP", "--als", "tovenaar"], "De rol 'tovenaar' bestaat niet"),
        (["dossier", "MAP", "BEZ-1"], "Het dossier 'BEZ-1' bestaat niet"),
        (["dossier", "MAP", "../x"], "is geen kenmerk"),
        (
            ["doe", "MAP", DOSSIER, "verdagen", "verdaagd", "verdaagd_op=30 februari 2026", "--als", "jurist-mz"],
            "bestaat niet",
        ),
        (["doe", "MAP", DOSSIER, "verdagen", "verdaagd", "verdaagd_op", "--als", "jurist-mz"], "naam=waarde"),
        (["doe", "MAP", DOSSIER, "verdagen", "verdaagd", "kleur=rood", "--als", "jurist-mz"], "is geen gegeven"),
        (["doe", "MAP", DOSSIER, "verdagen", "verdaagd"], "in welke rol"),
        (["begin", "MAP", "vliegen", "--titel", "x", "--als", "jurist-mz"], "De procedure 'vliegen' bestaat niet"),
        (
            ["begin", "MAP", "beroep", "--titel", "x", "--uit", "WIJ-2026-001", "--als", "jurist-mz"],
            "kan geen 'beroep'",
        ),
        (["leg-vast", "MAP", "sleutels", "a=b", "--gemeente", "huizen", "--als", "controller"], "bestaat niet"),
        (["werk", "MAP/leeg", "--als", "griffier"], "is geen samenwerking"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_mistakes_name_the_thing_and_the_way_out(
    regel: list[str], zin: str, map_: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([deel.replace("MAP", str(map_)) for deel in regel]) == 2
    assert zin in capsys.readouterr().err


def test_begin_from_another_dossier_takes_facts_along(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    regel = [
        "begin",
        str(map_),
        "beroep",
        "--titel",
        "Beroep",
        "--gemeente",
        "laren",
        "--uit",
        "BEZ-2026-001",
        "--als",
        "jurist-mz",
    ]
    assert main([*regel, "--dag", DAG]) == 0
    kenmerk = capsys.readouterr().out.split()[1]
    dossier = open_werkmap(map_).dossier(kenmerk)
    assert dossier.aanhef.uit == "BEZ-2026-001"
    vastgelegd = dossier.laatste("bekendgemaakt_op")
    assert vastgelegd is not None
    assert vastgelegd.waarde == date(2026, 6, 4)


def test_corrigeer_and_dossier_show_both_events(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    regel = [
        "corrigeer",
        str(map_),
        DOSSIER,
        "2",
        "ontvangen_op=2026-10-13",
        "--reden",
        "Ander stempel",
        "--akkoord",
        "C. Jacobs",
    ]
    assert main([*regel, "--als", "secretaris-commissie", "--bij", "blaricum", "--dag", DAG]) == 0
    assert main(["dossier", str(map_), DOSSIER, "--dag", DAG]) == 0
    uit = " ".join(capsys.readouterr().out.split())
    assert "verbeterde gebeurtenis 2, omdat: Ander stempel" in uit
    assert "maandag 12 oktober 2026" in uit


@pytest.mark.parametrize(
    ("akkoord", "code", "zin"),
    [
        ("I. Peters", 1, "niet zelf akkoord"),
        ("i.  peters", 1, "niet zelf akkoord"),
        ("B. Visser", 1, "kan hiermee niet akkoord gaan"),
        ("Niemand Niks", 2, "is niet bekend"),
        ("c.  jacobs", 0, "Gecorrigeerd"),
    ],
)
def test_who_agrees_is_somebody_of_the_folder_who_may(
    map_: Path, capsys: pytest.CaptureFixture[str], akkoord: str, code: int, zin: str
) -> None:
    """The secretary of Blaricum is I. Peters; C. Jacobs is its bestuurssecretaris, B. Visser takes no part there."""
    regel = ["corrigeer", str(map_), DOSSIER, "2", "ontvangen_op=2026-10-13", "--reden", "x", "--akkoord", akkoord]
    assert main([*regel, "--als", "secretaris-commissie", "--bij", "blaricum", "--dag", DAG]) == code
    uit = capsys.readouterr()
    assert zin in " ".join((uit.out + uit.err).split())


def test_a_mandate_of_the_folder_has_its_limits(map_: Path) -> None:
    pad = map_ / "personen.yaml"
    regel = "{regel: MR-2026-1, besluit: B-7, orgaan: college, vastgelegd_op: 2 februari 2026, tot_bedrag: '1.250,50'"
    tekst = pad.read_text(encoding="utf-8").replace("{regel: MR-2026-1", regel, 1)
    pad.write_text(tekst, encoding="utf-8")
    mandaat = next(p for p in open_werkmap(map_).personen if p.mandaten).mandaten[0]
    assert (mandaat.besluit, mandaat.orgaan, mandaat.tot_bedrag) == ("B-7", "college", 125050)
    assert mandaat.werkt_vanaf == date(2026, 2, 2)
    pad.write_text(tekst.replace("orgaan: college", "orgaan: jurist-mz", 1), encoding="utf-8")
    with pytest.raises(AfspraakFout, match="'jurist-mz' is geen orgaan"):
        open_werkmap(map_)


def test_registers_are_chained_and_prove_a_duty(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["overeenkomst", str(map_), "--artikel", "12", "--dag", DAG]) == 0
    assert "1 op tijd voldaan" in capsys.readouterr().out
    schrijf_in(map_, "verzekeringen", {"polis": "P-2"}, gemeente="huizen", door="x", op=date(2026, 11, 23))
    assert len(lees_register(map_, "verzekeringen")) == 2
    pad = map_ / "registers" / "verzekeringen.jsonl"
    pad.write_text(pad.read_text(encoding="utf-8").replace("P-1", "P-9"), encoding="utf-8")
    with pytest.raises(GeschondenLog):
        lees_register(map_, "verzekeringen")


def test_people_with_unknown_roles_are_refused(map_: Path) -> None:
    pad = map_ / "personen.yaml"
    pad.write_text(pad.read_text(encoding="utf-8").replace("rol: griffier", "rol: grafier", 1), encoding="utf-8")
    with pytest.raises(AfspraakFout, match="de rol 'grafier' bestaat niet"):
        open_werkmap(map_)
