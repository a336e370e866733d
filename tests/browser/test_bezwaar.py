"""The second main job in a real browser: an objection from the wrong door to the decision, by the right persons.

The days: announced Monday 5 October 2026; six weeks end on Monday 16 November, the day of the first stamp. A committee
advises, so twelve weeks more: Monday 8 February 2027. The clock stands still from 23 to 27 November, four days: Friday
12 February. Six weeks of extension: 26 March 2027, which is Good Friday; then a weekend and Easter Monday, so Tuesday
30 March.
"""

from datetime import date
from pathlib import Path

from playwright.sync_api import expect

from bezoeker import Bezoeker, Site, kenmerk_van, pdf

MZ = "jurist-mz.huizen"
LAREN = "secretaris-commissie.laren"


def _aan_de_verkeerde_deur(b: Bezoeker, tmp_path: Path) -> None:
    """Eemnes stamps a letter that is for Laren, and passes it on."""
    b.word("postregistratie.eemnes")
    b.ga("/dossiers/nieuw/?procedure=ingekomen_post")
    b.page.fill("#titel", "Bezwaarschrift tegen WMO-26-9001")
    b.page.check("#gemeente-eemnes")
    b.page.get_by_role("button", name="Begin").click()
    b.legt_vast(
        "stempelen", postnummer="E-26-311", ontvangen_op=date(2026, 11, 16), kanaal="post", afzender_soort="inwoner",
        onderwerp="Bezwaarschrift", document=pdf(tmp_path, "bezwaarschrift.pdf"),
    )  # fmt: skip
    b.legt_vast("indelen", "voor_maatschappelijke_zaken", soort_stuk="bezwaarschrift", bestemd_voor="laren")
    b.page.get_by_role("link", name="Begin het bezwaar met de dag van het eerste stempel.").click()
    b.page.fill("#titel", "Bezwaar over een scootmobiel (WMO-26-9001)")
    b.page.check("#gemeente-laren")
    b.page.get_by_role("button", name="Begin").click()
    expect(b.page.locator(".melding")).to_contain_text("U kunt het zelf niet openen")


def _intake(b: Bezoeker, site: Site) -> str:
    """Laren finds it in its worklist, sees the first stamp filled in, and hears at once that it is in time."""
    b.word(LAREN)
    b.ga("/dossiers/?zoek=WMO-26-9001")
    b.page.get_by_role("link", name="Bezwaar over een scootmobiel (WMO-26-9001)").click()
    kenmerk = kenmerk_van(b.page)
    kaart = b.kaart("ontvangst")
    kaart.locator("input[value=verkeerde_deur]").check()
    expect(kaart.locator("[name=ontvangen_op]")).to_have_value("2026-11-16")
    # Nothing is lost when the form is not complete.
    b.doe("ontvangst", "verkeerde_deur", indiener="J. Vermeer", besluit_kenmerk="WMO-26-9001")
    expect(b.page.locator(".samenvatting")).to_contain_text("Vul dit nog aan")
    expect(b.kaart("ontvangst").locator("[name=indiener]")).to_have_value("J. Vermeer")
    b.page.locator(".samenvatting a").first.click()
    b.legt_vast(
        "ontvangst", "verkeerde_deur", bekendgemaakt_op=date(2026, 10, 5), ontvangen_via="post",
        behandelaar_primair="Thijs Hendriks", financieel_belang="nee", doorgezonden_op=date(2026, 11, 23),
    )  # fmt: skip
    melding = b.page.locator(".melding", has_text="Bezwaar maken: op tijd, op maandag 16 november 2026.")
    expect(melding).to_contain_text("Het kon tot en met maandag 16 november 2026.")
    expect(melding).to_contain_text("zes weken (Awb 6:7 en 6:8)")
    klokken = b.page.locator("section:has(> #klokken)").inner_text()
    assert "Beslissen op het bezwaar" in klokken
    b.page.get_by_text("klok die niet meer loopt").click()
    expect(b.page.locator(".klok", has_text="Bezwaar maken")).to_contain_text("maandag 16 november 2026")
    expect(b.page.locator(".klok", has_text="Bezwaar maken")).to_contain_text("Gehaald op maandag 16 november 2026")
    b.page.locator(".klok", has_text="Bezwaar maken").get_by_text("Waarom deze dag?").click()
    expect(b.page.locator(".klok", has_text="Bezwaar maken")).to_contain_text("zes weken (Awb 6:7 en 6:8)")
    return kenmerk


