"""The pages of a list together are exactly the rows that qualify, in order, whatever is owned, filtered or done."""

from collections.abc import Callable
from datetime import date
from random import Random

import pytest

from afspraak.overeenkomst.pakket import Pakket
from afspraak.storage.bereik import huidig_bereik
from afspraak.storage.models import Persoon, Taak, Taakplek
from afspraak.usecases.lezen import werklijst
from afspraak.usecases.lezen.occupied import occupied_places
from afspraak.usecases.lezen.werklijst import Werkfilter, Werklijst
from afspraak.usecases.pakketten import pakketten
from mensen import in_bereik_van, persoon

HEAD = "afdelingshoofd-mz.huizen"
FILTERS = [{}, {"gemeente": "laren"}, {"procedure": "bezwaar"}, {"rol": "jurist-mz"}]


@pytest.fixture(params=range(4))
def kans(request: pytest.FixtureRequest, demo: date, monkeypatch: pytest.MonkeyPatch) -> Random:
    """Give work away at random, and make the pages short, so that there are many."""
    seed: int = request.param
    rng = Random(seed)  # noqa: S311 - a seed, so that a failure comes back
    monkeypatch.setattr(werklijst, "PER_PAGINA", rng.choice([2, 3, 5]))
    with in_bereik_van(HEAD):
        taken = list(Taak.objects.order_by("id"))
        # Early work goes first, as a distributor does it: whole pages are owned before the rest is.
        for taak in sorted(taken, key=lambda t: (t.urgentie, t.alarm_dag or date.max)):
            if rng.random() < (0, 0.4, 0.8, 0.97)[seed]:
                Taak.objects.filter(pk=taak.pk).update(toegewezen_aan=persoon("jurist-mz.huizen"))
    return rng


def pages(read: Callable[[Werkfilter], Werklijst], **filter_: str) -> list[int]:
    found: list[int] = []
    for number in range(1, 400):
        page = read(Werkfilter(**filter_, pagina=number))  # type: ignore[arg-type]
        assert len(page.regels) <= werklijst.PER_PAGINA
        found += [r.taak for r in page.regels if r.taak]
        if not page.meer:
            return found
        assert len(page.regels) == werklijst.PER_PAGINA
    raise AssertionError("the list does not end")


def qualify(filter_: dict[str, str], plekken: frozenset[str], bezet: frozenset[str], wie: Persoon | None) -> list[int]:
    """Walk all there is, row by row."""
    rows = []
    for taak in Taak.objects.select_related("dossier"):
        alle = set(Taakplek.objects.filter(taak=taak).values_list("plek", flat=True))
        gemeente = taak.voor or taak.sleutel.partition("@")[2]
        fits = (
            any(p in plekken and p.startswith(f"{filter_.get('rol', p.partition('@')[0])}@") for p in alle)
            and filter_.get("gemeente", gemeente) == gemeente
            and filter_.get("procedure", taak.sleutel.partition("@")[0]) == taak.sleutel.partition("@")[0]
        )
        if fits and (wie is not None or taak.toegewezen_aan_id is None):
            order = (taak.urgentie, taak.alarm_dag or date.min, taak.pk)
            rows.append((wie is None and bool(alle & bezet), *order))
    return [row[-1] for row in sorted(rows)]


@pytest.mark.parametrize("filter_", FILTERS, ids=str)
def test_to_distribute(kans: Random, demo: date, filter_: dict[str, str]) -> None:
    pakket: Pakket = pakketten().laatste
    with in_bereik_van(HEAD):
        alle = sorted(set(Taakplek.objects.values_list("plek", flat=True)))
        plekken = frozenset(kans.sample(alle, len(alle) * 2 // 3)) | {p for p in alle if p.startswith("jurist-mz@")}
        wie = persoon(HEAD)
        want = qualify(filter_, plekken, occupied_places(demo), None)
        got = pages(lambda f: werklijst.te_verdelen(wie, pakket, demo, f, plekken), **filter_)
    assert sorted(got) == sorted(want)
    assert len(got) == len(set(got))
    bezet = occupied_places(demo)
    levels = [bool(set(Taakplek.objects.filter(taak_id=t).values_list("plek", flat=True)) & bezet) for t in got]
    assert levels == sorted(levels), "what nobody can do comes first"


@pytest.mark.parametrize("filter_", FILTERS, ids=str)
@pytest.mark.parametrize("wie", ["jurist-mz.huizen", "secretaris-commissie.laren", HEAD])
def test_my_work(kans: Random, demo: date, filter_: dict[str, str], wie: str) -> None:
    pakket: Pakket = pakketten().laatste
    with in_bereik_van(wie) as als:
        plekken = huidig_bereik().plekken
        want = qualify(filter_, plekken, frozenset(), persoon(wie))
        got = pages(lambda f: werklijst.mijn_werk(als, persoon(wie), pakket, demo, f), **filter_)
    assert sorted(got) == sorted(want)
    assert len(got) == len(set(got))
