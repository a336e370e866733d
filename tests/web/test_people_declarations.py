"""Verklaringen: who works for the centre and signed none stands first; who keeps the register records one."""

import pytest
from django.urls import reverse

from afspraak.storage.models import Verklaring
from mensen import DAG, client, persoon

pytestmark = pytest.mark.usefixtures("demo")
KEEPER, MANAGER = "leidinggevende.huizen", "functioneel-beheerder.huizen"
WITHOUT = "nieuw.zonder.verklaring"


def send(adres: str, about: str, **typed: str) -> tuple[int, str]:
    sent = {"actie": "verklaring_van", "wie": str(persoon(about).pk), "getekend_op": "2026-11-20", **typed}
    answer = client(adres).post(reverse("verklaringen"), sent, follow=True)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("adres", [KEEPER, MANAGER])
def test_who_may_record_it_does_and_it_works_from_today(adres: str) -> None:
    page = client(adres).get(reverse("verklaringen")).content.decode()
    name = persoon(WITHOUT).naam
    assert page.index("Zonder verklaring") < page.index(name) < page.index("Met een geldige verklaring")
    assert client(WITHOUT).get(reverse("dossiers")).content.decode().count("BEZ-") == 0
    status, text = send(adres, WITHOUT)
    assert status == 200
    assert "Zonder verklaring" not in text
    signed = Verklaring.objects.get(persoon=persoon(WITHOUT))
    assert (signed.gegeven_door, signed.vastgelegd_op) == (persoon(adres), DAG)


def test_the_menu_leads_there_for_who_keeps_them() -> None:
    link = f'href="{reverse("verklaringen")}"'
    assert link in client(KEEPER).get(reverse("werk")).content.decode()
    assert link not in client("jurist-mz.huizen").get(reverse("werk")).content.decode()


@pytest.mark.parametrize(
    "adres", ["functioneel-beheerder.laren", "jurist-mz.huizen", "contactpersoon.huizen", "griffier.laren", WITHOUT]
)
def test_for_others_there_is_no_such_page(adres: str) -> None:
    assert client(adres).get(reverse("verklaringen")).status_code == 404
    assert send(adres, WITHOUT)[0] == 404
    assert not Verklaring.objects.filter(persoon=persoon(WITHOUT)).exists()


@pytest.mark.parametrize(
    ("wie", "typed", "field", "says"),
    [
        ("controller.laren", {}, "", "Dit is aan Laren zelf"),
        (WITHOUT, {"getekend_op": ""}, "getekend_op", "Vul een dag in"),
        (WITHOUT, {"getekend_op": "2026-12-20"}, "getekend_op", "in de toekomst"),
        (WITHOUT, {"geldig_tot": "2026-11-22"}, "geldig_tot", "al verlopen"),
        (WITHOUT, {"wie": "niemand"}, "wie", "Kies iemand uit de lijst"),
        (WITHOUT, {"document": "x" * 121}, "document", "te lang"),
    ],
)
def test_a_mistake_stands_at_its_field(wie: str, typed: dict[str, str], field: str, says: str) -> None:
    before = Verklaring.objects.count()
    status, text = send(KEEPER, wie, **typed)
    assert status == 422
    assert says in text
    assert f'id="verklaring_van-{field}_error"' in text or not field
    assert Verklaring.objects.count() == before
