"""The first main job in a real browser: a verordening through the PFO, four colleges and four councils.

The accounthouder reports each decision of a guest within a week; Laren's council changes the text, Eemnes's college
first holds it; the matrix shows who did what.
"""

from datetime import date
from pathlib import Path

from playwright.sync_api import expect

from bezoeker import Bezoeker, Site, kenmerk_van, pdf

REGISSEUR = "beleidsregisseur.huizen"
ACCOUNT = "accounthouder-bel"
GASTEN = ("blaricum", "eemnes", "laren")
GEMEENTEN = ("huizen", *GASTEN)


def _voorstel(tmp_path: Path) -> dict[str, object]:
    return {
        "portefeuillehouder_naam": "de wethouder zorg",
        "beslispunten": "1. De verordening aan de raad voorstellen.",
        "beoogd_effect": "Eén duidelijke regeling.",
        "argumenten": "De oude tekst is verouderd.",
        "kanttekeningen": "Geen.",
        "alternatieven": "Niets doen.",
        "financien": "Past binnen de begroting.",
        "juridisch": "Wmo 2015 artikel 2.1.3.",
        "participatie": "De adviesraad is gehoord.",
        "communicatie": "Gemeenteblad en website.",
        "planning": "Na vaststelling gemeenteblad.",
        "evaluatie": "Na twee jaar.",
        "collegevoorstel": pdf(tmp_path, "collegevoorstel.pdf"),
        "raadsvoorstel": pdf(tmp_path, "raadsvoorstel.pdf"),
    }


def _tot_het_pfo(b: Bezoeker, tmp_path: Path) -> str:
    b.word(REGISSEUR)
    b.ga("/dossiers/nieuw/?procedure=beleid")
    b.page.fill("#titel", "Verordening proef 2027")
    b.page.get_by_role("button", name="Begin").click()
    kenmerk = kenmerk_van(b.page)
    b.legt_vast(
        "opdracht",
        onderwerp="Verordening proef 2027",
        soort_beleid="verordening",
        aanleiding="Nieuwe wet.",
        opdracht_op=date(2026, 11, 23),
    )
    b.legt_vast(
        "concept", concept_document=pdf(tmp_path, "concept.pdf"), samenvatting="Eén regeling voor vier gemeenten."
    )
    b.doe("adviesraad", "niet_nodig", reden_geen_advies="Kleine wijziging.")
    b.wordt_geweigerd("Over een verordening vraagt u de adviesraad altijd om advies")
    b.legt_vast("adviesraad", "gevraagd", advies_gevraagd_op=date(2026, 11, 23))
    b.legt_vast("lokale_keuzes_opgeven", "geen_eigen_keuzes", voor="huizen", impact="Geen.")
    assert b.kaart("pfo_stuk").locator("form").count() == 0, "not before every municipality said what it means there"
    b.word(ACCOUNT)
    b.ga(f"/dossier/{kenmerk}/")
    assert b.kaart("lokale_keuzes_opgeven", "huizen").count() == 0, "the guests' staff do not act for the centre"
    for gemeente in ("blaricum", "eemnes"):
        b.legt_vast("lokale_keuzes_opgeven", "geen_eigen_keuzes", voor=gemeente, impact="Geen.")
    b.legt_vast(
        "lokale_keuzes_opgeven",
        "eigen_keuzes",
        voor="laren",
        lokale_keuzes="Artikel 5: ook mantelzorgers.",
        impact="Vijf inwoners.",
    )
    return kenmerk


