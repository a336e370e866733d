"""Mandates, declarations, absence: what each needs, from when it acts, and when it ends."""

from datetime import date, timedelta

import pytest

from afspraak.people.absence import replace, report_absence, report_return
from afspraak.people.acts import end_role, give_role
from afspraak.people.audit import differences
from afspraak.people.mandates import Mandate, end_declaration, end_mandate, give_mandate, record_declaration
from afspraak.people.models import Request
from afspraak.people.perform import Already, Answer, Recorded, Waiting
from afspraak.people.requests import agree
from afspraak.storage.models import Mandaatregel, Verklaring
from afspraak.verloop.weigering import Weigering
from mensen import DAG, als, away, desk, done, newcomer, office, persoon

pytestmark = pytest.mark.usefixtures("demo")
LAREN, EEMNES, HUIZEN = "functioneel-beheerder.laren", "functioneel-beheerder.eemnes", "functioneel-beheerder.huizen"
SECOND = "bestuurssecretaris.laren"
AGREEMENT = "hbel-2026"


def refused(answer: Answer) -> str:
    assert isinstance(answer, Weigering), answer
    return answer.zin


def asked() -> Request:
    return Request.objects.latest("pk")


def mandate(**anders: object) -> Mandate:
    begin: dict[str, object] = {
        "gemeente": "laren", "orgaan": "college", "regel": "MR-7", "bevoegdheid": "Beslissen", "grondslag": "Awb 10:3",
        "procedures": ["klacht"], "besluit_op": DAG, "besluit_kenmerk": "B-7", "vanaf": DAG,
    }  # fmt: skip
    return Mandate(**{**begin, **anders})  # type: ignore[arg-type]


# Mandates and declarations


def test_a_mandate_acts_from_the_day_of_recording_whatever_the_decision_says() -> None:
    early = mandate(vanaf=date(2026, 3, 2), besluit_op=date(2026, 3, 2))
    done(give_mandate(desk(LAREN), persoon("controller.laren"), early))
    line = als("controller.laren").mandaten[0]
    assert not line.geldt_op(DAG - timedelta(days=1))
    assert line.geldt_op(DAG)
    assert Mandaatregel.objects.get(regel="MR-7").vanaf == date(2026, 3, 2), "the register says what the decision says"


def test_a_mandate_to_a_function_is_for_whoever_holds_it_and_as_long() -> None:
    done(give_mandate(desk(LAREN), None, mandate(rol="controller", rol_bij="laren")))
    assert [m.regel for m in als("controller.laren").mandaten] == ["MR-7"]
    done(end_role(desk(LAREN), persoon("controller.laren").rollen.get().pk, DAG))
    assert not any(m.geldt_op(DAG + timedelta(days=1)) for m in als("controller.laren").mandaten)


def test_a_mandate_to_the_own_function_waits() -> None:
    answer = give_mandate(desk(LAREN), None, mandate(rol="functioneel-beheerder", rol_bij="laren"))
    assert isinstance(answer, Waiting)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"regel": " "}, "regel van het mandaatregister"),
        ({"bevoegdheid": ""}, "welke bevoegdheid"),
        ({"grondslag": ""}, "wet of regeling"),
        ({"besluit_kenmerk": ""}, "kenmerk van het besluit"),
        ({"procedures": []}, "ten minste één procedure"),
        ({"procedures": ["bestaat-niet"]}, "ten minste één procedure"),
        ({"gemeente": "parijs"}, "Kies de gemeente"),
        ({"regel": "x" * 81}, "te lang"),
        ({"instemming_op": DAG}, "Awb 10:4"),
        ({"uitzonderingen": ["alles"]}, "uitzondering is er niet"),
    ],
)
def test_what_a_mandate_needs_is_asked(anders: dict[str, object], zin: str) -> None:
    assert zin in refused(give_mandate(desk(LAREN), persoon("controller.laren"), mandate(**anders)))


def test_a_sub_mandate_goes_no_further_than_the_mandate_and_ends_with_it() -> None:
    wie = persoon("controller.laren")
    done(give_mandate(desk(LAREN), wie, mandate(ondermandaat=True, tot=DAG + timedelta(days=99), tot_bedrag=500_00)))
    above = Mandaatregel.objects.get(regel="MR-7")
    under = {"regel": "MR-7a", "onder": above.pk, "tot": DAG + timedelta(days=99), "tot_bedrag": 500_00}
    other = persoon("contactpersoon.laren")
    assert "grensbedrag" in refused(give_mandate(desk(LAREN), other, mandate(**under | {"tot_bedrag": 500_01})))
    assert "al deze procedures" in refused(
        give_mandate(desk(LAREN), other, mandate(**under | {"procedures": ["bezwaar"]}))
    )
    assert "niet langer" in refused(give_mandate(desk(LAREN), other, mandate(**under | {"tot": None})))
    done(give_mandate(desk(LAREN), other, mandate(**under)))
    done(end_mandate(desk(LAREN), above.pk, DAG))
    assert Mandaatregel.objects.get(regel="MR-7a").tot == DAG
    assert not any(m.geldt_op(DAG + timedelta(days=1)) for m in als("contactpersoon.laren").mandaten)
    assert list(differences(AGREEMENT)) == []


