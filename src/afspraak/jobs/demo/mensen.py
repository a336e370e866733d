"""The people of the demo. They do not exist; the names are common ones, put together by counting."""

from collections.abc import Iterator
from datetime import date, timedelta

from afspraak.overeenkomst.pakket import Pakket
from afspraak.storage.models import Persoon
from afspraak.usecases.mensen import geef_mandaat, geef_rol, leg_verklaring_vast, meld_afwezig, voeg_persoon_toe

WACHTWOORD = "afspraak is afspraak"
DOMEIN = "demo.example"
# Staff that serve the guests together; elsewhere each role at each municipality has its own person.
SAMEN = ("accounthouder-bel", "ambtelijk-opdrachtgever")
MET_MANDAAT = ("consulent", "afdelingshoofd-mz", "jurist-mz", "medewerker-mz")
_VOOR = (
    "Sanne", "Ruben", "Noor", "Daan", "Femke", "Bram", "Lotte", "Joris", "Eline", "Thijs", "Maud", "Stijn",
    "Iris", "Koen", "Anouk", "Sjoerd", "Merel", "Wouter", "Fatima", "Yusuf", "Priya", "Marek",
)  # fmt: skip
_ACHTER = (
    "Bakker", "Visser", "de Jong", "Smit", "Meijer", "de Boer", "Bos", "Vos", "Peters", "Hendriks", "van Dijk", "Kok",
    "Jacobs", "de Graaf", "van der Laan", "Kuipers", "Post", "Prins", "Huisman",
)  # fmt: skip


def naam_van(nummer: int) -> str:
    """Return an invented name, another one for each number below 418."""
    return f"{_VOOR[nummer % len(_VOOR)]} {_ACHTER[nummer % len(_ACHTER)]}"


def maak_mensen(pakket: Pakket, begin: date, dag: date) -> Iterator[Persoon]:
    """Make everybody who holds a role, with one password, and yield them."""
    houders = [(rol.naam, g) for rol in pakket.rollen.values() if not rol.orgaan for g in pakket.groepen[rol.bij]]
    groepen: dict[str, list[tuple[str, str]]] = {}
    for rol, gemeente in houders:
        groepen.setdefault(rol if rol in SAMEN else f"{rol}.{gemeente}", []).append((rol, gemeente))
    # A second jurist, so that advice and defence can be by different people and work can be handed over.
    groepen["jurist-mz.huizen.2"] = [("jurist-mz", "huizen")]
    wachtwoord = ""
    for nummer, (adres, rollen) in enumerate(groepen.items()):
        persoon = voeg_persoon_toe(naam_van(nummer), f"{adres}@{DOMEIN}", _organisatie(rollen, pakket))
        if not wachtwoord:
            persoon.set_password(WACHTWOORD)
            wachtwoord = persoon.password
        persoon.password = wachtwoord  # one hash for all: hashing is slow on purpose
        persoon.save(update_fields=["password"])
        leg_verklaring_vast(persoon, begin - timedelta(days=14))
        for rol, gemeente in rollen:
            geef_rol(persoon, rol, gemeente, begin, None, pakket)
        if any(rol in MET_MANDAAT for rol, _ in rollen):
            geef_mandaat(
                persoon, "MR-2026-1", list(pakket.procedures), pakket.groepen["gemeenten"], begin, None, pakket
            )
        persoon.refresh_from_db()
        yield persoon
    _bijzonder(pakket, dag, len(groepen))


def _bijzonder(pakket: Pakket, dag: date, nummer: int) -> None:
    """Somebody without a declaration, and somebody who is away and replaced."""
    nieuw = voeg_persoon_toe(naam_van(nummer), f"nieuw.zonder.verklaring@{DOMEIN}", "gemeente Huizen")
    eerste = Persoon.objects.order_by("pk").first()
    nieuw.password = eerste.password if eerste else ""
    nieuw.save(update_fields=["password"])
    geef_rol(nieuw, "medewerker-mz", "huizen", dag - timedelta(days=3), None, pakket)
    weg = Persoon.objects.get(email=f"communicatieadviseur.laren@{DOMEIN}")
    vervanger = Persoon.objects.get(email=f"communicatieadviseur.eemnes@{DOMEIN}")
    meld_afwezig(weg, dag - timedelta(days=4), dag + timedelta(days=10), vervanger)


def _organisatie(rollen: list[tuple[str, str]], pakket: Pakket) -> str:
    if len({g for _, g in rollen}) > 1:
        return "BEL"
    return pakket.partijen[rollen[0][1]].titel