def _door_het_pfo(b: Bezoeker, kenmerk: str, tmp_path: Path) -> None:
    b.word(REGISSEUR)
    b.ga(f"/dossier/{kenmerk}/")
    b.legt_vast(
        "pfo_stuk", gevraagd_aan_pfo="adviseren", pfo_gepland_op=date(2026, 11, 23), achtergrond="De wet verandert.",
        opties="Doen of niet doen.", financien="Geen.", juridisch="Wmo 2.1.3.", communicatie="Website.",
        route_na_pfo="College in november, raad in december.", openbaarheid="openbaar", pfo_stuk_document=pdf(tmp_path, "stuk.pdf"),
    )  # fmt: skip
    b.legt_vast(
        "advies_verwerken",
        "verwerkt",
        advies_ontvangen_op=date(2026, 11, 23),
        advies_document=pdf(tmp_path, "advies.pdf"),
        reactie_op_advies="Punt 1: overgenomen.",
    )
    b.word("secretaris-pfo.huizen")
    b.ga(f"/dossier/{kenmerk}/")
    expect(b.kaart("pfo").locator("input[value=akkoord]")).to_be_visible()
    b.legt_vast(
        "pfo",
        "akkoord",
        pfo_gehouden_op=date(2026, 11, 23),
        pfo_verslag=pdf(tmp_path, "verslag.pdf"),
        pfo_advies="Akkoord.",
    )


def _naar_de_gemeenten(b: Bezoeker, kenmerk: str, tmp_path: Path) -> None:
    b.word(REGISSEUR)
    b.ga(f"/dossier/{kenmerk}/")
    stukken = _voorstel(tmp_path)
    for gemeente in GEMEENTEN:
        keuzes = {} if gemeente == "laren" else {"lokale_keuzes": "Geen eigen keuzes."}
        b.legt_vast("voorstel", "voor_college_en_raad", voor=gemeente, **stukken, **keuzes)
    # What Laren chose before came along by itself.
    b.page.get_by_text("Artikel 5: ook mantelzorgers.").first.wait_for(state="attached")
    for gemeente in GASTEN:
        b.legt_vast("overdracht", voor=gemeente, geleverd_op=date(2026, 11, 23))
    b.legt_vast(
        "inrouten_huizen", voor="huizen", college_gepland_op=date(2026, 11, 24), raad_gepland_op=date(2026, 12, 10)
    )
    b.word(ACCOUNT)
    b.ga(f"/dossier/{kenmerk}/")
    b.legt_vast("eigen_model", voor="laren", aangepast_voorstel=pdf(tmp_path, "larens-model.pdf"))
    for gemeente in GASTEN:
        b.legt_vast(
            "inrouten", voor=gemeente, college_gepland_op=date(2026, 11, 24), raad_gepland_op=date(2026, 12, 10)
        )


def _colleges(b: Bezoeker, kenmerk: str, tmp_path: Path) -> None:
    besluit = pdf(tmp_path, "collegebesluit.pdf")
    for gemeente in ("huizen", "blaricum", "laren"):
        b.word(f"bestuurssecretaris.{gemeente}")
        b.ga(f"/dossier/{kenmerk}/")
        kaart = b.kaart("college", gemeente)
        kaart.locator("input[value=ongewijzigd]").check()
        # The day on the agenda is offered.
        expect(kaart.locator("[name=college_besloten_op]")).to_have_value("2026-11-24")
        b.legt_vast("college", "ongewijzigd", voor=gemeente, college_besluit=besluit)
    b.word("bestuurssecretaris.eemnes")
    b.ga(f"/dossier/{kenmerk}/")
    assert b.kaart("college", "laren").locator("form").count() == 0, "Eemnes does not decide for Laren"
    b.legt_vast("college", "aangehouden", voor="eemnes", college_reden="Eerst naar de commissie.")


def _raden(b: Bezoeker, kenmerk: str, tmp_path: Path) -> None:
    besluit = pdf(tmp_path, "raadsbesluit.pdf")
    for gemeente in ("huizen", "blaricum"):
        b.word(f"griffier.{gemeente}")
        b.ga(f"/dossier/{kenmerk}/")
        b.legt_vast("raad", "ongewijzigd", voor=gemeente, raad_besluit=besluit)
    b.word("griffier.laren")
    b.ga(f"/dossier/{kenmerk}/")
    b.legt_vast(
        "raad", "gewijzigd", voor="laren", raad_besluit=besluit, raad_wijziging="Amendement: ook mantelzorgers."
    )