def test_a_mandate_without_sub_mandate_has_none_under_it() -> None:
    done(give_mandate(desk(LAREN), persoon("controller.laren"), mandate()))
    under = mandate(regel="MR-7a", onder=Mandaatregel.objects.get(regel="MR-7").pk)
    assert "staat geen ondermandaat toe (Awb 10:9)" in refused(give_mandate(desk(LAREN), persoon(SECOND), under))


def test_a_declaration_opens_from_the_day_of_recording_and_only_the_centre_records_it() -> None:
    wie = persoon("nieuw.zonder.verklaring")
    assert "Dit is aan Huizen zelf" in refused(record_declaration(desk(LAREN), wie, DAG))
    done(record_declaration(desk("leidinggevende.huizen"), wie, DAG - timedelta(days=60)))
    assert not als("nieuw.zonder.verklaring").heeft_verklaring(DAG - timedelta(days=1))
    assert als("nieuw.zonder.verklaring").heeft_verklaring(DAG)
    done(end_declaration(desk(HUIZEN), Verklaring.objects.get(persoon=wie).pk, DAG))
    assert not als("nieuw.zonder.verklaring").heeft_verklaring(DAG + timedelta(days=1))


@pytest.mark.parametrize("signed", [DAG + timedelta(days=1), date(26, 1, 5)])
def test_a_declaration_has_a_day_that_can_be(signed: date) -> None:
    assert refused(record_declaration(desk(HUIZEN), persoon("nieuw.zonder.verklaring"), signed))


# Absence


def test_a_replacement_of_the_same_role_is_recorded_at_once() -> None:
    weg, other = persoon("contactpersoon.laren"), newcomer("Ook Contact", "ook.contact@demo.example", "laren")
    done(give_role(office(), other, "contactpersoon", "laren", DAG, None))
    absence = away(weg, DAG, DAG + timedelta(days=5))
    assert all(isinstance(a, Recorded) for a in replace(desk("contactpersoon.laren"), absence, other))


def test_a_replacement_never_takes_management() -> None:
    absence = away(persoon(LAREN), DAG, DAG + timedelta(days=5))
    answers = replace(desk(LAREN), absence, persoon("contactpersoon.laren"))
    assert ["gaat nooit over" in refused(a) for a in answers] == [True]


@pytest.mark.parametrize("who", ["secretaris-commissie.eemnes", "griffier.blaricum"])
def test_nobody_of_another_municipality_replaces(who: str) -> None:
    absence = away(persoon("secretaris-commissie.laren"), DAG, DAG + timedelta(days=5))
    (answer,) = replace(desk("secretaris-commissie.laren"), absence, persoon(who))
    assert "zelf geen rol bij Laren" in refused(answer)


def test_a_replacement_without_the_role_holds_nothing_until_somebody_agrees() -> None:
    absence = away(persoon("secretaris-commissie.laren"), DAG, DAG + timedelta(days=5))
    (answer,) = replace(desk("secretaris-commissie.laren"), absence, persoon("postregistratie.laren"))
    assert isinstance(answer, Waiting)
    assert als("postregistratie.laren").houdt("secretaris-commissie", ("laren",), DAG) is None
    done(agree(desk(SECOND), answer.request))
    assert als("postregistratie.laren").houdt("secretaris-commissie", ("laren",), DAG) == "laren"
    last_day = DAG + timedelta(days=5)
    assert als("postregistratie.laren", last_day).houdt("secretaris-commissie", ("laren",), last_day) == "laren"
    after = last_day + timedelta(days=1)
    assert als("postregistratie.laren", after).houdt("secretaris-commissie", ("laren",), after) is None


def test_an_absence_can_not_overlap_another_and_a_return_ends_it() -> None:
    weg = persoon("controller.laren")
    absence = away(weg, DAG - timedelta(days=3), DAG + timedelta(days=5))
    assert "al afwezig gemeld" in refused(report_absence(desk("controller.laren"), weg, DAG, DAG + timedelta(days=1)))
    done(report_return(desk("controller.laren"), absence))
    absence.refresh_from_db()
    assert absence.tot == DAG - timedelta(days=1)
    assert isinstance(report_return(desk("controller.laren"), absence), Already)


def test_nobody_reports_a_colleague_away() -> None:
    assert "Dit is aan Laren zelf" in refused(
        report_absence(desk("contactpersoon.laren"), persoon("controller.laren"), DAG, DAG + timedelta(days=1))
    )
