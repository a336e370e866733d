"""People of the demo, as tests need them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import uuid4

from django.test import Client

from afspraak.people.absence import replace, report_absence
from afspraak.people.acts import add_person
from afspraak.people.desk import Desk, Door
from afspraak.people.perform import Answer
from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.mensen import functionaris
from afspraak.storage.models import Afwezigheid, DossierRij, Persoon
from afspraak.usecases.pakketten import pakketten
from afspraak.usecases.toegang import toegang_van
from afspraak.verloop.kader import Functionaris
from afspraak.verloop.weigering import Weigering

DAG = date(2026, 11, 23)


def persoon(adres: str) -> Persoon:
    """Return a person of the demo by the first part of the address."""
    return Persoon.objects.get(email=f"{adres}@demo.example")


def als(adres: str, dag: date = DAG) -> Functionaris:
    """Return a person as the core judges them."""
    return functionaris(persoon(adres), dag)


@contextmanager
def in_bereik_van(adres: str, dag: date = DAG) -> Iterator[Functionaris]:
    """Enter the scope of a person."""
    wie = als(adres, dag)
    with met_bereik(toegang_van(wie, pakketten().laatste, dag).bereik):
        yield wie


def client(adres: str) -> Client:
    """Return a browser in which this person is logged in."""
    browser = Client(raise_request_exception=True)
    browser.force_login(persoon(adres), backend="django.contrib.auth.backends.ModelBackend")
    return browser


def dossier(procedure: str, gemeente: str | None = None, *, open_: bool = True, stadium: str = "") -> DossierRij:
    """Return the first dossier of the demo that fits."""
    with met_bereik(ALLES):
        rijen = DossierRij.objects.filter(procedure=procedure, gesloten_op__isnull=open_, stadium__contains=stadium)
        if gemeente:
            rijen = rijen.filter(gemeente=gemeente)
        gevonden = rijen.order_by("pk").first()
    assert gevonden is not None, f"the demo has no such dossier: {procedure} {gemeente} {stadium}"
    return gevonden


def sent_once() -> dict[str, str]:
    """Return the key that the form to begin a dossier carries: another one for each form that is drawn."""
    return {"submission": str(uuid4())}


def office(dag: date = DAG) -> Desk:
    """Return a desk at which nobody is judged: what tests need to be so before they begin."""
    return Desk(person=None, pakket=pakketten().laatste, dag=dag, door=Door.DEMO)


def desk(adres: str, dag: date = DAG) -> Desk:
    """Return the desk of a person of the demo."""
    return Desk(person=persoon(adres), pakket=pakketten().laatste, dag=dag, door=Door.PAGE)


def done(answer: Answer) -> Answer:
    """Return an answer that recorded something, or waits."""
    assert not isinstance(answer, Weigering), answer.zin
    return answer


def newcomer(naam: str, email: str, gemeente: str, dag: date = DAG) -> Persoon:
    """Add somebody to the demo."""
    answer, found = add_person(office(dag), naam, email, "", gemeente)
    done(answer)
    assert found is not None
    return found


def away(who: Persoon, vanaf: date, tot: date, replacement: Persoon | None = None, dag: date = DAG) -> Afwezigheid:
    """Let somebody be away, and replaced in everything."""
    done(report_absence(office(dag), who, vanaf, tot))
    absence = Afwezigheid.objects.get(persoon=who, vanaf=vanaf, tot=tot, ingetrokken_op=None)
    if replacement is not None:
        for answer in replace(office(dag), absence, replacement):
            done(answer)
        absence.refresh_from_db()
    return absence
