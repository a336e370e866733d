"""How fast the pages are with 1,000 and with 100,000 dossiers, on SQLite and on PostgreSQL, as an ordinary official.

Run by bench.py; by hand: python bench/paginas.py [--klein] [--alleen sqlite|postgres]. Both stores are filled first and
then measured in turns, each turn in a process of its own: a machine that slows down meanwhile slows both, so the growth
stays a fair ratio. Figures are CPU time and wall time of the whole request through Django, without a network in between.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from django.test import Client

T = TypeVar("T")

POSTGRES = os.environ.get("AFSPRAAK_TEST_POSTGRES", "postgres://afspraak_test@127.0.0.1:5432/postgres")
NAAM = "afspraak_bench"
DAG = "2026-11-23"
BEURTEN = 3
KEREN = 25
ACTS = 25
WRITES = ("a recorded act", "a role given")
DOELEN = "aims: at most 12 queries, median 30 ms, p95 80 ms, growth 1.5x; an act at most 20 ms of CPU"


def main() -> None:
    """Measure in child processes and print a table per database."""
    ontleder = argparse.ArgumentParser(description=__doc__)
    ontleder.add_argument("--klein", action="store_true", help="200 and 2,000 dossiers instead of 1,000 and 100,000")
    ontleder.add_argument("--alleen", choices=["sqlite", "postgres"])
    ontleder.add_argument("--vul", nargs=2, type=int, metavar=("DOSSIERS", "GEBEURTENISSEN"), help=argparse.SUPPRESS)
    ontleder.add_argument("--meet", type=int, metavar="BEURT", help=argparse.SUPPRESS)
    args = ontleder.parse_args()
    if args.vul:
        vul(*args.vul)
    elif args.meet is not None:
        meet(args.meet)
    else:
        maten = ((200, 2_000), (2_000, 20_000)) if args.klein else ((1_000, 10_000), (100_000, 1_000_000))
        print(f"\nPages as an ordinary official; {DOELEN}")
        for soort in (args.alleen,) if args.alleen else ("sqlite", "postgres"):
            vergelijk(soort, maten)


def vergelijk(soort: str, maten: tuple[tuple[int, int], tuple[int, int]]) -> None:
    """Fill a small and a large store, measure them in turns, print the table."""
    with tempfile.TemporaryDirectory() as map_:
        opslagen = [omgeving(soort, Path(map_) / str(maat[0])) for maat in maten]
        for env, maat in zip(opslagen, maten, strict=True):
            in_kind(env, "--vul", *map(str, maat))
        beurten = [
            [json.loads(in_kind(env, "--meet", str(beurt)).splitlines()[-1]) for env in opslagen]
            for beurt in range(BEURTEN)
        ]
    toon(soort, [b[0] for b in beurten], [b[1] for b in beurten])


def omgeving(soort: str, folder: Path) -> dict[str, str]:
    """Make an empty store; return the environment in which the application works on it."""
    folder.mkdir()
    return {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3" if soort == "sqlite" else nieuwe_postgres(folder.name),
        "AFSPRAAK_MAP": str(folder),
        "AFSPRAAK_DEMO": "1",
        "AFSPRAAK_DAG": DAG,
        "DJANGO_SETTINGS_MODULE": "afspraak.config.settings",
    }


def in_kind(env: dict[str, str], *opdracht: str) -> str:
    """Do a part in another process, so that nothing of one warms the next; return what it printed."""
    delen = [sys.executable, __file__, *opdracht]
    return subprocess.run(delen, env=env, check=True, stdout=subprocess.PIPE, text=True).stdout


def nieuwe_postgres(achter: str) -> str:
    """Make an empty database on the test server; where none answers this fails."""
    import psycopg

    with psycopg.connect(POSTGRES, autocommit=True) as verbinding:
        verbinding.execute(f"DROP DATABASE IF EXISTS {NAAM}_{achter} WITH (FORCE)")
        verbinding.execute(f"CREATE DATABASE {NAAM}_{achter}")
    return POSTGRES.rsplit("/", 1)[0] + f"/{NAAM}_{achter}"


def vul(dossiers: int, gebeurtenissen: int) -> None:
    """Fill a store."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    begin = time.perf_counter()
    call_command("vul", dossiers=dossiers, gebeurtenissen=gebeurtenissen, stdout=sys.stderr)
    print(f"filled in {time.perf_counter() - begin:.0f} s", file=sys.stderr)


def meet(beurt: int) -> None:
    """Ask each page; print the figures as JSON on the last line."""
    import django

    django.setup()
    from django.conf import settings

    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.ALLOWED_HOSTS.append("testserver")
    uitslag = {naam: meet_pagina(vraag) for naam, vraag in paginas().items()}
    uitslag["a recorded act"] = meet_act(beurt)
    uitslag["a role given"] = meet_act_of_administration(beurt)
    print(json.dumps(uitslag))


