"""Lines become parties, articles, leden and letters, whatever the file and however it is numbered."""

from pathlib import Path

import pytest

from afspraak.lezer.inlezen import als_regels, lees_tekst
from afspraak.lezer.structuur import aantal_leden, lees_structuur
from afspraak.lezer.tekst import Artikel, Tekst
from lezer.bestanden import SCHRIJVERS
from lezer.teksten import GEDRUKT, TWEE_PARTIJEN, VIJF_PARTIJEN

Boom = list[tuple[str, str, list[tuple[int, str, list[tuple[str, str]]]]]]


def lees(tekst: str) -> Tekst:
    return lees_structuur(als_regels(tekst))


def boom(tekst: Tekst) -> Boom:
    """Everything but the lines: what has to be the same in every kind of file."""
    return [
        (
            artikel.nummer,
            artikel.titel.tekst,
            [
                (lid.nummer, lid.passage.tekst, [(o.letter, o.passage.tekst) for o in lid.onderdelen])
                for lid in artikel.leden
            ],
        )
        for artikel in tekst.artikelen
    ]


def nummers(artikel: Artikel) -> list[int]:
    return [lid.nummer for lid in artikel.leden]


def enig_artikel(tekst: str) -> Artikel:
    (artikel,) = lees(tekst).artikelen
    return artikel


@pytest.mark.parametrize("tekst", [TWEE_PARTIJEN, VIJF_PARTIJEN, GEDRUKT], ids=["twee", "vijf", "gedrukt"])
@pytest.mark.parametrize("soort", SCHRIJVERS)
def test_every_kind_of_file_gives_the_same_tree(soort: str, tekst: str, tmp_path: Path) -> None:
    gelezen = lees_structuur(lees_tekst(SCHRIJVERS[soort](tekst, tmp_path / f"overeenkomst.{soort}")))
    verwacht = lees(tekst)
    assert boom(gelezen) == boom(verwacht)
    assert [p.naam for p in gelezen.partijen] == [p.naam for p in verwacht.partijen]
    assert [o.tekst for o in gelezen.overwegingen] == [o.tekst for o in verwacht.overwegingen]
    assert [(b.nummer, b.bijgevoegd) for b in gelezen.bijlagen] == [(b.nummer, b.bijgevoegd) for b in verwacht.bijlagen]


def test_an_agreement_of_two_parties() -> None:
    tekst = lees(TWEE_PARTIJEN)
    assert tekst.titel == "SAMENWERKINGSOVEREENKOMST BOEKENBUS"
    assert [(p.naam, p.heet, p.regel) for p in tekst.partijen] == [
        ("gemeente Wilgendam", "Opdrachtgever", 6),
        ("Stichting De Boekenbus", "Opdrachtnemer", 9),
    ]
    assert tekst.begrippen == {"Opdrachtgever", "Opdrachtnemer", "partijen"}
    assert [(o.tekst, o.regel()) for o in tekst.overwegingen] == [
        ("- dat Opdrachtgever lezen in de wijken wil bevorderen;", 15),
        ("- dat Opdrachtnemer een bus met boeken heeft;", 16),
    ]
    assert [(a.nummer, a.titel.tekst, nummers(a)) for a in tekst.artikelen] == [
        ("1", "Het werk", [1, 2]),
        ("2", "Duur", [1, 2]),
        ("2a", "Geld", [0]),
        ("3", "Gegevens", [1, 2]),
    ]
    assert aantal_leden(tekst.artikelen) == 7


def test_letters_belong_to_their_lid_and_wrapped_lines_to_their_letter() -> None:
    lid = lees(TWEE_PARTIJEN).artikelen[0].leden[0]
    assert lid.passage.tekst == "Opdrachtnemer rijdt elke week met de bus:"
    assert [(o.letter, o.passage.tekst, o.passage.regel()) for o in lid.onderdelen] == [
        ("a", "door de wijk Noord;", 22),
        ("b", "door de wijk Zuid, met inbegrip van de straten die in bijlage 1 staan.", 23),
    ]


def test_the_closing_words_and_annexes_are_no_part_of_the_last_article() -> None:
    tekst = lees(TWEE_PARTIJEN)
    assert tekst.artikelen[-1].leden[-1].passage.tekst == "De AVG gaat voor op deze overeenkomst."
    assert tekst.slot[0].tekst.startswith("Aldus overeengekomen")
    assert [(b.nummer, b.titel, b.bijgevoegd) for b in tekst.bijlagen] == [("1", "Straten", True)]


def test_an_agreement_of_five_parties_with_other_numbering() -> None:
    tekst = lees(VIJF_PARTIJEN)
    assert [p.heet for p in tekst.partijen] == [
        "Centrumgemeente", "Gastgemeente", "Gastgemeente", "Waterschap", "Vereniging",
    ]  # fmt: skip
    assert tekst.titel == "Convenant Samen Sterk"
    assert [(a.nummer, a.titel.tekst, nummers(a)) for a in tekst.artikelen] == [
        ("1", "DOEL", [0]),
        ("2", "Overleg", [1, 2, 3]),
        ("3", "Einde", [0]),
    ]
    einde = tekst.artikelen[2].leden[0]
    assert einde.passage.tekst.endswith("Opzeggen kan:")
    assert [(o.letter, o.passage.tekst) for o in einde.onderdelen] == [("a", "per brief;"), ("b", "per e-mail.")]