def test_an_objection_from_the_wrong_door_to_the_decision(bezoeker: Bezoeker, site: Site, tmp_path: Path) -> None:
    b = bezoeker
    _aan_de_verkeerde_deur(b, tmp_path)
    kenmerk = _intake(b, site)
    b.legt_vast("tijdigheid", "op_tijd")
    b.legt_vast("ontvangstbevestiging", bevestigd_op=date(2026, 11, 23))
    b.legt_vast("commissie_melden", commissie_gemeld_op=date(2026, 11, 23))
    expect(b.page.locator(".klok", has_text="Beslissen op het bezwaar")).to_contain_text("maandag 8 februari 2027")
    # Repair of a defect: the clock stands still while the objector may complete it.
    b.legt_vast(
        "herstel_vragen", verzuim="handtekening", herstel_gevraagd_op=date(2026, 11, 23), hersteltermijn_tot=date(2026, 12, 7)
    )  # fmt: skip
    site.op(date(2026, 11, 27))
    b.word(LAREN)
    b.ga(f"/dossier/{kenmerk}/")
    expect(b.page.locator(".klok", has_text="Beslissen op het bezwaar")).to_contain_text("Staat stil")
    b.legt_vast("herstel_afronden", "hersteld", hersteld_op=date(2026, 11, 27))
    expect(b.page.locator(".klok", has_text="Beslissen op het bezwaar")).to_contain_text("vrijdag 12 februari 2027")
    b.legt_vast("naar_mz", in_handen_gesteld_op=date(2026, 11, 27))
    b.page.get_by_text("Dit mag ook").wait_for()

    b.word(MZ)
    b.ga(f"/dossier/{kenmerk}/")
    b.legt_vast(
        "minnelijk", "niet_mogelijk", contact_op=date(2026, 11, 27), toelichting="De indiener wil een uitspraak."
    )
    b.legt_vast(
        "verweerschrift", verweer_document=pdf(tmp_path, "verweer.pdf"), verweer_verzonden_op=date(2026, 11, 27),
        portefeuillehouder_geraadpleegd="ja",
    )  # fmt: skip
    b.page.get_by_role("link", name="verweer.pdf").first.wait_for()
    # Extension in time; the day moves six weeks.
    b.legt_vast("verdagen", verdaagd_op=date(2026, 11, 27))
    expect(b.page.locator(".klok", has_text="Beslissen op het bezwaar")).to_contain_text("dinsdag 30 maart 2027")

    b.word(LAREN)
    b.ga(f"/dossier/{kenmerk}/")
    b.doe(
        "hoorzitting_plannen", hoorzitting_op=date(2026, 12, 1), plaats="Raadhuis", uitgenodigd_op=date(2026, 11, 27),
        ter_inzage_op=date(2026, 11, 27),
    )  # fmt: skip
    b.wordt_geweigerd("De uitnodiging komt te laat")
    expect(b.kaart("hoorzitting_plannen").locator("[name=plaats]")).to_have_value("Raadhuis")
    b.legt_vast("hoorzitting_plannen", hoorzitting_op=date(2026, 12, 18))

    site.op(date(2026, 12, 18))
    b.word(MZ)
    b.ga(f"/dossier/{kenmerk}/")
    b.legt_vast(
        "hoorzitting",
        "gehouden",
        aanwezigen="indiener, commissie, jurist",
        besloten_zitting="ja",
        verslag=pdf(tmp_path, "verslag.pdf"),
    )
    assert b.kaart("advies").locator("form").count() == 0, "MZ does not advise"

    b.word(LAREN)
    b.ga(f"/dossier/{kenmerk}/")
    b.legt_vast("advies", "gegrond", advies_op=date(2026, 12, 18), advies_document=pdf(tmp_path, "advies.pdf"))

    b.word("bestuurssecretaris.laren")
    b.ga(f"/dossier/{kenmerk}/")
    b.legt_vast("voornemen", "contrair", toelichting="Het college leest de regel anders.")
    b.doe(
        "besluit",
        "ongegrond",
        besloten_op=date(2026, 12, 18),
        besluit_document=pdf(tmp_path, "besluit.pdf"),
        kosten_gevraagd="nee",
    )
    b.wordt_geweigerd("Maatschappelijke zaken schrijft dan eerst het voorstel")

    b.word(MZ)
    b.ga(f"/dossier/{kenmerk}/")
    assert b.kaart("besluit").locator("form").count() == 0, "MZ cannot decide"
    b.legt_vast(
        "collegevoorstel_contrair", motivering_afwijking="Artikel 4 van de verordening.", advies_bijgevoegd="ja"
    )

    b.word("bestuurssecretaris.eemnes")
    b.ga(f"/dossier/{kenmerk}/")
    expect(b.page.locator("h1")).to_have_text("Hier is niets voor u")

    b.word("bestuurssecretaris.laren")
    b.ga(f"/dossier/{kenmerk}/")
    b.legt_vast(
        "besluit",
        "ongegrond",
        besloten_op=date(2026, 12, 18),
        besluit_document=pdf(tmp_path, "besluit.pdf"),
        kosten_gevraagd="nee",
    )
    b.legt_vast("terugmelden", teruggemeld_op=date(2026, 12, 18))

    b.word(LAREN)
    b.ga(f"/dossier/{kenmerk}/")
    b.legt_vast("verzenden", besluit_verzonden_op=date(2026, 12, 18), verzendwijze="post")
    b.legt_vast("afronden", "gewoon", les="Sneller bellen.")
    expect(b.page.locator(".stadium--dicht")).to_contain_text("Bezwaar afgehandeld")