def paginas() -> dict[str, Callable[[], object]]:
    """Return what to ask, each as the official whose daily page it is."""
    from django.test import Client

    from afspraak.storage.bereik import ALLES, met_bereik
    from afspraak.storage.models import DossierRij, Persoon

    def browser(adres: str) -> Client:
        klant = Client()
        klant.force_login(
            Persoon.objects.get(email=f"{adres}@demo.example"), backend="django.contrib.auth.backends.ModelBackend"
        )
        return klant

    with met_bereik(ALLES):
        open_ = DossierRij.objects.filter(procedure="bezwaar", gesloten_op__isnull=True)
        zwaar = open_.order_by("-volgnummer")[0]
        gewoon = open_.filter(gemeente=zwaar.gemeente, volgnummer__lt=15).order_by("-volgnummer", "pk")[0]
    accounthouder, jurist = browser("accounthouder-bel"), browser("jurist-mz.huizen")
    secretaris = browser(f"secretaris-commissie.{zwaar.gemeente}")
    manager, keeper = browser("functioneel-beheerder.laren"), browser("leidinggevende.huizen")
    somebody = Persoon.objects.get(email="contactpersoon.laren@demo.example")
    ver = verste_pagina(jurist)
    return {
        "Mijn werk (accounthouder)": lambda: accounthouder.get("/"),
        "Mijn werk (jurist)": lambda: jurist.get("/"),
        "Wacht op anderen": lambda: jurist.get("/?tab=anderen"),
        "a dossier": lambda: secretaris.get(f"/dossier/{gewoon.kenmerk}/"),
        f"the heaviest dossier ({zwaar.volgnummer} events)": lambda: secretaris.get(f"/dossier/{zwaar.kenmerk}/"),
        "list, page 1": lambda: jurist.get("/dossiers/?stand=alle"),
        "list, page 100": lambda: jurist.get(f"/dossiers/?stand=alle&pagina={ver}"),
        "list of open objections": lambda: secretaris.get("/dossiers/?procedure=bezwaar"),
        "the agreement": lambda: accounthouder.get("/overeenkomst/"),
        "the matrix": lambda: accounthouder.get("/matrix/"),
        "people": lambda: manager.get("/beheer/"),
        "a person": lambda: manager.get(f"/beheer/persoon/{somebody.pk}/"),
        "mandates": lambda: manager.get("/beheer/mandaten/"),
        "the log of administration": lambda: manager.get("/beheer/logboek/"),
        "requests": lambda: manager.get("/verzoeken/"),
        "who can do what": lambda: manager.get("/beheer/wie-kan-wat/"),
        "somebody leaves": lambda: manager.get(f"/beheer/persoon/{somebody.pk}/vertrek/"),
        "importing people": lambda: manager.get("/beheer/mensen-invoeren/"),
        "declarations": lambda: keeper.get("/beheer/verklaringen/"),
        "my own page": lambda: jurist.get("/ik/"),
    }


def verste_pagina(klant: "Client") -> int:
    """Return page 100, or the last full one of a store with fewer: an empty page would be no measure to grow from."""
    pagina = 1
    while pagina < 100 and f"pagina={pagina + 1}" in klant.get(f"/dossiers/?stand=alle&pagina={pagina}").text:
        pagina += 1
    return max(pagina - (pagina < 100), 1)


def meet_pagina(vraag: Callable[[], object]) -> dict[str, float]:
    """Return queries, CPU, median and 95th percentile of one page."""
    for _ in range(3):
        antwoord = vraag()
    if getattr(antwoord, "status_code", 0) != 200:
        raise RuntimeError(f"the page answered {getattr(antwoord, 'status_code', antwoord)}")
    aantal, _ = met_telling(vraag)
    wand: list[float] = []
    cpu = time.process_time()
    for _ in range(KEREN):
        begin = time.perf_counter()
        vraag()
        wand.append((time.perf_counter() - begin) * 1000)
    cpu = (time.process_time() - cpu) * 1000 / KEREN
    return {
        "queries": aantal,
        "cpu": cpu,
        "mediaan": statistics.median(wand),
        "p95": sorted(wand)[int(len(wand) * 0.95) - 1],
    }


def met_telling(doe: Callable[[], T]) -> tuple[int, T]:
    """Return how many queries it took, telling the database the scope included, and what came of it."""
    from django.db import connection

    from afspraak.storage.rijbeveiliging import Verteller

    aantal = 0

    def tel(voer_uit: Callable[..., object], *delen: object) -> object:
        nonlocal aantal
        aantal += 1
        return voer_uit(*delen)

    verteller = next((w for w in connection.execute_wrappers if isinstance(w, Verteller)), None)
    verteld = verteller.keren if verteller else 0
    with connection.execute_wrapper(tel):
        uitslag = doe()
    return aantal + (verteller.keren - verteld if verteller else 0), uitslag