def test_an_agreement_as_it_was_printed() -> None:
    tekst = lees(GEDRUKT)
    assert tekst.titel == "DIENSTVERLENINGSOVEREENKOMST ICT 2027"
    assert [(p.naam, p.heet) for p in tekst.partijen] == [
        ("gemeente Wilgendam", "Gemeente"),
        ("besloten vennootschap Kraak & Zn. B.V.", "Leverancier"),
    ]
    assert {"Partij", "Partijen", "Dienst", "Storing"} <= tekst.begrippen
    assert [(o.tekst, o.regel()) for o in tekst.overwegingen] == [
        ("a. de Gemeente behoefte heeft aan beheer van haar werkplekken;", 18),
        ("b. Leverancier dat beheer kan leveren;", 19),
    ]
    assert [(a.nummer, a.titel.tekst, nummers(a)) for a in tekst.artikelen] == [
        ("1", "Definities", [0]),
        ("2", "Dienst", [1, 2, 3]),
        ("3", "Prijs", [1, 2]),
        ("4", "Duur en einde", [1, 2, 3]),
    ]
    assert [o.letter for o in tekst.artikelen[1].leden[1].onderdelen] == ["a", "b"]
    assert tekst.artikelen[2].leden[1].passage.tekst.endswith("volgens bijlage 1.")
    assert [(b.nummer, b.titel, b.bijgevoegd) for b in tekst.bijlagen] == [("1", "PRIJZEN", True), ("2", "SLA", True)]


@pytest.mark.parametrize(
    ("kop", "nummer", "titel"),
    [
        ("Artikel 1. Duur", "1", "Duur"),
        ("Artikel 1: Duur", "1", "Duur"),
        ("ARTIKEL 1 DUUR", "1", "DUUR"),
        ("Artikel 1 – Duur", "1", "Duur"),
        ("artikel 1. Duur", "1", "Duur"),
        ("Art. 1 Duur", "1", "Duur"),
        ("Artikel 1", "1", ""),
        ("\u00a0Artikel\u00a01.\u00a0Duur\u00a0", "1", "Duur"),
        ("\fArtikel 1. Duur", "1", "Duur"),
        ("Artikel 2a. Duur", "2a", "Duur"),
        ("Artikel 1. Duur en\n\nwijziging", "1", "Duur en wijziging"),
    ],
)
def test_heads_of_articles(kop: str, nummer: str, titel: str) -> None:
    artikel = enig_artikel(f"{kop}\n1. Dit duurt lang.\n2. Of niet.\n")
    assert (artikel.nummer, artikel.titel.tekst, nummers(artikel)) == (nummer, titel, [1, 2])


@pytest.mark.parametrize(
    "regel",
    [
        "artikel 12 van deze overeenkomst geldt.",
        "Artikel 2 van deze overeenkomst geldt ook.",
        "Artikel 7:1 Awb geldt ook.",
        "artikel 33 AVG en verder.",
        "Artikel 2, eerste lid, geldt ook.",
        "Artikel 2 Awb geldt ook.",
        "Bijlage 1 van deze overeenkomst geldt ook.",
        "2.500 euro per jaar.",
        "4. is geen volgend lid",
        "c. staat niet na een a",
        "Pagina 3 van 12",
        "2 Personen van de afdeling.",
    ],
)
def test_a_line_that_only_looks_like_a_head_is_text(regel: str) -> None:
    artikel = enig_artikel(f"Artikel 1. Duur\n1. Dit volgt uit\n{regel}\n2. Klaar.\n")
    assert nummers(artikel) == [1, 2]
    assert not artikel.leden[0].onderdelen


@pytest.mark.parametrize(
    "vorm", ["{}. ", "{}) ", "({}) ", "1.{} ", "1.{}. ", "lid {} ", "Lid {}. ", "{}.\u00a0\u00a0", "{} "]
)
def test_numbers_of_leden(vorm: str) -> None:
    artikel = enig_artikel("Artikel 1. Duur\n" + "".join(f"{vorm.format(i)}Zin {i}.\n" for i in (1, 2, 3)))
    assert [(lid.nummer, lid.passage.tekst) for lid in artikel.leden] == [(1, "Zin 1."), (2, "Zin 2."), (3, "Zin 3.")]


@pytest.mark.parametrize("vorm", ["{}. ", "{}) ", "({}) ", "{}.\t"])
def test_letters_of_onderdelen(vorm: str) -> None:
    artikel = enig_artikel("Artikel 1. Duur\n1. Dit zijn:\n" + "".join(f"{vorm.format(x)}zin {x};\n" for x in "abc"))
    assert [(o.letter, o.passage.tekst) for o in artikel.leden[0].onderdelen] == [
        ("a", "zin a;"), ("b", "zin b;"), ("c", "zin c;"),
    ]  # fmt: skip


