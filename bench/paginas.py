"""How fast the pages are with 1,000 and with 100,000 dossiers, on SQLite and on PostgreSQL, as an ordinary official.

Run by bench.py; by hand: python bench/paginas.py [--klein] [--alleen sqlite|postgres]. Each filled store lives in its own
process and is thrown away afterwards. Figures are CPU time and wall time of the whole request through Django, without
a network in between.
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
from pathlib import Path

POSTGRES = os.environ.get("AFSPRAAK_TEST_POSTGRES", "postgres://afspraak_test@127.0.0.1:5432/postgres")
NAAM = "afspraak_bench"
DAG = "2026-11-23"
KEREN = 60
DOELEN = "aims: at most 12 queries, median 30 ms, p95 80 ms, growth 1.5x; an act at most 20 ms of CPU"


def main() -> None:
    """Measure in child processes and print a table per database."""
    ontleder = argparse.ArgumentParser(description=__doc__)
    ontleder.add_argument("--klein", action="store_true", help="200 and 2,000 dossiers instead of 1,000 and 100,000")
    ontleder.add_argument("--alleen", choices=["sqlite", "postgres"])
    ontleder.add_argument("--kind", nargs=2, metavar=("DOSSIERS", "GEBEURTENISSEN"), help=argparse.SUPPRESS)
    args = ontleder.parse_args()
    if args.kind:
        meet(int(args.kind[0]), int(args.kind[1]))
        return
    maten = ((200, 2_000), (2_000, 20_000)) if args.klein else ((1_000, 10_000), (100_000, 1_000_000))
    print(f"\nPages as an ordinary official; {DOELEN}")
    for soort in (args.alleen,) if args.alleen else ("sqlite", "postgres"):
        uitslagen = [in_kind(soort, *maat) for maat in maten]
        toon(soort, *uitslagen)


def in_kind(soort: str, dossiers: int, gebeurtenissen: int) -> dict[str, dict[str, float]]:
    """Fill a store and measure it in another process, so that nothing of one run warms the next."""
    with tempfile.TemporaryDirectory() as map_:
        adres = f"sqlite:///{map_}/bench.sqlite3" if soort == "sqlite" else nieuwe_postgres()
        omgeving = {
            **os.environ,
            "DATABASE_URL": adres,
            "AFSPRAAK_MAP": map_,
            "AFSPRAAK_DEMO": "1",
            "AFSPRAAK_DAG": DAG,
            "DJANGO_SETTINGS_MODULE": "afspraak.config.settings",
        }
        opdracht = [sys.executable, __file__, "--kind", str(dossiers), str(gebeurtenissen)]
        klaar = subprocess.run(opdracht, env=omgeving, check=True, stdout=subprocess.PIPE, text=True)
        return dict(json.loads(klaar.stdout.splitlines()[-1]))


def nieuwe_postgres() -> str:
    """Make an empty database on the test server; where none answers this fails."""
    import psycopg

    with psycopg.connect(POSTGRES, autocommit=True) as verbinding:
        verbinding.execute(f"DROP DATABASE IF EXISTS {NAAM} WITH (FORCE)")
        verbinding.execute(f"CREATE DATABASE {NAAM}")
    return POSTGRES.rsplit("/", 1)[0] + f"/{NAAM}"


def meet(dossiers: int, gebeurtenissen: int) -> None:
    """Fill, then ask each page; print the figures as JSON on the last line."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    begin = time.perf_counter()
    call_command("vul", dossiers=dossiers, gebeurtenissen=gebeurtenissen, stdout=sys.stderr)
    print(f"filled in {time.perf_counter() - begin:.0f} s", file=sys.stderr)
    uitslag = {naam: meet_pagina(vraag) for naam, vraag in paginas().items()}
    uitslag["a recorded act"] = meet_act()
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
    return {
        "Mijn werk (accounthouder)": lambda: accounthouder.get("/"),
        "Mijn werk (jurist)": lambda: jurist.get("/"),
        "Wacht op anderen": lambda: jurist.get("/?tab=anderen"),
        "a dossier": lambda: secretaris.get(f"/dossier/{gewoon.kenmerk}/"),
        f"the heaviest dossier ({zwaar.volgnummer} events)": lambda: secretaris.get(f"/dossier/{zwaar.kenmerk}/"),
        "list, page 1": lambda: jurist.get("/dossiers/?stand=alle"),
        "list, page 100": lambda: jurist.get("/dossiers/?stand=alle&pagina=100"),
        "list of open objections": lambda: secretaris.get("/dossiers/?procedure=bezwaar"),
        "the agreement": lambda: accounthouder.get("/overeenkomst/"),
        "the matrix": lambda: accounthouder.get("/matrix/"),
    }


