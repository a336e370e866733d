"""Whole chains of the Awb against the slow counter: objection, decision, suspension, extension, default."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from afspraak.recht import awb
from afspraak.termijnen import Opschorting
from termijnen import orakel

SINDS = st.dates(date(2023, 1, 1), date(2027, 9, 1))


def weken(vanaf: date, aantal: int) -> date:
    return orakel.schuif(vanaf, orakel.tel_dagen(vanaf, 7 * aantal), 2)


@given(
    bekend=SINDS,
    commissie=st.booleans(),
    gevraagd=st.integers(-20, 140),
    duurde=st.integers(0, 40),
    verdaagd=st.booleans(),
)
@settings(max_examples=150)
def test_decision_on_an_objection(bekend: date, commissie: bool, gevraagd: int, duurde: int, verdaagd: bool) -> None:
    bezwaar = weken(bekend, 6)
    # The extension is sent as soon as the term runs, so a later suspension can fall in the extended time.
    nominaal = orakel.tel_dagen(bezwaar, 7 * (12 if commissie else 6) + (42 if verdaagd else 0))
    van = max(bezwaar + timedelta(days=gevraagd), bekend)
    tot = van + timedelta(days=duurde)
    if van <= orakel.schuif(bezwaar, nominaal, 2):
        stil = sum(van < dag <= tot for dag in (bezwaar + timedelta(days=n) for n in range(1, 300)))
        nominaal = max(orakel.tel_dagen(nominaal, stil), tot if stil else nominaal)
    t = awb.beslistermijn_bezwaar(
        bekendgemaakt_op=bekend,
        commissie_gemeld_op=bekend if commissie else None,
        opschortingen=(Opschorting(van=van, tot=tot, grondslag="Awb 7:10 lid 2"),),
        verdaagd_op=bezwaar if verdaagd else None,
    )
    assert t.nominale_dag == nominaal
    assert t.laatste_dag == orakel.schuif(bezwaar, nominaal, 2)


@given(einde=SINDS, wacht=st.integers(1, 90), beslist=st.integers(0, 120))
@settings(max_examples=150)
def test_default_day_by_day(einde: date, wacht: int, beslist: int) -> None:
    ontvangen = orakel.tel_dagen(einde, wacht)
    besluit = orakel.tel_dagen(ontvangen, beslist)
    eerste = orakel.tel_dagen(weken(ontvangen, 2), 1)
    centen, dag, nummer = 0, eerste, 0
    while dag < besluit and nummer < 42:
        centen += 2300 if nummer < 14 else 3500 if nummer < 28 else 4500
        nummer, dag = nummer + 1, orakel.tel_dagen(dag, 1)
    t = awb.dwangsom(einde_beslistermijn=einde, ingebrekestelling_ontvangen_op=ontvangen, besluit_verzonden_op=besluit)
    assert t.waarden["eerste_dwangsomdag"] == eerste
    assert (t.waarden["dagen"], t.waarden["bedrag_centen"]) == (nummer, centen)
