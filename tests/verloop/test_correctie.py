"""A correction asks the rights of the act that it corrects, and a second person who may agree."""

from dataclasses import replace
from datetime import date

import pytest

from afspraak.verloop import (
    Correctie,
    Dossier,
    Functionaris,
    Gebeurtenis,
    Handeling,
    Mandaat,
    Weigering,
    Weigeringsoort,
    decide,
    fold,
)
from afspraak.verloop.correctie import mag_corrigeren, wie_mag_instemmen
from afspraak.verloop.gebeurtenis import Begin, Genoemde, Waarde
from afspraak.verloop.kader import Kader
from hulpmiddelen import hbel, iemand
from verloop.test_persoon import JORIS, KADER, NOORD, ZUID, klaar_om_te_leveren

DAG, LATER = date(2027, 2, 1), date(2027, 3, 1)
TWEEDE = iemand("Z. Omer", ("cultuurambtenaar", "zuid"), nummer=3)
ANDERS = Correctie(volgnummer=2, reden="verkeerd", gegevens={"onderwerp": "prentenboeken"})


def beslis(
    dossier: Dossier, daad: Correctie, door: Functionaris, kader: Kader = KADER
) -> tuple[Gebeurtenis, ...] | Weigering:
    return decide(dossier, daad, door=door, op=LATER, kader=kader)


def weiger(dossier: Dossier, daad: Correctie, door: Functionaris, kader: Kader = KADER) -> Weigering:
    besluit = beslis(dossier, daad, door, kader)
    assert isinstance(besluit, Weigering), besluit
    return besluit


def test_without_a_second_person_it_says_who_could_agree() -> None:
    weigering = weiger(klaar_om_te_leveren("A. Smit"), ANDERS, ZUID)
    assert weigering.soort is Weigeringsoort.AKKOORD_NODIG
    assert "gemeente Zuid: cultuurambtenaar" in weigering.zin
    assert weigering.wie_wel == ("een collega (cultuurambtenaar van gemeente Zuid)",)


def test_the_event_keeps_both_people() -> None:
    besluit = beslis(klaar_om_te_leveren("A. Smit"), replace(ANDERS, akkoord=TWEEDE), ZUID)
    assert not isinstance(besluit, Weigering)
    assert (besluit[0].door_id, besluit[0].akkoord, besluit[0].akkoord_id) == (2, "Z. Omer", 3)
    assert (besluit[0].rol, besluit[0].namens) == ("cultuurambtenaar", "zuid")


@pytest.mark.parametrize(
    ("tweede", "zin"),
    [
        (ZUID, "niet zelf akkoord"),
        (replace(TWEEDE, id=2), "niet zelf akkoord"),
        (NOORD, "N. Oord kan hiermee niet akkoord gaan"),
        (iemand("V. Reemd", ("onbekend", "zuid"), nummer=9), "V. Reemd kan hiermee niet akkoord gaan"),
        (iemand("B. Heer", ("beheerder", "zuid"), nummer=9), "B. Heer kan hiermee niet akkoord gaan"),
    ],
    ids=["oneself", "oneself under another name", "another municipality", "no role", "a role outside the procedure"],
)
def test_who_cannot_agree(tweede: Functionaris, zin: str) -> None:
    weigering = weiger(klaar_om_te_leveren("A. Smit"), replace(ANDERS, akkoord=tweede), ZUID)
    assert zin in weigering.zin
    assert weigering.soort is Weigeringsoort.AKKOORD_NODIG


def test_a_namesake_can_agree() -> None:
    naamgenoot = replace(TWEEDE, naam=ZUID.naam)
    assert not isinstance(beslis(klaar_om_te_leveren("A. Smit"), replace(ANDERS, akkoord=naamgenoot), ZUID), Weigering)


def test_only_the_role_of_the_act_corrects_it() -> None:
    weigering = weiger(klaar_om_te_leveren("A. Smit"), replace(ANDERS, akkoord=TWEEDE), JORIS)
    assert weigering.soort is Weigeringsoort.NIET_BEVOEGD
    assert mag_corrigeren(klaar_om_te_leveren("A. Smit"), klaar_om_te_leveren("A. Smit").log[1], JORIS, LATER, KADER)


def test_the_beginning_is_corrected_by_who_could_begin() -> None:
    dossier = klaar_om_te_leveren("A. Smit")
    assert mag_corrigeren(dossier, dossier.log[0], ZUID, LATER, KADER) is None
    weigering = mag_corrigeren(dossier, dossier.log[0], JORIS, LATER, KADER)
    assert weigering is not None
    assert "cultuurambtenaar" in weigering.zin


def geleverd(aanvrager: Waarde) -> Dossier:
    dossier = klaar_om_te_leveren(aanvrager)
    daad = Handeling(stap="leveren", uitkomst="geleverd", gegevens={"geleverd_op": DAG})
    besluit = decide(dossier, daad, door=iemand("A. Ander", ("bibliothecaris", "noord"), nummer=5), op=DAG, kader=KADER)
    assert not isinstance(besluit, Weigering)
    return fold((*dossier.historie, *besluit))


def test_taking_back_the_closing_act_asks_what_closing_asks_and_opens_the_dossier() -> None:
    dossier = geleverd(Genoemde("Joris Vos", 7))
    assert dossier.gesloten
    terug = Correctie(volgnummer=dossier.volgnummer, reden="verkeerd dossier", vervalt=True)
    collega = iemand("K. Ollega", ("bibliothecaris", "noord"), nummer=6)
    zelf = weiger(dossier, replace(terug, akkoord=collega), JORIS)
    assert "U bent zelf betrokken" in zelf.zin, "who asked may not deliver, and not take the delivery back"
    besluit = beslis(
        dossier, replace(terug, akkoord=collega), iemand("A. Ander", ("bibliothecaris", "noord"), nummer=5)
    )
    assert not isinstance(besluit, Weigering)
    assert fold((*dossier.historie, *besluit)).gesloten is None


