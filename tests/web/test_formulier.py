"""Forms from the pack: only the questions of the chosen outcome, grouped, with what is known; nothing typed is lost."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.models import Bijlage, DossierRij
from afspraak.usecases.handelen import handel
from afspraak.usecases.pakketten import pakketten
from afspraak.usecases.vastleggen import Vastgelegd, laad_dossier
from afspraak.verloop.gebeurtenis import Genoemde, Handeling
from afspraak.verloop.procedure import Gegeven, Gegevensoort, Plaats
from afspraak.web.formulieren.formulier import lees_inzending, maak_formulier
from afspraak.web.formulieren.velden import Omgeving, als_tekst
from mensen import als, client, dossier, sent_once

LAREN = "secretaris-commissie.laren"
ONTVANGST = {
    "stap": "ontvangst", "uitkomst": "goede_deur", "indiener": "J. Vermeer", "besluit_kenmerk": "WMO-26-9001",
    "bekendgemaakt_op": "2026-11-09", "ontvangen_op": "2026-11-20", "ontvangen_via": "post",
    "behandelaar_primair": "T. Mulder", "financieel_belang": "nee", "volgnummer": "1",
}  # fmt: skip


def _begin(browser: Client) -> str:
    antwoord = browser.post(
        reverse("dossiers_nieuw"),
        {"procedure": "bezwaar", "titel": "Bezwaar over hulp", "gemeente": "laren", **sent_once()},
    )
    assert antwoord.status_code == 302
    return str(antwoord["Location"].split("/")[2])


def _doe(browser: Client, kenmerk: str, **velden: object) -> tuple[int, str]:
    antwoord = browser.post(reverse("dossier_doe", args=[kenmerk]), {**ONTVANGST, **velden})
    return antwoord.status_code, antwoord.content.decode()


def _nummer(kenmerk: str) -> int:
    with met_bereik(ALLES):
        return DossierRij.objects.get(kenmerk=kenmerk).volgnummer


def _velden(tekst: str, stap: str) -> set[str]:
    kaart = tekst.split(f'id="stap-{stap}"')[1].split("</form>")[0]
    return set(re.findall(r'name="([a-z_]+?)(?:__bestand|__buiten)?"', kaart)) - {
        "csrfmiddlewaretoken",
        "stap",
        "voor",
        "volgnummer",
        "uitkomst",
        "actie",
    }


@pytest.mark.usefixtures("demo")
def test_only_the_questions_of_the_chosen_outcome_are_asked() -> None:
    browser = client(LAREN)
    kenmerk = _begin(browser)
    assert _velden(browser.get(reverse("dossier", args=[kenmerk])).content.decode(), "ontvangst") == set()
    for uitkomst in ("goede_deur", "verkeerde_deur"):
        status, tekst = _doe(browser, kenmerk, uitkomst=uitkomst, actie="kies")
        assert status == 200
        rij = pakketten().laatste.procedures["bezwaar"].stappen["ontvangst"].uitkomsten[uitkomst]
        assert _velden(tekst, "ontvangst") == {*rij.vraagt, *rij.kan}
        assert "J. Vermeer" in tekst, "what was typed goes along to the other outcome"
    assert _nummer(kenmerk) == 1, "choosing records nothing"


@pytest.mark.usefixtures("demo")
def test_every_mistake_is_named_with_a_link_and_nothing_typed_is_lost() -> None:
    browser = client(LAREN)
    kenmerk = _begin(browser)
    status, tekst = _doe(browser, kenmerk, bekendgemaakt_op="31-31-2026", financieel_belang="", ontvangen_via="duif")
    assert status == 422
    for veld in ("bekendgemaakt_op", "financieel_belang", "ontvangen_via"):
        assert f'href="#stap-ontvangst-{veld}"' in tekst
        assert f'id="stap-ontvangst-{veld}"' in tekst
    assert 'value="J. Vermeer"' in tekst
    assert 'value="31-31-2026"' in tekst
    assert "<title>Fout:" in tekst
    assert _nummer(kenmerk) == 1


@pytest.mark.usefixtures("demo")
def test_two_people_at_once_one_wins_and_the_other_keeps_what_was_typed() -> None:
    een, ander = client(LAREN), client("postregistratie.laren")
    kenmerk = _begin(een)
    assert _doe(een, kenmerk)[0] == 302
    status, tekst = _doe(ander, kenmerk, indiener="P. Anders")
    assert status == 409
    assert "Iemand was u net voor" in tekst
    assert "Ontvangst vastleggen" in tekst
    assert "P. Anders" in tekst, "the step is done, so what was typed is shown to copy"
    assert _nummer(kenmerk) == 2


@pytest.mark.usefixtures("demo")
def test_after_a_clash_in_another_step_the_form_is_still_there() -> None:
    een, ander = client(LAREN), client(LAREN)
    kenmerk = _begin(een)
    _doe(een, kenmerk)
    _doe(een, kenmerk, stap="tijdigheid", uitkomst="op_tijd", volgnummer="2")
    velden = {
        "stap": "herstel_vragen",
        "uitkomst": "gevraagd",
        "verzuim": "gronden",
        "herstel_gevraagd_op": "2026-11-23",
    }
    status, tekst = _doe(ander, kenmerk, **velden, hersteltermijn_tot="2026-12-07", volgnummer="2")
    assert status == 409
    assert 'value="2026-12-07"' in tekst
    assert 'name="volgnummer" value="3"' in tekst, "sending it once more records it"
    assert _doe(ander, kenmerk, **velden, hersteltermijn_tot="2026-12-07", volgnummer="3")[0] == 302


@pytest.mark.usefixtures("demo")
def test_an_upload_survives_a_mistake_elsewhere_in_the_form() -> None:
    browser = client("secretaris-pfo.huizen")
    kenmerk = dossier("beleid", stadium="Bespreking in het PFO").kenmerk
    bestand = SimpleUploadedFile("verslag.pdf", b"%PDF-1.7 verslag")
    antwoord = browser.post(
        reverse("dossier_doe", args=[kenmerk]),
        {"stap": "pfo", "uitkomst": "akkoord", "pfo_verslag__bestand": bestand, "volgnummer": str(_nummer(kenmerk))},
    )
    assert antwoord.status_code == 422
    with met_bereik(ALLES):
        bijlage = Bijlage.objects.get(dossier__kenmerk=kenmerk)
    assert f'value="bijlage {bijlage.nummer}: verslag.pdf' in antwoord.content.decode()
    assert re.search(r'<option value="bijlage 1: verslag.pdf[^"]*" selected>', antwoord.content.decode())


@pytest.mark.usefixtures("demo")
def test_a_refused_file_is_told_at_its_field() -> None:
    browser = client("secretaris-pfo.huizen")
    kenmerk = dossier("beleid", stadium="Bespreking in het PFO").kenmerk
    antwoord = browser.post(
        reverse("dossier_doe", args=[kenmerk]),
        {
            "stap": "pfo",
            "uitkomst": "akkoord",
            "pfo_verslag__bestand": SimpleUploadedFile("v.exe", b"MZ"),
            "pfo_gehouden_op": "2026-11-23",
            "pfo_advies": "Ja",
        },
    )
    assert antwoord.status_code == 422
    assert "“v.exe” kan niet: gebruik pdf" in antwoord.content.decode()


@pytest.mark.usefixtures("demo")
def test_an_attachment_goes_only_to_who_sees_the_dossier() -> None:
    browser = client(LAREN)
    kenmerk = _begin(browser)
    browser.post(
        reverse("dossier_bijlage_toevoegen", args=[kenmerk]), {"bestand": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}
    )
    adres = reverse("dossier_bijlage", args=[kenmerk, 1])
    antwoord = browser.get(adres)
    assert antwoord.status_code == 200
    assert antwoord["Content-Disposition"] == 'attachment; filename="a.pdf"'
    # Reading to the end closes the file; close() would also close the test's database connection.
    assert b"".join(antwoord.streaming_content) == b"%PDF-1.7"  # type: ignore[attr-defined]
    assert client("secretaris-commissie.eemnes").get(adres).status_code == 404
    assert client("contactpersoon.laren").get(adres).status_code == 404


@pytest.mark.usefixtures("demo")
def test_a_refusal_names_the_article_and_who_could() -> None:
    rij = dossier("bezwaar", stadium="Beslissing op bezwaar")
    kenmerk = rij.kenmerk
    antwoord = client("jurist-mz.huizen").post(
        reverse("dossier_doe", args=[kenmerk]),
        {
            "stap": "besluit",
            "uitkomst": "ongegrond",
            "besloten_op": "2026-11-23",
            "besluit_document": "B-1",
            "kosten_gevraagd": "nee",
            "volgnummer": str(_nummer(kenmerk)),
        },
    )
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "is niet aan u" in tekst
    assert "DVO 5.6" in tekst
    assert "college van burgemeester en wethouders van gemeente" in tekst


@pytest.mark.usefixtures("demo")
def test_what_was_answered_before_is_offered_again() -> None:
    rij = dossier("beleid", stadium="College- en raadsvoorstel")
    with met_bereik(ALLES):
        staat, kader = laad_dossier(rij)
    stap = kader.procedure.stappen["voorstel"]
    omgeving = Omgeving(kader=kader, namen={})
    formulier = maak_formulier(stap, "laren", staat, date(2026, 11, 23), omgeving)
    assert formulier.uitkomst == ""
    from afspraak.web.formulieren.formulier import Inzending

    gekozen = maak_formulier(
        stap, "laren", staat, date(2026, 11, 23), omgeving, Inzending(uitkomst="voor_college", waarden={}, fouten={})
    )
    velden = {v.naam: v for g in gekozen.groepen for v in g.velden}
    eerder = staat.laatste("impact", "laren")
    assert eerder is not None
    assert velden["impact"].waarde == eerder.waarde
    assert "eerder ingevuld" in velden["impact"].bron
    assert len(gekozen.groepen) > 2
    assert all(g.titel for g in gekozen.groepen)


def _gegeven(soort: Gegevensoort) -> Gegeven:
    return Gegeven(naam="x", soort=soort, vraag="Wat?", keuzes=("a",), plaats=Plaats("x", 1))


@pytest.mark.parametrize(
    ("soort", "waarde", "tekst"),
    [
        (Gegevensoort.DAG, date(2026, 1, 2), "2026-01-02"),
        (Gegevensoort.BEDRAG, 125050, "1250,50"),
        (Gegevensoort.BEDRAG, 5, "0,05"),
        (Gegevensoort.JA_NEE, True, "ja"),
        (Gegevensoort.GEMEENTEN, ("laren", "eemnes"), "laren,eemnes"),
        (Gegevensoort.GETAL, 12, "12"),
    ],
)
def test_a_value_goes_into_a_field_and_back(soort: Gegevensoort, waarde: object, tekst: str) -> None:
    from afspraak.verloop.waarden import lees_waarde

    assert als_tekst(_gegeven(soort), waarde) == tekst  # type: ignore[arg-type]
    assert lees_waarde(_gegeven(soort), tekst) == waarde


def test_everything_that_is_missing_is_told_at_once() -> None:
    procedure = pakketten().laatste.procedures["bezwaar"]
    rij = procedure.stappen["ontvangst"].uitkomsten["goede_deur"]
    waarden, fouten = lees_inzending(rij, procedure.gegevens, {"indiener": "A"})
    assert waarden == {"indiener": "A"}
    assert set(fouten) == set(rij.vraagt) - {"indiener"}


@pytest.mark.usefixtures("demo")
def test_every_form_of_the_pack_can_be_shown() -> None:
    """Each outcome of each step of all procedures: every question has a control, a label and a group or none needed."""
    from afspraak.web.formulieren.formulier import Inzending

    pakket = pakketten().laatste
    with met_bereik(ALLES):
        staat, _ = laad_dossier(DossierRij.objects.order_by("pk")[0])
    aantal = 0
    for naam, procedure in pakket.procedures.items():
        omgeving = Omgeving(kader=pakket.kader(naam), namen={})
        for stap, rij in procedure.rijen():
            inzending = Inzending(uitkomst=rij.naam, waarden={}, fouten={})
            formulier = maak_formulier(stap, None, staat, date(2026, 11, 23), omgeving, inzending)
            velden = [v.naam for g in formulier.groepen for v in g.velden]
            assert sorted(velden) == sorted({*rij.vraagt, *rij.kan}), (naam, stap.naam, rij.naam)
            assert all(v.vraag for g in formulier.groepen for v in g.velden)
            aantal += 1
    assert aantal > 500


@pytest.mark.usefixtures("demo")
def test_the_act_of_a_form_is_the_act_of_the_core() -> None:
    kenmerk = _begin(client(LAREN))
    with met_bereik(ALLES):
        antwoord = handel(
            kenmerk,
            Handeling(stap="ontvangst", uitkomst="goede_deur", gegevens={
                "indiener": "J. Vermeer", "besluit_kenmerk": "WMO-26-9001", "bekendgemaakt_op": date(2026, 11, 9),
                "ontvangen_op": date(2026, 11, 20), "ontvangen_via": "post", "behandelaar_primair": Genoemde("T. Mulder"), "financieel_belang": False,
            }),
            door=als(LAREN), op=date(2026, 11, 23),
        )  # fmt: skip
    assert isinstance(antwoord, Vastgelegd)
    ander = client(LAREN)
    tweede = _begin(ander)
    assert _doe(ander, tweede)[0] == 302
    with met_bereik(ALLES):
        een, _ = laad_dossier(DossierRij.objects.get(kenmerk=kenmerk))
        twee, _ = laad_dossier(DossierRij.objects.get(kenmerk=tweede))
    assert een.historie[1] == twee.historie[1]