def test_a_verordening_through_four_councils(bezoeker: Bezoeker, site: Site, tmp_path: Path) -> None:
    b = bezoeker
    kenmerk = _tot_het_pfo(b, tmp_path)
    _door_het_pfo(b, kenmerk, tmp_path)
    _naar_de_gemeenten(b, kenmerk, tmp_path)
    site.op(date(2026, 11, 24))
    _colleges(b, kenmerk, tmp_path)
    # Each decision of a guest is fed back within a week: three clocks, until Tuesday 1 December 2026.
    b.word(ACCOUNT)
    b.ga(f"/dossier/{kenmerk}/")
    klokken = b.page.locator(".klok", has_text="Collegebesluit terugmelden")
    assert klokken.count() == 3
    expect(klokken.first).to_contain_text("tot en met dinsdag 1 december 2026")
    for gemeente in ("blaricum", "laren"):
        b.legt_vast("terugmelding_college", voor=gemeente, college_teruggemeld_op=date(2026, 11, 24))
    site.op(date(2026, 12, 10))
    b.word(ACCOUNT)
    b.ga("/?procedure=beleid")
    expect(b.page.locator(".regel", has_text=kenmerk).filter(has_text="Collegebesluit terugmelden")).to_contain_text(
        "7 werkdagen te laat"
    )
    b.ga(f"/dossier/{kenmerk}/")
    b.legt_vast("terugmelding_college", voor="eemnes", college_teruggemeld_op=date(2026, 12, 10))
    expect(b.page.locator(".melding", has_text="te laat, op donderdag 10 december 2026")).to_be_visible()
    b.legt_vast("college_hervatten", voor="eemnes", college_gepland_op=date(2026, 12, 15))
    _raden(b, kenmerk, tmp_path)
    b.word(REGISSEUR)
    b.ga("/matrix/")
    rij = b.page.locator("tr", has_text=kenmerk)
    expect(rij.locator("td").nth(3)).to_contain_text("Wijkt af")
    expect(rij.locator("td").nth(0)).not_to_contain_text("Wijkt af")
    rij.get_by_role("link", name="Verschillen").click()
    expect(b.page.locator("main")).to_contain_text("Amendement: ook mantelzorgers.")
    _bekendmaken(b, kenmerk)


def _bekendmaken(b: Bezoeker, kenmerk: str) -> None:
    """Laren publishes; without a day of its own the text holds from the eighth day on: Friday 18 December 2026."""
    b.word("bestuurssecretaris.laren")
    b.ga(f"/dossier/{kenmerk}/")
    b.legt_vast(
        "bekendmaking",
        "bekendgemaakt",
        voor="laren",
        bekendgemaakt_op=date(2026, 12, 10),
        vindplaats="Gemeenteblad 2026 nummer 500001",
    )
    expect(b.page.locator(".klok", has_text="Het beleid gaat gelden · Laren")).to_contain_text(
        "vrijdag 18 december 2026"
    )


def test_no_college_without_the_pfo(bezoeker: Bezoeker) -> None:
    """The gate of article 3.3: before the PFO said something there is no proposal, so there is nothing to decide."""
    b = bezoeker
    b.word(REGISSEUR)
    b.ga("/dossiers/?procedure=beleid&zoek=crisisopvang")
    b.page.locator(".regel__link").first.click()
    assert b.kaart("voorstel", "laren").count() == 0
    antwoord = b.page.evaluate(
        """async () => {
          const formulier = new FormData();
          const kaart = document.querySelector('form.stapformulier');
          for (const [n, w] of [['stap', 'college'], ['voor', 'laren'], ['uitkomst', 'aangehouden'],
            ['college_besloten_op', '2026-11-23'], ['college_reden', 'x'],
            ['volgnummer', kaart.querySelector('[name=volgnummer]').value],
            ['csrfmiddlewaretoken', kaart.querySelector('[name=csrfmiddlewaretoken]').value]]) formulier.append(n, w);
          const r = await fetch(kaart.getAttribute('action').split('#')[0], {method: 'POST', body: formulier});
          return [r.status, await r.text()];
        }"""
    )
    assert antwoord[0] == 422
    assert "is niet aan u" in antwoord[1]
