"""What a pack says for a form: titles, defaults, groups of questions, who hands out work, and a colour."""

from pathlib import Path

import pytest

from afspraak.overeenkomst.controle import controleer
from afspraak.overeenkomst.pakket import Pakket, laad_pakket, lees_pakket
from afspraak.overeenkomst.thema import contrast_met_wit
from afspraak.overeenkomst.verschil import vergelijk
from hulpmiddelen import BIBLIOTHEEK, bibliotheek, hbel, kopie

UITLEEN = "artikelen/01_uitleen/uitleen.yaml"
DAG = 'vraag: "Op welke dag is geleverd?", standaard: '
GROEP = "  De aanvraag: [onderwerp, aanvrager]\n"
KEUZES = "{halen: De aanvrager haalt op, brengen_per_bus: De bus brengt}"


def test_the_pack_says_what_a_form_shows() -> None:
    uitleen = bibliotheek().procedures["uitleen"]
    assert uitleen.gegevens["geleverd_op"].standaard == "vandaag"
    assert uitleen.gegevens["stil_vanaf"].standaard == "aangevraagd_op"
    assert uitleen.gegevens["reden"].standaard == ""
    assert list(uitleen.vragengroepen.items()) == [
        ("De aanvraag", ("onderwerp", "aanvrager")),
        ("De dagen", ("aangevraagd_op", "stil_vanaf")),
    ]
    uitkomsten = uitleen.stappen["instemmen"].uitkomsten
    assert {rij.naam: rij.titel for rij in uitkomsten.values()} == {
        "akkoord": "Akkoord",
        "niet_akkoord": "Stemt niet in",
    }
    wijze = uitleen.gegevens["wijze"]
    assert wijze.keuzes == ("halen", "brengen_per_bus")
    assert wijze.keuzetitels == {"halen": "De aanvrager haalt op", "brengen_per_bus": "De bus brengt"}


def test_a_list_of_choices_gets_titles_from_the_names(tmp_path: Path) -> None:
    pad = kopie(BIBLIOTHEEK, tmp_path / "pakket")
    bestand = pad / UITLEEN
    tekst = bestand.read_text(encoding="utf-8").replace(KEUZES, "[halen, brengen_per_bus]")
    bestand.write_text(tekst, encoding="utf-8")
    pakket, bevindingen = lees_pakket(pad)
    assert pakket is not None
    assert bevindingen == ()
    wijze = pakket.procedures["uitleen"].gegevens["wijze"]
    assert wijze.keuzetitels == {"halen": "Halen", "brengen_per_bus": "Brengen per bus"}


@pytest.mark.parametrize("pakket", [hbel(), bibliotheek()], ids=lambda p: p.naam)
def test_every_choice_in_a_form_has_a_title(pakket: Pakket) -> None:
    for procedure in pakket.procedures.values():
        assert all(rij.titel for _, rij in procedure.rijen())
        assert all(tuple(g.keuzetitels) == g.keuzes for g in procedure.gegevens.values())
        assert all(all(g.keuzetitels.values()) for g in procedure.gegevens.values())


@pytest.mark.parametrize("naam", ["beleid", "bezwaar", "beroep", "ingebrekestelling_besluit", "adviesaanvraag"])
def test_a_long_form_has_every_question_under_a_heading(naam: str) -> None:
    procedure = hbel().procedures[naam]
    gegroepeerd = {gegeven for groep in procedure.vragengroepen.values() for gegeven in groep}
    lang = [(*rij.vraagt, *rij.kan) for _, rij in procedure.rijen() if len((*rij.vraagt, *rij.kan)) > 3]
    assert lang
    assert {gegeven for vragen in lang for gegeven in vragen} - gegroepeerd == set()
    assert all(len(kop) <= 40 for kop in procedure.vragengroepen)


def test_every_municipality_has_its_own_colour() -> None:
    thema = hbel().thema
    assert set(thema) == set(hbel().groepen["gemeenten"])
    assert len(set(thema.values())) == len(thema)


def test_who_hands_out_work_and_the_colours() -> None:
    rollen = bibliotheek().rollen
    assert rollen["bibliothecaris"].verdeelt == ("bibliothecaris", "cultuurambtenaar", "wethouder", "beheerder")
    assert rollen["cultuurambtenaar"].verdeelt == ("wethouder", "cultuurambtenaar")
    assert rollen["wethouder"].verdeelt == ()
    assert bibliotheek().thema == {"noord": "#1b4965", "zuid": "#7a3e00"}


def test_a_pack_without_a_theme_has_no_colours(tmp_path: Path) -> None:
    pad = kopie(BIBLIOTHEEK, tmp_path / "pakket")
    (pad / "thema.yaml").unlink()
    pakket, bevindingen = lees_pakket(pad)
    assert pakket is not None
    assert (pakket.thema, bevindingen) == ({}, ())


