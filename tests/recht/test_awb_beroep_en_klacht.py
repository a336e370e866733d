"""The Awb: the court, complaints and receipt."""

from datetime import date

import pytest

from afspraak.recht import WETTEN, awb
from afspraak.recht.uitkomst import Antwoord, Oordeel
from afspraak.termijnen import FeitFout, lees_dag
from afspraak.termijnen.dagen import lees_moment


def d(tekst: str) -> date:
    return lees_dag(tekst)


def test_thirteen_weeks_with_a_hearing_do_not_move() -> None:
    # za 19 sep + 91 = za 19 dec; za 24 okt + 56 = za 19 dec
    assert awb.uitspraak_niet_tijdig(beroepschrift_ontvangen_op=d("2026-09-19"), zitting=True).laatste_dag == d(
        "2026-12-19"
    )
    assert awb.uitspraak_niet_tijdig(beroepschrift_ontvangen_op=d("2026-10-24")).laatste_dag == d("2026-12-21")


def test_papers_before_a_hearing() -> None:
    t = awb.stukken_voorlopige_voorziening(zitting_op=d("2026-12-15"))
    assert (t.laatste_dag, t.andere_dag, t.alarm_dag) == (d("2026-12-14"), d("2026-12-13"), d("2026-12-11"))
    assert awb.nadere_stukken(zitting_op=d("2026-12-17")).alarm_dag == d("2026-12-04")


@pytest.mark.parametrize("aantal", [0, 5])
def test_extension_of_a_complaint_is_at_most_four_weeks(aantal: int) -> None:
    with pytest.raises(FeitFout, match=r"^Verdagen kan met één tot vier weken \(Awb 9:11 lid 2\)\.$"):
        awb.afhandeling_klacht(klacht_ontvangen_op=d("2026-10-12"), verdaagd_op=d("2026-11-01"), verdaging_weken=aantal)


@pytest.mark.parametrize(
    ("ontvangen", "moet"),
    [("2026-11-20", True), ("2026-11-21", False)],
    ids=["precies een jaar", "een jaar en een dag"],
)
def test_conduct_of_more_than_a_year_ago(ontvangen: str, moet: bool) -> None:
    assert awb.plicht_tot_behandelen(gedraging_op=d("2025-11-20"), klacht_ontvangen_op=d(ontvangen)).is_ja is moet


def test_exceptions_to_handling_a_complaint() -> None:
    assert awb.uitzondering_op_behandelen().is_ja
    oordeel = awb.uitzondering_op_behandelen(bezwaar_mogelijk=True, strafonderzoek=True)
    assert oordeel.zin == "Behandelen hoeft niet, maar mag: bezwaar was mogelijk en er loopt een strafonderzoek."


@pytest.mark.parametrize(
    ("tot", "einde", "antwoord"),
    [
        pytest.param("2026-10-15T23:30", "2026-10-15", Antwoord.MENS_BESLIST, id="storing op de laatste dag"),
        pytest.param("2026-10-14T23:30", "2026-10-15", Antwoord.MENS_BESLIST, id="tot de avond ervoor"),
        pytest.param("2026-10-13T23:30", "2026-10-15", Antwoord.NEE, id="twee dagen ervoor voorbij"),
        pytest.param("2026-10-15T22:30+00:00", "2026-10-16", Antwoord.MENS_BESLIST, id="half een 's nachts hier"),
        pytest.param("2025-10-15T23:30", "2025-10-15", Antwoord.NEE, id="voor de wet van 2026"),
    ],
)
def test_an_outage_shortly_before_the_end(tot: str, einde: str, antwoord: Antwoord) -> None:
    oordeel = awb.storing(
        storing_vanaf=lees_moment("2025-10-13T08:00"),
        storing_tot=lees_moment(tot),
        einde_termijn=d(einde),
        ontvangen_om=lees_moment("2026-10-16T09:00"),
    )
    assert oordeel.antwoord is antwoord


def test_an_outage_cannot_end_before_it_starts() -> None:
    with pytest.raises(FeitFout, match=r"^De storing eindigt voordat zij begint\. Controleer beide tijdstippen\.$"):
        awb.storing(
            storing_vanaf=lees_moment("2026-10-15T08:00"),
            storing_tot=lees_moment("2026-10-15T07:00"),
            einde_termijn=d("2026-10-15"),
            ontvangen_om=lees_moment("2026-10-16T09:00"),
        )


