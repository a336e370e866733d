"""People of the demo, as tests need them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import uuid4

from django.test import Client

from afspraak.storage.bereik import ALLES, met_bereik
from afspraak.storage.mensen import functionaris
from afspraak.storage.models import DossierRij, Persoon
from afspraak.usecases.pakketten import pakketten
from afspraak.usecases.toegang import toegang_van
from afspraak.verloop.kader import Functionaris

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