BREUKEN = [
    (UITLEEN, DAG + "vandaag", DAG + "morgen", "standaard 'morgen' is geen gegeven van deze procedure", 9),
    (UITLEEN, DAG + "vandaag", DAG + "reden", "standaard 'reden' is van soort tekst, en dit gegeven van soort dag", 9),
    (UITLEEN, DAG + "vandaag", DAG + "geleverd_op", "'geleverd_op' kan niet zijn eigen standaard zijn", 9),
    (UITLEEN, '"Waarom niet?"', '"Waarom niet?", standaard: vandaag', "hoort bij soort dag, niet bij tekst", 11),
    (UITLEEN, GROEP, "  De aanvraag: [gewicht]\n", "'De aanvraag': 'gewicht' is geen gegeven", 14),
    (UITLEEN, GROEP, "  De aanvraag: [stil_vanaf]\n", "bij 'De aanvraag' en bij 'De dagen'", 15),
    (UITLEEN, GROEP, "  De aanvraag: [reden, reden]\n", "bij 'De aanvraag' en bij 'De aanvraag'", 14),
    (UITLEEN, GROEP, "  De aanvraag: []\n", "vragengroep 'De aanvraag' is leeg", 14),
    (UITLEEN, GROEP, f"  {'Een lange kop ' * 3}: [onderwerp]\n", "telt 41 tekens; kies er een van 1 tot 40", 14),
    (UITLEEN, "titel: Stemt niet in", "titel: akkoord", "hebben dezelfde titel: 'akkoord'", 32),
    (UITLEEN, "De bus brengt", '""', "de keuze 'brengen_per_bus' heeft geen titel", 10),
    (UITLEEN, "De bus brengt", "De aanvrager haalt op", "'halen' en 'brengen_per_bus' hebben dezelfde titel", 10),
    ("rollen.yaml", "verdeelt: [wethouder, cultuurambtenaar]", "verdeelt: [tovenaar]", "'tovenaar' bestaat niet", 4),
    ("rollen.yaml", "verdeelt: [wethouder, cultuurambtenaar]", "verdeelt: [wethouder, alle]", "'alle' staat alleen", 4),
    ("thema.yaml", "zuid:", "oost:", "'oost' is geen gemeente van deze overeenkomst", 2),
    ("thema.yaml", '"#7a3e00"', '"#7a3e0"', "'#7a3e0' is geen kleur", 2),
    ("thema.yaml", '"#7a3e00"', "#7a3e00", "'' is geen kleur", 2),
    ("thema.yaml", '"#7a3e00"', "bruin", "'bruin' is geen kleur", 2),
    ("thema.yaml", '"#7a3e00"', '"#777777"', "kleur #777777 is te licht voor witte letters: contrast 4,47", 2),
]


@pytest.mark.parametrize(("naam", "oud", "nieuw", "zin", "regel"), BREUKEN, ids=[b[3] for b in BREUKEN])
def test_each_break_is_found_on_its_line(naam: str, oud: str, nieuw: str, zin: str, regel: int, tmp_path: Path) -> None:
    pad = kopie(BIBLIOTHEEK, tmp_path / "pakket")
    tekst = (pad / naam).read_text(encoding="utf-8")
    assert oud in tekst
    (pad / naam).write_text(tekst.replace(oud, nieuw), encoding="utf-8")
    bevindingen = lees_pakket(pad)[1]
    assert [(zin in b.zin, str(b.plaats)) for b in bevindingen] == [(True, f"{naam}:{regel}")], list(
        map(str, bevindingen)
    )


def test_a_long_title_and_a_sentence_are_worth_a_look(tmp_path: Path) -> None:
    pad = kopie(BIBLIOTHEEK, tmp_path / "pakket")
    tekst = (pad / UITLEEN).read_text(encoding="utf-8")
    tekst = tekst.replace("De bus brengt", "De bus brengt het.").replace("Stemt niet in", "Stemt niet in " * 6)
    (pad / UITLEEN).write_text(tekst, encoding="utf-8")
    assert [str(b.plaats) for b in controleer(laad_pakket(pad)) if "geen korte titel" in b.zin] == [
        f"{UITLEEN}:10",
        f"{UITLEEN}:32",
    ]


def test_who_hands_out_more_work_is_a_difference(tmp_path: Path) -> None:
    pad = kopie(BIBLIOTHEEK, tmp_path / "pakket")
    tekst = (pad / "rollen.yaml").read_text(encoding="utf-8").replace("verdeelt: [wethouder, cultuurambtenaar], ", "")
    (pad / "rollen.yaml").write_text(tekst, encoding="utf-8")
    assert [str(v) for v in vergelijk(laad_pakket(pad), bibliotheek())] == [
        (
            "~ rol cultuurambtenaar: cultuurambtenaar, bij gemeenten, kan tweede persoon zijn"
            " → cultuurambtenaar, bij gemeenten, verdeelt wethouder, cultuurambtenaar, kan tweede persoon zijn"
        )
    ]


# Known values of the formula: black, white, and the two greys on either side of 4.5 to 1.
@pytest.mark.parametrize(
    ("kleur", "contrast"),
    [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48), ("#FF0000", 4.0), ("#0000ff", 8.59)],
)
def test_the_contrast_with_white_follows_wcag(kleur: str, contrast: float) -> None:
    assert contrast_met_wit(kleur) == pytest.approx(contrast, abs=0.005)