def test_who_handled_the_primary_decision_does_not_advise(bezoeker: Bezoeker) -> None:
    """The secretary who records the advice is the one whom the intake names as handler: refused, with the article."""
    b = bezoeker
    b.word(LAREN)
    naam = b.page.locator(".kop__wie a").inner_text()
    b.ga("/dossiers/nieuw/?procedure=bezwaar")
    b.page.fill("#titel", "Bezwaar tegen eigen werk")
    b.page.check("#gemeente-laren")
    b.page.get_by_role("button", name="Begin").click()
    b.legt_vast(
        "ontvangst", "goede_deur", indiener="A. Mol", besluit_kenmerk="WMO-26-9100", bekendgemaakt_op=date(2026, 9, 1),
        ontvangen_op=date(2026, 11, 20), ontvangen_via="balie", behandelaar_primair=naam, financieel_belang="nee",
    )  # fmt: skip
    b.legt_vast("tijdigheid", "te_laat", reden_te_laat="Ruim na 13 oktober ontvangen.")
    b.legt_vast("verschoonbaarheid", "niet_verschoonbaar", motivering_verschoonbaar="Geen reden genoemd.")
    advies = b.page.locator("#stap-advies")
    expect(advies).to_contain_text("U nu niet: U bent zelf betrokken")
    expect(advies).to_contain_text("Awb 2:4")
    expect(advies.locator("form")).to_have_count(0)


def test_a_penalty_runs_per_day(bezoeker: Bezoeker, site: Site) -> None:
    b = bezoeker
    b.word(MZ)
    b.ga("/dossiers/?zoek=de dwangsom loopt")
    b.page.locator(".regel__link").first.click()
    pad = b.page.url.removeprefix(site.adres)
    nu = b.page.locator(".klok", has_text="Dwangsom tot nu toe").inner_text()
    site.op(date(2026, 11, 24))
    b.word(MZ)
    b.ga(pad)
    morgen = b.page.locator(".klok", has_text="Dwangsom tot nu toe").inner_text()
    bedrag = [int(t.split("€ ")[1].split(",")[0].replace(".", "")) for t in (nu, morgen)]
    # The first fourteen days cost 23 euro each (Besluit van 2010).
    assert bedrag[1] - bedrag[0] == 23