def test_text_before_a_first_lid_opens_the_article() -> None:
    artikel = enig_artikel("Artikel 1. Duur\nIn dit artikel staat:\n1. hoe lang;\n2. tot wanneer.\n")
    assert artikel.opening is not None
    assert artikel.opening.tekst == "In dit artikel staat:"
    assert nummers(artikel) == [1, 2]


def test_a_numbered_list_within_a_lid_opens_no_leden() -> None:
    artikel = enig_artikel("Artikel 1. Duur\n1. Er zijn:\n1. bussen;\n2. treinen;\n3. boten.\n2. Meer niet.\n")
    assert [(lid.nummer, lid.passage.tekst) for lid in artikel.leden] == [
        (1, "Er zijn: 1. bussen; 2. treinen; 3. boten."),
        (2, "Meer niet."),
    ]


def test_a_table_of_contents_and_chapters_are_no_articles() -> None:
    tekst = lees(
        "Inhoud\nArtikel 1. Doel ........ 2\nArtikel 2. Duur ........ 3\n\n"
        "Hoofdstuk 1 Algemeen\nArtikel 1. Doel\n1. Samen werken.\nHoofdstuk 2. Tijd\nArtikel 2. Duur\nEen jaar.\n"
    )
    assert [(a.nummer, a.leden[0].passage.tekst, a.titel.regel()) for a in tekst.artikelen] == [
        ("1", "Samen werken.", 6),
        ("2", "Een jaar.", 9),
    ]


def test_words_broken_at_the_end_of_a_line_become_whole() -> None:
    artikel = enig_artikel("Artikel 1. Duur\n1. De opdracht-\ngever levert college-\nen raadsvoor\u00adstellen.\n")
    assert artikel.leden[0].passage.tekst == "De opdrachtgever levert college- en raadsvoorstellen."


def test_a_passage_knows_the_line_of_each_word() -> None:
    passage = enig_artikel("Artikel 1. Duur\n1. Eerste regel\n\nen tweede.\n").leden[0].passage
    assert [passage.regel(passage.tekst.index(woord)) for woord in ("Eerste", "regel", "en ", "tweede")] == [2, 2, 4, 4]


def test_parties_without_numbers_are_those_who_get_a_name() -> None:
    tekst = lees(
        "Overeenkomst\nOndergetekenden:\nDe gemeente Wilgendam, gevestigd te Wilgendam, verder te noemen 'de Gemeente',\n"
        "en\nZorggroep Elzenveen B.V., gevestigd te Elzenveen, hierna te noemen: Zorggroep,\n"
        "hierna gezamenlijk te noemen 'Partijen',\nkomen overeen:\nArtikel 1. Doel\nZorg.\n"
    )
    assert [(p.naam, p.heet, p.regel) for p in tekst.partijen] == [
        ("gemeente Wilgendam", "Gemeente", 3),
        ("Zorggroep Elzenveen B.V.", "Zorggroep", 5),
    ]
    assert tekst.begrippen == {"Gemeente", "Zorggroep", "Partijen"}


def test_a_consideration_may_run_over_lines_that_begin_with_dat() -> None:
    tekst = lees(
        "Overwegende dat Noord vindt\ndat het beter kan;\ndat Zuid helpt;\nkomen overeen:\nArtikel 1. Doel\nZin.\n"
    )
    assert [o.tekst for o in tekst.overwegingen] == ["dat Noord vindt dat het beter kan;", "dat Zuid helpt;"]


def test_defined_words_come_from_lists_and_from_sentences_too() -> None:
    tekst = lees(
        "Artikel 1. Begripsbepalingen\n1. In deze overeenkomst is:\na. Leverancier: wie boeken levert;\nb. bus: een wagen.\n"
        "2. Onder boek wordt in deze overeenkomst verstaan: een werk op papier.\n"
    )
    assert {"Leverancier", "bus", "boek"} <= tekst.begrippen


def test_annexes_that_are_only_listed_are_not_attached() -> None:
    kop = "Artikel 1. Doel\nZorg.\nBijlagen:\n"
    assert [(b.nummer, b.titel, b.bijgevoegd) for b in lees(f"{kop}1. Rollen\n2. Geld\n").bijlagen] == [
        ("1", "Rollen", False),
        ("2", "Geld", False),
    ]
    los = lees("Artikel 1. Doel\nZorg.\nBijlage 1: Rollen\nBijlage 2: Geld\nWie betaalt wat.\n").bijlagen
    assert [(b.nummer, b.titel, b.bijgevoegd) for b in los] == [("1", "Rollen", False), ("2", "Geld", True)]


def test_a_text_without_articles_is_all_preamble() -> None:
    tekst = lees("Beste lezer,\ndit is een brief.\n")
    assert (tekst.artikelen, tekst.slot, tekst.partijen) == ((), (), ())
    assert tekst.aanhef.tekst == "Beste lezer, dit is een brief."
