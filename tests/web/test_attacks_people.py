"""Hand-made forms about people, by who may not and about whom one may not; and what an outsider is shown."""

from uuid import uuid4

import pytest
from django.urls import reverse

from afspraak.people.acts import change_address, give_role
from afspraak.people.mandates import Mandate, give_mandate
from afspraak.people.models import AdministrationLine, Request
from afspraak.people.perform import Waiting
from afspraak.storage.models import Persoon, Rolhouderschap, SubmissionKey
from afspraak.werkmap.klok import nu
from mensen import DAG, away, client, desk, done, office, persoon

pytestmark = pytest.mark.usefixtures("demo")
LAREN, EEMNES, HUIZEN = "functioneel-beheerder.laren", "functioneel-beheerder.eemnes", "functioneel-beheerder.huizen"
SECOND, TIE = "bestuurssecretaris.laren", "controller.laren"
TODAY, LATER = "2026-11-23", "2026-12-11"
SENSITIVE = "secretaris-commissie"


def number_of_role(who: str) -> str:
    return str(Rolhouderschap.objects.filter(persoon=persoon(who)).latest("pk").pk)


def mandate(**other: object) -> dict[str, object]:
    plain = {
        "actie": "mandaat", "gemeente": "laren", "orgaan": "college", "regel": "MR-9", "bevoegdheid": "Beslissen",
        "grondslag": "Awb 9:12", "procedures": ["klacht"], "besluit_op": TODAY, "besluit_kenmerk": "B-9", "vanaf": TODAY,
        "persoon": "controller.laren@demo.example",
    }  # fmt: skip
    return {**plain, **other}


FORMS: dict[str, dict[str, str]] = {
    "rol": {"rol": SENSITIVE, "gemeente": "laren", "vanaf": TODAY},
    "rol_einde": {"tot": LATER},
    "verklaring": {"getekend_op": TODAY},
    "afwezig": {"van": TODAY, "tot": LATER},
    "naam": {"naam": "Iemand Anders", "organisatie": ""},
    "adres": {"email": "van.mij@demo.example"},
    "uitnodiging": {},
    "vrijgeven": {},
    "open": {},
}


@pytest.mark.parametrize("actie", FORMS)
@pytest.mark.parametrize("who", [EEMNES, HUIZEN])
def test_the_manager_of_another_municipality_does_nothing_by_a_hand_made_form(actie: str, who: str) -> None:
    about = persoon(TIE)
    before = (AdministrationLine.objects.count(), about.naam, about.email, about.is_active)
    typed = {"actie": actie, "nummer": number_of_role(TIE), **FORMS[actie]}
    answer = client(who).post(reverse("persoon", args=[about.pk]), typed)
    assert answer.status_code == 422
    assert "van Laren kan dit vastleggen" in answer.content.decode() or actie == "verklaring"
    about.refresh_from_db()
    assert (AdministrationLine.objects.count(), about.naam, about.email, about.is_active) == before


@pytest.mark.parametrize("actie", ["rol", "rol_einde", "afwezig", "naam", "adres"])
def test_the_own_manager_does_all_of_that(actie: str) -> None:
    before = AdministrationLine.objects.count()
    typed = {"actie": actie, "nummer": number_of_role(TIE), **FORMS[actie]}
    assert client(LAREN).post(reverse("persoon", args=[persoon(TIE).pk]), typed).status_code == 302
    assert AdministrationLine.objects.count() == before + 1


@pytest.mark.parametrize("who", ["griffier.laren", SECOND, "jurist-mz.huizen", TIE])
def test_who_manages_nothing_finds_no_page_of_management_and_no_form_works(who: str) -> None:
    browser, about = client(who), persoon(TIE).pk
    pages = [reverse("persoon", args=[about]), reverse("vertrek", args=[about])]
    pages += [reverse(name) for name in ("mensen", "persoon_nieuw", "people_import", "logboek")]
    before = AdministrationLine.objects.count()
    for page in pages:
        assert browser.get(page).status_code == 404
        posted = browser.post(page, {"actie": "rol", **FORMS["rol"], "naam": "X", "email": "x@demo.example"})
        assert posted.status_code in (404, 405)
    assert AdministrationLine.objects.count() == before
    assert all(client(LAREN).get(page).status_code == 200 for page in pages)


def test_one_reports_only_oneself_away_and_only_own_rows() -> None:
    absence = away(persoon(TIE), DAG, DAG.replace(month=12))
    browser = client("griffier.laren")
    for actie in ("terug", "vervanger"):
        typed = {"actie": actie, "nummer": str(absence.pk), "vervanger": str(persoon("griffier.laren").pk)}
        assert browser.post(reverse("ik"), typed).status_code == 404
    absence.refresh_from_db()
    assert (absence.ingetrokken_op, absence.vervanger) == (None, None)
    assert client(TIE).post(reverse("ik"), {"actie": "terug", "nummer": str(absence.pk)}).status_code == 302


