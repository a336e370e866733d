"""Every list that has pages: together they are exactly the rows that qualify, in order; a page beyond the last is the last."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from html import unescape
from itertools import count
from random import Random
from types import ModuleType

import pytest
from django.test import Client
from django.urls import reverse

from afspraak.people.models import AdministrationLine
from afspraak.storage.bereik import ALLES, huidig_bereik, met_bereik
from afspraak.storage.models import DossierRij, Inschrijving, Persoon, Taak, Taakplek, VerplichtingRij
from afspraak.usecases.inschrijven import schrijf_in
from afspraak.usecases.lezen import lijst, matrix, werklijst
from afspraak.usecases.lezen.werklijst import Werkfilter
from afspraak.usecases.pakketten import pakketten
from afspraak.verloop.bevoegd import rollen_van
from afspraak.web.overeenkomst import views as overeenkomst
from afspraak.web.people import logbook, overview
from afspraak.web.registers import views as registers
from mensen import als, client, dossier, in_bereik_van, persoon

pytestmark = pytest.mark.usefixtures("demo")
JURIST, BEHEER, HOLDER = "jurist-mz.huizen", "functioneel-beheerder.huizen", "accounthouder-bel"
HANDS_OUT = "ambtelijk-opdrachtgever"
SEEDS = range(4)
DOSSIER = re.compile(
    r'regel__link" href="/dossier/([^/"]+)/|matrix__dossier"><a class="utrecht-link" href="/dossier/([^/"]+)/'
)
NEXT = re.compile(r'href="\?([^"]*)" rel="next"')


def walk(browser: Client, path: str, rows: Callable[[str], list[str]], size: int) -> tuple[list[str], list[str]]:
    """Follow "Volgende" to the end; return all rows, and those of the last page. A page beyond it must show the same."""
    found: list[str] = []
    where = path
    for _ in range(400):
        page = browser.get(where).content.decode()
        here = rows(page)
        found += here
        following = NEXT.search(page)
        if not following:
            break
        assert len(here) == size
        where = f"{path.partition('?')[0]}?{unescape(following.group(1))}"
    else:
        raise AssertionError("the list does not end")
    for beyond in (9_999, 10**17):
        late = browser.get(path + ("&" if "?" in path else "?") + f"pagina={beyond}").content.decode()
        assert rows(late) == here
        assert not NEXT.search(late)
        assert ('rel="prev"' in late) == (len(found) > size)
    return found, here


def chance(seed: int | str) -> Random:
    return Random(seed)  # noqa: S311 - which filters are tried is no secret


def dossiers_of(page: str) -> list[str]:
    return [a or b for a, b in DOSSIER.findall(page)]


def short(monkeypatch: pytest.MonkeyPatch, module: ModuleType, rng: Random) -> int:
    size = rng.choice([2, 3, 7])
    monkeypatch.setattr(module, "PER_PAGINA", size)
    return size


def query(asked: dict[str, str]) -> str:
    return "&".join(f"{k}={v}" for k, v in asked.items())


@pytest.mark.parametrize("seed", SEEDS)
def test_dossiers(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    rng = chance(seed)
    monkeypatch.setattr(lijst, "PER_PAGINA", size := rng.choice([5, 7]))
    asked = {
        "stand": rng.choice(["open", "gesloten", "alle"]),
        "gemeente": rng.choice(["", "laren", "eemnes"]),
        "procedure": rng.choice(["", "bezwaar", "beleid"]),
        "zoek": rng.choice(["", "e", "BEZ"]),
    }
    with in_bereik_van(JURIST):
        rows = sorted(DossierRij.objects.all(), key=lambda d: (d.gewijzigd_op, d.pk), reverse=True)
    want = [
        d.kenmerk
        for d in rows
        if asked["stand"] in ("alle", "gesloten" if d.gesloten_op else "open")
        and asked["gemeente"] in ("", d.gemeente)
        and asked["procedure"] in ("", d.procedure)
        and (asked["zoek"].lower() in d.titel.lower() or d.kenmerk.startswith(asked["zoek"]))
    ]
    assert walk(client(JURIST), f"{reverse('dossiers')}?{query(asked)}", dossiers_of, size)[0] == want


@pytest.mark.parametrize("stand", ["open", "gesloten", "alle"])
def test_the_matrix(monkeypatch: pytest.MonkeyPatch, stand: str) -> None:
    size = short(monkeypatch, matrix, chance(stand))
    with in_bereik_van(HOLDER):
        rows = sorted(DossierRij.objects.filter(procedure="beleid"), key=lambda d: (d.gewijzigd_op, d.pk), reverse=True)
    want = [d.kenmerk for d in rows if stand in ("alle", "gesloten" if d.gesloten_op else "open")]
    assert want
    path = f"{reverse('matrix_van', args=['beleid'])}?stand={stand}"
    assert walk(client(HOLDER), path, dossiers_of, size)[0] == want


@pytest.mark.parametrize("stand", ["open", "te laat", "op tijd voldaan"])
def test_what_stands_behind_a_count(monkeypatch: pytest.MonkeyPatch, stand: str) -> None:
    size = short(monkeypatch, overeenkomst, chance(stand))
    with in_bereik_van(JURIST):
        rows = [
            v
            for v in VerplichtingRij.objects.select_related("dossier")
            if v.bron.split("/")[0][5:].strip() == "bezwaar"
        ]
        bronnen = sorted({v.bron for v in rows if v.stand == stand})
        bron = bronnen[0] if bronnen else "stap bezwaar/ontvangst"
        dated = sorted((v for v in rows if v.bron == bron), key=lambda v: (v.uiterste_dag or date.max, v.pk))
    want = [v.dossier.kenmerk for v in dated if v.stand in ((stand, "opgeschort") if stand == "open" else (stand,))]
    path = f"{reverse('overeenkomst_achter')}?bron={bron}&stand={stand}"
    assert sorted(walk(client(JURIST), path, dossiers_of, size)[0]) == sorted(want)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_register(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    rng = chance(seed)
    size = short(monkeypatch, registers, rng)
    pakket = pakketten().laatste
    register = pakket.registers["handtekeningen"]
    with in_bereik_van(HOLDER):
        for n in range(rng.randrange(8)):
            gemeente = rng.choice(pakket.groepen[register.per])
            velden = {register.velden[0]: f"Nummer {n}"}
            schrijf_in(register, gemeente, velden, door=als(BEHEER), pakket=pakket, op=date(2026, 11, 23))
        want = [str(i.nummer) for i in Inschrijving.objects.filter(register=register.naam).order_by("-nummer")]
    path = reverse("register", args=[register.naam])
    numbers = re.compile(r'historie__regel" value="(\d+)"')
    assert walk(client(HOLDER), path, numbers.findall, size)[0] == want


@pytest.mark.parametrize("zoek", ["", "an", "niemand heet zo"])
def test_people(monkeypatch: pytest.MonkeyPatch, zoek: str) -> None:
    monkeypatch.setattr(overview, "PER_PAGINA", 7)
    people = re.compile(r'regel__link" href="/beheer/persoon/(\d+)/')
    ours = [p for p in Persoon.objects.all() if p.gemeente == "huizen" or p.rollen.filter(gemeente="huizen").exists()]
    want = {str(p.pk) for p in ours if zoek in f"{p.naam} {p.email}".lower()}
    found, _ = walk(client(BEHEER), f"{reverse('mensen')}?zoek={zoek}", people.findall, 7)
    assert len(found) == len(set(found))
    assert set(found) == want


@pytest.mark.parametrize("asked", ["", "gemeente=huizen", "gemeente=laren"])
def test_the_log_of_administration(monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    size = short(monkeypatch, logbook, chance(asked))
    rows = AdministrationLine.objects.filter(gemeente="huizen")
    if asked == "gemeente=laren":
        rows = rows.none()
    want = [str(number) for number in rows.order_by("-number").values_list("number", flat=True)]
    numbers = re.compile(r'historie__regel" value="(\d+)"')
    path = reverse("logboek") + (f"?{asked}" if asked else "")
    assert walk(client(BEHEER), path, numbers.findall, size)[0] == want


def tasks(read: Callable[[Werkfilter], werklijst.Werklijst], **asked: object) -> list[int]:
    """Return the tasks of all pages; a page beyond the last must be the last."""
    found: list[int] = []
    for number in count(1):
        page = read(Werkfilter(**asked, pagina=number))  # type: ignore[arg-type]
        found += [r.taak for r in page.regels if r.taak]
        if not page.meer:
            late = read(Werkfilter(**asked, pagina=number + 7))  # type: ignore[arg-type]
            assert (late.regels, late.pagina, late.meer) == (page.regels, number, False)
            break
    return found


def in_order(rows: Iterable[Taak]) -> list[int]:
    return [t.pk for t in sorted(rows, key=lambda t: (t.urgentie, t.alarm_dag or date.max, t.pk))]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_waits_on_others(demo: date, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    rng = chance(seed)
    short(monkeypatch, werklijst, rng)
    pakket = pakketten().laatste
    who = rng.choice([JURIST, HOLDER, "secretaris-commissie.laren"])
    with in_bereik_van(who) as wie:
        own = {r.rol for r in wie.rollen}
        places = huidig_bereik().plekken
        mine = set(Taakplek.objects.filter(plek__in=places).values_list("taak_id", flat=True))
        rol = rng.choice(["", *sorted({r for t in Taak.objects.all() for r in t.rollen.split()})])
        want = [
            t
            for t in Taak.objects.all()
            if t.pk not in mine
            and (not rol or rol in t.rollen.split())
            and own & rollen_van(pakket.procedures[t.sleutel.partition("@")[0]], pakket.rollen)
        ]
        got = tasks(lambda f: werklijst.wacht_op_anderen(persoon(who), pakket, demo, f), rol=rol)
    assert sorted(got) == sorted(t.pk for t in want)
    assert len(got) == len(set(got))


def test_a_role_that_is_named_last_is_found_too(demo: date) -> None:
    with in_bereik_van(HOLDER):
        pakket = pakketten().laatste
        waiting = tasks(lambda f: werklijst.wacht_op_anderen(persoon(HOLDER), pakket, demo, f))
        Taak.objects.filter(pk=waiting[0]).update(rollen="griffier controller")
        Taak.objects.filter(pk=waiting[1]).update(rollen="sub-controller griffier")
        got = tasks(lambda f: werklijst.wacht_op_anderen(persoon(HOLDER), pakket, demo, f), rol="controller")
    assert waiting[0] in got
    assert waiting[1] not in got


@pytest.mark.parametrize("seed", SEEDS)
def test_what_i_took_also_of_one_role(demo: date, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    rng = chance(seed)
    short(monkeypatch, werklijst, rng)
    ik, pakket = persoon(HOLDER), pakketten().laatste
    with in_bereik_van(HOLDER) as wie:
        places = huidig_bereik().plekken
        open_ = list(Taak.objects.filter(plekken__plek__in=places).distinct())
        took = [t for t in open_ if rng.random() < 0.5]
        Taak.objects.filter(pk__in=[t.pk for t in took]).update(toegewezen_aan=ik)
        got = tasks(lambda f: werklijst.mijn_werk(wie, ik, pakket, demo, f), alleen_mijn=True)
        assert got == in_order(took)
        for rol in {p.partition("@")[0] for p in places} | {"griffier"}:
            some = tasks(lambda f: werklijst.mijn_werk(wie, ik, pakket, demo, f), alleen_mijn=True, rol=rol)
            assert set(some) == {t.pk for t in took if rol in {p.plek.partition("@")[0] for p in t.plekken.all()}}


def test_a_recurring_duty_of_another_role_is_not_in_a_filter(demo: date) -> None:
    who = "privacy-officer.huizen"
    with in_bereik_van(who) as wie:
        ik, pakket = persoon(who), pakketten().laatste
        for filter_ in (Werkfilter(rol="griffier"), Werkfilter(alleen_mijn=True)):
            assert not [r for r in werklijst.mijn_werk(wie, ik, pakket, demo, filter_).regels if r.register]
        assert [
            r
            for r in werklijst.mijn_werk(wie, ik, pakket, demo, Werkfilter(rol="privacy-officer")).regels
            if r.register
        ]


def test_handing_out_page_after_page_ends_when_all_work_is_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also from a second page that is gone once its work is: one is never told that there is nothing while there is."""
    monkeypatch.setattr(werklijst, "PER_PAGINA", 2)
    browser, path = client(HANDS_OUT), "/?tab=verdelen&rol=accounthouder-bel&pagina=2"
    with in_bereik_van(HANDS_OUT):
        at_role = Taak.objects.filter(plekken__plek__startswith="accounthouder-bel@", toegewezen_aan=None)
        free = at_role.distinct().count()
    assert free > 4
    handed = 0
    while boxes := re.findall(r'name="taak" value="(\d+)"', browser.get(path).content.decode()):
        assert len(boxes) <= 2
        handed += len(boxes)
        given = {"taak": boxes, "actie": "draag_over", "collega": str(persoon(HOLDER).pk), "terug": path}
        assert browser.post(reverse("werk_wijs"), given).status_code == 302
        assert handed <= free
    assert handed == free
    assert "Niets gevonden met dit filter." in browser.get(path).content.decode()


def test_my_work_on_a_page_that_is_not_there_is_the_last_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(werklijst, "PER_PAGINA", 3)
    text = client(JURIST).get("/?pagina=9999").content.decode()
    assert "U hebt nu niets te doen" not in text
    assert 'name="taak"' in text


def test_every_related_dossier_can_be_seen() -> None:
    mother = dossier("beleid")
    with met_bereik(ALLES):
        others = list(DossierRij.objects.filter(procedure="beleid").exclude(pk=mother.pk).values_list("pk", flat=True))
        copies = [DossierRij.objects.get(pk=others[0]) for _ in range(28)]
        for n, copy in enumerate(copies):
            copy.pk, copy.kenmerk, copy.uit = None, f"KOP-2026-{n:03d}", mother.kenmerk
            copy.save()
        already = DossierRij.objects.filter(uit=mother.kenmerk).count()
    browser, path = client(HOLDER), reverse("dossier", args=[mother.kenmerk])
    page = browser.get(path).content.decode()
    assert page.count("Ontstond hieruit") == 25
    assert f"Toon alle verwante dossiers (nog {already - 25})" in page
    assert browser.get(path + "?geschiedenis=alles").content.decode().count("Ontstond hieruit") == already
