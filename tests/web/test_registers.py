"""Registers: who sees which line and column, what nobody types, and the statement that a guest gets instead of names."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest
from django.urls import reverse

from afspraak.people.acts import give_role
from afspraak.people.mandates import record_declaration
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.mensen import werk_kaart_bij
from afspraak.storage.models import Inschrijving, Persoon, Rolhouderschap
from afspraak.usecases.inschrijven import schrijf_in
from afspraak.usecases.lezen.opgave import confidentiality_statement
from afspraak.usecases.pakketten import pakketten
from afspraak.web.registers import views
from mensen import DAG, als, client, done, dossier, newcomer, office, persoon

pytestmark = pytest.mark.usefixtures("demo")


def page(who: str, register: str, query: str = "") -> str:
    """Return the page of a register as somebody sees it."""
    return client(who).get(reverse("register", args=[register]) + query).content.decode()


def typed(who: str, register: str, gemeente: str, **velden: str) -> Inschrijving:
    """Type a line, also in a register that acts feed now: as the release before did."""
    pakket = pakketten().laatste
    as_before = replace(pakket.registers[register], bron="", velden=tuple(velden))
    line = schrijf_in(as_before, gemeente, velden, door=als(who), pakket=pakket, op=DAG)
    assert isinstance(line, Inschrijving), line.zin
    return line


# Of each register a line of one municipality: who sees it, at that municipality (owner), another party, and elsewhere.
SEEN = [
    ("datalekken", "privacy-officer.blaricum", "blaricum", "privacy-officer.blaricum", True),
    ("datalekken", "privacy-officer.blaricum", "blaricum", "fg.blaricum", True),
    ("datalekken", "privacy-officer.blaricum", "blaricum", "griffier.blaricum", False),
    ("datalekken", "privacy-officer.blaricum", "blaricum", "privacy-officer.laren", False),
    ("datalekken", "privacy-officer.blaricum", "blaricum", "privacy-officer.eemnes", False),
    ("datalekken", "privacy-officer.blaricum", "blaricum", "privacy-officer.huizen", False),
    ("datalekken", "privacy-officer.blaricum", "blaricum", "functioneel-beheerder.blaricum", False),
    ("correspondentie_ap", "privacy-officer.huizen", "huizen", "contactpersoon.laren", True),
    ("correspondentie_ap", "privacy-officer.laren", "laren", "contactpersoon.laren", True),
    ("correspondentie_ap", "privacy-officer.laren", "laren", "contactpersoon.eemnes", False),
    ("contactpersonen", "contactpersoon.laren", "laren", "griffier.eemnes", True),
    ("verzekeringen", "controller.huizen", "huizen", "functioneel-beheerder.eemnes", True),
]


@pytest.mark.parametrize(("register", "by", "gemeente", "who", "sees"), SEEN)
def test_who_sees_a_line(register: str, by: str, gemeente: str, who: str, *, sees: bool) -> None:
    first = pakketten().laatste.registers[register].velden[0]
    typed(by, register, gemeente, **{first: "Een regel om te zien"})
    assert ("Een regel om te zien" in page(who, register)) is sees


def test_who_holds_nothing_sees_nothing(demo: date) -> None:
    newcomer("Niemand Hier", "niemand@demo.example", "laren")
    for register in pakketten().laatste.registers:
        assert "historie__regel" not in page("niemand", register)
    assert client("niemand").get(reverse("register_opgave", args=["geheimhoudingsverklaringen"])).status_code == 404


@pytest.mark.parametrize(
    ("who", "sees"), [("privacy-officer.laren", True), ("griffier.laren", True), ("griffier.eemnes", False)]
)
def test_a_column_can_be_narrower_than_its_line(who: str, *, sees: bool) -> None:
    pakket = pakketten().laatste
    velden = {"naam": "Wmo-dossiers", "maatregelen": "Twee sloten", "systemen": "Suite"}
    assert isinstance(
        schrijf_in(
            pakket.registers["verwerkingen"], "laren", velden, door=als("privacy-officer.laren"), pakket=pakket, op=DAG
        ),
        Inschrijving,
    )
    text = page(who, "verwerkingen")
    assert "Wmo-dossiers" in text
    assert ("Twee sloten" in text) is sees
    assert ("Suite" in text) is sees


def test_the_register_of_roles_shows_what_was_given_and_to_whom(demo: date) -> None:
    who = newcomer("Nieuw Gezicht", "nieuw.gezicht@demo.example", "laren")
    done(give_role(office(), who, "controller", "laren", demo, None))
    for reader in ("griffier.eemnes", "functioneel-beheerder.laren"):
        text = "".join(page(reader, "rollen", f"?pagina={n}") for n in (1, 2, 3))
        assert "Nieuw Gezicht" in text


def test_the_register_of_mandates_is_what_is_in_force() -> None:
    text = page("griffier.laren", "mandaten")
    assert "MR-2026-1" in text
    assert 'method="post" class="smal"' not in text
    assert "Niemand typt hierin" in text


BY_HAND = [
    ("rollen", "functioneel-beheerder.laren", "laren"),
    ("mandaten", "functioneel-beheerder.laren", "laren"),
    ("geheimhoudingsverklaringen", "leidinggevende.huizen", "huizen"),
]


@pytest.mark.parametrize(("register", "keeper", "gemeente"), BY_HAND)
def test_nobody_types_what_acts_record(register: str, keeper: str, gemeente: str) -> None:
    assert "Schrijf iets in" not in page(keeper, register)
    velden = {f"veld-{v}": "x" for v in pakketten().laatste.registers[register].velden}
    answer = client(keeper).post(reverse("register", args=[register]), {"gemeente": gemeente, **velden})
    assert answer.status_code == 422
    assert "volgt uit wat is vastgelegd. Dat doet u in Beheer" in answer.content.decode()
    with met_bereik(ALLES):
        assert not Inschrijving.objects.filter(register=register).exists()


@pytest.mark.parametrize(("register", "keeper", "gemeente"), BY_HAND)
def test_what_was_typed_before_stays_readable(register: str, keeper: str, gemeente: str) -> None:
    typed(keeper, register, gemeente, naam="Anna Eerder", in_dienst="2026-01-01")
    numbers = count(1)
    text = ""
    while "Eerder met de hand ingeschreven" not in text:
        text = page(keeper, register, f"?pagina={next(numbers)}")
    assert "Anna Eerder" in text
    assert "<dt>in dienst</dt><dd>2026-01-01</dd>" in text


def test_lines_of_acts_and_typed_lines_are_whole_over_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "PER_PAGINA", 7)
    for n in range(10):
        typed("functioneel-beheerder.laren", "rollen", "laren", naam=f"Nummer {n}")
    names = re.compile(r"<dt>naam</dt><dd>([^<]+)</dd>")
    found: list[str] = []
    for number in count(1):
        text = page("griffier.laren", "rollen", f"?pagina={number}")
        found += names.findall(text)
        if 'rel="next"' not in text:
            break
    assert found[-10:] == [f"Nummer {n}" for n in range(9, -1, -1)]
    assert len(found) - 10 == Rolhouderschap.objects.count()


@pytest.mark.parametrize(
    "who", ["griffier.laren", "portefeuillehouder.eemnes", "postregistratie.huizen", "jurist-mz.huizen"]
)
@pytest.mark.parametrize("address", ["register", "register_opgave"])
def test_a_guest_gets_a_statement_and_no_names(who: str, address: str) -> None:
    text = client(who).get(reverse(address, args=["geheimhoudingsverklaringen"])).content.decode()
    assert "Opgave over geheimhouding op maandag 23 november 2026" in text
    assert "artikel 14.2" in text
    assert "Namen horen daar niet bij" in text
    others = Persoon.objects.exclude(email=f"{who}@demo.example").values_list("naam", flat=True)
    assert not [naam for naam in others if naam in text]


@pytest.mark.parametrize("who", ["leidinggevende.huizen", "functioneel-beheerder.huizen"])
def test_who_keeps_the_declarations_sees_the_names(who: str) -> None:
    assert persoon("jurist-mz.huizen").naam in page(who, "geheimhoudingsverklaringen")


def test_the_statement_counts_who_works_for_the_centre_on_the_day(demo: date) -> None:
    def now(day: date = demo) -> tuple[int, int, int]:
        found = confidentiality_statement(pakketten().laatste, day)
        return found.people, found.signed, found.unsigned

    people, signed, unsigned = now()
    assert people == signed + unsigned
    assert unsigned == 1, "the demo has one newcomer without a declaration"
    who = persoon("nieuw.zonder.verklaring")
    done(record_declaration(office(), who, demo, demo + timedelta(days=30)))
    assert now() == (people, signed + 1, 0)
    assert now(demo + timedelta(days=31)) == (people, signed, 1)
    # A guest's officer is not counted; a closed account opens nothing.
    persoon("griffier.laren").verklaringen.all().delete()
    werk_kaart_bij(persoon("griffier.laren"))
    assert now() == (people, signed + 1, 0)
    Persoon.objects.filter(pk=who.pk).update(is_active=False)
    assert now() == (people - 1, signed, 0)


def test_whom_to_ask_for_a_declaration_is_said_as_the_pack_says_it() -> None:
    answer = client("nieuw.zonder.verklaring").get(reverse("dossier", args=[dossier("bezwaar", "laren").kenmerk]))
    assert answer.status_code == 403
    pakket = pakketten().laatste
    register = pakket.registers["geheimhoudingsverklaringen"]
    assert f"Vraag de {pakket.rollen[register.beheerd_door].titel} om de verklaring" in answer.content.decode()
    assert f"(artikel {register.artikel} van de overeenkomst)" in answer.content.decode()