def test_the_departure_of_somebody_of_another_municipality_shows_nothing_of_the_work() -> None:
    page = reverse("vertrek", args=[persoon("jurist-mz.huizen").pk])
    for typed in ({}, {"gezien": "on"}, {"gezien": "\x00"}, {"blaricum:jurist-mz@huizen": "\x00"}):
        answer = client(EEMNES).post(page, typed)
        text = answer.content.decode()
        assert answer.status_code == 422
        assert "van Huizen kan dit vastleggen" in text
        assert "BEZ-" not in text
        assert "Sluit het account van" not in text
    assert persoon("jurist-mz.huizen").is_active
    assert "Sluit het account van" in client(HUIZEN).get(page).content.decode()


def test_a_request_of_another_municipality_is_not_shown_counted_or_answered() -> None:
    waiting = give_role(desk(LAREN), persoon(TIE), SENSITIVE, "laren", DAG, None)
    assert isinstance(waiting, Waiting)
    key = f"beheer-{waiting.request}"
    for who in (EEMNES, HUIZEN, "bestuurssecretaris.eemnes", "jurist-mz.huizen"):
        browser = client(who)
        assert persoon(TIE).naam not in browser.get(reverse("verzoeken")).content.decode()
        for typed in ({"verzoek": key}, {"weiger": key, f"reden-{key}": "Nee."}, {"trek_in": key}):
            told, nothing = (
                browser.post(
                    reverse("verzoeken"), {n: v.replace(key, k) if n != f"reden-{key}" else v for n, v in typed.items()}
                )
                for k in (key, "beheer-999999999")
            )
            assert told.status_code == nothing.status_code == 422
            assert "Dit verzoek is er niet." in told.content.decode()
            assert persoon(LAREN).naam not in told.content.decode()
    assert Request.objects.get(pk=waiting.request).state == "open"
    assert client(SECOND).post(reverse("verzoeken"), {"verzoek": key}).status_code == 302
    assert Request.objects.get(pk=waiting.request).state == "akkoord"


def test_an_agreement_with_an_address_that_was_given_away_is_a_sentence() -> None:
    waiting = change_address(desk(LAREN), persoon(TIE), "straks.weg@demo.example")
    assert isinstance(waiting, Waiting)
    Persoon.objects.filter(pk=persoon("postregistratie.laren").pk).update(email="straks.weg@demo.example")
    answer = client(SECOND).post(reverse("verzoeken"), {"verzoek": f"beheer-{waiting.request}"})
    assert answer.status_code == 422
    assert "is al van iemand anders" in answer.content.decode()


@pytest.mark.parametrize("act", ["administration", "begin"])
def test_the_key_of_another_form_gives_a_sentence_and_no_fault(act: str) -> None:
    key, me = str(uuid4()), persoon(LAREN)
    SubmissionKey.objects.create(key=key, person=me, act=act, reference="1", at=nu())
    typed = {"actie": "rol", "submission": key, "rol": "communicatieadviseur", "gemeente": "laren", "vanaf": TODAY}
    browser, page = client(LAREN), reverse("persoon", args=[persoon(TIE).pk])
    assert "was al verstuurd" in browser.post(page, typed, follow=True).content.decode()
    fresh = {**typed, "submission": str(uuid4())}
    assert "gaf" in browser.post(page, fresh, follow=True).content.decode()


def test_the_page_of_somebody_of_another_municipality_shows_only_the_name() -> None:
    wie = persoon("controller.eemnes")
    away(wie, DAG, DAG.replace(month=12))
    shown = client(LAREN).get(reverse("persoon", args=[wie.pk])).content.decode()
    own = client(EEMNES).get(reverse("persoon", args=[wie.pk])).content.decode()
    assert wie.naam in shown
    for secret in (wie.email, "Controller, gemeente", 'id="afwezig-kop"', "tekende"):
        assert secret not in shown
    assert wie.email in own
    assert 'id="afwezig-kop"' in own


def test_the_lists_and_the_log_show_nothing_of_other_municipalities() -> None:
    theirs = persoon("controller.eemnes")
    done(give_role(desk(EEMNES), theirs, "communicatieadviseur", "eemnes", DAG, None))
    for query in ("", f"?persoon={theirs.pk}", "?gemeente=eemnes"):
        text = client(LAREN).get(reverse("logboek") + query).content.decode()
        assert f"aan {theirs.naam} de rol" not in text
    assert f"aan {theirs.naam} de rol" in client(EEMNES).get(reverse("logboek")).content.decode()
    people = client(LAREN).get(reverse("mensen") + "?zoek=eemnes@demo.example").content.decode()
    assert theirs.naam not in people
    assert theirs.naam in client(EEMNES).get(reverse("mensen")).content.decode()


