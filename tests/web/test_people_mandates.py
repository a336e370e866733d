"""Mandaten: who reaches the register, what it shows, recording one and ending one; a mistake stands at its field."""

from typing import Any

import pytest
from django.urls import reverse

from afspraak.people.models import AdministrationLine, Request
from afspraak.storage.models import Mandaatregel
from mensen import DAG, client, newcomer, persoon

pytestmark = pytest.mark.usefixtures("demo")
LAREN = "functioneel-beheerder.laren"
GOOD: dict[str, Any] = {
    "actie": "mandaat",
    "orgaan": "college",
    "besluit_op": "2026-11-20",
    "besluit_kenmerk": "B-12",
    "regel": "MR-12",
    "bevoegdheid": "Besluiten op aanvragen",
    "grondslag": "Wmo 2015 2.3.5",
    "functie": "consulent@huizen",
    "procedures": ["bezwaar"],
    "vanaf": "2026-11-20",
    "uitzonderingen": ["beleid"],
    "tot_bedrag": "12.500",
    "instemming_op": "2026-11-20",
    "instemming": "In de overeenkomst",
}


def send(adres: str, **changed: Any) -> tuple[int, str]:
    typed = {k: v for k, v in {**GOOD, **changed}.items() if v is not None}
    answer = client(adres).post(reverse("mandaten"), typed, follow=True)
    return answer.status_code, answer.content.decode()


def test_a_mandate_is_recorded_with_all_that_the_decision_says() -> None:
    status, text = send(LAREN)
    assert status == 200
    assert "Mandaat MR-12 voor consulent is vastgelegd en werkt vanaf maandag 23 november 2026." in text
    m = Mandaatregel.objects.get(regel="MR-12")
    assert (m.gemeenten, m.rol, m.rol_bij, m.procedures) == (["laren"], "consulent", "huizen", ["bezwaar"])
    assert (m.tot_bedrag, m.uitzonderingen, m.vastgelegd_op, m.gegeven_door) == (
        1_250_000,
        ["beleid"],
        DAG,
        persoon(LAREN),
    )
    assert "€ 12.500,00" in text
    assert "vaststellen of wijzigen van beleid" in text


def test_a_mandate_for_a_person_of_another_municipality_asks_consent() -> None:
    jurist = persoon("jurist-mz.huizen")
    status, text = send(LAREN, functie="", persoon=jurist.naam, instemming_op=None, instemming=None)
    assert status == 422
    assert 'id="mandaat-instemming_op_error"' in text
    assert "Awb 10:4" in text
    status, _ = send(LAREN, functie="", persoon=jurist.email, instemming_op="2026-11-20", instemming="Brief van beiden")
    assert status == 200
    assert jurist.mandaten.get(regel="MR-12").instemming == "Brief van beiden"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"orgaan": "griffier"}, "orgaan"),
        ({"orgaan": ""}, "orgaan"),
        ({"regel": ""}, "regel"),
        ({"bevoegdheid": "x" * 201}, "bevoegdheid"),
        ({"grondslag": ""}, "grondslag"),
        ({"besluit_op": "2026-12-20"}, "besluit_op"),
        ({"besluit_op": "ooit"}, "besluit_op"),
        ({"besluit_kenmerk": ""}, "besluit_kenmerk"),
        ({"functie": ""}, "persoon"),
        ({"functie": "keizer@huizen"}, "functie"),
        ({"functie": "consulent@laren"}, "functie"),
        ({"persoon": "Niemand Heet Zo", "functie": ""}, "persoon"),
        ({"procedures": []}, "procedures"),
        ({"procedures": ["toveren"]}, "procedures"),
        ({"vanaf": "2026-11-01"}, "vanaf"),
        ({"tot": "2026-11-22"}, "tot"),
        ({"tot_bedrag": "veel"}, "tot_bedrag"),
        ({"uitzonderingen": ["alles"]}, "uitzonderingen"),
        ({"onder": "1"}, "onder"),
        ({"instemming_op": ""}, "instemming_op"),
    ],
)
def test_a_mistake_stands_at_its_field_and_what_was_typed_stays(changed: dict[str, Any], field: str) -> None:
    lines = AdministrationLine.objects.count()
    status, text = send(LAREN, **changed)
    assert status == 422
    assert f'id="mandaat-{field}_error"' in text
    kept = {k: v for k, v in {**GOOD, **changed}.items() if k in ("regel", "grondslag", "besluit_kenmerk") and v}
    for value in kept.values():
        assert f'value="{value}"' in text
    assert AdministrationLine.objects.count() == lines


