"""Scenes of several managers at the very same moment, for a store of their own; prints what came out as JSON."""

import json
import threading
from collections import Counter
from collections.abc import Callable
from datetime import date

import django

django.setup()

from django.db import connections  # noqa: E402

from afspraak.people.acts import add_person, give_role  # noqa: E402
from afspraak.people.audit import differences  # noqa: E402
from afspraak.people.desk import Desk, Door  # noqa: E402
from afspraak.people.models import AdministrationLine, Request  # noqa: E402
from afspraak.people.perform import Answer, Waiting  # noqa: E402
from afspraak.people.requests import agree  # noqa: E402
from afspraak.storage.models import Persoon  # noqa: E402
from afspraak.usecases.pakketten import pakketten  # noqa: E402

DAG = date(2026, 11, 23)
MANY = 8


def at_once(act: Callable[[int], Answer]) -> dict[str, int]:
    """Let many threads do an act, each on a connection of its own; return how often each kind of answer came."""
    answers: list[str] = []
    ready = threading.Barrier(MANY)

    def work(number: int) -> None:
        ready.wait()
        try:
            answers.append(type(act(number)).__name__)
        except Exception as error:  # noqa: BLE001 - any error is what the test is about
            answers.append(f"error {error!r}")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return dict(Counter(answers))


def somebody(naam: str, *roles: str) -> Persoon:
    """Add a person with roles at Laren."""
    office = Desk(person=None, pakket=pakketten().laatste, dag=DAG, door=Door.DEMO)
    _, person = add_person(office, naam, f"{naam.split()[0].lower()}@demo.example", "", "laren")
    if person is None:
        raise RuntimeError(naam)
    for rol in roles:
        give_role(office, person, rol, "laren", DAG, None)
    return person


def desk(person: Persoon) -> Desk:
    """Return the desk of a person."""
    return Desk(person=person, pakket=pakketten().laatste, dag=DAG)


def main() -> None:
    """Play the scenes."""
    manager, second = somebody("Mara Beheer", "functioneel-beheerder"), somebody("Sara Tweede", "bestuurssecretaris")
    worker = somebody("Wim Werker")
    scenes = {
        "same role": at_once(lambda _: give_role(desk(manager), worker, "communicatieadviseur", "laren", DAG, None)),
        "other people": at_once(
            lambda n: add_person(desk(manager), f"Nieuw {n}", f"nieuw{n}@demo.example", "", "laren")[0]
        ),
        "same person": at_once(
            lambda _: add_person(desk(manager), "Nieuw Gezicht", "gezicht@demo.example", "", "laren")[0]
        ),
    }
    asked = give_role(desk(manager), worker, "secretaris-commissie", "laren", DAG, None)
    if not isinstance(asked, Waiting):
        raise TypeError(asked)
    scenes["answer"] = at_once(lambda _: agree(desk(second), asked.request))
    numbers = list(AdministrationLine.objects.order_by("number").values_list("number", flat=True))
    print(
        json.dumps(
            {
                "scenes": scenes,
                "gaps": numbers != list(range(1, len(numbers) + 1)),
                "differences": list(differences("hbel-2026")),
                "state": Request.objects.get(pk=asked.request).state,
                "roles": worker.rollen.count(),
                "people": Persoon.objects.count(),
            }
        )
    )


if __name__ == "__main__":
    main()