def meet_act(beurt: int) -> dict[str, float]:
    """Return the cost of recording an act in an ordinary dossier: an objector is asked to complete an objection.

    Each turn takes other dossiers, since an objector is not asked twice.
    """
    from datetime import date

    from afspraak.storage.bereik import ALLES, met_bereik
    from afspraak.storage.mensen import functionaris
    from afspraak.storage.models import DossierRij, Persoon
    from afspraak.usecases.handelen import handel
    from afspraak.usecases.vastleggen import Vastgelegd
    from afspraak.verloop.gebeurtenis import Handeling

    dag = date.fromisoformat(DAG)
    wand: list[float] = []
    queries: list[int] = []
    cpu = 0.0
    with met_bereik(ALLES):
        open_ = DossierRij.objects.filter(procedure="bezwaar", gesloten_op__isnull=True, volgnummer__lt=20)
        for rij in open_.order_by("pk")[beurt * ACTS : (beurt + 1) * ACTS]:
            als = functionaris(
                Persoon.objects.get(rollen__rol="secretaris-commissie", rollen__gemeente=rij.gemeente), dag
            )
            gegevens = {"verzuim": "gronden", "herstel_gevraagd_op": dag, "hersteltermijn_tot": date(2026, 12, 7)}
            daad = Handeling(stap="herstel_vragen", uitkomst="gevraagd", gegevens=gegevens)
            begin, voor = time.perf_counter(), time.process_time()
            aantal, antwoord = met_telling(partial(handel, rij.kenmerk, daad, door=als, op=dag))
            if isinstance(antwoord, Vastgelegd):
                cpu += (time.process_time() - voor) * 1000
                wand.append((time.perf_counter() - begin) * 1000)
                queries.append(aantal)
    if not wand:
        raise RuntimeError("no act was accepted")
    return {
        "queries": statistics.median(queries),
        "cpu": cpu / len(wand),
        "mediaan": statistics.median(wand),
        "p95": sorted(wand)[int(len(wand) * 0.95) - 1],
    }


def meet_act_of_administration(beurt: int) -> dict[str, float]:
    """Return the cost of giving a role: each turn gives other people a role that they do not have."""
    from datetime import date, timedelta

    from afspraak.people.acts import give_role
    from afspraak.people.desk import Desk
    from afspraak.people.perform import Recorded
    from afspraak.storage.models import Persoon
    from afspraak.usecases.pakketten import pakketten

    dag = date.fromisoformat(DAG)
    manager = Persoon.objects.get(email="functioneel-beheerder.laren@demo.example")
    desk = Desk(person=manager, pakket=pakketten().laatste, dag=dag)
    somebody = Persoon.objects.get(email="postregistratie.laren@demo.example")
    wand: list[float] = []
    queries: list[int] = []
    cpu = 0.0
    for number in range(ACTS):
        day = dag + timedelta(days=beurt * ACTS + number)
        begin, voor = time.perf_counter(), time.process_time()
        aantal, antwoord = met_telling(partial(give_role, desk, somebody, "communicatieadviseur", "laren", day, day))
        if not isinstance(antwoord, Recorded):
            raise TypeError(antwoord)
        cpu += (time.process_time() - voor) * 1000
        wand.append((time.perf_counter() - begin) * 1000)
        queries.append(aantal)
    return {
        "queries": statistics.median(queries),
        "cpu": cpu / ACTS,
        "mediaan": statistics.median(wand),
        "p95": sorted(wand)[int(len(wand) * 0.95) - 1],
    }


Cijfers = dict[str, dict[str, float]]


def toon(soort: str, klein: list[Cijfers], groot: list[Cijfers]) -> None:
    """Print a table of the medians over the turns; a figure that misses an aim gets a star."""
    print(f"\n{soort}")
    print(f"  {'page':<36}{'queries':>8}{'CPU ms':>9}{'median':>9}{'p95':>9}{'growth':>9}")
    for naam in groot[0]:
        keren = [beurt[naam] for beurt in groot]
        queries, cpu, mediaan, p95 = (
            statistics.median(k[wat] for k in keren) for wat in ("queries", "cpu", "mediaan", "p95")
        )
        groei = statistics.median(
            g[naam]["mediaan"] / _zelfde(naam, k)["mediaan"] for g, k in zip(groot, klein, strict=True)
        )
        kolommen = (
            (f"{queries:.0f}", naam not in WRITES and queries > 12),
            (f"{cpu:.1f}", naam in WRITES and cpu > 20),
            (f"{mediaan:.1f}", mediaan > 30),
            (f"{p95:.1f}", p95 > 80),
            (f"{groei:.2f}x", groei > 1.5),
        )
        regel = "".join(f"{tekst + ('*' if mist else ''):>9}" for tekst, mist in kolommen)
        print(f"  {naam:<36}{regel[1:]}")


def _zelfde(naam: str, klein: Cijfers) -> dict[str, float]:
    """Return the figures of the same page in the small store; the heaviest dossier carries its size in its name."""
    return klein.get(naam) or next(c for n, c in klein.items() if n.split(" (")[0] == naam.split(" (", maxsplit=1)[0])


if __name__ == "__main__":
    main()