def test_two_of_one_name_are_told_apart_by_address() -> None:
    for n in (1, 2):
        who = newcomer(f"Iris Twee {n}", f"twee{n}@demo.example", "laren")
        who.naam = "Iris Twee"
        who.save()
    status, text = send(LAREN, functie="", persoon="iris twee")
    assert status == 422
    assert "Er zijn er meer die iris twee heten. Vul het e-mailadres in." in text
    assert send(LAREN, functie="", persoon="twee2@demo.example")[0] == 200


@pytest.mark.parametrize(
    ("adres", "orgaan", "may"),
    [
        ("bestuurssecretaris.laren", "college", True),
        ("bestuurssecretaris.laren", "raad", False),
        ("griffier.laren", "raad", True),
        ("griffier.laren", "college", False),
        ("functioneel-beheerder.eemnes", "college", False),
        ("functioneel-beheerder.huizen", "college", False),
    ],
)
def test_who_records_for_an_organ_records_its_mandates_and_no_other(adres: str, orgaan: str, may: bool) -> None:
    status, text = send(adres, orgaan=orgaan, gemeente="laren", vanaf="2026-11-23")
    made = Mandaatregel.objects.filter(regel="MR-12").exists()
    assert made is may
    assert (status == 200) is may
    if not may:
        assert "Dit is aan Laren zelf" in text


@pytest.mark.parametrize("adres", ["contactpersoon.laren", "jurist-mz.huizen", "controller.laren"])
def test_for_others_there_is_no_such_page(adres: str) -> None:
    assert client(adres).get(reverse("mandaten")).status_code == 404
    assert send(adres)[0] == 404
    assert not Mandaatregel.objects.filter(regel="MR-12").exists()


def test_the_register_is_of_the_own_municipality() -> None:
    text = client("griffier.laren").get(reverse("mandaten")).content.decode()
    assert "B-2026-LA-014" in text
    assert "B-2026-EE-014" not in text


def test_one_gives_no_mandate_to_oneself_alone() -> None:
    secretary = persoon("bestuurssecretaris.laren")
    _, text = send("bestuurssecretaris.laren", functie="", persoon=secretary.email, vanaf="2026-11-23")
    assert "Daarom wacht dit op akkoord" in text
    assert not Mandaatregel.objects.filter(regel="MR-12").exists()
    assert Request.objects.latest("pk").act == "mandaat_geven"


def test_ending_works_from_today() -> None:
    line = Mandaatregel.objects.filter(gemeenten=["laren"]).order_by("pk")[0]

    def end(adres: str, tot: str) -> tuple[int, str]:
        sent = {"actie": "mandaat_einde", "nummer": str(line.pk), "tot": tot}
        answer = client(adres).post(reverse("mandaten"), sent, follow=True)
        return answer.status_code, answer.content.decode()

    status, text = end(LAREN, "2026-11-22")
    assert status == 422
    assert f'id="mandaat_einde-{line.pk}-tot_error"' in text
    status, text = end("functioneel-beheerder.eemnes", "2026-12-31")
    assert (status, "Dit is aan Laren zelf" in text) == (422, True)
    assert Mandaatregel.objects.get(pk=line.pk).tot is None
    assert end(LAREN, "2026-12-31")[0] == 200
    assert Mandaatregel.objects.get(pk=line.pk).tot == DAG.replace(month=12, day=31)
