"""The people of the demo. They do not exist; the names are common ones, put together by counting."""

from collections.abc import Iterator
from datetime import date, timedelta

from afspraak.overeenkomst.pakket import Pakket
from afspraak.people.absence import replace, report_absence
from afspraak.people.acts import add_person, give_role
from afspraak.people.desk import Desk, Door
from afspraak.people.mandates import Mandate, give_mandate, record_declaration
from afspraak.people.models import Request
from afspraak.people.perform import Answer
from afspraak.people.requests import agree, refuse
from afspraak.storage.models import Afwezigheid, Persoon
from afspraak.termijnen import AfspraakFout
from afspraak.verloop.weigering import Weigering

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
    desk = Desk(person=None, pakket=pakket, dag=begin, door=Door.DEMO)
    for nummer, (adres, rollen) in enumerate(groepen.items()):
        persoon = _add(desk, naam_van(nummer), f"{adres}@{DOMEIN}", _organisatie(rollen, pakket), rollen[0][1])
        if not wachtwoord:
            persoon.set_password(WACHTWOORD)
            wachtwoord = persoon.password
        persoon.password = wachtwoord  # one hash for all: hashing is slow on purpose
        persoon.save(update_fields=["password"])
        if any(gemeente in desk.frame.bound_by_declaration for _, gemeente in rollen):
            _must(record_declaration(desk, persoon, begin - timedelta(days=14)))
        for rol, gemeente in rollen:
            _must(give_role(desk, persoon, rol, gemeente, begin, None))
    _mandaten(desk)
    yield from Persoon.objects.order_by("pk")
    _bijzonder(pakket, dag, len(groepen))


def _must(answer: Answer) -> None:
    if isinstance(answer, Weigering):
        raise AfspraakFout(answer.zin)


def _add(desk: Desk, naam: str, email: str, organisatie: str, gemeente: str) -> Persoon:
    answer, persoon = add_person(desk, naam, email, organisatie, gemeente)
    _must(answer)
    if persoon is None:
        raise AfspraakFout(f"{naam} staat er al.")
    return persoon


def _mandaten(desk: Desk) -> None:
    """Each college gives its mandate to functions of the centre, with the consent that the Awb asks."""
    pakket = desk.pakket
    for gemeente in pakket.groepen["gemeenten"]:
        for rol in MET_MANDAAT:
            mandate = Mandate(
                gemeente=gemeente,
                orgaan="college",
                regel="MR-2026-1",
                bevoegdheid="Besluiten nemen en ondertekenen in het sociaal domein",
                grondslag="Awb 10:3; Wmo 2015 2.3.5; Jeugdwet 2.3; Participatiewet 7",
                procedures=list(pakket.procedures),
                besluit_op=desk.dag,
                besluit_kenmerk=f"B-{desk.dag.year}-{gemeente[:2].upper()}-014",
                vanaf=desk.dag,
                rol=rol,
                rol_bij=pakket.groepen["centrum"][0],
                uitzonderingen=("contrair_advies", "beleid"),
                gepubliceerd_op=desk.dag,
                instemming_op=desk.dag,
                instemming="Ingestemd in de dienstverleningsovereenkomst",
            )
            _must(give_mandate(desk, None, mandate))


def _bijzonder(pakket: Pakket, dag: date, nummer: int) -> None:
    """Somebody without a declaration, somebody who is away and replaced, and what waits for a second person."""
    desk = Desk(person=None, pakket=pakket, dag=dag - timedelta(days=4), door=Door.DEMO)
    nieuw = _add(desk, naam_van(nummer), f"nieuw.zonder.verklaring@{DOMEIN}", "gemeente Huizen", "huizen")
    eerste = Persoon.objects.order_by("pk").first()
    nieuw.password = eerste.password if eerste else ""
    nieuw.save(update_fields=["password"])
    later = Desk(person=None, pakket=pakket, dag=dag - timedelta(days=3), door=Door.DEMO)
    _must(give_role(later, nieuw, "medewerker-mz", "huizen", later.dag, None))
    _wachtend(pakket, dag)


def _wachtend(pakket: Pakket, dag: date) -> None:
    def person(adres: str) -> Persoon:
        return Persoon.objects.get(email=f"{adres}@{DOMEIN}")

    manager = Desk(person=person("functioneel-beheerder.laren"), pakket=pakket, dag=dag, door=Door.DEMO)
    second = Desk(person=person("bestuurssecretaris.laren"), pakket=pakket, dag=dag, door=Door.DEMO)
    weg, vervanger = person("communicatieadviseur.laren"), person("contactpersoon.laren")
    _must(report_absence(manager, weg, dag - timedelta(days=4), dag + timedelta(days=10)))
    for answer in replace(manager, Afwezigheid.objects.get(persoon=weg), vervanger):
        _must(answer)
    _must(agree(second, Request.objects.latest("pk").pk))
    _must(give_role(manager, person("griffier.laren"), "privacy-officer", "laren", dag, None))
    _must(
        refuse(
            second, Request.objects.latest("pk").pk, "De griffier werkt voor de raad. Kies iemand van de organisatie."
        )
    )
    _must(give_role(manager, person("contactpersoon.laren"), "secretaris-commissie", "laren", dag, None))


def _organisatie(rollen: list[tuple[str, str]], pakket: Pakket) -> str:
    if len({g for _, g in rollen}) > 1:
        return "BEL"
    return pakket.partijen[rollen[0][1]].titel