@pytest.mark.parametrize("who", [HUIZEN, EEMNES])
def test_who_only_manages_sees_no_dossier_no_title_and_no_count(who: str) -> None:
    Rolhouderschap.objects.filter(persoon=persoon(who)).exclude(rol="functioneel-beheerder").delete()
    browser = client(who)
    pages = [reverse("werk"), reverse("dossiers"), reverse("overeenkomst_achter")]
    for page in pages:
        assert "BEZ-" not in browser.get(page).content.decode()
    assert "BEZ-" in client("jurist-mz.huizen").get(reverse("dossiers")).content.decode()


TOO_LONG = {
    "naam": {"naam": "x" * 81, "organisatie": ""},
    "adres": {"email": "x" * 250 + "@demo.example"},
    "verklaring": {"getekend_op": TODAY, "document": "x" * 121},
}


@pytest.mark.parametrize("odd", ["\x00", "a\x00b"])
@pytest.mark.parametrize("actie", ["rol", "rol_einde", "afwezig", "naam", "adres"])
def test_a_sign_that_no_database_keeps_is_refused_at_every_field(actie: str, odd: str) -> None:
    browser, page = client(LAREN), reverse("persoon", args=[persoon(TIE).pk])
    for name in FORMS[actie]:
        typed = {"actie": actie, "nummer": number_of_role(TIE), **FORMS[actie], name: odd}
        if name in ("gemeente", "organisatie") and odd == "\x00":
            continue  # a field that one need not fill in may be refused or read as empty
        assert browser.post(page, typed).status_code == 422, name


@pytest.mark.parametrize("actie", TOO_LONG)
def test_a_text_that_does_not_fit_is_refused_with_its_length(actie: str) -> None:
    who, about = (HUIZEN, "jurist-mz.huizen") if actie == "verklaring" else (LAREN, TIE)
    answer = client(who).post(reverse("persoon", args=[persoon(about).pk]), {"actie": actie, **TOO_LONG[actie]})
    assert answer.status_code == 422
    assert "te lang" in answer.content.decode() or "tekens" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "status"),
    [
        ("regel", "x" * 81, 422), ("besluit_kenmerk", "x" * 121, 422), ("document", "x" * 201, 422),
        ("bevoegdheid", "a\x00b", 422), ("grondslag", "x" * 201, 422), ("instemming", "x" * 201, 422),
        ("voorwaarden", "x" * 2001, 422), ("orgaan", "x" * 900, 422), ("gemeente", "eemnes", 422), ("onder", "9" * 18, 422),
        ("tot_bedrag", "99999999999", 422), ("tot_bedrag", "-5", 422), ("tot", "9999-12-31", 422), ("vanaf", "0026-01-01", 422),
        ("functie", "koning@laren", 422), ("procedures", ["klacht", "\x00"], 422), ("uitzonderingen", ["x"], 422),
        ("regel", "MR-10", 302),
    ],
)  # fmt: skip
def test_a_mandate_with_something_odd_is_refused_with_a_sentence(field: str, value: object, status: int) -> None:
    before = AdministrationLine.objects.count()
    assert client(LAREN).post(reverse("mandaten"), mandate(**{field: value})).status_code == status
    assert AdministrationLine.objects.count() == before + (status == 302)


def test_a_mandate_of_another_municipality_is_neither_listed_nor_ended() -> None:
    theirs = Mandate(
        gemeente="eemnes", orgaan="college", regel="MR-EEM", bevoegdheid="Beslissen", grondslag="Awb 9:12",
        procedures=["klacht"], besluit_op=DAG, besluit_kenmerk="B-EEM", vanaf=DAG, ondermandaat=True,
    )  # fmt: skip
    wie = persoon("controller.eemnes")
    done(give_mandate(office(), wie, theirs))
    number = wie.mandaten.get(regel="MR-EEM").pk
    browser = client(LAREN)
    assert "MR-EEM" not in browser.get(reverse("mandaten")).content.decode()
    assert (
        browser.post(reverse("mandaten"), {"actie": "mandaat_einde", "nummer": number, "tot": LATER}).status_code == 422
    )
    assert browser.post(reverse("mandaten"), mandate(onder=str(number))).status_code == 422
    assert wie.mandaten.get(regel="MR-EEM").tot is None
    assert "MR-EEM" in client(EEMNES).get(reverse("mandaten")).content.decode()
    typed = {"actie": "mandaat_einde", "nummer": number, "tot": LATER}
    assert client(EEMNES).post(reverse("mandaten"), typed).status_code == 302


def test_who_manages_does_not_close_the_own_account() -> None:
    answer = client(LAREN).post(reverse("vertrek", args=[persoon(LAREN).pk]), {"gezien": "on"})
    assert answer.status_code == 422
    assert "uw eigen account niet sluiten" in answer.content.decode()
    assert persoon(LAREN).is_active