def meet_pagina(vraag: Callable[[], object]) -> dict[str, float]:
    """Return queries, CPU, median and 95th percentile of one page."""
    from django.db import connection

    aantal = 0

    def tel(voer_uit: Callable[..., object], *delen: object) -> object:
        nonlocal aantal
        aantal += 1
        return voer_uit(*delen)

    for _ in range(3):
        antwoord = vraag()
    if getattr(antwoord, "status_code", 0) != 200:
        raise RuntimeError(f"the page answered {getattr(antwoord, 'status_code', antwoord)}")
    with connection.execute_wrapper(tel):
        vraag()
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


def meet_act() -> dict[str, float]:
    """Return the cost of recording an act in an ordinary dossier: an objector is asked to complete an objection."""
    from datetime import date

    from afspraak.storage.bereik import ALLES, met_bereik
    from afspraak.storage.mensen import functionaris
    from afspraak.storage.models import DossierRij, Persoon
    from afspraak.usecases.handelen import handel
    from afspraak.usecases.vastleggen import Vastgelegd
    from afspraak.verloop.gebeurtenis import Handeling

    dag = date.fromisoformat(DAG)
    wand: list[float] = []
    cpu = 0.0
    with met_bereik(ALLES):
        rijen = list(
            DossierRij.objects.filter(procedure="bezwaar", gesloten_op__isnull=True, volgnummer__lt=20).order_by("pk")[
                :150
            ]
        )
        for rij in rijen:
            als = functionaris(
                Persoon.objects.get(rollen__rol="secretaris-commissie", rollen__gemeente=rij.gemeente), dag
            )
            gegevens = {"verzuim": "gronden", "herstel_gevraagd_op": dag, "hersteltermijn_tot": date(2026, 12, 7)}
            daad = Handeling(stap="herstel_vragen", uitkomst="gevraagd", gegevens=gegevens)
            begin, voor = time.perf_counter(), time.process_time()
            antwoord = handel(rij.kenmerk, daad, door=als, op=dag)
            if isinstance(antwoord, Vastgelegd):
                cpu += (time.process_time() - voor) * 1000
                wand.append((time.perf_counter() - begin) * 1000)
    if not wand:
        raise RuntimeError("no act was accepted")
    return {
        "queries": 0,
        "cpu": cpu / len(wand),
        "mediaan": statistics.median(wand),
        "p95": sorted(wand)[int(len(wand) * 0.95) - 1],
    }


def toon(soort: str, klein: dict[str, dict[str, float]], groot: dict[str, dict[str, float]]) -> None:
    """Print a table; a figure that misses an aim gets a star."""
    print(f"\n{soort}")
    print(f"  {'page':<36}{'queries':>8}{'CPU ms':>9}{'median':>9}{'p95':>9}{'growth':>9}")
    for naam, cijfers in groot.items():
        groei = cijfers["mediaan"] / _zelfde(naam, klein)["mediaan"]
        kolommen = (
            (f"{cijfers['queries']:.0f}", cijfers["queries"] > 12),
            (f"{cijfers['cpu']:.1f}", naam == "a recorded act" and cijfers["cpu"] > 20),
            (f"{cijfers['mediaan']:.1f}", cijfers["mediaan"] > 30),
            (f"{cijfers['p95']:.1f}", cijfers["p95"] > 80),
            (f"{groei:.2f}x", groei > 1.5),
        )
        regel = "".join(f"{tekst + ('*' if mist else ''):>9}" for tekst, mist in kolommen)
        print(f"  {naam:<36}{regel[1:]}")


def _zelfde(naam: str, klein: dict[str, dict[str, float]]) -> dict[str, float]:
    """Return the figures of the same page in the small store; the heaviest dossier carries its size in its name."""
    return klein.get(naam) or next(c for n, c in klein.items() if n.split(" (")[0] == naam.split(" (", maxsplit=1)[0])


if __name__ == "__main__":
    main()
