"""Who may do it is said truly: no refusal names, as who could do it, what the refused person holds already."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from afspraak.verloop import Dossier, Functionaris, Handeling, Weigering, Weigeringsoort, decide, fold
from afspraak.verloop.besluit import mag_doen
from afspraak.verloop.bevoegd import begint_bij, bindt_verklaring
from afspraak.verloop.correctie import mag_corrigeren
from afspraak.verloop.gebeurtenis import Aanhef, Begin, Gebeurtenis, Gebeurtenissoort
from afspraak.verloop.kader import Kader
from hulpmiddelen import hbel, iemand

DAG = date(2026, 11, 23)
PROCEDURES = sorted(hbel().procedures)


def mensen(kader: Kader) -> Iterator[Functionaris]:
    """Yield somebody for each role at each place: with all that can be asked, and without."""
    for rol in kader.rollen.values():
        for gemeente in () if rol.orgaan else kader.groepen[rol.bij]:
            wie = iemand(f"{rol.naam} {gemeente}", (rol.naam, gemeente), nummer=1)
            yield wie
            yield replace(wie, verklaring_op=None)


def houdt_al(wie: Functionaris, kader: Kader) -> set[str]:
    """Return what a sentence could call this person: a role, bare or with its place."""
    namen: set[str] = set()
    for r in wie.rollen:
        titel = kader.rollen[r.rol].titel
        namen |= {titel, f"{titel} van {kader.namen[r.gemeente]}"}
    return namen


def begonnen(kader: Kader, gemeente: str | None) -> Dossier:
    aanhef = Aanhef(kenmerk="X-1", procedure=kader.procedure.naam, versie="1", titel="x", gemeente=gemeente)
    return fold((Gebeurtenis(volgnummer=1, soort=Gebeurtenissoort.BEGONNEN, op=DAG, door="x", aanhef=aanhef),))


def weigeringen(kader: Kader) -> Iterator[tuple[Functionaris, Weigering]]:
    """Yield every refusal to begin, to do and to correct that a role of the pack meets in a new dossier."""
    gemeenten = (None,) if kader.procedure.voor_alle else kader.groepen[kader.procedure.groep]
    for gemeente in gemeenten:
        dossier = begonnen(kader, gemeente)
        for wie in mensen(kader):
            besluit = decide(None, Begin(kenmerk="X-2", titel="x", gemeente=gemeente), door=wie, op=DAG, kader=kader)
            if isinstance(besluit, Weigering):
                yield wie, besluit
            niet = mag_corrigeren(dossier, dossier.log[0], wie, DAG, kader)
            if niet:
                yield wie, niet
            for stap, rij in kader.procedure.rijen():
                for voor in kader.uitvoeringen(stap, dossier):
                    daad = Handeling(stap=stap.naam, uitkomst=rij.naam, voor=voor)
                    besluit = decide(dossier, daad, door=wie, op=DAG, kader=kader)
                    if isinstance(besluit, Weigering):
                        yield wie, besluit


@pytest.mark.parametrize("naam", PROCEDURES)
def test_no_refusal_names_the_doer_as_who_could_do_it(naam: str) -> None:
    kader = hbel().kader(naam)
    soorten: Counter[Weigeringsoort] = Counter()
    for wie, weigering in weigeringen(kader):
        soorten[weigering.soort] += 1
        zelf = houdt_al(wie, kader) & set(weigering.wie_wel)
        assert not zelf, f"{wie.naam}: {weigering.zin} - {weigering.wie_wel}"
        if weigering.soort is Weigeringsoort.NIET_BEVOEGD:
            assert weigering.wie_wel or "Geen enkele rol" in weigering.zin, weigering.zin
        if weigering.poort and kader.procedure.poorten[weigering.poort].verklaring:
            assert wie.verklaring_op is None
            assert "verklaring" in weigering.zin.lower()
            assert all("met een geldige verklaring" in w for w in weigering.wie_wel), weigering.wie_wel
    assert soorten[Weigeringsoort.NIET_BEVOEGD] > 20, "the walk met refusals"


@pytest.mark.parametrize("naam", PROCEDURES)
def test_the_declaration_binds_who_works_for_the_centre_and_nobody_else(naam: str) -> None:
    kader = hbel().kader(naam)
    gevraagd = [p for p in kader.procedure.poorten.values() if p.verklaring]
    assert all(p.bindt == "centrum" for p in gevraagd)
    for wie, weigering in weigeringen(kader):
        if weigering.poort and kader.procedure.poorten[weigering.poort].verklaring:
            assert wie.rollen[0].gemeente == "huizen", f"{wie.naam}: {weigering.zin}"


def test_without_a_declaration_a_dossier_is_not_begun_by_who_works_for_the_centre() -> None:
    kader = hbel().kader("wmo_aanvraag")
    begin = Begin(kenmerk="W-1", titel="x", gemeente="laren")
    wie = next(w for w in mensen(kader) if begint_bij("laren", w, DAG, kader) == "huizen")
    assert not isinstance(decide(None, begin, door=wie, op=DAG, kader=kader), Weigering)
    besluit = decide(None, begin, door=replace(wie, verklaring_op=None), op=DAG, kader=kader)
    assert isinstance(besluit, Weigering)
    assert (besluit.soort, besluit.grondslag) == (Weigeringsoort.POORT, ("DVO 14.2",))
    verlopen = replace(wie, verklaring_tot=date(2026, 11, 22))
    besluit = decide(None, begin, door=verlopen, op=DAG, kader=kader)
    assert isinstance(besluit, Weigering)
    assert "Uw verklaring liep tot en met zondag 22 november 2026." in besluit.zin


def test_a_role_of_another_day_is_told() -> None:
    kader = hbel().kader("bezwaar")
    dossier = begonnen(kader, "laren")
    stap = kader.procedure.stappen["ontvangst"]
    wie = iemand("x", ("postregistratie", "laren"))
    toen = replace(wie, rollen=(replace(wie.rollen[0], tot=date(2026, 11, 1)),))
    straks = replace(wie, rollen=(replace(wie.rollen[0], vanaf=date(2026, 12, 1)),))
    assert mag_doen(stap, None, wie, DAG, dossier, kader) is None
    for ander, zin in ((toen, "liep tot en met zondag 1 november 2026"), (straks, "begint pas op dinsdag 1 december")):
        weigering = mag_doen(stap, None, ander, DAG, dossier, kader)
        assert weigering is not None
        assert zin in weigering.zin


def test_a_gate_that_names_no_group_binds_everybody() -> None:
    kader = hbel().kader("bezwaar")
    poort = kader.procedure.poorten["verklaring"]
    assert bindt_verklaring(poort, "huizen", kader.groepen)
    assert not bindt_verklaring(poort, "laren", kader.groepen)
    assert bindt_verklaring(replace(poort, bindt=""), "laren", kader.groepen)
    assert bindt_verklaring(replace(poort, bindt="onbekend"), "laren", kader.groepen)