@pytest.mark.parametrize(("ontvangen", "noot"), [("2025-12-31", False), ("2026-01-01", True)])
def test_forwarding_follows_the_text_of_the_day(ontvangen: str, noot: bool) -> None:
    assert bool(awb.doorzendplicht(ontvangen_op=d(ontvangen)).kanttekeningen) is noot


@pytest.mark.parametrize(
    ("regel_id", "ervoor", "vanaf"),
    [
        ("AWB-2:1", "2023-12-31", "2024-01-01"),
        ("AWB-RECEIPT", "2025-12-31", "2026-01-01"),
        ("AWB-2:10", "2026-12-31", "2027-01-01"),
    ],
)
def test_a_duty_holds_from_its_day(regel_id: str, ervoor: str, vanaf: str) -> None:
    regel = WETTEN[regel_id]
    niet, wel, altijd = (regel.bereken({"dag": d(dag)} if dag else {}) for dag in (ervoor, vanaf, None))
    assert isinstance(niet, Oordeel)
    assert isinstance(wel, Oordeel)
    assert isinstance(altijd, Oordeel)
    assert (niet.antwoord, wel.antwoord, altijd.antwoord) == (
        Antwoord.NEE,
        Antwoord.MENS_BESLIST,
        Antwoord.MENS_BESLIST,
    )


@pytest.mark.parametrize(
    ("op", "einde"),
    [("2026-12-21", "2027-01-18"), ("2026-12-22", "2026-12-21")],
    ids=["op tijd verlengd", "te laat verlengd"],
)
def test_the_court_gives_more_time(op: str, einde: str) -> None:
    t = awb.stukken_en_verweerschrift(
        beroepschrift_verzonden_op=d("2026-11-23"), verlengd_op=d(op), verlengd_tot=d("2027-01-18")
    )
    assert t.laatste_dag == d(einde)


@pytest.mark.parametrize(
    ("op", "einde"), [("2026-12-21", "2027-02-01"), (None, "2026-12-21")], ids=["met instemming", "zonder bewijs"]
)
def test_a_complaint_waits_only_with_consent(op: str | None, einde: str) -> None:
    # ma 12 okt + 6 weken = ma 23 nov; + 4 weken = ma 21 dec
    t = awb.afhandeling_klacht(
        klacht_ontvangen_op=d("2026-10-12"),
        verdaagd_op=d("2026-11-20"),
        uitstel_op=d(op) if op else None,
        uitstel_tot=d("2027-02-01"),
    )
    assert t.laatste_dag == d(einde)


def test_facts_in_an_impossible_order_are_refused() -> None:
    with pytest.raises(FeitFout, match=r"^Het stuk is doorgezonden voordat het binnenkwam\. Controleer beide dagen\.$"):
        awb.verkeerd_loket(
            einde_bezwaartermijn=d("2026-10-15"),
            ontvangen_bij_verkeerd_orgaan_op=d("2026-10-14"),
            doorgezonden_ontvangen_op=d("2026-10-13"),
        )
    with pytest.raises(FeitFout, match=r"^De ingebrekestelling is verzonden voordat de beslistermijn voorbij was"):
        awb.beroep_niet_tijdig(einde_beslistermijn=d("2026-11-20"), ingebrekestelling_verzonden_op=d("2026-11-20"))
    with pytest.raises(FeitFout, match=r"^Er is ten minste één aanvrager\.$"):
        awb.dwangsom_per_aanvrager(bedrag_centen=100, aanvragers=0)
    with pytest.raises(FeitFout, match=r"^De klacht kwam binnen voor het gedrag"):
        awb.plicht_tot_behandelen(gedraging_op=d("2026-11-20"), klacht_ontvangen_op=d("2026-11-19"))
    with pytest.raises(FeitFout, match=r"^De brief is verzonden voor de datum die erop staat"):
        awb.bekendmaking(verzonden_op=d("2026-11-20"), gedagtekend_op=d("2026-11-21"))