def test_whom_a_fact_keeps_out_does_not_take_it_away_and_does_not_agree_to_that() -> None:
    zelf = iemand("Z. Uid", ("cultuurambtenaar", "zuid"), ("bibliothecaris", "noord"), nummer=2)
    dossier = klaar_om_te_leveren(Genoemde("Z. Uid", 2))
    wie = Correctie(volgnummer=2, reden="een ander vroeg het", gegevens={"aanvrager": Genoemde("A. Smit")})
    assert "haalt dat niet zelf weg" in weiger(dossier, replace(wie, akkoord=TWEEDE), zelf).zin
    assert "haalt dat niet zelf weg" in weiger(dossier, replace(wie, akkoord=zelf), TWEEDE).zin
    weg = Correctie(volgnummer=2, reden="niet gebeurd", vervalt=True, akkoord=TWEEDE)
    assert "haalt dat niet zelf weg" in weiger(dossier, weg, zelf).zin
    derde = iemand("D. Erde", ("cultuurambtenaar", "zuid"), nummer=4)
    assert not isinstance(beslis(dossier, replace(wie, akkoord=derde), TWEEDE), Weigering)
    assert not isinstance(beslis(dossier, replace(ANDERS, akkoord=TWEEDE), zelf), Weigering), "another fact he may"


# With the pack of the four: mandate and declaration

BRIEF = hbel().kader("uitgaande_brief")
SCHRIJVER = iemand("S. Chrijver", ("consulent", "huizen"), nummer=20)
MANDAAT = Mandaat(
    gemeente="laren", procedure="uitgaande_brief", regel="2.1", vanaf=date(2026, 1, 1), nummer=4, besluit="B-7"
)
HOOFD = replace(iemand("H. Oofd", ("afdelingshoofd-mz", "huizen"), nummer=21), mandaten=(MANDAAT,))
COLLEGA = iemand("C. Ollega", ("medewerker-mz", "huizen"), nummer=22)


def ondertekend() -> Dossier:
    """Return a letter that the head approved under a mandate of Laren."""
    log: list[Gebeurtenis] = []
    procedure = BRIEF.procedure
    for daad, door in (
        (Begin(kenmerk="B-1", titel="x", gemeente="laren"), SCHRIJVER),
        (Handeling(stap="opstellen", uitkomst=next(iter(procedure.stappen["opstellen"].uitkomsten))), SCHRIJVER),
        (Handeling(stap="goedkeuren", uitkomst="akkoord"), HOOFD),
    ):
        volledig = daad
        if isinstance(daad, Handeling):
            rij = procedure.stappen[daad.stap].uitkomsten[daad.uitkomst]
            volledig = replace(daad, gegevens={n: voorbeeld(n) for n in rij.vraagt})
        besluit = decide(fold(log) if log else None, volledig, door=door, op=date(2026, 11, 2), kader=BRIEF)
        assert not isinstance(besluit, Weigering), besluit
        log.extend(besluit)
    return fold(log)


def voorbeeld(naam: str) -> Waarde:
    gegeven = BRIEF.procedure.gegevens[naam]
    kiesbaar: dict[str, Waarde] = {
        "dag": date(2026, 11, 2),
        "getal": 1,
        "bedrag": 100,
        "ja_nee": True,
        "gemeente": "laren",
        "gemeenten": ("laren",),
    }
    return gegeven.keuzes[0] if gegeven.keuzes else kiesbaar.get(gegeven.soort.value, "x")


def test_the_event_keeps_the_mandate_that_it_relied_on() -> None:
    steun = ondertekend().log[-1].steunt_op
    assert steun is not None
    assert (steun.nummer, steun.regel, steun.besluit) == (4, "2.1", "B-7")


def test_a_correction_asks_the_mandate_and_the_declaration_on_its_own_day() -> None:
    dossier = ondertekend()
    terug = Correctie(volgnummer=dossier.volgnummer, reden="verkeerde brief", vervalt=True, akkoord=COLLEGA)
    goed = decide(dossier, terug, door=HOOFD, op=date(2026, 11, 3), kader=BRIEF)
    assert not isinstance(goed, Weigering)
    assert goed[0].steunt_op is not None
    zonder = weiger(dossier, terug, replace(HOOFD, mandaten=()), BRIEF)
    assert zonder.poort == "mandaat"
    voorbij = weiger(dossier, terug, replace(HOOFD, mandaten=(replace(MANDAAT, tot=date(2026, 11, 30)),)), BRIEF)
    assert "liep tot en met" in voorbij.zin
    assert weiger(dossier, terug, replace(HOOFD, verklaring_op=None), BRIEF).poort == "verklaring"
    schreef = replace(SCHRIJVER, rollen=HOOFD.rollen, mandaten=HOOFD.mandaten)
    assert "S. Chrijver" in weiger(dossier, terug, schreef, BRIEF).zin, (
        "who wrote it does not approve it, nor take that back"
    )


def test_who_agrees_needs_a_declaration_where_the_act_was_done_for_the_centre() -> None:
    dossier = ondertekend()
    terug = Correctie(
        volgnummer=dossier.volgnummer, reden="x", vervalt=True, akkoord=replace(COLLEGA, verklaring_op=None)
    )
    assert "geen geldige verklaring" in weiger(dossier, terug, HOOFD, BRIEF).zin
    assert {g for _, g in wie_mag_instemmen(dossier, dossier.log[-1], BRIEF)} == {"huizen"}
    assert not {r for r, _ in wie_mag_instemmen(dossier, dossier.log[-1], BRIEF) if BRIEF.rollen[r].orgaan}
