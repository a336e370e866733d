"""decide and evolve: each kind of refusal changes nothing, each event replays, corrections keep the history."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afspraak.verloop import (
    Begin,
    Correctie,
    Dossier,
    Functionaris,
    Gebeurtenis,
    Handeling,
    Stand,
    Weigering,
    Weigeringsoort,
    decide,
    evolve,
    fold,
    grootboek,
    klokstanden,
    open_stappen,
)
from afspraak.verloop.dossier import LogFout
from afspraak.verloop.grootboek import Verplichtingstand, wacht_op
from hulpmiddelen import bibliotheek, iemand

KADER = bibliotheek().kader("uitleen")
MA, DI, WO = date(2027, 2, 1), date(2027, 2, 2), date(2027, 2, 3)
ZUID = iemand("Z. Uid", ("cultuurambtenaar", "zuid"))
NOORD = iemand("N. Oord", ("cultuurambtenaar", "noord"))
ZUID_2 = iemand("Z. Omer", ("cultuurambtenaar", "zuid"))
BIEB = iemand("B. Ieb", ("bibliothecaris", "noord"))
VREEMD = iemand("V. Reemd", ("onbekend", "noord"))


def gelukt(besluit: tuple[Gebeurtenis, ...] | Weigering) -> tuple[Gebeurtenis, ...]:
    assert not isinstance(besluit, Weigering), besluit
    return besluit


def geweigerd(besluit: tuple[Gebeurtenis, ...] | Weigering) -> Weigering:
    assert isinstance(besluit, Weigering)
    return besluit


def begin() -> Dossier:
    return fold(gelukt(decide(None, Begin(kenmerk="U-1", titel="boeken"), door=ZUID, op=MA, kader=KADER)))


def doe(dossier: Dossier, daad: Handeling | Correctie, door: Functionaris, op: date) -> Dossier:
    return fold((*dossier.historie, *gelukt(decide(dossier, daad, door=door, op=op, kader=KADER))))


AANVRAAG = Handeling(
    stap="aanvragen",
    uitkomst="gevraagd",
    gegevens={"onderwerp": "prentenboeken", "aangevraagd_op": MA, "aanvrager": "Z. Uid"},
)


def gevraagd() -> Dossier:
    return doe(begin(), AANVRAAG, ZUID, MA)


def akkoord(gemeente: str) -> Handeling:
    return Handeling(stap="instemmen", uitkomst="akkoord", voor=gemeente)


def test_each_municipality_has_its_own_step_and_term() -> None:
    dossier = gevraagd()
    assert [o.naam for o in open_stappen(dossier, KADER) if not o.mag] == ["instemmen noord", "instemmen zuid"]
    assert wacht_op(dossier, KADER) == ("wethouder",)
    rij = grootboek(dossier, KADER, date(2027, 2, 9))[0]
    assert (rij.uiterste_dag, rij.stand) == (date(2027, 2, 8), Verplichtingstand.TE_LAAT)


WEIGERINGEN = [
    (Handeling(stap="vliegen", uitkomst="ja"), ZUID, Weigeringsoort.ONBEKEND, "bestaat niet"),
    (Handeling(stap="instemmen", uitkomst="misschien", voor="zuid"), ZUID, Weigeringsoort.ONBEKEND, "kent de uitkomst"),
    (Handeling(stap="instemmen", uitkomst="akkoord"), ZUID, Weigeringsoort.ONVOLLEDIG, "gaat per gemeente"),
    (akkoord("oost"), ZUID, Weigeringsoort.ONVOLLEDIG, "Kies: noord, zuid"),
    (
        Handeling(stap="leveren", uitkomst="opnieuw", voor="noord"),
        BIEB,
        Weigeringsoort.ONGELDIG,
        "Laat de gemeente weg",
    ),
    (akkoord("zuid"), NOORD, Weigeringsoort.NIET_BEVOEGD, "wethouder van gemeente Zuid"),
    (akkoord("zuid"), VREEMD, Weigeringsoort.NIET_BEVOEGD, "is niet aan u"),
    (Handeling(stap="leveren", uitkomst="geleverd", gegevens={"geleverd_op": WO}), BIEB, Weigeringsoort.POORT, "Beide"),
    (AANVRAAG, ZUID, Weigeringsoort.NIET_AAN_DE_BEURT, "al gedaan"),
    (Handeling(stap="annuleren", uitkomst="afgezegd"), ZUID, Weigeringsoort.ONVOLLEDIG, "Vul nog in"),
    (
        Handeling(stap="annuleren", uitkomst="afgezegd", gegevens={"reden": "x", "kleur": "rood"}),
        ZUID,
        Weigeringsoort.ONGELDIG,
        "hoort hier niet",
    ),
    (
        Handeling(stap="annuleren", uitkomst="afgezegd", gegevens={"reden": 3}),
        ZUID,
        Weigeringsoort.ONGELDIG,
        "past tekst",
    ),
]


@pytest.mark.parametrize(
    ("daad", "door", "soort", "zin"), WEIGERINGEN, ids=[f"{w[2].value}: {w[3]}" for w in WEIGERINGEN]
)
def test_refusals(daad: Handeling, door: Functionaris, soort: Weigeringsoort, zin: str) -> None:
    dossier = gevraagd()
    weigering = geweigerd(decide(dossier, daad, door=door, op=DI, kader=KADER))
    assert (weigering.soort, zin in weigering.zin) == (soort, True), weigering.zin
    assert dossier == gevraagd()


def test_a_gate_names_its_article_and_who_could() -> None:
    daad = Handeling(stap="leveren", uitkomst="geleverd", gegevens={"geleverd_op": WO})
    weigering = geweigerd(decide(gevraagd(), daad, door=BIEB, op=DI, kader=KADER))
    assert weigering.grondslag == ("BA 1.1",)
    assert weigering.poort == "beide_akkoord"
    assert weigering.wie_wel == (), "nobody else can do it either: first the two must agree"


def test_a_moment_is_no_day() -> None:
    daad = Handeling(
        stap="aanvragen",
        uitkomst="gevraagd",
        gegevens={**AANVRAAG.gegevens, "aangevraagd_op": datetime(2027, 2, 1, 9, tzinfo=UTC)},
    )
    weigering = geweigerd(decide(begin(), daad, door=ZUID, op=MA, kader=KADER))
    assert "past een dag" in weigering.zin


def test_who_asked_cannot_deliver() -> None:
    dossier = doe(doe(gevraagd(), akkoord("noord"), NOORD, DI), akkoord("zuid"), ZUID, DI)
    zelf = iemand("z. uid", ("bibliothecaris", "noord"))
    daad = Handeling(stap="leveren", uitkomst="geleverd", gegevens={"geleverd_op": WO})
    assert "Een ander moet dit doen" in geweigerd(decide(dossier, daad, door=zelf, op=WO, kader=KADER)).zin


def test_a_closed_dossier_refuses_and_is_told_when_it_closed() -> None:
    dossier = doe(gevraagd(), Handeling(stap="annuleren", uitkomst="afgezegd", gegevens={"reden": "x"}), ZUID, DI)
    weigering = geweigerd(decide(dossier, akkoord("zuid"), door=ZUID, op=WO, kader=KADER))
    assert weigering.soort is Weigeringsoort.GESLOTEN
    assert "dinsdag 2 februari 2027" in weigering.zin
    assert open_stappen(dossier, KADER) == ()


def test_a_correction_mends_the_clock_and_keeps_the_old_event() -> None:
    dossier = gevraagd()
    correctie = Correctie(volgnummer=2, gegevens={"aangevraagd_op": DI}, reden="verkeerd", akkoord=ZUID_2)
    nieuw = doe(dossier, correctie, ZUID, WO)
    assert klokstanden(dossier, KADER, WO)[0].laatste_dag == date(2027, 2, 15)
    assert klokstanden(nieuw, KADER, WO)[0].laatste_dag == date(2027, 2, 16)
    assert nieuw.historie[1].gegevens["aangevraagd_op"] == MA
    assert nieuw.volgnummer == 3


CORRECTIES = [
    (Correctie(volgnummer=9, reden="x", akkoord=ZUID_2, vervalt=True), "bestaat niet"),
    (Correctie(volgnummer=1, reden="x", akkoord=ZUID_2, vervalt=True), "kan niet vervallen"),
    (Correctie(volgnummer=2, reden=" ", akkoord=ZUID_2, vervalt=True), "waarom u corrigeert"),
    (Correctie(volgnummer=2, reden="x", gegevens={"onderwerp": "atlassen"}), "tweede persoon"),
    (Correctie(volgnummer=2, reden="x", akkoord=ZUID, gegevens={"onderwerp": "atlassen"}), "niet zelf akkoord"),
    (Correctie(volgnummer=2, reden="x", akkoord=ZUID_2), "Noem het gegeven"),
]


@pytest.mark.parametrize(("correctie", "zin"), CORRECTIES, ids=[c[1] for c in CORRECTIES])
def test_corrections_that_are_refused(correctie: Correctie, zin: str) -> None:
    assert zin in geweigerd(decide(gevraagd(), correctie, door=ZUID, op=WO, kader=KADER)).zin


def test_a_clock_is_met_on_the_legal_day_not_on_the_day_of_recording() -> None:
    dossier = doe(doe(gevraagd(), akkoord("noord"), NOORD, DI), akkoord("zuid"), ZUID, DI)
    daad = Handeling(stap="leveren", uitkomst="geleverd", gegevens={"geleverd_op": date(2027, 2, 15)})
    stand = klokstanden(doe(dossier, daad, BIEB, date(2027, 3, 1)), KADER, date(2027, 3, 1))[0]
    assert (stand.stand, stand.gestopt_op) == (Stand.GEHAALD, date(2027, 2, 15))


def test_who_may_begin() -> None:
    weigering = geweigerd(decide(None, Begin(kenmerk="U-1", titel="x"), door=BIEB, op=MA, kader=KADER))
    assert weigering.wie_wel == ("cultuurambtenaar",)
    fout = geweigerd(decide(None, Begin(kenmerk="U-1", titel="x", gemeente="zuid"), door=ZUID, op=MA, kader=KADER))
    assert "Laat de gemeente weg" in fout.zin


def test_a_log_that_cannot_be_is_refused() -> None:
    dossier = gevraagd()
    with pytest.raises(LogFout):
        evolve(dossier, dossier.historie[1])
    with pytest.raises(LogFout):
        fold(())
    with pytest.raises(LogFout):
        fold(dossier.historie[1:])


DADEN = st.sampled_from(
    [
        (AANVRAAG, ZUID),
        (akkoord("noord"), NOORD),
        (akkoord("zuid"), ZUID),
        (Handeling(stap="instemmen", uitkomst="niet_akkoord", voor="zuid", gegevens={"reden": "x"}), ZUID),
        (Handeling(stap="leveren", uitkomst="geleverd", gegevens={"geleverd_op": WO}), BIEB),
        (Handeling(stap="leveren", uitkomst="opnieuw", gegevens={"reden": "x"}), BIEB),
        (Handeling(stap="annuleren", uitkomst="afgezegd", gegevens={"reden": "x"}), ZUID),
        (Correctie(volgnummer=2, gegevens={"onderwerp": "atlassen"}, reden="x", akkoord=ZUID_2), ZUID),
    ]
)


@settings(max_examples=150)
@given(st.lists(DADEN, max_size=14))
def test_whatever_is_tried_the_log_replays_and_refusals_change_nothing(
    daden: list[tuple[Handeling | Correctie, Functionaris]],
) -> None:
    dossier = begin()
    for daad, door in daden:
        besluit = decide(dossier, daad, door=door, op=WO, kader=KADER)
        if isinstance(besluit, Weigering):
            assert besluit.zin
            continue
        for gebeurtenis in besluit:
            dossier = evolve(dossier, gebeurtenis)
        assert fold(dossier.historie) == dossier
        geopend = {(o.stap.naam, o.voor) for o in open_stappen(dossier, KADER) if not o.stap.herhaalbaar}
        assert not geopend & set(dossier.gedaan)
