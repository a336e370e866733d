"""A mandate covers what its line says, from the day it was recorded, and never a decision on one's own decision."""

from dataclasses import replace
from datetime import date

import pytest

from afspraak.verloop import Dossier, Functionaris, Mandaat, Weigering, fold
from afspraak.verloop.gebeurtenis import Aanhef, Gebeurtenis, Gebeurtenissoort, Genoemde, Waarde
from afspraak.verloop.kader import Kader
from afspraak.verloop.mandaat import vind_mandaat
from afspraak.verloop.procedure import Gegeven, Gegevensoort, Plaats, Poort
from hulpmiddelen import hbel, iemand

DAG = date(2026, 11, 23)
HIER = Plaats("x", 1)
POORT = Poort(naam="mandaat", grondslag="Awb 10:3", weigering="Er is geen mandaat.", mandaat=True, plaats=HIER)
REGEL = Mandaat(gemeente="laren", procedure="bijstand", regel="2.1", vanaf=date(2026, 1, 1), nummer=4, besluit="B-7")
CONSULENT = iemand("C. Onsulent", ("consulent", "huizen"), nummer=11)


def kader(procedure: str = "bijstand") -> Kader:
    return hbel().kader(procedure)


def dossier(procedure: str, **gegevens: Waarde) -> Dossier:
    aanhef = Aanhef(kenmerk="X-1", procedure=procedure, versie="1", titel="x", gemeente="laren")
    begin = Gebeurtenis(
        volgnummer=1, soort=Gebeurtenissoort.BEGONNEN, op=DAG, door="x", aanhef=aanhef, gegevens=gegevens
    )
    return fold((begin,))


def zoek(
    *regels: Mandaat, rol: str = "consulent", uitkomst: str = "toegekend", **gegevens: Waarde
) -> Mandaat | Weigering | None:
    wie = replace(CONSULENT, mandaten=regels)
    stap = kader().procedure.stappen["besluit"]
    gebeurtenis = Gebeurtenis(
        volgnummer=2, soort=Gebeurtenissoort.GEDAAN, op=DAG, door=wie.naam, rol=rol, namens="huizen",
        stap="besluit", uitkomst=uitkomst, gegevens=gegevens,
    )  # fmt: skip
    return vind_mandaat(POORT, stap, gebeurtenis, wie, dossier("bijstand"), kader())


def test_a_line_in_force_covers_the_act_and_the_organ_needs_none() -> None:
    assert zoek(REGEL) is REGEL
    assert zoek(rol="college") is None
    assert zoek(replace(REGEL, vanaf=DAG, vastgelegd_op=DAG)) is not None
    assert isinstance(zoek(replace(REGEL, tot=DAG)), Mandaat), "the last day counts"


@pytest.mark.parametrize(
    ("regel", "gebrek"),
    [
        (None, "Zo een mandaat staat niet op uw naam"),
        (replace(REGEL, gemeente="eemnes"), "Zo een mandaat staat niet op uw naam"),
        (replace(REGEL, procedure="jeugdhulp"), "Zo een mandaat staat niet op uw naam"),
        (replace(REGEL, tot=date(2026, 11, 22)), "liep tot en met zondag 22 november 2026"),
        (replace(REGEL, vanaf=date(2026, 11, 24)), "werkt pas vanaf dinsdag 24 november 2026"),
        (replace(REGEL, vastgelegd_op=date(2026, 11, 24)), "werkt pas vanaf dinsdag 24 november 2026"),
        (replace(REGEL, orgaan="raad"), "komt van een ander orgaan: gemeenteraad"),
        (replace(REGEL, uitzonderingen=("Toegekend",)), "geldt niet voor"),
        (replace(REGEL, tot_bedrag=99_999), "gaat tot en met € 999,99, en hier staat € 1.000,00"),
    ],
)
def test_the_refusal_says_which_mandate_was_looked_for_and_what_it_lacks(regel: Mandaat | None, gebrek: str) -> None:
    weigering = zoek(*([regel] if regel else []), maandbedrag=100_000)
    assert isinstance(weigering, Weigering)
    assert "een mandaat van het college van burgemeester en wethouders van gemeente Laren" in weigering.zin
    assert kader().procedure.titel in weigering.zin
    assert gebrek in weigering.zin
    assert "college van burgemeester en wethouders van gemeente Laren" in weigering.wie_wel
    assert weigering.poort == "mandaat"


def test_an_exact_amount_another_outcome_and_a_second_line_are_covered() -> None:
    assert zoek(replace(REGEL, tot_bedrag=100_000), maandbedrag=100_000) is not None
    assert isinstance(zoek(replace(REGEL, uitzonderingen=("Toegekend",)), uitkomst="afgewezen"), Mandaat)
    assert isinstance(zoek(replace(REGEL, uitzonderingen=("afwijkend advies",))), Mandaat), "that is for people"
    assert zoek(replace(REGEL, tot=date(2026, 1, 31)), REGEL) is REGEL


# A decision on an objection (Awb 10:3 lid 3)


def beslis_op_bezwaar(wie: Functionaris, waarde: Waarde) -> Mandaat | Weigering | None:
    """Decide, with a mandate, on an objection against what the fact says that somebody decided."""
    bezwaar = kader("bezwaar")
    assert bezwaar.procedure.primair_door == "behandelaar_primair"
    stap = replace(bezwaar.procedure.stappen["besluit"], rollen=("jurist-mz", "college"), niet_door=())
    gebeurtenis = Gebeurtenis(
        volgnummer=2, soort=Gebeurtenissoort.GEDAAN, op=DAG, door=wie.naam, rol="jurist-mz", namens="huizen",
        stap="besluit", uitkomst="ongegrond",
    )  # fmt: skip
    met = replace(wie, mandaten=(replace(REGEL, procedure="bezwaar"),))
    return vind_mandaat(POORT, stap, gebeurtenis, met, dossier("bezwaar", behandelaar_primair=waarde), bezwaar)


JURIST = iemand("Joris Vos", ("jurist-mz", "huizen"), nummer=7)


@pytest.mark.parametrize(
    "waarde", [Genoemde("Joris Vos", 7), Genoemde("Een oude naam", 7), "joris  vos", Genoemde("J. Vos")]
)
def test_no_mandate_covers_a_decision_on_ones_own_decision(waarde: Waarde) -> None:
    weigering = beslis_op_bezwaar(JURIST, waarde)
    assert isinstance(weigering, Weigering)
    assert "Awb 10:3 lid 3" in weigering.grondslag
    assert "wie het eerste besluit nam" in weigering.zin


@pytest.mark.parametrize("waarde", [Genoemde("Joris Vos", 8), Genoemde("T. Mulder"), "T. Mulder"])
def test_who_did_not_decide_first_may_decide_on_the_objection(waarde: Waarde) -> None:
    assert isinstance(beslis_op_bezwaar(JURIST, waarde), Mandaat)


def test_a_fact_that_decides_is_a_choice_of_a_person() -> None:
    gegevens = kader("bezwaar").procedure.gegevens
    assert {n for n, g in gegevens.items() if g.collega} == {"behandelaar_primair"}
    assert not gegevens["indiener"].collega, "a citizen is no colleague"
    assert kader("klacht").procedure.gegevens["beklaagde"].collega
    assert not Gegeven(naam="x", soort=Gegevensoort.PERSOON, vraag="Wie?", plaats=HIER).collega
